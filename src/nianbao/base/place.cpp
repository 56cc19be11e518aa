// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/place.hpp"

#include <charconv>

namespace nianbao {

namespace {

const char* read_number(const char* from, const char* end, std::uint32_t& number) {
    const auto [next, error] = std::from_chars(from, end, number);
    return error == std::errc{} ? next : end;
}

} // namespace

std::string to_string(const Place& place) {
    if (place.table != 0) {
        std::string text = "t" + std::to_string(place.table);
        if (place.row != 0) {
            text += "." + std::to_string(place.row);
            if (place.cell != 0) {
                text += "." + std::to_string(place.cell);
            }
        }
        return text;
    }
    if (place.line != 0) {
        std::string text = "L" + std::to_string(place.line);
        if (place.line_end > place.line) {
            text += "-L" + std::to_string(place.line_end);
        }
        return text;
    }
    if (place.paragraph != 0) {
        return "p" + std::to_string(place.paragraph);
    }
    return {};
}

Place place_from_string(const std::string& text) {
    Place place;
    if (text.size() < 2) {
        return place;
    }
    const char* end = text.data() + text.size();
    const char* at = text.data() + 1;
    switch (text.front()) {
    case 'L':
        at = read_number(at, end, place.line);
        if (end - at > 2 && at[0] == '-' && at[1] == 'L') {
            read_number(at + 2, end, place.line_end);
        }
        break;
    case 'p':
        read_number(at, end, place.paragraph);
        break;
    case 't':
        at = read_number(at, end, place.table);
        if (at != end && *at == '.') {
            at = read_number(at + 1, end, place.row);
        }
        if (at != end && *at == '.') {
            read_number(at + 1, end, place.cell);
        }
        break;
    default:
        break;
    }
    return to_string(place) == text ? place : Place{};
}

} // namespace nianbao
