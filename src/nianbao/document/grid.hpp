// SPDX-License-Identifier: Apache-2.0
// A table whose cells and spans the source proves (HTML, DOCX, full Markdown).
#ifndef NIANBAO_DOCUMENT_GRID_HPP
#define NIANBAO_DOCUMENT_GRID_HPP

#include "nianbao/base/place.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace nianbao {

/// A cell as declared. `column` is where the table model puts it: 0-based, the first slot of its row
/// that no earlier cell or row span covers.
struct Cell {
    std::string text;             ///< as printed; line breaks inside the cell as '\n'; outer white space removed
    std::uint32_t column = 0;     ///< filled by place_cells()
    std::uint32_t column_span = 1;
    std::uint32_t row_span = 1;   ///< filled by place_cells() for DOCX vMerge; declared in HTML (0: to the end)
    bool hidden = false;          ///< display:none and the like
    bool head = false;            ///< th
    Place place;
};

struct GridRow {
    std::vector<Cell> cells; ///< declared cells only, in order; a position covered from above has none
};

struct Grid {
    std::uint32_t number = 0; ///< from 1, in the order of the source; nested tables count too
    std::uint32_t width = 0;  ///< columns, filled by place_cells()
    std::uint32_t inside = 0; ///< number of the table this one is nested in, else 0
    std::vector<GridRow> rows;
    Place place;
};

/// Puts each cell into the first free slot of its row (HTML Standard, 4.9.12.1 "forming a table"),
/// clips spans to the table, and fills Cell::column and Grid::width. Overlaps keep both cells.
void place_cells(Grid& grid);

} // namespace nianbao

#endif // NIANBAO_DOCUMENT_GRID_HPP
