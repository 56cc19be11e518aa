// SPDX-License-Identifier: Apache-2.0
// A form as loaded from schemas/forms/<id>.xml: tables, labels, slots, units, identities. Data only.
#ifndef NIANBAO_FORMS_FORM_HPP
#define NIANBAO_FORMS_FORM_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace nianbao {

/// A printed label, as the circular prints it, and the other wordings seen for it.
struct Label {
    std::string text;                 ///< official wording, full-width punctuation
    std::vector<std::string> aliases; ///< other wordings, from the form file
};

enum class Measure {
    count,  ///< whole number, not negative
    change, ///< signed number: more or less than last year
    money,  ///< decimal, unit convertible
};

/// A leaf of a block's header: one value slot in each of the block's rows.
struct Column {
    std::string id;              ///< column part of the figure id
    std::string row;             ///< overrides the row id (disputes: the channel); else empty
    std::vector<Label> path;     ///< group labels above it, outermost first, then its own label (last)
    std::string name;            ///< texts of `path`, joined by U+203A between spaces
    std::string group;           ///< the same without its own label
    std::string unit;            ///< the figure's unit, as the form writes it
    std::string printed_unit;    ///< unit that the form itself prints in the header; else empty
    Measure measure = Measure::count;
};

/// A row of a block. `path`: group labels first, own label last; empty for a row without labels (disputes).
struct Row {
    std::string id;
    std::vector<Label> path;
    std::string name; ///< texts of `path` and, before its own, of the row it is a part of; joined by U+203A between spaces
    std::string unit{}; ///< of its figures, where the column has none
    std::string code{}; ///< number printed in the column of codes; else empty
    std::optional<Measure> measure{}; ///< where it is not the column's
};

/// A printed column that holds no figure: the unit of each row, a code that the form fixes, a number that counts the rows.
enum class SideColumn { unit, code, sequence };

/// A part of a table with a header of its own. `head` lists every label cell of the header in reading
/// order (row by row), with the spans of the official form; leaves name their column.
struct HeadCell {
    Label label;
    std::uint32_t row = 0; ///< header row within the block, from 0
    std::uint32_t column_span = 1;
    std::uint32_t row_span = 1;
    int leaf = -1;         ///< index into Block::columns, or -1 (note, stub, group)
    bool sequence = false; ///< above numbers that count the rows
    bool letters = false;  ///< in a header row that numbers the columns below their labels
};

struct FormBlock {
    Label caption; ///< the title row across the table; text empty where the block has none
    std::vector<HeadCell> head;
    std::vector<Column> columns;
    std::vector<Row> rows;
    std::vector<SideColumn> sides; ///< from left to right

    bool has(SideColumn side) const;

    /// Whether two rows stand below the same label of that level (0: the outermost), and of all levels above it.
    bool same_group(std::size_t a, std::size_t b, std::size_t level) const;
};

/// A column with the unit and the measure of one row, where that has its own.
Column column_of_row(const Column& column, const Row& row);

struct FormTable {
    std::string id;      ///< proactive, requests, disputes
    std::string section; ///< id of the section it belongs to
    std::uint32_t printed_columns = 0; ///< 4, 10, 15: for people; never used to decide
    std::vector<FormBlock> blocks;
};

struct FormSection {
    std::string id;       ///< overview, proactive, requests, disputes, problems, other
    Label heading;        ///< whole, with its number
    bool optional = false; ///< not missed where it has no heading
};

/// One side of an identity: figure ids' parts with `*` for the running part.
struct Term {
    std::string row;    ///< row id, or "*"
    std::string column; ///< column id, or "*"
    int sign = 1;
};

/// sum(left) = sum(right), or at most that, for every column (`each` "column"), row ("row") or once ("").
struct Identity {
    std::string id;    ///< balance, outcomes, applicants, total
    std::string rule;  ///< A-01 ...
    std::string table;
    std::string each;  ///< "column" | "row" | ""
    std::vector<Term> left;
    std::vector<Term> right; ///< for a sum rule: the parts; left is the printed total
    bool at_most = false;    ///< sum(left) <= sum(right): the left is a part of the right
    bool loose = false;      ///< reports often break it: a failure is a warning
};

struct Form {
    std::string id;
    std::string version;
    std::string sha256; ///< of the form file's bytes
    std::string title;  ///< Chinese name
    std::string authority; ///< document number of the circular
    std::string years;  ///< "2021-", "2019-2020": for people; never used to decide
    int order = 0;      ///< newer forms have the larger number
    std::vector<FormSection> sections;
    std::vector<FormTable> tables;
    std::vector<Identity> identities;

    /// Number of figures the form asks for.
    std::size_t figure_count() const;
};

} // namespace nianbao

#endif // NIANBAO_FORMS_FORM_HPP
