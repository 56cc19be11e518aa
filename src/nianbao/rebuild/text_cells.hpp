// SPDX-License-Identifier: Apache-2.0
// Cells that white space separates: tabs (a browser's innerText), columns of spaces (pdftotext -layout, w3m -dump),
// single spaces (a table on one line).
#ifndef NIANBAO_REBUILD_TEXT_CELLS_HPP
#define NIANBAO_REBUILD_TEXT_CELLS_HPP

#include "nianbao/document/document.hpp"
#include "nianbao/forms/lexicon.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nianbao {

enum class CellStyle : std::uint8_t {
    whole,   ///< the text is one cell
    tabs,    ///< an empty field is a blank cell
    columns, ///< two spaces or more between cells; a wider gap may be a blank cell
    spaces,  ///< one space between cells, which may hold spaces themselves
};

/// Of each block: how the cells of its line are separated. Only lines without bars are cut, and only where their
/// numbers or their neighbors say that they are a table's: a sentence may hold spaces, too.
std::vector<CellStyle> cell_styles(const Document& document, const Lexicon& lexicon);

/// A cell of a line. `column` and `width` count terminal columns: two for an East Asian character. Width 0: a character
/// that may be one column or two stands in the cell or before it on the line, so its columns prove nothing.
struct TextCell {
    std::string_view text; ///< empty for a blank cell (tabs)
    std::uint32_t column = 0;
    std::uint32_t width = 0;
};

std::vector<TextCell> text_cells(std::string_view line, CellStyle style);

} // namespace nianbao

#endif // NIANBAO_REBUILD_TEXT_CELLS_HPP
