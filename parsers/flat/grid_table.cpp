// SPDX-License-Identifier: Apache-2.0
#include "parsers/flat/grid_table.hpp"

#include "nianbao/document/document.hpp"
#include "parsers/flat/markdown_table.hpp"

namespace nianbao {

bool is_grid_border(std::string_view line) {
    if (line.find('+') == line.npos) {
        return false;
    }
    line = trimmed(line);
    return line.size() > 4 && line.front() == '+' && line.back() == '+' && line.find_first_not_of("+-=:") == line.npos &&
           (line.find("---") != line.npos || line.find("===") != line.npos);
}

bool is_grid_line(std::string_view line) {
    line = trimmed(line);
    return line.size() > 2 && line.front() == '|' && line.back() == '|' && line.find("+--") == line.npos;
}

void add_grid_line(Grid& grid, std::string_view line, std::uint32_t number, bool continues) {
    const bool more = continues && !grid.rows.empty() && markdown_cells(line).size() == grid.rows.back().cells.size();
    if (!more) {
        add_markdown_row(grid, markdown_cells(line), number);
        return;
    }
    std::size_t cell = 0;
    for (const std::string_view text : markdown_cells(line)) {
        std::string& whole = grid.rows.back().cells[cell++].text;
        whole += (whole.empty() || text.empty() ? "" : " ") + std::string{text};
    }
}

} // namespace nianbao
