// SPDX-License-Identifier: Apache-2.0
// Numbers that sentences state for figures, and for whom and when they stand: schemas/prose.xml at work.
#ifndef NIANBAO_RECORD_PROSE_READER_HPP
#define NIANBAO_RECORD_PROSE_READER_HPP

#include "nianbao/base/deadline.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/forms/prose.hpp"
#include "nianbao/record/folded_text.hpp"
#include "nianbao/record/record.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

/// For whom and when a sentence speaks, as far as that decides about its number.
enum class StatedScope {
    own,    ///< the agency, in the report's year
    area,   ///< the whole area: the figure of a report on the area
    unsure, ///< another time, another organ, or a number that is only about right
};

/// A number that a sentence states.
struct Stated {
    Decimal value;
    StatedScope scope = StatedScope::own;
    bool may_be_part = false; ///< its paragraph names another organ, or it counts one level of several
    std::string sentence;     ///< as printed
    std::string words;        ///< what was matched, as printed
    std::string note;         ///< the word that says the scope; may be empty
    std::string printed_number; ///< decimal, where the print has another unit than the figure
    std::string printed_unit;
    Place place;
};

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
    struct Heading {
        int rank = 0;
        std::string narrows; ///< the words by which it speaks of another organ, area or time; may be empty
    };

    bool is(std::string_view kind, std::string_view text) const;
    std::vector<PatternMatch> all_of(std::string_view kind, std::string_view text) const;
    std::string_view after_last(std::string_view kind, std::string_view text) const;
    void read_block(std::size_t at);
    void read_paragraph(Paragraph& paragraph);
    void read_figure(std::size_t index, Paragraph& paragraph, std::size_t begin, std::size_t end);
    bool goes_on(Paragraph& paragraph) const;
    void keep(std::size_t index, Stated stated);
    bool has_topic(const ProseFigure& figure, std::string_view paragraph, std::string_view sentence,
                   std::string_view words) const;
    std::optional<Stated> value_of(const ProseFigure& figure, const ProsePattern& pattern,
                                   const PatternMatch& match) const;
    bool is_other_year(const PatternMatch& match) const;
    void decide_scope(Stated& stated, const ProseFigure& figure, std::string_view paragraph,
                      std::string_view sentence) const;
    const std::string& narrowed_by(std::size_t block);
    void pass_heading(const Line& line);
    std::string without_agency(std::string_view text) const;
    bool is_agency(std::string_view text) const;

    const Record& m_record;
    const Knowledge& m_knowledge;
    const Prose& m_prose;
    Deadline m_deadline;
    std::string m_agency; ///< folded; may be empty
    bool m_of_area;       ///< the agency reports on a whole area
    const std::vector<bool>* m_table_blocks = nullptr;
    const Wanted* m_wanted = nullptr;
    std::vector<std::vector<Stated>> m_stated; ///< per figure of the file
    std::vector<Heading> m_headings;           ///< that stand above block m_passed, outermost first
    std::size_t m_passed = 0;
};

} // namespace nianbao

#endif // NIANBAO_RECORD_PROSE_READER_HPP
