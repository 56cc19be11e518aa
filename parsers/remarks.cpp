// SPDX-License-Identifier: Apache-2.0
#include "parsers/remarks.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t places_named = 5;

} // namespace

void Remarks::note(std::string_view rule, std::string_view sort, const Place& place) {
    auto found = std::find_if(m_notes.begin(), m_notes.end(),
                              [&](const Note& known) { return known.rule == rule && known.sort == sort; });
    if (found == m_notes.end()) {
        found = m_notes.insert(m_notes.end(), {std::string{rule}, std::string{sort}, {}, 0});
    }
    ++found->count;
    const bool is_new = std::find(found->places.begin(), found->places.end(), place) == found->places.end();
    if (is_new && found->places.size() < places_named && !to_string(place).empty()) {
        found->places.push_back(place);
    }
}

void Remarks::write(Document& document) {
    std::stable_sort(m_notes.begin(), m_notes.end(),
                     [](const Note& a, const Note& b) { return a.rule < b.rule; });
    for (const Note& note : m_notes) {
        std::string detail = note.sort;
        detail.append(detail.empty() ? "" : " ").append(std::to_string(note.count));
        for (const Place& place : note.places) {
            detail.append(&place == &note.places.front() ? ": " : ", ").append(to_string(place));
        }
        detail += note.places.size() == places_named && note.count > places_named ? ", ..." : "";
        document.remarks.emplace_back(note.rule, detail);
    }
}

} // namespace nianbao
