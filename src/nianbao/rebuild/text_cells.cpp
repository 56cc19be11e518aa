// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/text_cells.hpp"

#include "nianbao/text/utf8.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t least_gap = 2;     // spaces between columns
constexpr std::size_t many_numbers = 5;  // on one line: a table, even where words follow the last of them
constexpr std::size_t wrapped_lines = 3;   // of a cell that is wrapped in its column, between two lines of the table
constexpr std::size_t longest_mark = 12;    // bytes
constexpr std::size_t longest_line = 65536; // bytes: a table on one line takes a tenth of it
constexpr std::size_t most_cells = 200000;  // of a document; lines beyond them stay whole
constexpr std::size_t header_lines = 4;  // lines of words above the first line with numbers

/// Digits with signs and separators, or a mark that stands for no number. Less than a value may be: words are labels here.
bool is_number(std::string_view text, const Lexicon& lexicon) {
    if (text.find_first_not_of('*') == text.npos) {
        return false; // a footnote's mark
    }
    if (text.size() <= longest_mark && std::find(lexicon.marks.begin(), lexicon.marks.end(), text) != lexicon.marks.end()) {
        return true;
    }
    const bool digit = text.find_first_of("0123456789") != text.npos || text.find("\xEF\xBC") != text.npos; // full-width digits
    return digit && std::all_of(text.begin(), text.end(), [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == ',' || c == '%' || byte == 0xEF ||
                      (byte >= 0x80 && byte < 0xC0);
           });
}

/// Digits and a unit of one or two characters behind them.
bool is_number_with_unit(std::string_view text) {
    constexpr std::size_t longest_unit = 6; // bytes
    const std::size_t unit = std::min(text.find_first_not_of("0123456789.,+-"), text.size());
    return unit > 0 && text.size() - unit <= longest_unit && text.find_first_of("0123456789") < unit;
}

bool is_space(char c) {
    return c == ' ' || c == '\t';
}

std::size_t gap_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_space(text[end])) {
        ++end;
    }
    return end - at;
}

std::uint32_t columns_of(std::string_view text) {
    std::uint32_t columns = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        columns += byte < 0x80 ? 1 : byte < 0xC0 ? 0 : 2; // what is not ASCII is East Asian here
    }
    return columns;
}

/// Characters that programs count as one column or as two: dashes, quotation marks, circled numbers (UAX #11).
bool has_unsure_width(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = next_code_point(text, at);
        if (code >= 0x80 && code < 0x2E80) {
            return true;
        }
    }
    return false;
}

std::vector<TextCell> cells_by_tabs(std::string_view line) {
    std::vector<TextCell> cells;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t tab = std::min(line.find('\t', at), line.size());
        cells.push_back({trimmed(line.substr(at, tab - at)), static_cast<std::uint32_t>(cells.size()), 1});
        at = tab + 1;
    }
    return cells;
}

std::vector<TextCell> cells_by_spaces(std::string_view line, std::size_t least) {
    std::vector<TextCell> cells;
    std::size_t at = gap_at(line, 0);
    auto column = static_cast<std::uint32_t>(at);
    bool sure = true;
    while (at < line.size()) {
        std::size_t end = at;
        std::size_t gap = 0;
        while (end < line.size() && (gap = gap_at(line, end)) < least) {
            end += std::max<std::size_t>(gap, 1);
        }
        const std::string_view text = trimmed(line.substr(at, end - at));
        const std::uint32_t width = columns_of(line.substr(at, end - at));
        sure = sure && !has_unsure_width(text);
        if (!text.empty()) {
            cells.push_back({text, column, sure ? width : 0});
        }
        column += width + static_cast<std::uint32_t>(gap);
        at = end + gap;
    }
    return cells;
}

/// What a line alone says about its cells.
struct LineSigns {
    bool plain = false; ///< a line without bars
    bool tab = false;   ///< between texts
    bool gap = false;   ///< two spaces or more between texts
    bool space = false;
    bool sentence = false;
    std::size_t fields = 0;
    std::size_t numbers = 0;
    std::size_t with_unit = 0; ///< of the other fields
    bool number_last = false;
};

