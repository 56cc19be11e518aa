// SPDX-License-Identifier: Apache-2.0
// How reports state figures in sentences: schemas/prose.xml as loaded. Data only.
#ifndef NIANBAO_FORMS_PROSE_HPP
#define NIANBAO_FORMS_PROSE_HPP

#include "nianbao/text/pattern.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct ProsePattern {
    std::string kind; ///< its name in Prose::patterns
    std::vector<std::string> doubt_with; ///< kinds that make its number uncertain where the sentence names one
    bool zero = false; ///< the words say 0
    bool plain = false; ///< the words say by themselves what they are about
};

struct ProseFigure {
    std::string table;
    std::string row;
    std::string column;
    std::string unit;
    std::string label;
    bool is_money = false;            ///< its numbers stand with a unit of money
    bool only_compared = false;       ///< a sum of figures, compared with a table, no figure by itself
    bool at_year_end = false;         ///< a stock: what stands at the end of the year
    std::vector<std::string> words;   ///< a sentence without any of these states no number of it
    std::string topic;                ///< kind that the sentence must name before the figure; may be empty
    std::string about;                ///< kind that must be named for the number to be certain; may be empty
    std::string under;                ///< kind of headings that are the figure's own, beside own-heading; may be empty
    std::vector<std::string> without; ///< kinds that it must not name
    std::vector<ProsePattern> patterns;
    using Sum = std::vector<std::string>; ///< ids of figures
    std::vector<Sum> same;   ///< of tables: the same measure; the first that a report's form has counts. Its own id is not listed
    std::vector<Sum> or_sums; ///< of tables: what the sentence may rightly mean instead
};

struct Prose {
    std::string id;
    std::string version;
    std::string sha256; ///< of the file's bytes
    std::vector<ProseFigure> figures;
    Patterns patterns;  ///< kinds of the file, and one a pattern of each figure
};

/// Form of a record whose figures its sentences state; it fits no form of tables.
constexpr std::string_view prose_form = "prose";

/// Throws Error(schema) where it cannot be read.
Prose parse_prose(std::string_view xml);

/// The embedded schemas/prose.xml, read when it is first asked for: a report with tables needs none of it.
const Prose& builtin_prose();

} // namespace nianbao

#endif // NIANBAO_FORMS_PROSE_HPP
