// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/prose_scope.hpp"

namespace nianbao {

namespace {

std::string_view part_of(std::string_view text, const PatternMatch& match) {
    return text.substr(match.begin, match.end - match.begin);
}

} // namespace

/// The last word about time counts; those that name no year only in the figure's own sentence.
bool ProseScope::is_other_time(Stated& stated, const ProseFigure& figure, std::string_view paragraph,
                               std::size_t sentence_begin) const {
    bool other_time = false;
    for (const PatternMatch& match : m_prose.patterns.find_all("time-words", paragraph)) {
        const std::string_view words = part_of(paragraph, match);
        if (const std::string_view named = match.group("year"); !named.empty()) {
            other_time = named != m_year;
            stated.note = other_time ? named : std::string_view{};
        } else if (const std::string_view to = match.group("to"); !to.empty()) {
            other_time = to != match.group("from") || to != m_year;
            stated.note = other_time ? words : std::string_view{};
        } else if (!match.group("this").empty()) {
            other_time = false;
            stated.note.clear();
        } else if (match.begin < sentence_begin) {
            continue;
        } else if (!match.group("end").empty()) {
            other_time = !figure.at_year_end || m_year.empty() || words.find(m_year) == std::string_view::npos;
            stated.note = words;
        } else if (!match.group("other").empty() || !match.group("past").empty()) {
            other_time = true;
            stated.note = words;
        }
    }
    return other_time;
}

/// An organ's word for itself, for its level, or for its area.
void ProseScope::take_own(Stated& stated, const PatternMatch& match, StatedScope& scope) const {
    const bool is_area = m_agency.is_of_area() && !m_agency.is_of_town();
    scope = StatedScope::own;
    stated.competes = false;
    stated.may_be_part = false;
    if (!match.group("level").empty()) {
        scope = StatedScope::unsure;
        stated.may_be_part = true;
        stated.competes = is_area;
    } else if (const std::string_view area = match.group("own_area"); !area.empty()) {
        const bool is_own = m_agency.is_known() ? m_agency.is_level(area) : m_prose.patterns.matches("town", area);
        scope = is_own ? StatedScope::own : StatedScope::unsure;
        stated.may_be_part = !m_agency.is_known();
    } else if (!match.group("organ").empty()) {
        stated.may_be_part = is_area || !m_agency.is_known();
        stated.competes = is_area;
        scope = is_area ? StatedScope::unsure : StatedScope::own;
    } else if (m_agency.is_known() && !m_agency.has(match.group("own"))) {
        stated.may_be_part = true;
        stated.competes = is_area;
        scope = StatedScope::unsure;
    } else {
        stated.may_be_part = !m_agency.is_known();
    }
}

void ProseScope::decide(Stated& stated, const ProseFigure& figure, std::string_view paragraph,
                        std::size_t sentence_size) const {
    const std::size_t sentence_begin = paragraph.size() - sentence_size;
    const bool other_time = is_other_time(stated, figure, paragraph, sentence_begin);
    StatedScope scope = StatedScope::own;
    for (const PatternMatch& match : m_prose.patterns.find_all("scope-words", paragraph)) {
        if (match.groups.empty()) {
            continue;
        }
        const std::string_view words = part_of(paragraph, match);
        if (const std::string_view area = match.group("area"); !area.empty()) {
            const bool is_own = m_agency.is_of_area() && m_agency.is_level(area.substr(area.size() - 3));
            scope = is_own ? StatedScope::area : StatedScope::unsure;
            stated.competes = false;
        } else if (const std::string_view other = match.group("other"); !other.empty()) {
            if (m_agency.ends(paragraph.substr(0, match.end))) {
                continue;
            }
            stated.may_be_part = true;
            if (match.begin < sentence_begin) {
                continue;
            }
            scope = StatedScope::unsure;
            stated.competes = false;
        } else {
            take_own(stated, match, scope);
        }
        stated.note = other_time ? stated.note : std::string{words};
    }
    if (other_time) {
        stated.scope = StatedScope::unsure;
        stated.competes = false;
    } else if (scope == StatedScope::unsure || stated.scope == StatedScope::own) {
        stated.scope = scope;
    }
}

} // namespace nianbao
