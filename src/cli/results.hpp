// SPDX-License-Identifier: Apache-2.0
// Writes outcomes as they come: a record a file, rows appended to the files of the run.
#ifndef NIANBAO_CLI_RESULTS_HPP
#define NIANBAO_CLI_RESULTS_HPP

#include "cli/batch/duplicates.hpp"
#include "cli/batch/run_folder.hpp"
#include "cli/outcome.hpp"
#include "cli/plan.hpp"
#include "nianbao/io/sink.hpp"
#include "nianbao/output/run_workbook.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::cli {

/// A FileSink whose errors name the file.
class OutputFile {
public:
    /// `folder`: where it stands until it is whole.
    OutputFile(std::string path, const std::string& folder);
    void write(std::string_view bytes);
    void commit();
    /// Where the bytes stand until then, for what writes a file by its name.
    const std::string& temporary() const;

private:
    std::string m_path;
    std::unique_ptr<FileSink> m_sink;
};

/// What the outputs of a run depend on beside its inputs: the program, the forms, the options. A digest.
std::string run_key(const Conversion& conversion, const Limits& limits);

/// The files of DIR. Those of the run appear with commit(); without it they never do.
class FolderResults {
public:
    /// `resume`: what an earlier run did is not done again.
    /// `catalog`: filled on the way; may be null.
    FolderResults(Plan& plan, const Conversion& conversion, RunCatalog* catalog, bool resume);

    /// For Conversion::earlier; empty where there is nothing to go on from.
    EarlierOutcome earlier();

    /// Writes the records of one outcome, all or none, and its rows. A record that cannot be written turns
    /// the outcome into a failure; a row that cannot be written throws Error(io).
    void add(const Input& input, Outcome& outcome);
    void commit();

    /// Groups of records that are of one report, and records in them; known after commit().
    const Duplicates& duplicates() const noexcept {
        return m_duplicates;
    }

private:
    bool fill_from_earlier(const Input& input, const std::string& digest, Outcome& outcome) const;
    FileStamp record_stamp(const Input& input, std::size_t number) const;
    FileStamp page_stamp(const Input& input, std::size_t number) const;
    void add_late_rows(const Input& input, const Outcome& outcome);
    void add_to_catalog(const Outcome& outcome);
    void add_to_run(const Input& input, const Outcome& outcome);
    void write_package();
    void write_workbook();
    void group_duplicates();
    void write_duplicates();
    void write_records(const Input& input, const Outcome& outcome);
    bool has_late_rows() const noexcept {
        return m_index != nullptr || m_workbook != nullptr || m_wide != nullptr || m_catalog != nullptr;
    }

    Plan& m_plan;
    const Conversion& m_conversion;
    RunCatalog* m_catalog;
    RunFolder m_run;
    std::unique_ptr<OutputFile> m_figures; ///< figures-wide.csv
    std::unique_ptr<OutputFile> m_index_file;
    std::unique_ptr<ReviewIndex> m_index;
    std::unique_ptr<RunWorkbook> m_workbook;
    std::unique_ptr<OutputFile> m_workbook_file;
    std::unique_ptr<WideTable> m_wide;
    std::unique_ptr<OutputFile> m_package;
    std::unique_ptr<OutputFile> m_duplicates_file;
    Duplicates m_duplicates;
};

/// One input, one format, to standard output: complete or nothing. Throws Error(io) where it cannot be.
std::string standard_output_text(const Outcome& outcome, const Conversion& conversion);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_RESULTS_HPP
