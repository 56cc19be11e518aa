// SPDX-License-Identifier: Apache-2.0
// What holds for the document layer of every parser, whatever the input was.
#ifndef NIANBAO_TESTS_DOCUMENT_CHECKS_HPP
#define NIANBAO_TESTS_DOCUMENT_CHECKS_HPP

#include "nianbao/document/document.hpp"
#include "nianbao/text/utf8.hpp"
#include "tests/fuzz/fuzz_target.hpp"

#include <cstdint>

namespace nianbao::fuzz {

inline void check_line(const Line& line) {
    require(!line.pieces.empty(), "a line has pieces");
    for (const Piece& piece : line.pieces) {
        require((piece.bars > 0) == piece.text.empty(), "a piece is a text or bars");
        require(is_valid_utf8(piece.text), "texts are valid UTF-8");
        const bool columns = piece.text.find('\t') != std::string::npos || piece.text.find("  ") != std::string::npos;
        require(columns || piece.text == trimmed(piece.text), "texts without columns have no outer white space");
    }
}

inline void check_grid(const Grid& grid) {
    require(!grid.rows.empty(), "a grid has rows");
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        std::uint64_t free = 0;
        for (const Cell& cell : grid.rows[row].cells) {
            require(is_valid_utf8(cell.text), "cells are valid UTF-8");
            require(cell.column >= free, "cells stand in the order of their columns");
            require(cell.column_span > 0 && cell.row_span > 0, "cells cover something");
            free = std::uint64_t{cell.column} + cell.column_span;
            require(free <= grid.width, "cells stand inside their grid");
            require(row + cell.row_span <= grid.rows.size(), "row spans end with the grid");
        }
    }
}

inline void check_document(const Document& document) {
    for (const Block& block : document.blocks) {
        if (block.kind == Block::Kind::line) {
            check_line(block.line);
        } else {
            check_grid(block.table);
        }
    }
    for (const LeftOut& left : document.left_out) {
        require(is_valid_utf8(left.text), "what is left out is valid UTF-8");
    }
}

} // namespace nianbao::fuzz

#endif // NIANBAO_TESTS_DOCUMENT_CHECKS_HPP
