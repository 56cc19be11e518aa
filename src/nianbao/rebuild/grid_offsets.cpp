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

namespace {

std::size_t depth_of(const PrintedRow& row, const Form& form) {
    return form.tables[row.table].blocks[row.block].rows[static_cast<std::size_t>(row.row)].path.size();
}

} // namespace

GridOffsets::GridOffsets(const std::vector<PrintedRow>& rows, const std::vector<Token>& tokens, const Form& form)
    : m_tokens(tokens), m_form(form) {
    for (const PrintedRow& row : rows) {
        if (!row.grid || row.kind != PrintedRow::Kind::row || row.row < 0) {
            continue;
        }
        const std::vector<std::size_t> cells = visible_cells(row, tokens);
        const std::size_t columns = form.tables[row.table].blocks[row.block].columns.size();
        const auto start = full_row_start(cells, tokens, columns);
        if (!start) {
            continue;
        }
        const std::size_t depth = depth_of(row, form);
        const Block block{tokens[row.begin].block, row.table, row.block};
        const auto [at, first] = m_starts.try_emplace(std::tuple_cat(block, std::tuple{depth, cells.size()}), start);
        if (!first && at->second != start) {
            at->second.reset();
        }
        const auto [pads, new_block] = m_pads.try_emplace(block, Pads{*start + depth, true, true});
        pads->second.spanning = pads->second.spanning && *start + depth == pads->second.depth && *start + columns == cells.size();
        pads->second.none = pads->second.none && cells.size() == columns;
    }
}

std::optional<std::size_t> GridOffsets::find(const PrintedRow& row, std::size_t cells, std::size_t columns) const {
    if (row.kind != PrintedRow::Kind::row || row.row < 0) {
        return std::nullopt;
    }
    const std::size_t depth = depth_of(row, m_form);
    const Block block{m_tokens[row.begin].block, row.table, row.block};
    const auto found = m_starts.find(std::tuple_cat(block, std::tuple{depth, cells}));
    if (found != m_starts.end()) {
        return found->second;
    }
    const auto pads = m_pads.find(block);
    if (pads == m_pads.end()) {
        return std::nullopt;
    }
    if (pads->second.none && cells == columns) {
        return 0;
    }
    const bool spans = pads->second.spanning && pads->second.depth >= depth && cells == columns + pads->second.depth - depth;
    return spans ? std::optional{cells - columns} : std::nullopt;
}

} // namespace nianbao
