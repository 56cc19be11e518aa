// SPDX-License-Identifier: Apache-2.0
// The only file that knows libxlsxwriter. It returns success for overlapping merges and bad UTF-8, prints to stderr,
// and puts the time of day into the file unless told one: none of that may reach it.
#include "nianbao/output/xlsx.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/base/shared_library.hpp"
#include "nianbao/text/utf8.hpp"
#include "nianbao/text/valid_text.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

namespace nianbao::xlsx {

namespace {

/// The functions used, as they are called in the library.
#define NIANBAO_XLSX_FUNCTIONS(X) \
    X(format_set_align) X(format_set_bg_color) X(format_set_bold) \
    X(format_set_border) X(format_set_border_color) X(format_set_font_color) \
    X(format_set_font_size) X(format_set_italic) X(format_set_num_format) \
    X(format_set_pattern) X(format_set_text_wrap) X(format_set_underline) \
    X(lxw_strerror) X(lxw_workbook_free) X(workbook_add_format) \
    X(workbook_add_worksheet) X(workbook_close) X(workbook_new_opt) \
    X(workbook_set_properties) X(worksheet_autofilter) X(worksheet_fit_to_pages) \
    X(worksheet_freeze_panes) X(worksheet_merge_range) X(worksheet_repeat_rows) \
    X(worksheet_set_column) X(worksheet_set_footer) X(worksheet_set_h_pagebreaks) \
    X(worksheet_set_landscape) X(worksheet_set_margins) X(worksheet_set_paper) \
    X(worksheet_set_row) X(worksheet_write_blank) X(worksheet_write_comment_opt) \
    X(worksheet_write_number) X(worksheet_write_string) X(worksheet_write_url_opt)

/// libxlsxwriter, loaded when the first workbook is made: it brings libcrypto and minizip, which cost a short run more than its
/// report does.
struct Library {
#define NIANBAO_XLSX_MEMBER(name) decltype(&::name) name = nullptr;
    NIANBAO_XLSX_FUNCTIONS(NIANBAO_XLSX_MEMBER)
#undef NIANBAO_XLSX_MEMBER
};

Library load_library() {
    const SharedLibrary file(NIANBAO_XLSXWRITER);
    Library library;
#define NIANBAO_XLSX_FIND(name) file.find(#name, library.name);
    NIANBAO_XLSX_FUNCTIONS(NIANBAO_XLSX_FIND)
#undef NIANBAO_XLSX_FIND
    return library;
}

const Library& library() {
    static const Library loaded = load_library();
    return loaded;
}

} // namespace

namespace {

constexpr std::uint8_t paper_a4 = 9;
constexpr std::size_t most_breaks = 1'000; // Excel takes 1,023 a sheet

void expect(lxw_error result) {
    if (result != LXW_NO_ERROR) {
        throw Error(ErrorCode::internal, "internal", std::string("xlsx: ") + library().lxw_strerror(result));
    }
}

/// Excel reads _x0041_ in a text as the letter A; the underscore is then written in that way itself.
std::string without_escapes(std::string_view text) {
    const auto is_hex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    };
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool looks_so = text[at] == '_' && at + 6 < text.size() && text[at + 1] == 'x' && text[at + 6] == '_' &&
                              std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                                          text.begin() + static_cast<std::ptrdiff_t>(at) + 6, is_hex);
        out += looks_so ? "_x005F_" : std::string(1, text[at]);
    }
    return out;
}

/// What XML can hold, and Excel reads back as it is.
std::string clean(std::string_view raw) {
    std::string buffer;
    const std::string text(valid_text(raw, buffer));
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 || c == '\n' || c == '\t') {
            out += c;
        }
    }
    return out.find("_x") == out.npos ? out : without_escapes(out);
}

int decimals_of(std::string_view decimal) {
    const std::size_t point = decimal.find('.');
    return point == decimal.npos ? 0 : static_cast<int>(decimal.size() - point - 1);
}

void set_fill(lxw_format* format, lxw_color_t color) {
    library().format_set_pattern(format, LXW_PATTERN_SOLID);
    library().format_set_bg_color(format, color);
}

void set_box(lxw_format* format) {
    library().format_set_border(format, LXW_BORDER_THIN);
    library().format_set_border_color(format, 0x808080);
}

