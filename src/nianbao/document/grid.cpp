// SPDX-License-Identifier: Apache-2.0
#include "nianbao/document/grid.hpp"

#include <algorithm>
#include <cstddef>

namespace nianbao {

namespace {

/// The row below which each column is free again. Row spans from above only: a row's own cells are passed by
/// the cursor.
class Cover {
public:
    bool covers(std::size_t column, std::size_t row) const {
        return column < m_free_from.size() && m_free_from[column] > row;
    }
    void cover(std::size_t column, std::size_t columns, std::size_t free_from) {
        if (m_free_from.size() < column + columns) {
            m_free_from.resize(column + columns, 0);
        }
        for (std::size_t at = column; at < column + columns; ++at) {
            m_free_from[at] = std::max(m_free_from[at], free_from);
        }
    }
    std::size_t width() const {
        return m_free_from.size();
    }

private:
    std::vector<std::size_t> m_free_from;
};

} // namespace

void place_cells(Grid& grid) {
    Cover cover;
    const std::size_t height = grid.rows.size();
    for (std::size_t row = 0; row < height; ++row) {
        std::size_t column = 0;
        for (Cell& cell : grid.rows[row].cells) {
            while (cover.covers(column, row)) {
                ++column;
            }
            const std::size_t rows_left = height - row;
            const bool to_the_end = cell.row_span == 0 || cell.row_span > rows_left;
            cell.row_span = to_the_end ? static_cast<std::uint32_t>(rows_left) : cell.row_span;
            cell.column_span = std::max(cell.column_span, 1U);
            cell.column = static_cast<std::uint32_t>(column);
            cover.cover(column, cell.column_span, row + cell.row_span);
            column += cell.column_span;
        }
    }
    grid.width = static_cast<std::uint32_t>(cover.width());
}

} // namespace nianbao
