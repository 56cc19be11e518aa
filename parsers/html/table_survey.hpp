// SPDX-License-Identifier: Apache-2.0
// Which tables of a page hold data and which only lay it out, counted in one pass before anything is read.
#ifndef NIANBAO_PARSERS_HTML_TABLE_SURVEY_HPP
#define NIANBAO_PARSERS_HTML_TABLE_SURVEY_HPP

#include "nianbao/xml/dom.hpp"

#include <cstddef>
#include <unordered_map>
#include <unordered_set>

namespace nianbao::html {

/// What was counted of the cells of one table, those of tables inside it apart.
struct TableFacts {
    std::size_t cells = 0;
    std::size_t short_cells = 0;  ///< a label, a number: some text, not more than a line of it
    std::size_t numbers = 0;      ///< short cells that hold nothing but a number
    std::size_t long_cells = 0;   ///< sentences
    std::size_t headings = 0;     ///< cells with h1 to h6
    std::size_t nested_cells = 0; ///< of all tables inside
};

/// A table that lays out a page: a box of one cell, a frame around other tables, columns of flowing text.
/// A table with numbers of its own is none, for what its cells prove must not be lost.
bool is_layout(const TableFacts& facts);

class TableSurvey {
public:
    explicit TableSurvey(const xml::Node& root);

    /// `holder`: a table, or the element that holds rows or cells without a table.
    bool is_layout(const xml::Node& holder) const;
    /// A row of several short cells, which in a layout table makes one line: "label value label value".
    bool is_plain_row(const xml::Node& row) const;

private:
    friend class Surveyor;
    std::unordered_map<const void*, TableFacts> m_tables;
    std::unordered_map<const void*, const void*>
        m_went_on; ///< parent of cells behind an early </table>: the table
    std::unordered_set<const void*> m_plain_rows;
};

} // namespace nianbao::html

#endif // NIANBAO_PARSERS_HTML_TABLE_SURVEY_HPP
