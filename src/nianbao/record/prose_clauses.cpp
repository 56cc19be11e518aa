// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/prose_clauses.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t longest_lead = 300;  // bytes: so much without a mark leads to nothing plainly
constexpr std::size_t most_clauses = 1000; // that are remembered

/// Bytes of the last character.
std::size_t last_size(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[text.size() - size]) & 0xC0) == 0x80) {
        ++size;
    }
    return size;
}

/// Whether a mark stands between two digits: 1,234.
bool is_inside_number(std::string_view text, const PatternMatch& mark) {
    const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    return mark.begin > 0 && is_digit(mark.begin - 1) && is_digit(mark.end) && text[mark.begin] == ',';
}

template <typename Known, typename Ask> const auto& remembered(Known& known, std::string_view clause, Ask ask) {
    if (known.size() >= most_clauses) {
        known.clear();
    }
    auto found = known.find(std::string{clause});
    if (found == known.end()) {
        found = known.emplace(std::string{clause}, ask()).first;
    }
    return found->second;
}

} // namespace

std::vector<std::string_view> ProseClauses::clauses(std::string_view before) const {
    std::vector<std::string_view> all;
    std::size_t from = 0;
    for (const PatternMatch& mark : m_prose.patterns.find_all("clause-end", before)) {
        if (is_inside_number(before, mark)) {
            continue;
        }
        const std::string_view clause = before.substr(from, mark.end - from);
        all.push_back(clause.substr(0, clause.size() - last_size(clause)));
        from = mark.end;
    }
    all.push_back(before.substr(from));
    return all;
}

bool ProseClauses::leads(std::string_view before) const {
    const bool is_cut = before.size() > longest_lead;
    const std::vector<std::string_view> near = clauses(is_cut ? before.substr(before.size() - longest_lead) : before);
    return !(is_cut && near.size() == 1) && is("lead", m_agency.without(near.back()));
}

bool ProseClauses::states_figure(std::string_view clause) const {
    const auto has_word = [&](const std::string& word) { return clause.find(word) != std::string_view::npos; };
    const auto states = [&](const ProsePattern& pattern) {
        const std::vector<PatternMatch> matches = m_prose.patterns.find_all(pattern.kind, clause);
        return std::any_of(matches.begin(), matches.end(), [&](const PatternMatch& match) {
            return is("lead", m_agency.without(clause.substr(0, match.begin))) && is("deeds", clause.substr(match.end));
        });
    };
    return std::any_of(m_prose.figures.begin(), m_prose.figures.end(), [&](const ProseFigure& figure) {
        return std::any_of(figure.words.begin(), figure.words.end(), has_word) &&
               std::any_of(figure.patterns.begin(), figure.patterns.end(), states);
    });
}

const std::optional<std::string>& ProseClauses::neutral(std::string_view clause) {
    return remembered(m_neutral, clause, [&]() -> std::optional<std::string> {
        const std::string words = m_agency.without(clause);
        const auto match = m_prose.patterns.find("neutral", words);
        return match ? std::optional{std::string{match->group("lead")}} : std::nullopt;
    });
}

bool ProseClauses::is_understood(std::string_view clause) {
    return remembered(m_understood, clause,
                      [&] { return neutral(clause).has_value() || is("deeds", m_agency.without(clause)) || states_figure(clause); });
}

bool ProseClauses::are_understood(std::string_view before) {
    const std::vector<std::string_view> all = clauses(before);
    return std::all_of(all.begin(), all.end() - 1, [&](std::string_view clause) { return is_understood(clause); });
}

bool ProseClauses::are_all_understood(std::string_view sentences) {
    const std::vector<std::string_view> all = clauses(sentences);
    return std::all_of(all.begin(), all.end(), [&](std::string_view clause) { return is_understood(clause); });
}

std::string ProseClauses::without_neutral(std::string_view before) {
    std::string rest;
    const std::vector<std::string_view> all = clauses(before);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool is_last = i + 1 == all.size();
        const std::optional<std::string> lead = is_last ? std::nullopt : neutral(all[i]);
        rest += lead ? std::string_view{*lead} : all[i];
        rest += is_last ? "" : ",";
    }
    return rest;
}

} // namespace nianbao
