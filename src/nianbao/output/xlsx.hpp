// SPDX-License-Identifier: Apache-2.0
// A workbook for spreadsheets, as little of it as we need. Nothing written here can become a formula.
#ifndef NIANBAO_OUTPUT_XLSX_HPP
#define NIANBAO_OUTPUT_XLSX_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace nianbao::xlsx {

/// How a cell looks. Numbers of every style show all their decimals.
enum class Style {
    plain,
    title,   ///< of a sheet or a report
    text,    ///< wrapped, no border
    head,    ///< of a list, or of a printed table
    caption, ///< across a printed table
    label,   ///< of a row
    figure,  ///< a printed number
    look,    ///< one that a person must look at
    beside,  ///< operand of a check that failed
    absent,  ///< not printed
    blank,   ///< printed, but without a number
    link,
};

/// Limits of the format (ECMA-376 and Excel's own specifications).
inline constexpr std::uint32_t most_rows = 1'048'576;
inline constexpr std::uint32_t most_columns = 16'384;
inline constexpr std::size_t most_units = 32'767; ///< UTF-16 units in a cell
inline constexpr std::size_t most_links = 65'530; ///< a sheet
inline constexpr std::size_t most_digits = 15;    ///< significant digits a number keeps

/// True where a cell's number is the decimal itself, digit for digit.
bool is_exact(std::string_view decimal);

/// Columns a text is wide: two for an ideograph.
std::size_t width_of(std::string_view text);

/// `text`, or its start and `tail` where it has more UTF-16 units than `most`; `cut` says which.
std::string fitted(std::string_view text, std::size_t most, std::string_view tail, bool& cut);

/// "AB12": rows and columns from 0.
std::string cell_name(std::uint32_t row, std::uint32_t column);

/// Rows and columns count from 0. Throws Error(io) where the file cannot be written, Error(internal) for what
/// the format cannot hold: the caller has to keep within its limits.
class Workbook {
public:
    /// `folder` holds the file and, while it is written, the rows.
    Workbook(const std::string& path, const std::string& title);
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    ~Workbook();

    /// Sheets stand in the order in which they are added. Without `any_order` its rows must be written from top to
    /// bottom and go to the disk one by one; with it, cells are merged over several rows and kept in memory.
    std::size_t add_sheet(const std::string& name, bool any_order);

    void text(std::size_t sheet, std::uint32_t row, std::uint32_t column, std::string_view text, Style style);
    /// `decimal` must be exact.
    void number(std::size_t sheet, std::uint32_t row, std::uint32_t column, std::string_view decimal, Style style);
    void empty(std::size_t sheet, std::uint32_t row, std::uint32_t column, Style style);
    void merged(std::size_t sheet, std::uint32_t row, std::uint32_t column, std::uint32_t rows, std::uint32_t columns,
                std::string_view text, Style style);
    void comment(std::size_t sheet, std::uint32_t row, std::uint32_t column, std::string_view text);
    /// To a cell of this workbook.
    void link(std::size_t sheet, std::uint32_t row, std::uint32_t column, const std::string& target_sheet,
              const std::string& target_cell, std::string_view text);

    void width(std::size_t sheet, std::uint32_t first_column, std::uint32_t last_column, double characters);
    void height(std::size_t sheet, std::uint32_t row, double points);
    void freeze(std::size_t sheet, std::uint32_t rows, std::uint32_t columns);
    void filter(std::size_t sheet, std::uint32_t head_row, std::uint32_t last_row, std::uint32_t last_column);
    /// A4, as wide as the page, the first `head_rows` rows on every page, page numbers below.
    void print(std::size_t sheet, bool landscape, std::uint32_t head_rows);
    void page_break_before(std::size_t sheet, std::uint32_t row);

    /// The file is complete afterwards.
    void close();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace nianbao::xlsx

#endif // NIANBAO_OUTPUT_XLSX_HPP
