// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/workbook_cells.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/output/fields.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace nianbao {

namespace {

constexpr double line_points = 14.0; // of 10 points type
constexpr double least_points = 18.0;

} // namespace

xlsx::Style style_of(SheetNotice notice) {
    switch (notice) {
    case SheetNotice::look:
        return xlsx::Style::look;
    case SheetNotice::beside:
        return xlsx::Style::beside;
    case SheetNotice::absent:
        return xlsx::Style::absent;
    case SheetNotice::blank:
        return xlsx::Style::blank;
    case SheetNotice::none:
        break;
    }
    return xlsx::Style::figure;
}

std::size_t figure_field(std::string_view name) {
    const auto columns = figure_columns();
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Field& field) { return field.name == name; });
    return static_cast<std::size_t>(found - columns.begin());
}

double height_of(std::string_view text, double characters) {
    double lines = 0;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        const auto width = static_cast<double>(xlsx::width_of(text.substr(from, end - from)));
        lines += std::max(1.0, std::ceil(width * 1.05 / std::max(1.0, characters - 1)));
        from = end + 1;
    }
    return std::max(least_points, lines * line_points + 4);
}

std::string sheet_name(const std::string& wanted) {
    constexpr std::size_t most = 31;
    std::string name;
    std::size_t units = 0;
    for (std::size_t at = 0; at < wanted.size();) {
        const std::size_t from = at;
        const char32_t point = next_code_point(wanted, at);
        units += point >= 0x10000 ? 2 : 1;
        if (units > most) {
            break;
        }
        const bool forbidden = point < 0x80 && std::string_view("[]:*?/\\'").find(static_cast<char>(point)) != std::string_view::npos;
        name += forbidden ? "-" : wanted.substr(from, at - from);
    }
    return name;
}

void SheetCells::text(std::size_t sheet, std::uint32_t row, std::uint32_t column, std::string_view text, xlsx::Style style) {
    bool cut = false;
    const std::string fit = xlsx::fitted(text, xlsx::most_units, m_texts("xlsx.cut"), cut);
    m_cut += cut ? 1 : 0;
    m_book.text(sheet, row, column, fit, style);
}

void SheetCells::number(std::size_t sheet, std::uint32_t row, std::uint32_t column, const std::string& decimal,
                        xlsx::Style style) {
    if (xlsx::is_exact(decimal)) {
        m_book.number(sheet, row, column, decimal, style);
        return;
    }
    ++m_long_numbers;
    m_book.text(sheet, row, column, decimal, style);
    comment(sheet, row, column, m_texts("xlsx.long-number"));
}

void SheetCells::figure(std::size_t sheet, std::uint32_t row, std::uint32_t column, const SheetFigure& figure) {
    static const std::size_t value_field = figure_field("value");
    const std::string& value = figure.fields[value_field];
    const xlsx::Style style = style_of(figure.notice);
    if (value.empty()) {
        text(sheet, row, column, figure.shown, style);
        comment(sheet, row, column, figure.reason);
    } else if (xlsx::is_exact(value)) {
        m_book.number(sheet, row, column, value, style);
        comment(sheet, row, column, figure.reason);
    } else {
        ++m_long_numbers;
        m_book.text(sheet, row, column, value, style);
        comment(sheet, row, column, m_texts("xlsx.long-number") + (figure.reason.empty() ? "" : "\n" + figure.reason));
    }
}

void SheetCells::comment(std::size_t sheet, std::uint32_t row, std::uint32_t column, const std::string& text) {
    if (text.empty()) {
        return;
    }
    if (++m_comments <= most_comments) {
        m_book.comment(sheet, row, column, text);
    }
}

} // namespace nianbao
