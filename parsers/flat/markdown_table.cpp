// SPDX-License-Identifier: Apache-2.0
#include "parsers/flat/markdown_table.hpp"

#include "nianbao/document/document.hpp"

namespace nianbao {

bool is_separator_row(std::string_view line) {
    if (line.find('-') == line.npos || line.find("---") == line.npos || line.find('|') == line.npos ||
        line.find_first_not_of("|-: \t") != line.npos) {
        return false;
    }
    // "---- |" is a cell with a mark: of a rule there is more than one part, or it begins with a bar.
    const std::size_t bar = line.find('|');
    return line.find('-', bar) != line.npos || line.find('-') > bar;
}

bool is_markdown_row(std::string_view line) {
    line = trimmed(line);
    return line.size() > 2 && line.front() == '|' && line.back() == '|' && line.find("||") == line.npos;
}

namespace {

/// The texts before, between and behind the bars from `from` on; `\\|` is no bar. The last one only where `behind`.
std::vector<std::string_view> split_cells(std::string_view line, std::size_t from, bool behind) {
    std::vector<std::string_view> cells;
    for (std::size_t at = from; at < line.size(); ++at) {
        if (line[at] == '|' && (at == 0 || line[at - 1] != '\\')) {
            cells.push_back(trimmed(line.substr(from, at - from)));
            from = at + 1;
        }
    }
    if (behind) {
        cells.push_back(trimmed(line.substr(from)));
    }
    return cells;
}

} // namespace

std::vector<std::string_view> markdown_cells(std::string_view line) {
    return split_cells(trimmed(line), 1, false);
}

bool is_open_row(std::string_view line) {
    return line.find('|') != line.npos && line.find("||") == line.npos && !is_markdown_row(line);
}

std::vector<std::string_view> open_cells(std::string_view line) {
    return split_cells(line, 0, true);
}

void add_markdown_row(Grid& grid, const std::vector<std::string_view>& cells, std::uint32_t number) {
    GridRow row;
    for (const std::string_view text : cells) {
        Cell cell;
        cell.text = text;
        cell.head = grid.rows.empty();
        cell.place = Place{number};
        row.cells.push_back(std::move(cell));
    }
    grid.rows.push_back(std::move(row));
}

} // namespace nianbao
