// SPDX-License-Identifier: Apache-2.0
// Records as files: the canonical XML, tidy CSV, JSON Lines. Columns and orders: docs/outputs.md.
#ifndef NIANBAO_OUTPUT_WRITERS_HPP
#define NIANBAO_OUTPUT_WRITERS_HPP

#include "nianbao/forms/rules.hpp"
#include "nianbao/record/corrections.hpp"
#include "nianbao/record/record.hpp"

#include <string>
#include <string_view>

namespace nianbao {

inline constexpr std::string_view record_schema_version = "1.0.0";

/// The canonical record (schemas/report-1.xsd). Both languages are in it; `language` is xml:lang of the root.
std::string record_to_xml(const Record& record, const Rules& rules);

/// One JSON object, one line, ending in \n.
std::string record_to_json(const Record& record, const Rules& rules, Edition edition = Edition::published);

/// Header rows and rows of the CSV files; each returned text ends in \n. `source` as in outputs.md.
/// `editions`: with the columns that tell the published and the corrected edition apart (asked for by --edition, --corrections).
std::string figures_csv_header(bool editions = false);
std::string figures_csv_rows(const Record& record, Edition edition = Edition::published, bool editions = false);
std::string findings_csv_header();
std::string findings_csv_rows(const Record& record, const Rules& rules, std::string_view language);
std::string reports_csv_header();

struct ReportRow {
    std::string source;
    std::string status; ///< converted, no-form, skipped, failed
    std::string error;  ///< ErrorCode and its sentence where failed or skipped
    const Record* record = nullptr;
};
std::string reports_csv_row(const ReportRow& row);

/// A CSV field, quoted where RFC 4180 asks for it.
std::string csv_field(std::string_view text);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_WRITERS_HPP