void dress(lxw_format* format, Style style) {
    library().format_set_font_size(format, 10);
    library().format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    const bool is_figure = style == Style::figure || style == Style::look || style == Style::beside ||
                           style == Style::absent || style == Style::blank;
    if (is_figure) {
        set_box(format);
        library().format_set_align(format, LXW_ALIGN_CENTER);
    }
    switch (style) {
    case Style::title:
        library().format_set_bold(format);
        library().format_set_font_size(format, 13);
        break;
    case Style::text:
        library().format_set_text_wrap(format);
        library().format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        break;
    case Style::head:
    case Style::caption:
        library().format_set_bold(format);
        library().format_set_text_wrap(format);
        library().format_set_align(format, LXW_ALIGN_CENTER);
        set_box(format);
        set_fill(format, style == Style::head ? 0xDDEBF7 : 0xEDEDED);
        break;
    case Style::label:
        library().format_set_text_wrap(format);
        set_box(format);
        break;
    case Style::look:
        library().format_set_bold(format);
        set_fill(format, 0xFFD966);
        break;
    case Style::beside:
        set_fill(format, 0xFFF2CC);
        break;
    case Style::absent:
        library().format_set_italic(format);
        library().format_set_font_color(format, 0x595959);
        set_fill(format, 0xD9D9D9);
        break;
    case Style::blank:
        library().format_set_font_color(format, 0x7F7F7F);
        break;
    case Style::link:
        library().format_set_font_color(format, 0x0563C1);
        library().format_set_underline(format, LXW_UNDERLINE_SINGLE);
        break;
    case Style::plain:
    case Style::figure:
        break;
    }
}

} // namespace

bool is_exact(std::string_view decimal) {
    std::size_t digits = 0;
    for (const char c : decimal) {
        const bool is_digit = c >= '0' && c <= '9';
        digits += is_digit && (digits > 0 || c != '0') ? 1 : 0;
    }
    return digits <= most_digits;
}

std::size_t width_of(std::string_view text) {
    constexpr char32_t first_wide = 0x1100; // Hangul Jamo; what is wide comes after
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        width += next_code_point(text, at) >= first_wide ? 2 : 1;
    }
    return width;
}

std::string fitted(std::string_view text, std::size_t most, std::string_view tail, bool& cut) {
    constexpr char32_t first_pair = 0x10000;
    cut = false;
    if (text.size() <= most) { // no more units than bytes
        return std::string(text);
    }
    std::string buffer;
    const std::string_view valid = valid_text(text, buffer);
    const std::size_t room = most - std::min(most, tail.size());
    std::size_t units = 0;
    std::size_t end = 0;
    for (std::size_t at = 0; at < valid.size();) {
        units += next_code_point(valid, at) >= first_pair ? 2 : 1;
        end = units <= room ? at : end;
        if (units > most) {
            cut = true;
            return std::string(valid.substr(0, end)) + std::string(tail);
        }
    }
    return std::string(valid);
}

std::string cell_name(std::uint32_t row, std::uint32_t column) {
    std::string letters;
    for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters + std::to_string(row + 1);
}

struct Workbook::Parts {
    struct Freed {
        void operator()(lxw_workbook* freed) const {
            library().lxw_workbook_free(freed);
        }
    };
    std::unique_ptr<lxw_workbook, Freed> book;
    std::vector<lxw_worksheet*> sheets;
    std::vector<std::vector<lxw_row_t>> breaks;
    std::map<std::pair<Style, int>, lxw_format*> formats;

    lxw_format* format(Style style, int decimals) {
        lxw_format*& found = formats[{style, decimals}];
        if (found == nullptr) {
            found = library().workbook_add_format(book.get());
            dress(found, style);
            if (decimals >= 0) {
                const std::string digits = decimals == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(decimals), '0');
                library().format_set_num_format(found, digits.c_str());
            } else {
                library().format_set_num_format(found, "@");
            }
        }
        return found;
    }
};

Workbook::Workbook(const std::string& path, const std::string& title) : m_parts(std::make_unique<Parts>()) {
    const std::size_t slash = path.rfind('/');
    std::string folder = slash == path.npos ? "." : path.substr(0, slash + 1);
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    options.use_zip64 = LXW_FALSE;
    m_parts->book.reset(library().workbook_new_opt(path.c_str(), &options));
    if (!m_parts->book) {
        throw Error(ErrorCode::io, "file-write", "xlsx");
    }
    std::string name = clean(title);
    std::string tool = "nianbao";
    lxw_doc_properties properties = {};
    properties.title = name.data();
    properties.author = tool.data();
    properties.created = 946'684'800; // 2000-01-01: not the time of day, so that equal runs write equal bytes
    expect(library().workbook_set_properties(m_parts->book.get(), &properties));
}

Workbook::~Workbook() = default;

std::size_t Workbook::add_sheet(const std::string& name, bool any_order) {
    lxw_workbook* book = m_parts->book.get();
    book->options.constant_memory = any_order ? LXW_FALSE : LXW_TRUE; // read when a sheet is added
    lxw_worksheet* sheet = library().workbook_add_worksheet(book, name.c_str());
    if (sheet == nullptr) {
        throw Error(ErrorCode::internal, "internal", "xlsx: sheet " + name);
    }
    m_parts->sheets.push_back(sheet);
    m_parts->breaks.emplace_back();
    return m_parts->sheets.size() - 1;
}

void Workbook::text(std::size_t sheet, std::uint32_t row, std::uint32_t column, std::string_view text, Style style) {
    const std::string bytes = clean(text);
    if (bytes.empty()) {
        empty(sheet, row, column, style);
        return;
    }
    expect(library().worksheet_write_string(m_parts->sheets[sheet], row, static_cast<lxw_col_t>(column), bytes.c_str(),
                                  m_parts->format(style, -1)));
}

