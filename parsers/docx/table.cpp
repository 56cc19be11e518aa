// SPDX-License-Identifier: Apache-2.0
#include "parsers/docx/table.hpp"

#include "nianbao/base/error.hpp"
#include "parsers/docx/blocks.hpp"
#include "parsers/docx/markup.hpp"
#include "parsers/docx/merges.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace nianbao::docx {

using xml::Node;

namespace {

/// Without a value, w:vMerge and w:hMerge mean that the merge goes on (ISO 29500-1, 17.4.84).
Merge merge_of(const Node& properties, std::string_view name) {
    const Node merge = properties.child(name);
    if (!merge) {
        return Merge::none;
    }
    return merge.attribute("val") == "restart" ? Merge::begins : Merge::goes_on;
}

class TableReader {
public:
    TableReader(Context& context, Fields& fields, Grid& grid)
        : m_context(context), m_fields(fields), m_grid(grid), m_builder(context, grid) {
    }

    /// Rows may stand inside content controls and other wrappers.
    void read_rows(const Node& parent) {
        read_parts(parent, "tr", [this](const Node& row) { read_row(row); });
    }

private:
    /// Calls `read` for each `part` below `parent`. What else holds text there is read as blocks of its own.
    template <typename Read>
    void read_parts(const Node& parent, std::string_view part, Read read) {
        const Depth depth(m_context);
        for (Node child = parent.first_child(); child; child = child.next()) {
            if (!child.is_element() || is_properties(child)) {
                continue;
            }
            const std::string_view name = child.name();
            if (is_deleted(child)) {
                m_context.leave_out("deleted", all_text(child), m_place);
                m_context.note("D-01", "", m_place);
            } else if (is_word(child) && name == part) {
                read(child);
            } else if (name == "AlternateContent") {
                read_parts(chosen_version(child), part, read);
                leave_versions(child);
            } else if (name == "p" || name == "tbl" || name == "r" || name == "tr" || name == "tc") {
                read_stray(child);
            } else {
                read_parts(child, part, read);
            }
        }
    }

    void leave_versions(const Node& alternatives) {
        for (Node version = alternatives.first_child(); version; version = version.next()) {
            if (version.is_element() && version.id() != chosen_version(alternatives).id()) {
                m_context.leave_out("alternate-version", all_text(version), m_place);
            }
        }
    }

    /// A paragraph between rows, a cell without a row: no grid can hold it, but its text must not be lost.
    void read_stray(const Node& node) {
        if (trimmed(all_text(node)).empty()) {
            return;
        }
        m_context.note("D-03", "text-between-cells", m_place);
        BlockReader reader(m_context, m_fields, {{}, m_grid.number, nullptr, m_place});
        reader.read_block(node);
        reader.finish();
    }

    void read_row(const Node& row) {
        const Node properties = row.child("trPr");
        const std::uint32_t most = static_cast<std::uint32_t>(m_context.limits.span);
        StoredRow stored;
        stored.columns_before = number(child_value(properties, "gridBefore"), 0, most);
        stored.columns_after = number(child_value(properties, "gridAfter"), 0, most);
        stored.hidden = on_off(properties, "hidden").value_or(false);
        stored.head = on_off(properties, "tblHeader").value_or(false);
        m_place.row = static_cast<std::uint32_t>(m_grid.rows.size() + 1);
        m_place.cell = 0;
        read_parts(row, "tc", [&](const Node& cell) { read_cell(cell, stored); });
        if (stored.hidden) {
            m_context.note("D-02", "row", m_place);
        }
        m_place.cell = 0;
        m_builder.add(std::move(stored));
    }

    void read_cell(const Node& cell, StoredRow& row) {
        if (++m_context.cells > m_context.limits.cells) {
            throw Error(ErrorCode::too_large, "limit", "cells", to_string(m_place));
        }
        const Node properties = cell.child("tcPr");
        const std::uint32_t most = static_cast<std::uint32_t>(m_context.limits.span);
        StoredCell stored;
        stored.span = number(child_value(properties, "gridSpan"), 1, most);
        stored.span = stored.span == 0 ? 1 : stored.span;
        stored.down = merge_of(properties, "vMerge");
        stored.across = merge_of(properties, "hMerge");
        const bool is_covered = stored.down == Merge::goes_on || stored.across == Merge::goes_on;
        m_place.cell += is_covered ? 0U : 1U; // covered cells have no number
        Place place = m_place;
        place.cell += is_covered ? 1U : 0U;
        std::string text;
        BlockReader reader(m_context, m_fields, {{}, m_grid.number, &text, place});
        reader.read(cell);
        reader.finish();
        stored.text = trimmed(text);
        row.cells.push_back(std::move(stored));
    }

    Context& m_context;
    Fields& m_fields;
    Grid& m_grid;
    GridBuilder m_builder;
    Place m_place = table_place();

    Place table_place() const {
        Place place;
        place.table = m_grid.number;
        return place;
    }
};

} // namespace

void read_table(Context& context, Fields& fields, const Node& table, std::uint32_t inside) {
    // The block is taken before the table is read: tables and text boxes inside it come behind it.
    const std::size_t at = context.document.blocks.size();
    context.document.blocks.emplace_back().kind = Block::Kind::table;
    Grid grid;
    grid.number = ++context.tables;
    grid.inside = inside;
    grid.place.table = grid.number;
    TableReader(context, fields, grid).read_rows(table);
    if (grid.rows.empty()) {
        context.document.blocks.erase(context.document.blocks.begin() + static_cast<std::ptrdiff_t>(at));
    } else {
        context.document.blocks[at].table = std::move(grid);
    }
}

} // namespace nianbao::docx
