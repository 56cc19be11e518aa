// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/statements.hpp"

namespace nianbao {

namespace {

void add_line(const Line& line, std::size_t block, std::vector<Statement>& statements) {
    for (const Piece& piece : line.pieces) {
        if (piece.bars == 0) {
            statements.push_back({trimmed(piece.text), line.place, block, 0, line.heading, line.pieces.size() > 1});
        }
    }
}

void add_table(const Grid& grid, std::size_t block, std::vector<Statement>& statements) {
    for (std::uint32_t row = 0; row < grid.rows.size(); ++row) {
        for (const Cell& cell : grid.rows[row].cells) {
            if (!cell.hidden && !cell.text.empty()) {
                statements.push_back({cell.text, cell.place, block, row, 0, true});
            }
        }
    }
}

} // namespace

std::vector<Statement> statements_of(const Document& document) {
    std::vector<Statement> statements;
    for (std::size_t block = 0; block < document.blocks.size(); ++block) {
        const Block& content = document.blocks[block];
        if (content.kind == Block::Kind::line) {
            add_line(content.line, block, statements);
        } else {
            add_table(content.table, block, statements);
        }
    }
    return statements;
}

} // namespace nianbao
