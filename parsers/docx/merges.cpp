// SPDX-License-Identifier: Apache-2.0
#include "parsers/docx/merges.hpp"

#include <algorithm>
#include <utility>

namespace nianbao::docx {

GridBuilder::GridBuilder(Context& context, Grid& grid) : m_context(context), m_grid(grid) {
}

void GridBuilder::add(StoredRow row) {
    merge_across(row);
    GridRow declared;
    std::vector<Open> open;
    std::uint32_t column = row.columns_before;
    const std::size_t row_index = m_grid.rows.size();
    for (StoredCell& stored : row.cells) {
        const std::uint32_t at = column;
        column += stored.span;
        if (stored.down == Merge::goes_on) {
            const Open* const above_it = above(at, stored.span);
            if (above_it != nullptr && stored.text.empty()) {
                ++m_grid.rows[above_it->row].cells[above_it->cell].row_span;
                open.push_back(*above_it);
                continue;
            }
            m_context.note("D-03", above_it == nullptr ? "merge-without-start" : "text-in-merged-cell",
                           place_of(declared.cells.size()));
        }
        if (stored.down != Merge::none) {
            open.push_back({at, stored.span, row_index, declared.cells.size()});
        }
        Cell cell;
        cell.text = std::move(stored.text);
        cell.column = at;
        cell.column_span = stored.span;
        cell.hidden = row.hidden;
        cell.head = row.head;
        cell.place = place_of(declared.cells.size());
        declared.cells.push_back(std::move(cell));
    }
    m_grid.width = std::max(m_grid.width, column + row.columns_after);
    m_grid.rows.push_back(std::move(declared));
    m_open = std::move(open);
}

/// The cell that begins takes the columns of those that go on.
void GridBuilder::merge_across(StoredRow& row) {
    std::vector<StoredCell> cells;
    cells.reserve(row.cells.size());
    bool is_open = false;
    for (StoredCell& cell : row.cells) {
        if (cell.across != Merge::goes_on) {
            is_open = cell.across == Merge::begins;
        } else if (is_open && cell.text.empty()) {
            cells.back().span += cell.span;
            continue;
        } else {
            m_context.note("D-03", is_open ? "text-in-merged-cell" : "merge-without-start", place_of(cells.size()));
            is_open = true;
        }
        cells.push_back(std::move(cell));
    }
    row.cells = std::move(cells);
}

const GridBuilder::Open* GridBuilder::above(std::uint32_t column, std::uint32_t span) const {
    const auto found = std::lower_bound(m_open.begin(), m_open.end(), column,
                                        [](const Open& open, std::uint32_t wanted) { return open.column < wanted; });
    return found != m_open.end() && found->column == column && found->span == span ? &*found : nullptr;
}

Place GridBuilder::place_of(std::size_t cell) const {
    Place place;
    place.table = m_grid.number;
    place.row = static_cast<std::uint32_t>(m_grid.rows.size() + 1);
    place.cell = static_cast<std::uint32_t>(cell + 1);
    return place;
}

} // namespace nianbao::docx
