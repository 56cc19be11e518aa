// SPDX-License-Identifier: Apache-2.0
// The sheets with one row a figure and one row a finding. A list too long for a sheet goes on in another.
#ifndef NIANBAO_OUTPUT_WORKBOOK_LISTS_HPP
#define NIANBAO_OUTPUT_WORKBOOK_LISTS_HPP

#include "nianbao/output/fields.hpp"
#include "nianbao/output/workbook_cells.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace nianbao {

class ListSheets {
public:
    /// Makes the sheets for `rows` rows, at most `rows_a_sheet` in each, below a head that stays.
    ListSheets(SheetCells& cells, const std::string& name, std::size_t rows, std::size_t rows_a_sheet,
               const std::vector<std::string>& heads, std::span<const double> widths);

    const std::vector<std::string>& names() const {
        return m_names;
    }
    void next_row();
    std::size_t sheet() const {
        return m_sheets[m_at];
    }
    const std::string& name() const {
        return m_names[m_at];
    }
    std::uint32_t row() const {
        return m_row;
    }

private:
    std::vector<std::string> m_names;
    std::vector<std::size_t> m_sheets;
    std::size_t m_rows_a_sheet;
    std::size_t m_at = 0;
    std::uint32_t m_row = 0; ///< the head
};

class LongSheets {
public:
    LongSheets(SheetCells& cells, std::size_t figures);
    const std::vector<std::string>& names() const {
        return m_list.names();
    }
    /// Gives a place to every figure that has none.
    void add(const SheetReport& report, std::vector<CellPlace>& places);

private:
    SheetCells& m_cells;
    ListSheets m_list;
};

class FindingSheets {
public:
    FindingSheets(SheetCells& cells, std::size_t findings);
    const std::vector<std::string>& names() const {
        return m_list.names();
    }
    /// `figures`: their places; `report`: that of its row in the notes, for a finding about no figure.
    void add(const SheetReport& report, const std::vector<CellPlace>& figures, const CellPlace& place);

private:
    SheetCells& m_cells;
    ListSheets m_list;
};

/// The names of columns as people read them.
std::vector<std::string> titles_of(std::span<const Field> columns, const html::Texts& texts);

/// One cell of a list: a number where its column holds numbers and the text is one.
void list_cell(SheetCells& cells, std::size_t sheet, std::uint32_t row, std::uint32_t column, const Field& field,
               const std::string& text, xlsx::Style style);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_WORKBOOK_LISTS_HPP
