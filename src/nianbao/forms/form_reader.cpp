// SPDX-License-Identifier: Apache-2.0
// Reads a form file (schemas/form.xsd) and checks what an XSD cannot say: spans, ids, operands.
#include "nianbao/base/digest.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/forms/form_checks.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/forms/xml_reading.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace nianbao {

namespace {

using reading::attribute;
using reading::children;
using reading::fail;
using reading::required;

constexpr int widest = 200; ///< columns of a printed table, or rows of its header: far above any form's

/// What a header cell is for; only a group names the columns below it.
enum class HeadRole { leaf, group, other };

/// A header cell where the spans put it.
struct Placed {
    HeadCell cell;
    std::string role_name;
    HeadRole role = HeadRole::other;
    std::uint32_t column = 0;
    Column leaf; ///< for HeadRole::leaf
};

constexpr const char* joint = " \xE2\x80\xBA "; ///< U+203A between spaces

/// Labels joined by U+203A between spaces.
std::string joined(const std::vector<Label>& path) {
    std::string text;
    for (const Label& label : path) {
        text += std::string{text.empty() ? "" : joint} + label.text;
    }
    return text;
}

Label read_label(xml::Node owner, const std::string& file) {
    Label label;
    label.text = reading::child_text(owner, "label");
    if (label.text.empty()) {
        fail(file, owner, "<" + std::string{owner.name()} + "> needs a <label>");
    }
    for (const xml::Node alias : children(owner, "alias")) {
        label.aliases.push_back(reading::text_of(alias));
    }
    return label;
}

Measure read_measure(xml::Node cell, const std::string& file) {
    const std::string text = attribute(cell, "measure");
    if (text.empty() || text == "count") {
        return Measure::count;
    }
    if (text == "change") {
        return Measure::change;
    }
    if (text == "money") {
        return Measure::money;
    }
    fail(file, cell, "measure=\"" + text + "\" is none of count, change, money");
}

Column read_leaf(xml::Node cell, const std::string& table_unit, const std::string& file) {
    Column column;
    column.id = required(cell, "column", file);
    column.row = attribute(cell, "row");
    column.unit = cell.has_attribute("unit") ? attribute(cell, "unit") : table_unit;
    column.printed_unit = attribute(cell, "printed-unit");
    column.measure = read_measure(cell, file);
    return column;
}

HeadRole read_role(xml::Node cell, const std::string& file) {
    const std::string role = attribute(cell, "role");
    if (!role.empty()) {
        if (cell.has_attribute("column")) {
            fail(file, cell, "a header cell has either a role or a column");
        }
        return HeadRole::other;
    }
    return cell.has_attribute("column") ? HeadRole::leaf : HeadRole::group;
}

/// Header cells where HTML's table model puts them: each at the first free column of its row.
class HeadGrid {
public:
    std::uint32_t place(std::uint32_t row, std::uint32_t columns, std::uint32_t rows) {
        if (m_taken.size() < row + rows) {
            m_taken.resize(row + rows);
        }
        std::uint32_t at = 0;
        while (!is_free(row, at, columns)) {
            ++at;
        }
        for (std::uint32_t r = row; r < row + rows; ++r) {
            m_taken[r].resize(std::max<std::size_t>(m_taken[r].size(), at + columns));
            std::fill_n(m_taken[r].begin() + at, columns, true);
        }
        return at;
    }

private:
    bool is_free(std::uint32_t row, std::uint32_t at, std::uint32_t columns) const {
        const std::vector<bool>& line = m_taken[row];
        for (std::size_t c = at; c < line.size() && c < at + columns; ++c) {
            if (line[c]) {
                return false;
            }
        }
        return true;
    }

