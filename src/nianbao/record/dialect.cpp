// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/dialect.hpp"

#include <algorithm>
#include <cstddef>

namespace nianbao {

namespace {

/// What the lines of the tables look like, counted.
struct Counts {
    std::size_t cells = 0;
    std::size_t closed_beside = 0; ///< the bar stands behind the text, on its line
    std::size_t closed_below = 0;  ///< on a line of its own
    std::size_t open = 0;          ///< no bar at all
    std::size_t shared_lines = 0;  ///< cells on a line with others
    std::size_t led_lines = 0;     ///< first cells of a line that begins with a bar
    std::size_t tabs = 0;          ///< white space separates it from other cells of its line: tabs,
    std::size_t columns = 0;       ///< two spaces or more,
    std::size_t spaces = 0;        ///< one space
    std::size_t lone_bars = 0;     ///< lines that hold one bar and nothing else, directly before a line with a text
};

/// Stops at the second: a line may have a hundred thousand, and is asked about for each of them.
bool has_two_texts(const Line& line) {
    const auto is_text = [](const Piece& piece) { return piece.bars == 0; };
    const auto first = std::find_if(line.pieces.begin(), line.pieces.end(), is_text);
    return first != line.pieces.end() && std::any_of(first + 1, line.pieces.end(), is_text);
}

Counts count(const Document& document, const Rebuilt& rebuilt) {
    Counts counts;
    std::size_t last = document.blocks.size();
    for (const PrintedSpan& span : rebuilt.printed) {
        for (std::size_t i = span.begin; i < span.end; ++i) {
            const Token& token = rebuilt.tokens[i];
            if (token.kind != Token::Kind::text || token.grid) {
                continue;
            }
            const Line& line = document.blocks[token.block].line;
            const bool beside = token.piece + 1 < line.pieces.size();
            ++counts.cells;
            if (token.part) {
                ++(token.aligned ? counts.columns : token.closed ? counts.tabs : counts.spaces);
                continue;
            }
            counts.closed_beside += beside ? 1 : 0;
            counts.closed_below += !beside && token.closed ? 1 : 0;
            counts.open += token.closed ? 0 : 1;
            counts.shared_lines += has_two_texts(line) ? 1 : 0;
            if (token.block == last) {
                continue;
            }
            last = token.block;
            counts.led_lines += line.pieces.front().bars > 0 ? 1 : 0;
            if (i == span.begin && token.block > 0 && document.blocks[token.block - 1].kind == Block::Kind::line) {
                const Line& above = document.blocks[token.block - 1].line;
                counts.lone_bars += above.pieces.size() == 1 && above.pieces.front().bars == 1 && beside ? 1 : 0;
            }
        }
    }
    return counts;
}

} // namespace

std::string dialect_of(const Document& document, const Rebuilt& rebuilt) {
    if (document.parser != "flat") {
        return document.parser;
    }
    const bool grids = std::any_of(rebuilt.printed.begin(), rebuilt.printed.end(),
                                   [&](const PrintedSpan& span) { return rebuilt.tokens[span.begin].grid; });
    if (grids) {
        return "markdown";
    }
    const Counts counts = count(document, rebuilt);
    if (counts.cells == 0) {
        return "narrative";
    }
    if (rebuilt.deduplicated) {
        return "deduplicated";
    }
    const auto undelimited = std::count_if(rebuilt.rows.begin(), rebuilt.rows.end(), [](const PlacedRow& row) { return row.trouble == "undelimited"; });
    if (static_cast<std::size_t>(undelimited) * 2 > rebuilt.rows.size()) {
        return "undelimited";
    }
    if (counts.tabs * 2 > counts.cells) {
        return "tabs";
    }
    if (counts.columns * 2 > counts.cells) {
        return "columns-of-spaces";
    }
    if (counts.spaces * 2 > counts.cells) {
        return "spaces";
    }
    if (counts.open * 2 > counts.cells) {
        return "paragraphs";
    }
    if (counts.closed_below * 2 > counts.cells) {
        return counts.led_lines * 12 > counts.cells ? "bar-then-label" : "alternating";
    }
    if (counts.shared_lines * 2 > counts.cells) {
        return "row-per-line";
    }
    return counts.lone_bars * 12 > counts.cells ? "leading-bar-line" : "cell-per-line";
}

} // namespace nianbao
