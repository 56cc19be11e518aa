// SPDX-License-Identifier: Apache-2.0
// The clauses of a sentence before a figure: whether each is understood.
#ifndef NIANBAO_RECORD_PROSE_CLAUSES_HPP
#define NIANBAO_RECORD_PROSE_CLAUSES_HPP

#include "nianbao/record/prose_agency.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nianbao {

/// A number is certain only where every clause before its own says plainly for whom, when and what was done
/// (kind `deeds`, and `lead`, a part of it), is known to change none of that (`neutral`), or states a figure
/// itself: whatever else stands there may narrow the number to a part, a time or a matter that no pattern knows.
class ProseClauses {
public:
    ProseClauses(const Prose& prose, const ProseAgency& agency) : m_prose(prose), m_agency(agency) {
    }

    /// Whether the words between the last mark and a figure lead to it plainly. `before`: the sentence up to the figure.
    bool leads(std::string_view before) const;

    /// Whether every clause but the last is understood.
    bool are_understood(std::string_view before);

    /// Whether every clause of whole sentences is understood.
    bool are_all_understood(std::string_view sentences);

    /// The sentence up to the figure without its neutral clauses: what they name is no time or organ of the figure.
    std::string without_neutral(std::string_view before);

private:
    /// Clauses that a mark ends, and what follows the last mark.
    std::vector<std::string_view> clauses(std::string_view before) const;
    bool is(std::string_view kind, std::string_view text) const {
        return m_prose.patterns.matches(kind, text);
    }
    /// What a neutral clause says before its introduction; nothing where it is not neutral.
    const std::optional<std::string>& neutral(std::string_view clause);
    bool is_understood(std::string_view clause);
    bool states_figure(std::string_view clause) const;

    const Prose& m_prose;
    const ProseAgency& m_agency;
    template <typename T> using Known = std::unordered_map<std::string, T>; ///< clauses that were looked at: figures share them
    Known<std::optional<std::string>> m_neutral;
    Known<bool> m_understood;
};

} // namespace nianbao

#endif // NIANBAO_RECORD_PROSE_CLAUSES_HPP
