// SPDX-License-Identifier: Apache-2.0
// Numbers that sentences state for figures, and for whom and when they stand: schemas/prose.xml at work.
#ifndef NIANBAO_RECORD_PROSE_READER_HPP
#define NIANBAO_RECORD_PROSE_READER_HPP

#include "nianbao/base/deadline.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/forms/prose.hpp"
#include "nianbao/record/folded_text.hpp"
#include "nianbao/record/prose_clauses.hpp"
#include "nianbao/record/prose_headings.hpp"
#include "nianbao/record/prose_scope.hpp"
#include "nianbao/record/record.hpp"
#include "nianbao/record/stated.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

class ProseReader {
public:
    /// Which figures of the file (by index) are looked for, which of their numbers matter, and where; empty:
    /// all, everywhere.
    struct Wanted {
        std::function<bool(std::size_t figure)> figure;
        std::function<bool(std::size_t figure, const Decimal& value)> number;
        /// A number of the figure, in digits, that does not matter: a sentence that prints it right behind
        /// every word of the figure is not searched. Only to save time; "" for none.
        std::function<std::string_view(std::size_t figure)> known;
        std::optional<std::vector<std::size_t>> blocks; ///< ascending
    };

    /// The record's identity must be there.
    ProseReader(const Record& record, const Knowledge& knowledge, const Prose& prose, Deadline deadline);

    /// Per figure of the file what the sentences outside of tables state, in their order; of equal ones the
    /// first, and no more than a few dozen. `table_blocks`: blocks read as tables.
    std::vector<std::vector<Stated>> read(const std::vector<bool>& table_blocks, const Wanted& wanted);

    /// Whether a block is a paragraph outside of tables that is short enough to be read.
    static bool is_paragraph(const Block& block);

private:
    /// A paragraph on its way, and the line right above it.
    struct Paragraph {
        const FoldedText& folded;
        const Line& line;
        const Line* before = nullptr; ///< nullptr after a heading or a table
        std::size_t block = 0;
        std::optional<bool> goes_on; ///< the line before ends inside a sentence
    };
    /// A match of a figure's pattern in a sentence [begin, end) of a paragraph.
    struct Found {
        const ProseFigure& figure;
        const ProsePattern& pattern;
        const PatternMatch& match; ///< places are those of the sentence
        std::string_view text;     ///< of the paragraph
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t block = 0;

        std::string_view sentence() const {
            return text.substr(begin, end - begin);
        }
        std::string_view before() const { ///< the figure, in its sentence
            return text.substr(begin, match.begin);
        }
    };

    bool is(std::string_view kind, std::string_view text) const;
    void read_block(std::size_t at);
    void read_paragraph(Paragraph& paragraph);
    void read_figure(std::size_t index, Paragraph& paragraph, std::size_t begin, std::size_t end);
    void read_match(std::size_t index, const Found& found, Paragraph& paragraph,
                    std::optional<std::vector<Decimal>>& strays_of_sentence);
    bool goes_on(Paragraph& paragraph) const;
    void keep(std::size_t index, Stated stated);
    std::size_t begin_of_sentence(std::string_view text, std::size_t at) const;
    bool is_named(const std::string& kind, const Found& found, bool is_strict);
    std::optional<Stated> value_of(const Found& found) const;
    bool is_other_year(const PatternMatch& match) const;
    bool is_in_doubt(const Found& found) const;
    std::vector<Decimal> strays(const Found& found) const;
    bool hangs_on_unknown(const Found& found);
    std::string doubtful_heading(const Found& found);

    const Record& m_record;
    const Knowledge& m_knowledge;
    const Prose& m_prose;
    Deadline m_deadline;
    ProseAgency m_agency;
    ProseClauses m_clauses;
    ProseScope m_scope;
    ProseHeadings m_headings;
    const std::vector<bool>* m_table_blocks = nullptr;
    const Wanted* m_wanted = nullptr;
    std::vector<std::vector<Stated>> m_stated; ///< per figure of the file
};

} // namespace nianbao

#endif // NIANBAO_RECORD_PROSE_READER_HPP
