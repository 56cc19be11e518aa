// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/grid_rows.hpp"

#include "nianbao/rebuild/shape.hpp"

#include <algorithm>

namespace nianbao {

namespace {

Slot slot_of(std::size_t token, const std::vector<Token>& tokens) {
    Slot slot;
    slot.kind = tokens[token].kind == Token::Kind::blank ? Slot::Kind::blank : Slot::Kind::value;
    slot.token = token;
    return slot;
}

std::uint32_t row_span(const Token& token, const Document& document) {
    return document.blocks[token.block].table.rows[token.piece].cells[token.cell].row_span;
}

bool overlaps(const Token& a, const Token& b) {
    return a.column < b.column + b.column_span && b.column < a.column + a.column_span;
}

bool is_blank(const Token& token) {
    return token.kind == Token::Kind::blank;
}

/// Every cell under exactly one header cell, and every header cell over exactly one cell.
bool place_by_columns(const std::vector<std::size_t>& cells, const std::vector<Token>& tokens,
                      const std::vector<std::size_t>& leaves, std::vector<Slot>& slots, std::vector<std::size_t>& extra) {
    const bool header_known = std::all_of(leaves.begin(), leaves.end(), [](std::size_t leaf) { return leaf != std::string::npos; });
    if (!header_known || leaves.empty() || tokens[leaves.front()].block != tokens[cells.front()].block) {
        return false;
    }
    slots.assign(leaves.size(), Slot{});
    for (const std::size_t cell : cells) {
        std::size_t under = leaves.size();
        std::size_t count = 0;
        for (std::size_t i = 0; i < leaves.size(); ++i) {
            if (overlaps(tokens[cell], tokens[leaves[i]])) {
                under = i;
                ++count;
            }
        }
        if (count > 1 || (count == 1 && slots[under].kind != Slot::Kind::missing)) {
            return false;
        }
        if (count == 1) {
            slots[under] = slot_of(cell, tokens);
        } else if (!is_blank(tokens[cell])) {
            extra.push_back(cell);
        }
    }
    return true;
}

/// A cell of the header's row stands above `cell`, has words, and is none of the form's columns.
bool under_other_header(std::size_t cell, const std::vector<Token>& tokens, const std::vector<std::size_t>& leaves) {
    const auto first = std::min_element(leaves.begin(), leaves.end());
    std::size_t from = *first;
    while (from > 0 && tokens[from - 1].kind != Token::Kind::edge && tokens[from - 1].block == tokens[*first].block) {
        --from;
    }
    for (std::size_t i = from; i < tokens.size() && tokens[i].kind != Token::Kind::edge; ++i) {
        const bool leaf = std::find(leaves.begin(), leaves.end(), i) != leaves.end();
        if (!leaf && !is_blank(tokens[i]) && overlaps(tokens[cell], tokens[i])) {
            return true;
        }
    }
    return false;
}

/// A table of a text knows no spans: its columns are certain only where no row is short of a cell.
bool is_rectangular(const Grid& grid) {
    return std::all_of(grid.rows.begin(), grid.rows.end(), [&](const GridRow& row) { return row.cells.size() == grid.width; });
}

std::vector<Slot> slots_of(const std::vector<std::size_t>& cells, const std::vector<Token>& tokens) {
    std::vector<Slot> slots;
    for (const std::size_t cell : cells) {
        slots.push_back(slot_of(cell, tokens));
    }
    return slots;
}

} // namespace

std::vector<Slot> place_grid_row(const PrintedRow& row, const std::vector<Token>& tokens, const Document& document,
                                 const std::vector<std::size_t>& leaves, std::size_t slots, std::string& trouble,
                                 std::vector<std::size_t>& extra, bool& by_columns) {
    by_columns = false;
    std::vector<std::size_t> cells;
    std::vector<std::size_t> prints;
    for (const std::size_t token : row.zone) {
        if (tokens[token].hidden) {
            continue;
        }
        cells.push_back(token);
        if (!is_blank(tokens[token])) {
            prints.push_back(token);
        }
    }
    if (cells.empty()) {
        return std::vector<Slot>(slots);
    }
    const bool tall = std::any_of(prints.begin(), prints.end(),
                                  [&](std::size_t token) { return row_span(tokens[token], document) > 1; });
    if (tall) {
        trouble = "merged";
        return undecided_slots(prints, slots);
    }
    const bool columns_known = document.parser != "flat" || is_rectangular(document.blocks[tokens[cells.front()].block].table);
    if (cells.size() == slots && (columns_known || prints.size() == slots)) {
        return slots_of(cells, tokens);
    }
    std::vector<Slot> result;
    if (columns_known && place_by_columns(cells, tokens, leaves, result, extra)) {
        const bool named = std::all_of(extra.begin(), extra.end(), [&](std::size_t cell) { return under_other_header(cell, tokens, leaves); });
        if (named) {
            by_columns = true;
            return result;
        }
        // A print below no header at all: the columns of header and rows do not fit each other.
        extra.clear();
        if (prints.size() == slots) {
            return slots_of(prints, tokens);
        }
        trouble = "dropped";
        return undecided_slots(prints, slots);
    }
    extra.clear();
    const bool blank_tail = cells.size() > slots && std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(slots), cells.end(),
                                                                [&](std::size_t cell) { return is_blank(tokens[cell]); });
    const bool full_head = prints.size() == slots;
    if (blank_tail && full_head) {
        result.clear();
        for (std::size_t i = 0; i < slots; ++i) {
            result.push_back(slot_of(cells[i], tokens));
        }
        return result;
    }
    if (prints.empty()) {
        result.assign(slots, Slot{});
        for (Slot& slot : result) {
            slot = slot_of(cells.front(), tokens);
        }
        return result;
    }
    const bool wide = std::any_of(prints.begin(), prints.end(), [&](std::size_t token) { return tokens[token].column_span > 1; });
    trouble = cells.size() > slots ? "overfull" : wide ? "merged" : "dropped";
    return undecided_slots(prints, slots);
}

} // namespace nianbao
