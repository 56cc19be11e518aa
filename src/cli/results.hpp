// SPDX-License-Identifier: Apache-2.0
// Writes outcomes as they come: a record a file, rows appended to the files of the run.
#ifndef NIANBAO_CLI_RESULTS_HPP
#define NIANBAO_CLI_RESULTS_HPP

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
    explicit OutputFile(std::string path);
    void write(std::string_view bytes);
    void commit();
    /// Where the bytes stand until then, for what writes a file by its name.
    const std::string& temporary() const;

private:
    std::string m_path;
    std::unique_ptr<FileSink> m_sink;
};

/// The files of DIR. Those of the run appear with commit(); without it they never do.
class FolderResults {
public:
    FolderResults(const Plan& plan, const Conversion& conversion);

    /// Writes the records of one outcome, all or none, and its rows. A record that cannot be written turns
    /// the outcome into a failure; a row that cannot be written throws Error(io).
    void add(std::size_t input, Outcome& outcome);
    void commit();

private:
    void write_package();
    void write_workbook();
    void write_records(std::size_t input, const Outcome& outcome);

    const Plan& m_plan;
    const Conversion& m_conversion;
    std::unique_ptr<OutputFile> m_figures;
    std::unique_ptr<OutputFile> m_findings;
    std::unique_ptr<OutputFile> m_reports;
    std::unique_ptr<OutputFile> m_json;
    std::unique_ptr<OutputFile> m_index_file;
    std::unique_ptr<ReviewIndex> m_index;
    std::unique_ptr<RunWorkbook> m_workbook;
    std::unique_ptr<OutputFile> m_workbook_file;
    std::unique_ptr<WideTable> m_wide;
    std::unique_ptr<OutputFile> m_package;
};

/// One input, one format, to standard output: complete or nothing. Throws Error(io) where it cannot be.
std::string standard_output_text(const Outcome& outcome, const Conversion& conversion);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_RESULTS_HPP
