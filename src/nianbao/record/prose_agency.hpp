// SPDX-License-Identifier: Apache-2.0
// The agency of a report, as its sentences speak of it.
#ifndef NIANBAO_RECORD_PROSE_AGENCY_HPP
#define NIANBAO_RECORD_PROSE_AGENCY_HPP

#include "nianbao/forms/prose.hpp"

#include <string>
#include <string_view>

namespace nianbao {

class ProseAgency {
public:
    /// `name`: folded; may be empty.
    ProseAgency(std::string name, const Prose& prose);

    bool is_known() const {
        return !m_name.empty();
    }

    /// It reports on a whole area: a county's government.
    bool is_of_area() const {
        return m_is_of_area;
    }

    /// The government of an area so small that it is one organ.
    bool is_of_town() const {
        return m_is_of_town;
    }

    /// Whether a word of one character (county, town) is the level of the agency's own area.
    bool is_level(std::string_view word) const {
        return !m_level.empty() && word == m_level;
    }

    /// Whether its name holds the character with which `word` begins: an organ's word for itself is cut out of its name.
    bool has(std::string_view word) const;

    /// `text` without the agency's name, where it stands first.
    std::string without(std::string_view text) const;

    /// Whether the word at the end of the text is part of the agency's own name.
    bool ends(std::string_view text) const;

private:
    std::string m_name;
    std::string m_level;
    bool m_is_of_area;
    bool m_is_of_town = false;
};

} // namespace nianbao

#endif // NIANBAO_RECORD_PROSE_AGENCY_HPP
