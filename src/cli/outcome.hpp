// SPDX-License-Identifier: Apache-2.0
// What became of one input: everything its outputs need, as bytes, so that the records can go.
#ifndef NIANBAO_CLI_OUTCOME_HPP
#define NIANBAO_CLI_OUTCOME_HPP

#include "cli/batch/journal.hpp"
#include "cli/counts.hpp"
#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/plan.hpp"
#include "nianbao/catalog/rows.hpp"
#include "nianbao/nianbao.hpp"
#include "nianbao/output/figure_table.hpp"
#include "nianbao/output/html_shell.hpp"
#include "nianbao/output/review_index.hpp"
#include "nianbao/output/sheet_report.hpp"
#include "nianbao/record/corrections.hpp"
#include "nianbao/record/fingerprint.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace nianbao::cli {

/// One record, written out in every format asked for.
struct Written {
    std::string source; ///< "a.html", "a.html#2"
    std::string form;   ///< "" for none
    Counts counts;
    Fingerprint fingerprint;
    std::string xml;
    std::string figures;
    std::string findings;
    std::string report_row;
    std::string json;
    std::string page; ///< the review page
    IndexRow index;   ///< its row in the index of pages
    SheetReport wide;  ///< its row of figures-wide.csv
    SheetReport sheet; ///< its part of the workbook
    std::optional<catalog::RecordRows> catalog; ///< its rows in the catalog, where there is one
};

struct Outcome {
    enum class Status { converted, skipped, failed };
    Status status = Status::failed;
    std::vector<Written> records; ///< converted: one, seldom two
    std::optional<Error> error;   ///< skipped, failed
    std::string report_row;       ///< skipped, failed
    IndexRow index;               ///< skipped, failed
    SheetReport sheet;            ///< skipped, failed
    std::string digest;           ///< of what the conversion depends on; "" where it is done again in any case
    std::optional<JournalEntry> earlier; ///< an earlier run did it: the files are there
};

class RunCatalog;

/// Fills the outcome from what an earlier run did for an input with this digest; false where it did not. Any thread.
using EarlierOutcome = std::function<bool(const Input& input, const std::string& digest, Outcome& outcome)>;

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
    const RunCatalog* catalog = nullptr;   ///< where one is filled on the way
    EarlierOutcome earlier{};              ///< empty where there is no earlier run to go on from
};

/// Never throws but for want of memory while reporting a want of memory: every trouble of one input ends
/// here.
Outcome convert_input(const Input& input, const Conversion& conversion);

/// The name of an input's record `number` (from 1) in the outputs: a page's second report is "a.html#2".
std::string source_of(const std::string& name, std::size_t number);

/// What the outputs need of a record beside its own file: rows for the tables that are made when all records are known.
/// `xml`: the record's, where there is a catalog.
void add_rows(Written& written, const Record& record, const std::string& xml, const Conversion& conversion);

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
