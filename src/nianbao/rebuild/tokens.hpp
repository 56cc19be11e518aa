// SPDX-License-Identifier: Apache-2.0
// A document as one sequence of texts, bars and edges: what grids and runs have in common.
#ifndef NIANBAO_REBUILD_TOKENS_HPP
#define NIANBAO_REBUILD_TOKENS_HPP

#include "nianbao/document/document.hpp"
#include "nianbao/forms/lexicon.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// The first bar after a text closes it, line breaks do not count; only the loose bars that remain are
/// tokens. A grid has no bars: its empty cells are `blank`, its rows end with `edge`.
struct Token {
    enum class Kind : std::uint8_t { text, bars, blank, edge };
    Kind kind = Kind::text;
    bool closed = false;     ///< text: a bar or a cell end follows it
    bool closed_below = false; ///< text: by a bar on a later line
    bool line_start = false; ///< first piece of its line
    bool grid = false;
    bool hidden = false;
    bool leads_line = false; ///< bars: nothing but bars before them on their line, a text follows on it
    bool page_number = false; ///< text: alone on its line it numbers a page of the print
    bool part = false;       ///< a part of a piece that white space cuts into cells
    bool aligned = false;    ///< one of a line's columns of spaces; `column` and `column_span` are terminal columns
    bool spaced = false;     ///< only a space separates it from the text before it
    std::uint32_t bars = 0;  ///< loose adjacent bars
    std::uint32_t block = 0; ///< index into Document::blocks
    std::uint32_t piece = 0; ///< run: index into Line::pieces; grid: row index
    std::uint32_t cell = 0;  ///< grid: index into GridRow::cells
    std::uint32_t column = 0;
    std::uint32_t column_span = 1;
    std::string_view text;   ///< into the document
};

std::vector<Token> tokenize(const Document& document, const Lexicon& lexicon);

/// Where the token stands.
Place place_of(const Token& token, const Document& document);

} // namespace nianbao

#endif // NIANBAO_REBUILD_TOKENS_HPP
