// SPDX-License-Identifier: Apache-2.0
#include "parsers/html/html_parser.hpp"

#include "nianbao/base/ascii.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/text/decode.hpp"
#include "nianbao/xml/dom.hpp"
#include "parsers/html/html_source.hpp"
#include "parsers/html/page_reader.hpp"
#include "parsers/html/stray_bytes.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t head_bytes = 4096;
constexpr int tag_bits = 8; ///< '<' and the letters of a short name, less what chance and quotations take
constexpr int most_tag_bits = 48;
constexpr int suffix_bits = 4;

constexpr std::array<std::string_view, 24> early_tags = {
    "!doctype html", "html", "head",  "meta",  "title", "link", "script", "style",
    "body",          "div",  "table", "tbody", "tr",    "td",   "th",     "p",
    "span",          "br",   "h1",    "h2",    "a",     "font", "ul",     "img"};

/// A tag of that name, whole: `<p>` and `<p class=...`, not `<param>`.
bool has_tag(std::string_view head, std::string_view name) {
    for (std::size_t at = head.find('<'); at != head.npos; at = head.find('<', at + 1)) {
        const std::string_view rest = head.substr(at + 1, name.size());
        const std::size_t end = at + 1 + name.size();
        const bool ends =
            end < head.size() && std::string_view{" \t\r\n\f/>"}.find(head[end]) != std::string_view::npos;
        if (rest == name && ends) {
            return true;
        }
    }
    return false;
}

bool has_suffix(std::string_view name, std::string_view suffix) {
    return name.size() > suffix.size() &&
           std::equal(suffix.begin(), suffix.end(), name.end() - static_cast<std::ptrdiff_t>(suffix.size()),
                      [](char a, char b) { return a == lower(b); });
}

bool has_text(const Document& document) {
    return std::any_of(document.blocks.begin(), document.blocks.end(), [](const Block& block) {
        const auto is_text = [](const Piece& piece) { return piece.bars == 0; };
        const auto row_has = [](const GridRow& row) {
            return std::any_of(row.cells.begin(), row.cells.end(),
                               [](const Cell& cell) { return !cell.text.empty(); });
        };
        return block.kind == Block::Kind::line
                   ? std::any_of(block.line.pieces.begin(), block.line.pieces.end(), is_text)
                   : std::any_of(block.table.rows.begin(), block.table.rows.end(), row_has);
    });
}

} // namespace

Bid bid_html(const Source& source) {
    std::string head = source.bytes.substr(0, head_bytes);
    if (head.find('\0') != head.npos) { // UTF-16
        head = decode(head, source.charset, {}).text;
    }
    std::transform(head.begin(), head.end(), head.begin(), lower);
    Bid bid;
    for (const std::string_view tag : early_tags) {
        if (bid.bits < most_tag_bits && has_tag(head, tag)) {
            bid.bits += tag_bits;
            bid.why.append(bid.why.empty() ? "<" : ", <").append(tag).append(">");
        }
    }
    if (bid.bits > 0 && (has_suffix(source.name, ".html") || has_suffix(source.name, ".htm"))) {
        bid.bits += suffix_bits;
        bid.why += ", file name";
    }
    return bid;
}

Document parse_html_document(const Source& source, const Limits& limits) {
    const bool has_zeros = source.bytes.find('\0') != source.bytes.npos; // UTF-16: no tag of it is mended
    const html::MendedPage mended = has_zeros ? html::MendedPage{} : html::without_stray_bytes(source.bytes);
    const std::string_view bytes = mended.strays > 0 ? std::string_view{mended.bytes} : source.bytes;
    DecodedText decoded = decode(bytes, source.charset, html::declared_charset(bytes), source.words);
    html::CleanPage page = html::clean_page(decoded.text);
    std::string().swap(decoded.text); // the tree is large: no second copy of the page beside it
    if (page.text.size() > 2 * limits.input_bytes) { // signs that are no tags grow fourfold
        throw Error(ErrorCode::too_large, "limit", "input_bytes");
    }
    Document document;
    document.parser = "html";
    document.charset = std::move(decoded.charset);
    document.charset_basis = std::move(decoded.basis);
    document.remarks = std::move(decoded.remarks);
    if (mended.strays > 0) {
        document.remarks.emplace_back("D-03", "stray bytes inside tags of tables, left out: " + std::to_string(mended.strays));
    }
    std::move(page.remarks.begin(), page.remarks.end(), std::back_inserter(document.remarks));
    const xml::Tree tree = xml::parse_html(page.text, source.name, limits);
    html::PageReader(document, tree.root(), limits).read();
    if (!has_text(document)) {
        throw Error(ErrorCode::empty, "no-text");
    }
    return document;
}

} // namespace nianbao
