// SPDX-License-Identifier: Apache-2.0
// Tables drawn with + - | (pandoc -t plain, reStructuredText): borders between the rows, so that a row may span lines.
#ifndef NIANBAO_PARSERS_FLAT_GRID_TABLE_HPP
#define NIANBAO_PARSERS_FLAT_GRID_TABLE_HPP

#include "nianbao/document/grid.hpp"

#include <cstdint>
#include <string_view>

namespace nianbao {

/// `+----+====+`: above, between and below the rows.
bool is_grid_border(std::string_view line);

/// A line of cells, each between two bars.
bool is_grid_line(std::string_view line);

/// Appends a row of the line's cells; `continues` adds them to the last row instead, cell by cell, if it has as many.
void add_grid_line(Grid& grid, std::string_view line, std::uint32_t number, bool continues);

} // namespace nianbao

#endif // NIANBAO_PARSERS_FLAT_GRID_TABLE_HPP
