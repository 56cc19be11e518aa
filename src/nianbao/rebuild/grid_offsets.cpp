// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/grid_offsets.hpp"

#include <algorithm>
#include <iterator>

namespace nianbao {

std::vector<std::size_t> visible_cells(const PrintedRow& row, const std::vector<Token>& tokens) {
    std::vector<std::size_t> cells;
    std::copy_if(row.zone.begin(), row.zone.end(), std::back_inserter(cells), [&](std::size_t token) { return !tokens[token].hidden; });
    return cells;
}

std::optional<std::size_t> full_row_start(const std::vector<std::size_t>& cells, const std::vector<Token>& tokens, std::size_t columns) {
    const auto printed = [&](std::size_t token) { return tokens[token].kind != Token::Kind::blank; };
    const auto first = std::find_if(cells.begin(), cells.end(), printed);
    const bool enough = static_cast<std::size_t>(cells.end() - first) >= columns;
    if (columns == 0 || !enough) {
        return std::nullopt;
    }
    const auto end = first + static_cast<std::ptrdiff_t>(columns);
    if (!std::all_of(first, end, printed) || std::any_of(end, cells.end(), printed)) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(first - cells.begin());
}

GridOffsets::GridOffsets(const std::vector<PrintedRow>& rows, const std::vector<Token>& tokens, const Form& form)
    : m_tokens(tokens) {
    for (const PrintedRow& row : rows) {
        if (!row.grid || row.kind != PrintedRow::Kind::row) {
            continue;
        }
        const std::vector<std::size_t> cells = visible_cells(row, tokens);
        const std::size_t columns = form.tables[row.table].blocks[row.block].columns.size();
        const auto start = full_row_start(cells, tokens, columns);
        if (!start) {
            continue;
        }
        const bool at_end = *start + columns == cells.size();
        bool& ends = m_ends.try_emplace(Block{tokens[row.begin].block, row.table, row.block}, true).first->second;
        ends = ends && at_end;
        const auto [at, first] = m_starts.try_emplace(Key{tokens[row.begin].block, row.table, row.block, cells.size()}, start);
        if (!first && at->second != start) {
            at->second.reset();
        }
    }
}

std::optional<std::size_t> GridOffsets::find(const PrintedRow& row, std::size_t cells, std::size_t columns) const {
    const Block block{m_tokens[row.begin].block, row.table, row.block};
    const auto found = m_starts.find(std::tuple_cat(block, std::tuple{cells}));
    if (found != m_starts.end()) {
        return found->second;
    }
    const auto ends = m_ends.find(block);
    const bool at_end = ends != m_ends.end() && ends->second && cells >= columns;
    return at_end ? std::optional{cells - columns} : std::nullopt;
}

} // namespace nianbao
