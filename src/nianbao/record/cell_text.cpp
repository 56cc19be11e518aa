// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/cell_text.hpp"

#include <charconv>

namespace nianbao {

namespace {

/// "t1.c14": the 14th text of run t1.
std::optional<CellFound> in_run(const Record& record, const RunSpan& run, std::size_t number) {
    std::size_t count = 0;
    for (std::size_t i = run.first_block; i < run.last_block && i < record.document.blocks.size(); ++i) {
        const Line& line = record.document.blocks[i].line;
        for (const Piece& piece : line.pieces) {
            if (piece.bars == 0 && ++count == number) {
                const Place first = record.document.blocks[run.first_block].line.place;
                const Place last = record.document.blocks[run.last_block - 1].line.place;
                const std::string from = to_string(first);
                const std::string to = to_string(last);
                return CellFound{piece.text, line.place, from == to ? from : from + "-" + to};
            }
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<CellFound> find_cell(const Record& record, std::string_view reference) {
    const std::size_t dot = reference.find(".c");
    if (dot != std::string_view::npos) {
        std::size_t number = 0;
        std::from_chars(reference.data() + dot + 2, reference.data() + reference.size(), number);
        for (const RunSpan& run : record.runs) {
            if (run.id == reference.substr(0, dot)) {
                return in_run(record, run, number);
            }
        }
        return std::nullopt;
    }
    const Place place = place_from_string(std::string(reference));
    for (const Block& block : record.document.blocks) {
        if (block.kind != Block::Kind::table || block.table.number != place.table || place.row == 0 ||
            place.row > block.table.rows.size()) {
            continue;
        }
        const GridRow& row = block.table.rows[place.row - 1];
        if (place.cell >= 1 && place.cell <= row.cells.size()) {
            const Cell& cell = row.cells[place.cell - 1];
            return CellFound{cell.text, cell.place, {}};
        }
    }
    return std::nullopt;
}

} // namespace nianbao
