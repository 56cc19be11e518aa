// SPDX-License-Identifier: Apache-2.0
// Markdown tables (GitHub Flavored Markdown, 4.10): the one flattened dialect that proves a grid.
#ifndef NIANBAO_PARSERS_FLAT_MARKDOWN_TABLE_HPP
#define NIANBAO_PARSERS_FLAT_MARKDOWN_TABLE_HPP

#include "nianbao/document/grid.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nianbao {

/// `| --- | :-: |`: the row below the header; structure, no text.
bool is_separator_row(std::string_view line);

/// A line that begins and ends with a bar, with white space in its empty cells: pads of other dialects stand
/// together (`|||`), so they are no Markdown.
bool is_markdown_row(std::string_view line);

/// The cells between the bars of a Markdown row, outer white space removed; `\|` is no bar.
std::vector<std::string_view> markdown_cells(std::string_view line);

/// A row without outer bars (Python's html2text): a bar between each two cells, white space in empty ones.
bool is_open_row(std::string_view line);
std::vector<std::string_view> open_cells(std::string_view line);

/// Appends a row of cells that all stand on line `number`.
void add_markdown_row(Grid& grid, const std::vector<std::string_view>& cells, std::uint32_t number);

} // namespace nianbao

#endif // NIANBAO_PARSERS_FLAT_MARKDOWN_TABLE_HPP
