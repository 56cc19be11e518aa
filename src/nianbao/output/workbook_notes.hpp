// SPDX-License-Identifier: Apache-2.0
// The first sheet: what the workbook is, what it holds, how to read it, and every input of the run.
#ifndef NIANBAO_OUTPUT_WORKBOOK_NOTES_HPP
#define NIANBAO_OUTPUT_WORKBOOK_NOTES_HPP

#include "nianbao/output/run_workbook.hpp"
#include "nianbao/output/workbook_cells.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nianbao {

class NotesSheet {
public:
    NotesSheet(SheetCells& cells, const Knowledge& knowledge, const RunTotals& totals);

    /// Writes all but the inputs; the names are those of the other sheets.
    void begin(const std::vector<std::string>& forms, const std::vector<std::string>& figures,
               const std::vector<std::string>& findings);
    /// The place of the input's row.
    CellPlace add(const SheetReport& report);
    /// What was left out of the sheets is known at the end.
    void end();

private:
    void line(const std::string& text, xlsx::Style style);
    void pair(const std::string& name, const std::string& text);
    void counts();
    void legend();
    void link_line(const std::string& name, const std::string& what);

    SheetCells& m_cells;
    const Knowledge& m_knowledge;
    const RunTotals& m_totals;
    std::string m_name;
    std::size_t m_sheet;
    std::uint32_t m_row = 0;
    std::uint32_t m_limits = 0; ///< the row of what was left out
};

} // namespace nianbao

#endif // NIANBAO_OUTPUT_WORKBOOK_NOTES_HPP