    std::vector<std::vector<bool>> m_taken;
};

std::vector<Placed> read_head(xml::Node head, const std::string& table_unit, const std::string& file) {
    std::vector<Placed> placed;
    HeadGrid grid;
    std::uint32_t row = 0;
    for (const xml::Node line : children(head, "tr")) {
        for (const xml::Node cell : children(line, "cell")) {
            Placed one;
            one.cell.label = read_label(cell, file);
            one.cell.row = row;
            one.cell.column_span =
                static_cast<std::uint32_t>(reading::number(cell, "colspan", 1, 1, widest, file));
            one.cell.row_span =
                static_cast<std::uint32_t>(reading::number(cell, "rowspan", 1, 1, widest, file));
            one.role = read_role(cell, file);
            one.role_name = attribute(cell, "role");
            one.cell.sequence = one.role_name == "sequence";
            one.cell.letters = one.role_name == "letter";
            one.column = grid.place(row, one.cell.column_span, one.cell.row_span);
            if (one.role == HeadRole::leaf) {
                one.leaf = read_leaf(cell, table_unit, file);
            }
            placed.push_back(std::move(one));
        }
        ++row;
    }
    return placed;
}

bool lies_above(const Placed& group, const Placed& leaf) {
    return group.cell.row < leaf.cell.row && group.column <= leaf.column &&
           leaf.column < group.column + group.cell.column_span;
}

/// Columns from left to right, with the labels of the groups above them; then the header in reading order.
void fill_head(FormBlock& block, const std::vector<Placed>& placed) {
    std::vector<std::size_t> leaves;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (placed[i].role == HeadRole::leaf) {
            leaves.push_back(i);
        }
    }
    std::stable_sort(leaves.begin(), leaves.end(),
                     [&](std::size_t a, std::size_t b) { return placed[a].column < placed[b].column; });
    for (const std::size_t leaf : leaves) {
        Column column = placed[leaf].leaf;
        for (const Placed& group : placed) { // reading order: outermost first
            if (group.role == HeadRole::group && lies_above(group, placed[leaf])) {
                column.path.push_back(group.cell.label);
            }
        }
        column.group = joined(column.path);
        column.path.push_back(placed[leaf].cell.label);
        column.name = joined(column.path);
        block.columns.push_back(std::move(column));
    }
    for (const Placed& one : placed) {
        for (const auto& [name, side] : {std::pair{"unit", SideColumn::unit}, {"code", SideColumn::code}, {"sequence", SideColumn::sequence}}) {
            if (one.role_name == name) {
                block.sides.push_back(side);
            }
        }
    }
    for (std::size_t i = 0; i < placed.size(); ++i) {
        HeadCell cell = placed[i].cell;
        const auto found = std::find(leaves.begin(), leaves.end(), i);
        cell.leaf = found == leaves.end() ? -1 : static_cast<int>(found - leaves.begin());
        block.head.push_back(std::move(cell));
    }
}

void read_rows(FormBlock& block, xml::Node parent, std::vector<Label>& groups, const std::string& file) {
    for (const xml::Node node : children(parent)) {
        if (node.name() == "group") {
            groups.push_back(read_label(node, file));
            read_rows(block, node, groups, file);
            groups.pop_back();
        } else if (node.name() == "row") {
            Row row;
            row.id = attribute(node, "id");
            if (row.id.empty() && groups.empty() && !node.child("label")) {
                block.rows.push_back(std::move(row)); // its columns name the rows
                continue;
            }
            row.path = groups;
            row.name = joined(row.path);
            if (const std::string whole = attribute(node, "under"); !whole.empty()) {
                const auto found = std::find_if(block.rows.begin(), block.rows.end(), [&](const Row& other) { return other.id == whole; });
                if (found == block.rows.end()) {
                    fail(file, node, "under=\"" + whole + "\" is no row above");
                }
                row.name = found->name;
            }
            row.path.push_back(read_label(node, file));
            row.name += std::string{row.name.empty() ? "" : joint} + row.path.back().text;
            row.unit = attribute(node, "unit");
            row.code = attribute(node, "code");
            if (node.has_attribute("measure")) {
                row.measure = read_measure(node, file);
            }
            block.rows.push_back(std::move(row));
        }
    }
}

