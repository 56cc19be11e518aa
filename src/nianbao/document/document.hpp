// SPDX-License-Identifier: Apache-2.0
// What a source says, in its order, before anyone asks what it means. Parsers make it; no form is known here.
#ifndef NIANBAO_DOCUMENT_DOCUMENT_HPP
#define NIANBAO_DOCUMENT_DOCUMENT_HPP

#include "nianbao/base/place.hpp"
#include "nianbao/document/grid.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

/// A part of a line: a text, or a group of adjacent table bars. `x | |||` is text x, bars 1, bars 3:
/// the white space between bars is evidence (flattening.md: pads stand together, kept blanks apart).
struct Piece {
    std::string text;       ///< as printed, outer white space removed (but see split_bars); empty for bars
    std::uint32_t bars = 0; ///< number of adjacent `|`; 0 for a text
};

/// A line of a text, or a paragraph (or a line of one, where it holds breaks) of HTML or DOCX.
struct Line {
    std::vector<Piece> pieces; ///< never empty: lines without text and bars are not kept
    Place place;
    std::uint8_t heading = 0;  ///< 1 to 9 where the source marks a heading (h1.., Word style), else 0
    std::string origin;        ///< "" for the body; "footnote", "endnote", "textbox", "header", "comment"
};

/// One thing in the order of the source: exactly one of the two is used.
struct Block {
    enum class Kind { line, table };
    Kind kind = Kind::line;
    Line line;
    Grid table;
};

/// Text that the source holds and the record leaves out, each with its reason.
struct LeftOut {
    std::string reason; ///< "script", "style", "navigation", "footer", "head", "deleted", "form-control", ...
    std::string text;
    Place place;
    std::size_t block = 0; ///< blocks that stand before it; not part of the record, only to tell reports of one page apart
};

/// A named value that the page states about itself (`<meta name="ArticleTitle">`, dc:title, ...).
struct Meta {
    std::string name; ///< as printed: "ArticleTitle", "PubDate", "title", "dc:creator"
    std::string value;
};

struct Document {
    std::string parser;       ///< "flat", "html", "docx"
    std::string charset;      ///< as used to decode: "UTF-8", "GB18030", "UTF-16LE", ...; "" for DOCX
    std::string charset_basis; ///< "bom", "header", "meta", "content", "operator", "default"
    std::vector<Block> blocks;
    std::vector<LeftOut> left_out;
    std::vector<Meta> meta;
    /// What the parser met that a reader of the record must know: (rule id, detail), in order.
    std::vector<std::pair<std::string, std::string>> remarks;
    bool closed = true; ///< text: the last line ends with a line break, so its last cell is not cut
};

/// Place::file of what the block holds.
inline std::uint32_t file_of(const Block& block) {
    return block.kind == Block::Kind::line ? block.line.place.file : block.table.place.file;
}

/// Cuts a line of text at its bars. White space around the parts is removed (U+3000 and U+00A0 too); of a line without
/// bars whose parts stand apart by tabs or two spaces the outer tabs and spaces stay: they tell columns.
/// Nothing is returned for a line that holds neither text nor bars.
std::vector<Piece> split_bars(std::string_view line);

/// Groups of bars in a line, so that a line with too many is refused before it is cut.
std::size_t count_bar_groups(std::string_view line) noexcept;

/// `text` without outer white space: ASCII, U+00A0, U+3000, U+2000 to U+200B, U+FEFF.
std::string_view trimmed(std::string_view text);

} // namespace nianbao

#endif // NIANBAO_DOCUMENT_DOCUMENT_HPP
