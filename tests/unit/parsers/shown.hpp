// SPDX-License-Identifier: Apache-2.0
// A document as a few short lines, so that a test can say all of it.
#ifndef NIANBAO_TESTS_SHOWN_HPP
#define NIANBAO_TESTS_SHOWN_HPP

#include "nianbao/base/error.hpp"
#include "nianbao/document/document.hpp"
#include "nianbao/io/source.hpp"
#include "parsers/registry.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace nianbao::test {

/// "p1 h1: text <2> text": pieces, bars by their number, the origin behind the place.
inline std::string shown(const Line& line) {
    std::string text = to_string(line.place);
    text += line.heading == 0 ? "" : " h" + std::to_string(line.heading);
    text += line.origin.empty() ? "" : " " + line.origin;
    text += ":";
    for (const Piece& piece : line.pieces) {
        text += piece.bars == 0 ? " " + piece.text : " <" + std::to_string(piece.bars) + ">";
    }
    return text;
}

/// "t2 in 1 w3: 0 a, 1 b 2x1 | ...": column, text, and spans (columns x rows) that are not 1x1. "^": a line
/// break.
inline std::string shown(const Grid& grid) {
    std::string text = "t" + std::to_string(grid.number);
    text += grid.inside == 0 ? "" : " in " + std::to_string(grid.inside);
    text += " w" + std::to_string(grid.width) + ":";
    for (const GridRow& row : grid.rows) {
        text += &row == &grid.rows.front() ? "" : " |";
        for (const Cell& cell : row.cells) {
            std::string cell_text = cell.text;
            std::replace(cell_text.begin(), cell_text.end(), '\n', '^');
            text +=
                (&cell == &row.cells.front() ? " " : ", ") + std::to_string(cell.column) + " " + cell_text;
            const bool spans = cell.column_span != 1 || cell.row_span != 1;
            text += spans ? " " + std::to_string(cell.column_span) + "x" + std::to_string(cell.row_span) : "";
            text += cell.hidden ? " hidden" : "";
            text += cell.head ? " head" : "";
        }
    }
    return text;
}

using Lines = std::vector<std::string>;

inline Lines shown(const Document& document) {
    Lines lines;
    for (const Block& block : document.blocks) {
        lines.push_back(block.kind == Block::Kind::line ? shown(block.line) : shown(block.table));
    }
    return lines;
}

/// "script: text", with the place before it where there is one.
inline Lines left_out(const Document& document) {
    Lines lines;
    for (const LeftOut& entry : document.left_out) {
        const std::string place = to_string(entry.place);
        lines.push_back((place.empty() ? "" : place + " ") + entry.reason + ": " + entry.text);
    }
    return lines;
}

inline Lines remarks(const Document& document) {
    Lines lines;
    for (const auto& [rule, detail] : document.remarks) {
        lines.push_back(rule + (detail.empty() ? "" : " " + detail));
    }
    return lines;
}

inline Lines meta(const Document& document) {
    Lines lines;
    for (const Meta& entry : document.meta) {
        lines.push_back(entry.name + "=" + entry.value);
    }
    return lines;
}

inline Source source_of(std::string bytes, std::string name = "a") {
    Source source;
    source.bytes = std::move(bytes);
    source.name = std::move(name);
    return source;
}

/// "code key detail" of the Error that `work` throws; "" where it throws none.
inline std::string error_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        std::string text{to_string(error.code())};
        text += " " + error.key();
        return error.detail().empty() ? text : text + " " + error.detail();
    }
    return {};
}

} // namespace nianbao::test

#endif // NIANBAO_TESTS_SHOWN_HPP
