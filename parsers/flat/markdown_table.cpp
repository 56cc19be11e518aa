// SPDX-License-Identifier: Apache-2.0
#include "parsers/flat/markdown_table.hpp"

#include "nianbao/document/document.hpp"

namespace nianbao {

bool is_separator_row(std::string_view line) {
    return line.find("---") != line.npos && line.find('|') != line.npos &&
           line.find_first_not_of("|-: \t") == line.npos;
}

bool is_markdown_row(std::string_view line) {
    line = trimmed(line);
    return line.size() > 2 && line.front() == '|' && line.back() == '|' && line.find("||") == line.npos;
}

std::vector<std::string_view> markdown_cells(std::string_view line) {
    std::vector<std::string_view> cells;
    line = trimmed(line);
    std::size_t from = 1;
    for (std::size_t at = 1; at < line.size(); ++at) {
        if (line[at] == '|' && line[at - 1] != '\\') {
            cells.push_back(trimmed(line.substr(from, at - from)));
            from = at + 1;
        }
    }
    return cells;
}

void add_markdown_row(Grid& grid, std::string_view line, std::uint32_t number) {
    GridRow row;
    for (const std::string_view text : markdown_cells(line)) {
        Cell cell;
        cell.text = text;
        cell.head = grid.rows.empty();
        cell.place = Place{number};
        row.cells.push_back(std::move(cell));
    }
    grid.rows.push_back(std::move(row));
}

} // namespace nianbao