FormTable read_table(xml::Node node, const std::string& file) {
    FormTable table;
    table.id = required(node, "id", file);
    table.section = required(node, "section", file);
    table.printed_columns =
        static_cast<std::uint32_t>(reading::number(node, "printed-columns", 0, 0, widest, file));
    const std::string unit = attribute(node, "unit");
    for (const xml::Node part : children(node, "block")) {
        FormBlock block;
        if (const xml::Node caption = part.child("caption")) {
            block.caption = read_label(caption, file);
        }
        if (const xml::Node head = part.child("head")) {
            fill_head(block, read_head(head, unit, file));
        }
        std::vector<Label> groups;
        read_rows(block, part, groups, file);
        if (block.columns.empty() || block.rows.empty()) {
            fail(file, part, "a block needs a header with a column, and a row");
        }
        table.blocks.push_back(std::move(block));
    }
    return table;
}

std::vector<Term> read_terms(xml::Node side, const std::string& file) {
    std::vector<Term> terms;
    for (const xml::Node node : children(side, "term")) {
        Term term;
        term.row = node.has_attribute("row") ? attribute(node, "row") : "*";
        term.column = node.has_attribute("column") ? attribute(node, "column") : "*";
        const std::string sign = attribute(node, "sign");
        if (!sign.empty() && sign != "+" && sign != "-") {
            fail(file, node, "sign=\"" + sign + "\" is neither + nor -");
        }
        term.sign = sign == "-" ? -1 : 1;
        terms.push_back(std::move(term));
    }
    return terms;
}

Identity read_identity(xml::Node node, const std::string& file) {
    Identity identity;
    identity.id = required(node, "id", file);
    identity.rule = required(node, "rule", file);
    identity.table = required(node, "table", file);
    identity.each = attribute(node, "each");
    identity.at_most = attribute(node, "relation") == "at-most";
    identity.loose = attribute(node, "severity") == "warning";
    identity.left = read_terms(node.child("left"), file);
    identity.right = read_terms(node.child("right"), file);
    return identity;
}

Form read_form(xml::Node root, const std::string& file) {
    if (!root || root.name() != "form") {
        fail(file, root, "the root element is not <form>");
    }
    Form form;
    form.id = required(root, "id", file);
    form.version = required(root, "version", file);
    form.years = attribute(root, "years");
    form.order = reading::number(root, "order", 0, 0, 1'000'000, file);
    form.title = reading::child_text(root, "title");
    form.authority = reading::child_text(root, "authority");
    for (const xml::Node node : children(root)) {
        if (node.name() == "section") {
            form.sections.push_back({required(node, "id", file), read_label(node, file), attribute(node, "optional") == "true"});
        } else if (node.name() == "table") {
            form.tables.push_back(read_table(node, file));
        } else if (node.name() == "identity") {
            form.identities.push_back(read_identity(node, file));
        }
    }
    return form;
}

} // namespace

bool FormBlock::has(SideColumn side) const {
    return std::find(sides.begin(), sides.end(), side) != sides.end();
}

bool FormBlock::same_group(std::size_t a, std::size_t b, std::size_t level) const {
    const std::vector<Label>& left = rows[a].path;
    const std::vector<Label>& right = rows[b].path;
    if (left.size() <= level + 1 || right.size() <= level + 1) {
        return false;
    }
    return std::equal(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(level) + 1, right.begin(),
                      [](const Label& x, const Label& y) { return x.text == y.text; });
}

Column column_of_row(const Column& column, const Row& row) {
    Column own = column;
    if (!row.unit.empty()) {
        own.unit = own.printed_unit = row.unit;
    }
    own.measure = row.measure.value_or(column.measure);
    return own;
}

std::size_t Form::figure_count() const {
    std::size_t count = 0;
    for (const FormTable& table : tables) {
        for (const FormBlock& block : table.blocks) {
            count += block.rows.size() * block.columns.size();
        }
    }
    return count;
}

Form parse_form(std::string_view xml, const std::string& name, bool builtin) {
    const xml::Tree tree = builtin ? xml::parse_embedded_xml(xml, name) : xml::parse_xml(xml, name, Limits{});
    Form form = read_form(tree.root(), name);
    form.sha256 = sha256(xml);
    const std::string fault = builtin ? std::string{} : fault_in(form); // the tests look at those that are built in
    if (!fault.empty()) {
        throw Error(ErrorCode::schema, "schema-fault", fault, name);
    }
    return form;
}

} // namespace nianbao
