// SPDX-License-Identifier: Apache-2.0
// The headings above a sentence: under which of them it speaks for the agency and its year.
#ifndef NIANBAO_RECORD_PROSE_HEADINGS_HPP
#define NIANBAO_RECORD_PROSE_HEADINGS_HPP

#include "nianbao/forms/lexicon.hpp"
#include "nianbao/record/prose_agency.hpp"
#include "nianbao/record/record.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

class ProseHeadings {
public:
    ProseHeadings(const Record& record, const Prose& prose, const Lexicon& lexicon, const ProseAgency& agency)
        : m_record(record), m_prose(prose), m_lexicon(lexicon), m_agency(agency) {
    }

    /// Begins again. `table_blocks`: blocks read as tables; must live as long as this is used.
    void start(const std::vector<bool>& table_blocks);

    /// What a heading above a block says that is not known to leave the agency's figures as they are; "" where
    /// all are known. Blocks must be asked for in ascending order.
    std::string doubt(std::size_t block, const ProseFigure& figure);

    /// The same of a text that is a heading inside its paragraph.
    std::string doubt(std::string_view heading, const ProseFigure& figure) const;

    /// Whether the headings above a block name a kind: the nearest that names it or one of `others` decides.
    bool name(std::size_t block, const std::string& kind, const std::vector<std::string>& others);

private:
    struct Heading {
        int rank = 0;
        std::string words; ///< folded, without the agency's name and the report's year
        bool is_own = true;
    };

    const std::vector<Heading>& above(std::size_t block);
    std::string doubt_of(const Heading& heading, const ProseFigure& figure) const;
    Heading heading_of(int rank, std::string_view folded) const;
    std::optional<Heading> heading_in(const Line& line) const;
    bool says_nothing(const Heading& heading) const;
    void pass(const Line& line);

    const Record& m_record;
    const Prose& m_prose;
    const Lexicon& m_lexicon;
    const ProseAgency& m_agency;
    const std::vector<bool>* m_table_blocks = nullptr;
    std::vector<Heading> m_headings; ///< that stand above block m_passed, outermost first
    std::size_t m_passed = 0;
    std::vector<Heading> m_above; ///< of block m_block
    std::optional<std::size_t> m_block;
};

} // namespace nianbao

#endif // NIANBAO_RECORD_PROSE_HEADINGS_HPP