LineSigns signs_of(const Block& block, const Lexicon& lexicon) {
    LineSigns signs;
    if (block.kind != Block::Kind::line || block.line.pieces.size() != 1 || block.line.pieces.front().bars != 0) {
        return signs;
    }
    const std::string_view text = trimmed(block.line.pieces.front().text);
    signs.plain = true;
    signs.space = text.size() <= longest_line && (text.find(' ') != text.npos || text.find('\t') != text.npos);
    if (!signs.space) {
        return signs;
    }
    signs.tab = text.find('\t') != text.npos;
    signs.gap = text.find("  ") != text.npos;
    signs.sentence = text.find("\xE3\x80\x82") != text.npos; // U+3002, the full stop
    for (const TextCell& cell : cells_by_spaces(text, 1)) {
        ++signs.fields;
        signs.number_last = is_number(cell.text, lexicon);
        signs.numbers += signs.number_last ? 1 : 0;
        signs.with_unit += !signs.number_last && is_number_with_unit(cell.text) ? 1 : 0;
    }
    return signs;
}

bool is_row_by_spaces(const LineSigns& signs) {
    const bool many = signs.numbers + signs.with_unit >= many_numbers;
    const bool label_first = signs.fields > signs.numbers + signs.with_unit || many;
    const bool row = signs.number_last && (signs.numbers >= 2 || signs.fields == 2);
    return signs.space && !signs.sentence && label_first && (row || many);
}

} // namespace

std::vector<CellStyle> cell_styles(const Document& document, const Lexicon& lexicon) {
    std::vector<LineSigns> signs;
    signs.reserve(document.blocks.size());
    std::size_t cells = 0;
    for (const Block& block : document.blocks) {
        signs.push_back(cells < most_cells ? signs_of(block, lexicon) : LineSigns{});
        cells += signs.back().fields;
    }
    std::vector<CellStyle> styles(signs.size(), CellStyle::whole);
    const auto near = [&](std::size_t i, bool LineSigns::*sign, std::size_t lines) {
        const std::size_t end = std::min(i + lines + 1, signs.size());
        for (std::size_t other = i > lines ? i - lines : 0; other < end; ++other) {
            if (other != i && signs[other].*sign) {
                return true;
            }
        }
        return false;
    };
    // Labels may be spread with spaces, one in a line: without a row of values nothing tells them from columns.
    const bool has_row = std::any_of(signs.begin(), signs.end(), [](const LineSigns& line) { return line.gap && line.number_last && line.fields > 1; });
    for (std::size_t i = 0; i < signs.size(); ++i) {
        if (signs[i].tab && (near(i, &LineSigns::tab, 1) || signs[i].numbers > 0)) {
            styles[i] = CellStyle::tabs;
        } else if (has_row && signs[i].gap && !signs[i].sentence && (near(i, &LineSigns::gap, wrapped_lines) || signs[i].number_last)) {
            styles[i] = CellStyle::columns;
        } else if (is_row_by_spaces(signs[i])) {
            styles[i] = CellStyle::spaces;
        }
    }
    for (std::size_t i = signs.size(); i-- > 0;) {
        // The header of a table whose rows are cut at single spaces.
        if (styles[i] != CellStyle::whole || !signs[i].space || signs[i].sentence || signs[i].numbers > 0) {
            continue;
        }
        const std::size_t end = std::min(i + 1 + header_lines, signs.size());
        const auto below = std::find_if(styles.begin() + static_cast<std::ptrdiff_t>(i), styles.begin() + static_cast<std::ptrdiff_t>(end),
                                        [](CellStyle style) { return style != CellStyle::whole; });
        const bool above_row = below != styles.begin() + static_cast<std::ptrdiff_t>(end) && *below == CellStyle::spaces;
        if (above_row) {
            styles[i] = CellStyle::spaces;
        }
    }
    return styles;
}

std::vector<TextCell> text_cells(std::string_view line, CellStyle style) {
    switch (style) {
    case CellStyle::tabs:
        return cells_by_tabs(line);
    case CellStyle::columns:
        return cells_by_spaces(line, least_gap);
    case CellStyle::spaces:
        return cells_by_spaces(line, 1);
    case CellStyle::whole:
        break;
    }
    return {{trimmed(line), 0, columns_of(line)}};
}

} // namespace nianbao
