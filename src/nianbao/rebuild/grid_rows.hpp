// SPDX-License-Identifier: Apache-2.0
// Rows of a true grid: declared cells counted first, their columns where the count does not decide.
#ifndef NIANBAO_REBUILD_GRID_ROWS_HPP
#define NIANBAO_REBUILD_GRID_ROWS_HPP

#include "nianbao/rebuild/grid_offsets.hpp"
#include "nianbao/rebuild/rebuild.hpp"

#include <string>
#include <vector>

namespace nianbao {

/// Places the cells of a grid row. `leaves`: the token of each column's header cell, or npos.
/// A ragged grid (the forms on 2019 as published) contradicts its header's columns while the count of
/// cells is right: the count wins. `by_columns` tells whether the slots are the form's columns already, or the cells in
/// printed order. Cells that belong to no column and print something go to `extra`. `text_rows`: what the full rows of
/// a text table prove.
std::vector<Slot> place_grid_row(const PrintedRow& row, const std::vector<Token>& tokens, const Document& document,
                                 const std::vector<std::size_t>& leaves, std::size_t slots, std::string& trouble,
                                 std::vector<std::size_t>& extra, bool& by_columns, const GridOffsets& text_rows);

/// A table of a text knows no spans: its columns are certain only where no row is short of a cell.
/// A row in which the text was cut does not count.
bool is_rectangular(const Document& document, std::uint32_t block);

/// Two cells of one grid share a column.
bool stand_above(const Token& a, const Token& b);

} // namespace nianbao

#endif // NIANBAO_REBUILD_GRID_ROWS_HPP