void Workbook::number(std::size_t sheet, std::uint32_t row, std::uint32_t column, std::string_view decimal, Style style) {
    // The library prints 16 digits: enough to give every decimal of 15 digits back.
    const double value = std::strtod(std::string(decimal).c_str(), nullptr);
    expect(library().worksheet_write_number(m_parts->sheets[sheet], row, static_cast<lxw_col_t>(column), value,
                                  m_parts->format(style, decimals_of(decimal))));
}

void Workbook::empty(std::size_t sheet, std::uint32_t row, std::uint32_t column, Style style) {
    expect(library().worksheet_write_blank(m_parts->sheets[sheet], row, static_cast<lxw_col_t>(column), m_parts->format(style, -1)));
}

void Workbook::merged(std::size_t sheet, std::uint32_t row, std::uint32_t column, std::uint32_t rows,
                      std::uint32_t columns, std::string_view text, Style style) {
    if (rows == 1 && columns == 1) {
        this->text(sheet, row, column, text, style);
        return;
    }
    expect(library().worksheet_merge_range(m_parts->sheets[sheet], row, static_cast<lxw_col_t>(column), row + rows - 1,
                                 static_cast<lxw_col_t>(column + columns - 1), clean(text).c_str(),
                                 m_parts->format(style, -1)));
}

void Workbook::comment(std::size_t sheet, std::uint32_t row, std::uint32_t column, std::string_view text) {
    const std::string bytes = clean(text);
    constexpr std::size_t line = 44; // columns of text in a box of double width
    std::string author;
    lxw_comment_options options = {};
    options.author = author.data();
    options.x_scale = 2.4;
    options.y_scale = std::min(8.0, 0.5 + 0.24 * static_cast<double>(1 + width_of(bytes) / line +
                                        static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'))));
    expect(library().worksheet_write_comment_opt(m_parts->sheets[sheet], row, static_cast<lxw_col_t>(column), bytes.c_str(), &options));
}

void Workbook::link(std::size_t sheet, std::uint32_t row, std::uint32_t column, const std::string& target_sheet,
                    const std::string& target_cell, std::string_view text) {
    const std::string url = "internal:'" + target_sheet + "'!" + target_cell;
    expect(library().worksheet_write_url_opt(m_parts->sheets[sheet], row, static_cast<lxw_col_t>(column), url.c_str(),
                                   m_parts->format(Style::link, -1), clean(text).c_str(), nullptr));
}

void Workbook::width(std::size_t sheet, std::uint32_t first_column, std::uint32_t last_column, double characters) {
    expect(library().worksheet_set_column(m_parts->sheets[sheet], static_cast<lxw_col_t>(first_column),
                                static_cast<lxw_col_t>(last_column), characters, nullptr));
}

void Workbook::height(std::size_t sheet, std::uint32_t row, double points) {
    expect(library().worksheet_set_row(m_parts->sheets[sheet], row, points, nullptr));
}

void Workbook::freeze(std::size_t sheet, std::uint32_t rows, std::uint32_t columns) {
    library().worksheet_freeze_panes(m_parts->sheets[sheet], rows, static_cast<lxw_col_t>(columns));
}

void Workbook::filter(std::size_t sheet, std::uint32_t head_row, std::uint32_t last_row, std::uint32_t last_column) {
    expect(library().worksheet_autofilter(m_parts->sheets[sheet], head_row, 0, last_row, static_cast<lxw_col_t>(last_column)));
}

void Workbook::print(std::size_t sheet, bool landscape, std::uint32_t head_rows) {
    lxw_worksheet* target = m_parts->sheets[sheet];
    library().worksheet_set_paper(target, paper_a4);
    if (landscape) {
        library().worksheet_set_landscape(target);
    }
    library().worksheet_fit_to_pages(target, 1, 0);
    library().worksheet_set_margins(target, 0.5, 0.5, 0.6, 0.6);
    expect(library().worksheet_set_footer(target, "&L&A&R&P / &N"));
    if (head_rows > 0) {
        expect(library().worksheet_repeat_rows(target, 0, head_rows - 1));
    }
}

void Workbook::page_break_before(std::size_t sheet, std::uint32_t row) {
    if (row > 0 && m_parts->breaks[sheet].size() < most_breaks) {
        m_parts->breaks[sheet].push_back(row);
    }
}

void Workbook::close() {
    for (std::size_t i = 0; i < m_parts->sheets.size(); ++i) {
        if (!m_parts->breaks[i].empty()) {
            m_parts->breaks[i].push_back(0); // the end
            expect(library().worksheet_set_h_pagebreaks(m_parts->sheets[i], m_parts->breaks[i].data()));
        }
    }
    const lxw_error result = library().workbook_close(m_parts->book.release()); // frees the book in any case
    if (result != LXW_NO_ERROR) {
        throw Error(ErrorCode::io, "file-write", library().lxw_strerror(result));
    }
}

} // namespace nianbao::xlsx
