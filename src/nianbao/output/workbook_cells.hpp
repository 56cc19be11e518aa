// SPDX-License-Identifier: Apache-2.0
// How figures, counts and texts of a report become cells, alike on every sheet of a workbook.
#ifndef NIANBAO_OUTPUT_WORKBOOK_CELLS_HPP
#define NIANBAO_OUTPUT_WORKBOOK_CELLS_HPP

#include "nianbao/output/html_texts.hpp"
#include "nianbao/output/sheet_report.hpp"
#include "nianbao/output/xlsx.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nianbao {

/// A cell that others refer to; without a sheet there is none.
struct CellPlace {
    std::string sheet;
    std::string cell;
};

/// Comments slow a spreadsheet down: Excel keeps a drawing for each. What is beyond stands in the long sheet, and
/// the notes say so.
inline constexpr std::size_t most_comments = 20'000;

class SheetCells {
public:
    SheetCells(xlsx::Workbook& book, const html::Texts& texts) : m_book(book), m_texts(texts) {}

    xlsx::Workbook& book() const {
        return m_book;
    }
    const html::Texts& texts() const {
        return m_texts;
    }
    /// Text that fits a cell; what does not is cut, says so, and is counted.
    void text(std::size_t sheet, std::uint32_t row, std::uint32_t column, std::string_view text, xlsx::Style style);
    /// A number where it is one that a spreadsheet keeps, else its text.
    void number(std::size_t sheet, std::uint32_t row, std::uint32_t column, const std::string& decimal, xlsx::Style style);
    /// With its color and comment.
    void figure(std::size_t sheet, std::uint32_t row, std::uint32_t column, const SheetFigure& figure);

    std::size_t cut_texts() const {
        return m_cut;
    }
    std::size_t left_comments() const {
        return m_comments > most_comments ? m_comments - most_comments : 0;
    }
    std::size_t long_numbers() const {
        return m_long_numbers;
    }

private:
    void comment(std::size_t sheet, std::uint32_t row, std::uint32_t column, const std::string& text);

    xlsx::Workbook& m_book;
    const html::Texts& m_texts;
    std::size_t m_cut = 0;
    std::size_t m_comments = 0;
    std::size_t m_long_numbers = 0;
};

xlsx::Style style_of(SheetNotice notice);

/// Index of a column of figures.csv.
std::size_t figure_field(std::string_view name);

/// Points that a text needs in a cell of so many characters.
double height_of(std::string_view text, double characters);

/// A name a sheet may have: at most 31 characters, none of []:*?/\ in it.
std::string sheet_name(const std::string& wanted);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_WORKBOOK_CELLS_HPP
