// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/tokens.hpp"

#include "nianbao/rebuild/paired_bars.hpp"
#include "nianbao/rebuild/text_cells.hpp"

#include <algorithm>

namespace nianbao {

namespace {

/// A line whose cells white space separates.
void tokenize_cells(const Line& line, std::uint32_t block, CellStyle style, std::vector<Token>& tokens) {
    bool first = true;
    for (const TextCell& cell : text_cells(line.pieces.front().text, style)) {
        Token token;
        token.block = block;
        token.part = true;
        token.line_start = first;
        token.text = cell.text;
        if (style == CellStyle::tabs) {
            token.closed = true; // every field ends with a tab or the line
            token.kind = cell.text.empty() ? Token::Kind::bars : Token::Kind::text;
            token.bars = cell.text.empty() ? 1 : 0;
        } else {
            token.aligned = style == CellStyle::columns;
            token.spaced = style == CellStyle::spaces && !first;
            token.column = cell.column;
            token.column_span = cell.width;
        }
        first = false;
        tokens.push_back(token);
    }
}

void tokenize_line(const Line& line, std::uint32_t block, std::vector<Token>& tokens, std::size_t& open_text) {
    const auto first_text = static_cast<std::size_t>(
        std::find_if(line.pieces.begin(), line.pieces.end(), [](const Piece& piece) { return piece.bars == 0; }) -
        line.pieces.begin());
    for (std::uint32_t i = 0; i < line.pieces.size(); ++i) {
        const Piece& piece = line.pieces[i];
        Token token;
        token.block = block;
        token.piece = i;
        token.line_start = i == 0;
        if (piece.bars == 0) {
            token.text = trimmed(piece.text);
            open_text = tokens.size();
            tokens.push_back(token);
            continue;
        }
        token.kind = Token::Kind::bars;
        token.bars = piece.bars;
        if (open_text != std::string::npos) {
            tokens[open_text].closed = true;
            tokens[open_text].closed_below = tokens[open_text].block != block;
            open_text = std::string::npos;
            --token.bars;
        }
        token.leads_line = i < first_text && first_text < line.pieces.size();
        if (token.bars > 0) {
            tokens.push_back(token);
        }
    }
}

Token edge_of(std::uint32_t block, std::uint32_t row) {
    Token edge;
    edge.kind = Token::Kind::edge;
    edge.grid = true;
    edge.block = block;
    edge.piece = row;
    return edge;
}

void tokenize_grid(const Grid& grid, std::uint32_t block, std::vector<Token>& tokens) {
    for (std::uint32_t row = 0; row < grid.rows.size(); ++row) {
        for (std::uint32_t i = 0; i < grid.rows[row].cells.size(); ++i) {
            const Cell& cell = grid.rows[row].cells[i];
            Token token;
            token.kind = cell.text.empty() ? Token::Kind::blank : Token::Kind::text;
            token.closed = true;
            token.grid = true;
            token.hidden = cell.hidden;
            token.line_start = i == 0;
            token.block = block;
            token.piece = row;
            token.cell = i;
            token.column = cell.column;
            token.column_span = cell.column_span;
            token.text = cell.text;
            tokens.push_back(token);
        }
        tokens.push_back(edge_of(block, row));
    }
}

} // namespace

std::vector<Token> tokenize(const Document& document, const Lexicon& lexicon) {
    std::vector<Token> tokens;
    tokens.reserve(document.blocks.size() * 2);
    const std::vector<CellStyle> styles = cell_styles(document, lexicon);
    std::size_t open_text = std::string::npos; // last text without a bar yet
    for (std::uint32_t block = 0; block < document.blocks.size(); ++block) {
        const Block& content = document.blocks[block];
        if (block > 0 && file_of(content) != file_of(document.blocks[block - 1])) {
            open_text = std::string::npos;
            tokens.push_back(edge_of(block, 0)); // no row goes on in another file
        }
        if (content.kind == Block::Kind::table) {
            open_text = std::string::npos;
            tokenize_grid(content.table, block, tokens);
        } else if (styles[block] != CellStyle::whole) {
            open_text = std::string::npos;
            tokenize_cells(content.line, block, styles[block], tokens);
        } else {
            tokenize_line(content.line, block, tokens, open_text);
        }
    }
    if (!document.closed && !tokens.empty() && tokens.back().part) {
        tokens.back().closed = false; // neither a tab nor a line's end follows it
    }
    read_paired_bars(tokens);
    return tokens;
}

Place place_of(const Token& token, const Document& document) {
    const Block& block = document.blocks[token.block];
    if (!token.grid) {
        return block.line.place;
    }
    return token.kind == Token::Kind::edge ? block.table.place : block.table.rows[token.piece].cells[token.cell].place;
}

} // namespace nianbao
