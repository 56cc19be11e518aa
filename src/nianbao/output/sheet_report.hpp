// SPDX-License-Identifier: Apache-2.0
// What a workbook shows of one report, as plain texts: it can wait on the disk until all reports are known.
#ifndef NIANBAO_OUTPUT_SHEET_REPORT_HPP
#define NIANBAO_OUTPUT_SHEET_REPORT_HPP

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/output/html_texts.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/record/corrections.hpp"
#include "nianbao/record/record.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace nianbao {

/// Whether a person must look at a figure, and how a sheet shows it.
enum class SheetNotice : std::uint8_t { none, blank, beside, look, absent };

struct SheetFigure {
    std::vector<std::string> fields; ///< the columns of figures.csv, in its order
    std::string shown;               ///< where there is no number: the print, or a word for its state
    std::string reason;              ///< the comment; empty where there is nothing to say
    SheetNotice notice = SheetNotice::none;
    bool in_form = true;
};

struct SheetFinding {
    std::array<std::string, 6> fields; ///< the columns of findings.csv
    std::uint32_t target = 0;          ///< index into the figures, or their number where it is about none of them
};

/// One input of a run: a report, or why there is none.
struct SheetReport {
    std::array<std::string, 11> fields; ///< the columns of reports.csv
    std::string form;                   ///< empty for none
    std::vector<SheetFigure> figures;
    std::vector<SheetFinding> findings;
};

SheetReport sheet_report(const Record& record, const Knowledge& knowledge, const html::Texts& texts, Edition edition);
SheetReport sheet_report(const ReportRow& without_record);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_SHEET_REPORT_HPP
