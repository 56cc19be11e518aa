// SPDX-License-Identifier: Apache-2.0
// What became of one input: everything its outputs need, as bytes, so that the records can go.
#ifndef NIANBAO_CLI_OUTCOME_HPP
#define NIANBAO_CLI_OUTCOME_HPP

#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/plan.hpp"
#include "nianbao/nianbao.hpp"
#include "nianbao/output/figure_table.hpp"
#include "nianbao/output/html_shell.hpp"
#include "nianbao/output/review_index.hpp"
#include "nianbao/output/sheet_report.hpp"
#include "nianbao/record/corrections.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace nianbao::cli {

/// The numbers of the summary; those of several reports add up.
struct Counts {
    std::size_t reported = 0;
    std::size_t undecided = 0;
    std::size_t absent = 0;
    std::size_t doubtful = 0;
    std::size_t errors = 0; ///< findings by severity
    std::size_t warnings = 0;
    std::size_t infos = 0;

    void add(const Counts& other);
};

Counts counts_of(const Record& record);

/// One record, written out in every format asked for.
struct Written {
    std::string source; ///< "a.html", "a.html#2"
    std::string form;   ///< "" for none
    Counts counts;
    std::string xml;
    std::string figures;
    std::string findings;
    std::string report_row;
    std::string json;
    std::string page; ///< the review page
    IndexRow index;   ///< its row in the index of pages
    SheetReport wide;  ///< its row of figures-wide.csv
    SheetReport sheet; ///< its part of the workbook
};

struct Outcome {
    enum class Status { converted, skipped, failed };
    Status status = Status::failed;
    std::vector<Written> records; ///< converted: one, seldom two
    std::optional<Error> error;   ///< skipped, failed
    std::string report_row;       ///< skipped, failed
    IndexRow index;               ///< skipped, failed
    SheetReport sheet;            ///< skipped, failed
};

struct Conversion {
    const Knowledge& knowledge;
    const Messages& messages;
    ConvertOptions options;
    Formats formats;
    std::string language; ///< of the files
    std::string format;   ///< --from
    std::string charset;  ///< --charset
    std::string corrections;              ///< folder of records whose corrections are kept; empty: none
    Edition edition = Edition::published; ///< of figures.csv, records.jsonl and pages
    const html::Shell* shell = nullptr; ///< of the pages, where they are asked for
    Labels labels = Labels::zh;
    const FigureTable* table = nullptr;    ///< of figures.csv, where its labels are not the usual
    const html::Texts* workbook = nullptr; ///< words of the workbook, where it is asked for
};

/// Never throws but for want of memory while reporting a want of memory: every trouble of one input ends
/// here.
Outcome convert_input(const Input& input, const Conversion& conversion);

/// The same outcome, turned into a failure (its record could not be written).
Outcome failed(const Input& input, const Error& error, const Conversion& conversion);

/// True for what a folder may hold beside reports. A document that cannot be read (encrypted, broken, PDF,
/// .doc) may well be a report: it fails there, too, so that no report is missed in silence.
bool may_be_skipped(const Input& input, const Error& error);

/// Source as the library wants it, with what the command line says about it; our own outputs are refused.
Source open_input(const Input& input, const std::string& format, const std::string& charset,
                  const Limits& limits);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_OUTCOME_HPP
