// SPDX-License-Identifier: Apache-2.0
// One workbook for all reports of a run: notes, the tables as printed, every figure in a row, every finding.
#ifndef NIANBAO_OUTPUT_RUN_WORKBOOK_HPP
#define NIANBAO_OUTPUT_RUN_WORKBOOK_HPP

#include "nianbao/output/sheet_report.hpp"
#include "nianbao/output/sheet_spool.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace nianbao {

/// What the reports of a run amount to; known before the first sheet is made.
struct RunTotals {
    Edition edition = Edition::published;
    std::map<std::string, std::size_t> inputs; ///< by status
    std::map<std::string, std::size_t> forms;  ///< reports of each form
    std::size_t figures = 0;                   ///< with those outside the forms
    std::size_t reported = 0;
    std::size_t undecided = 0;
    std::size_t absent = 0;
    std::size_t doubtful = 0;
    std::size_t findings = 0;
};

class RunWorkbook {
public:
    /// The reports wait in `folder`. `texts` with the catalog xlsx/texts.xml.
    RunWorkbook(const std::string& folder, const Knowledge& knowledge, const html::Texts& texts, Edition edition);

    void add(const SheetReport& report);
    /// Writes the file. Throws Error(io), Error(too_large).
    void write(const std::string& path);

private:
    const Knowledge& m_knowledge;
    const html::Texts& m_texts;
    SheetSpool m_spool;
    RunTotals m_totals;
};

} // namespace nianbao

#endif // NIANBAO_OUTPUT_RUN_WORKBOOK_HPP
