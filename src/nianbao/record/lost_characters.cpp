// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/lost_characters.hpp"

#include "nianbao/record/statements.hpp"

#include <string_view>

namespace nianbao {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::size_t places_named = 10;

std::size_t count_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(replacement); at != text.npos; at = text.find(replacement, at + replacement.size())) {
        ++count;
    }
    return count;
}

} // namespace

LostCharacters lost_characters(const Record& record) {
    LostCharacters lost;
    std::size_t places = 0;
    std::string last;
    for (const Statement& statement : statements_of(record.document)) {
        const std::size_t count = count_in(statement.text);
        if (count == 0) {
            continue;
        }
        lost.count += count;
        const std::string place = to_string(statement.place);
        if (place == last || ++places > places_named) {
            continue;
        }
        lost.places += (lost.places.empty() ? "" : ", ") + place;
        last = place;
        if (lost.first_place.empty()) {
            lost.first_place = place;
        }
    }
    lost.places += places > places_named ? ", ..." : "";
    if (lost.count == 0) {
        return lost;
    }
    for (const Figure& figure : record.figures) {
        if (count_in(figure.raw) > 0) {
            lost.figures.push_back(figure.id());
        }
    }
    return lost;
}

} // namespace nianbao
