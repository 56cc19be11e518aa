// SPDX-License-Identifier: Apache-2.0
// The sheets of the printed tables: one block a report as its form prints it, or, where reports are many, one row.
#ifndef NIANBAO_OUTPUT_WORKBOOK_FORMS_HPP
#define NIANBAO_OUTPUT_WORKBOOK_FORMS_HPP

#include "nianbao/output/form_layout.hpp"
#include "nianbao/output/run_workbook.hpp"
#include "nianbao/output/workbook_cells.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace nianbao {

/// More reports than this stand in a row each: nobody leafs through a thousand blocks.
inline constexpr std::size_t most_blocks = 60;

class FormSheets {
public:
    /// Makes a sheet for every table of the forms that occur, the newest form's first.
    FormSheets(SheetCells& cells, const Knowledge& knowledge, const RunTotals& totals);

    const std::vector<std::string>& names() const {
        return m_names;
    }
    /// Writes a report's tables; the place of each of its figures, empty where no table holds it.
    std::vector<CellPlace> add(const SheetReport& report);

private:
    struct Sheet {
        std::string name;
        std::size_t index = 0;
        std::uint32_t row = 0; ///< the next
        std::unordered_map<std::string, std::uint32_t> columns; ///< of a row sheet: by figure id
    };
    using Found = std::unordered_map<std::string, std::size_t>; ///< figure id -> its index in the report

    void add_block_sheets(const std::vector<const Form*>& forms);
    void add_row_sheets(const std::vector<const Form*>& forms, const RunTotals& totals);
    void write_head(Sheet& sheet, const Form& form, const FormTable& table);
    void write_block(Sheet& sheet, const FormTable& table, const SheetReport& report, const Found& found,
                     std::vector<CellPlace>& places);
    void write_unknown(Sheet& sheet, const FormTable& table, std::uint32_t columns, const SheetReport& report,
                       std::vector<CellPlace>& places);
    void write_row(Sheet& sheet, const FormTable& table, const SheetReport& report, std::vector<CellPlace>& places);
    std::string title_of(const std::string& table) const;

    SheetCells& m_cells;
    const Knowledge& m_knowledge;
    bool m_blocks = true;
    std::vector<std::string> m_names;
    std::map<std::string, Sheet> m_sheets; ///< by table id, or form id / table id
};

} // namespace nianbao

#endif // NIANBAO_OUTPUT_WORKBOOK_FORMS_HPP
