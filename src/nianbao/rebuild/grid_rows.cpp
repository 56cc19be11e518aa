// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/grid_rows.hpp"

#include "nianbao/rebuild/shape.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace nianbao {

bool stand_above(const Token& a, const Token& b) {
    return a.column < b.column + b.column_span && b.column < a.column + a.column_span;
}

bool is_rectangular(const Document& document, std::uint32_t block) {
    const Grid& grid = document.blocks[block].table;
    const bool cut = !document.closed && block + 1 == document.blocks.size() && !grid.rows.empty();
    const auto end = grid.rows.end() - (cut ? 1 : 0);
    return std::all_of(grid.rows.begin(), end, [&](const GridRow& row) { return row.cells.size() == grid.width; });
}

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
            if (stand_above(tokens[cell], tokens[leaves[i]])) {
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
        if (!leaf && !is_blank(tokens[i]) && stand_above(tokens[cell], tokens[i])) {
            return true;
        }
    }
    return false;
}

std::vector<Slot> slots_of(const std::vector<std::size_t>& cells, const std::vector<Token>& tokens) {
    std::vector<Slot> slots;
    for (const std::size_t cell : cells) {
        slots.push_back(slot_of(cell, tokens));
    }
    return slots;
}

/// The last row of a cut text, with fewer cells than the table has: the missing ones may stand anywhere.
bool is_cut(const Token& cell, const Document& document) {
    const Grid& grid = document.blocks[cell.block].table;
    return document.parser == "flat" && !document.closed && cell.block + 1 == document.blocks.size() &&
           cell.piece + 1 == grid.rows.size() && grid.rows.back().cells.size() < grid.width;
}

/// The values of a text table's row, where it is full or full rows like it prove where they begin.
std::optional<std::vector<Slot>> place_from_start(const std::vector<std::size_t>& cells, const std::vector<Token>& tokens,
                                                  std::size_t slots, std::optional<std::size_t> proved) {
    const auto full = full_row_start(cells, tokens, slots);
    const auto start = full ? full : proved;
    if (!start || *start + slots > cells.size()) {
        return std::nullopt;
    }
    const auto first = cells.begin() + static_cast<std::ptrdiff_t>(*start);
    const auto end = first + static_cast<std::ptrdiff_t>(slots);
    const auto blank = [&](std::size_t token) { return is_blank(tokens[token]); };
    if (!std::all_of(cells.begin(), first, blank) || !std::all_of(end, cells.end(), blank)) {
        return std::nullopt;
    }
    return slots_of({first, end}, tokens);
}

} // namespace

std::vector<Slot> place_grid_row(const PrintedRow& row, const std::vector<Token>& tokens, const Document& document,
                                 const std::vector<std::size_t>& leaves, std::size_t slots, std::string& trouble,
                                 std::vector<std::size_t>& extra, bool& by_columns, const GridOffsets& text_rows) {
    by_columns = false;
    const std::vector<std::size_t> cells = visible_cells(row, tokens);
    std::vector<std::size_t> prints;
    std::copy_if(cells.begin(), cells.end(), std::back_inserter(prints), [&](std::size_t token) { return !is_blank(tokens[token]); });
    if (cells.empty()) {
        return std::vector<Slot>(slots);
    }
    const bool tall = std::any_of(prints.begin(), prints.end(),
                                  [&](std::size_t token) { return row_span(tokens[token], document) > 1; });
    if (tall) {
        trouble = "merged";
        return undecided_slots(prints, slots);
    }
    if (is_cut(tokens[cells.front()], document)) {
        trouble = "dropped";
        return undecided_slots(prints, slots);
    }
    const bool columns_known = document.parser != "flat" || is_rectangular(document, tokens[cells.front()].block);
    const bool no_labels = row.kind == PrintedRow::Kind::values; // and so no label's span among the cells
    if (cells.size() == slots && (columns_known || no_labels || prints.size() == slots)) {
        return slots_of(cells, tokens);
    }
    std::vector<Slot> result;
    if (columns_known && place_by_columns(cells, tokens, leaves, result, extra)) {
        const bool short_row = std::any_of(result.begin(), result.end(), [](const Slot& slot) { return slot.kind == Slot::Kind::missing; });
        if (short_row && !prints.empty()) {
            extra.clear();
            trouble = "dropped"; // a cell is lost, and those behind it stand further left than they did
            return undecided_slots(prints, slots);
        }
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
    if (document.parser == "flat") {
        if (auto found = place_from_start(cells, tokens, slots, text_rows.find(row, cells.size(), slots))) {
            return *std::move(found);
        }
    }
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
