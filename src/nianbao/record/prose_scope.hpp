// SPDX-License-Identifier: Apache-2.0
// For which time and which organ a number in a sentence stands.
#ifndef NIANBAO_RECORD_PROSE_SCOPE_HPP
#define NIANBAO_RECORD_PROSE_SCOPE_HPP

#include "nianbao/record/prose_agency.hpp"
#include "nianbao/record/stated.hpp"

#include <string>
#include <string_view>

namespace nianbao {

class ProseScope {
public:
    ProseScope(const Prose& prose, const ProseAgency& agency, const std::string& year)
        : m_prose(prose), m_agency(agency), m_year(year) {
    }

    /// Sets scope, note and the parts of `stated`. `paragraph`: all of it up to the figure; its last
    /// `sentence_size` bytes are the figure's sentence.
    void decide(Stated& stated, const ProseFigure& figure, std::string_view paragraph, std::size_t sentence_size) const;

private:
    bool is_other_time(Stated& stated, const ProseFigure& figure, std::string_view paragraph, std::size_t sentence_begin) const;
    void take_own(Stated& stated, const PatternMatch& match, StatedScope& scope) const;

    const Prose& m_prose;
    const ProseAgency& m_agency;
    const std::string& m_year; ///< of the report; may be empty
};

} // namespace nianbao

#endif // NIANBAO_RECORD_PROSE_SCOPE_HPP
