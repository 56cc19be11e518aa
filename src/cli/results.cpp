// SPDX-License-Identifier: Apache-2.0
// Files of a run. Whole or absent: every one goes through FileSink.
#include "cli/results.hpp"

#include "nianbao/output/writers.hpp"

#include <utility>

namespace nianbao::cli {

namespace {

[[noreturn]] void throw_with_path(const Error& error, const std::string& path) {
    throw Error(error.code(), error.key(), error.detail(), path);
}

std::unique_ptr<OutputFile> sink_with(const std::string& path, const std::string& header) {
    auto sink = std::make_unique<OutputFile>(path);
    sink->write(header);
    return sink;
}

constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

std::string figures_header(const Conversion& conversion) {
    return conversion.table != nullptr ? csv_header(conversion.table->columns()) : figures_csv_header();
}

std::vector<Field> fields_of(std::span<const Field> columns) {
    return {columns.begin(), columns.end()};
}

/// Written together: the first record of a page must not stand alone where the second could not be written.
/// Sinks are committed one after the other; before the first commit, every byte of all of them is on the
/// disk.
void write_together(const std::vector<std::pair<std::string, const std::string*>>& files) {
    std::vector<std::unique_ptr<OutputFile>> sinks;
    for (const auto& [path, bytes] : files) {
        sinks.push_back(std::make_unique<OutputFile>(path));
        sinks.back()->write(*bytes);
    }
    for (const auto& sink : sinks) {
        sink->commit();
    }
}

} // namespace

OutputFile::OutputFile(std::string path) : m_path(std::move(path)) {
    try {
        m_sink = std::make_unique<FileSink>(m_path);
    } catch (const Error& error) {
        throw_with_path(error, m_path);
    }
}

void OutputFile::write(std::string_view bytes) {
    try {
        m_sink->write(bytes);
    } catch (const Error& error) {
        throw_with_path(error, m_path);
    }
}

void OutputFile::commit() {
    try {
        m_sink->commit();
    } catch (const Error& error) {
        throw_with_path(error, m_path);
    }
}

const std::string& OutputFile::temporary() const {
    return m_sink->temporary();
}

FolderResults::FolderResults(const Plan& plan, const Conversion& conversion)
    : m_plan(plan), m_conversion(conversion) {
    plan.make_output_folder();
    if (plan.formats().csv) {
        const std::string mark = plan.formats().csv_bom ? byte_order_mark : "";
        m_figures = plan.formats().wide ? sink_with(plan.run_path(wide_file), mark)
                                        : sink_with(plan.run_path("figures.csv"), mark + figures_header(conversion));
        m_findings = sink_with(plan.run_path("findings.csv"), mark + findings_csv_header());
        m_reports = sink_with(plan.run_path("reports.csv"), mark + reports_csv_header());
    }
    if (plan.formats().csv && plan.formats().wide) {
        m_wide = std::make_unique<WideTable>(plan.run_path(""), conversion.knowledge);
    }
    if (plan.formats().datapackage) {
        m_package = sink_with(plan.run_path(package_file), "");
    }
    if (plan.formats().json) {
        m_json = sink_with(plan.run_path("records.jsonl"), "");
    }
    if (plan.formats().html) {
        m_index_file = sink_with(plan.run_path(index_file), "");
        m_index = std::make_unique<ReviewIndex>(*conversion.shell, conversion.edition);
    }
    if (plan.formats().xlsx) {
        m_workbook_file = sink_with(plan.run_path(workbook_file), "");
        m_workbook = std::make_unique<RunWorkbook>(plan.run_path(""), conversion.knowledge, *conversion.workbook, conversion.edition);
    }
}

void FolderResults::write_package() {
    std::vector<PackageTable> tables;
    if (m_wide) {
        tables.push_back({"figures-wide", WideTable::first_columns(), m_wide->figures()});
    } else {
        const FigureTable* table = m_conversion.table;
        tables.push_back({"figures", table != nullptr ? table->columns() : fields_of(figure_columns(false)), {}});
    }
    tables.push_back({"findings", fields_of(finding_columns()), {}});
    tables.push_back({"reports", fields_of(report_columns()), {}});
    m_package->write(data_package(tables, m_conversion.knowledge, *m_conversion.workbook, m_conversion.labels));
}

void FolderResults::write_workbook() {
    try {
        m_workbook->write(m_workbook_file->temporary());
    } catch (const Error& error) {
        throw_with_path(error, m_plan.run_path(workbook_file));
    }
}

void FolderResults::write_records(std::size_t input, const Outcome& outcome) {
    std::vector<std::pair<std::string, const std::string*>> files;
    for (std::size_t i = 0; i < outcome.records.size(); ++i) {
        if (i > 0) {
            m_plan.check_further_record(input, i + 1);
        }
        if (m_plan.formats().xml) {
            files.emplace_back(m_plan.record_path(input, i + 1), &outcome.records[i].xml);
        }
        if (m_plan.formats().html) {
            files.emplace_back(m_plan.page_path(input, i + 1), &outcome.records[i].page);
        }
    }
    if (!files.empty()) {
        m_plan.make_folder_of(files.front().first);
        write_together(files);
    }
}

void FolderResults::add(std::size_t input, Outcome& outcome) {
    try {
        write_records(input, outcome);
    } catch (const Error& error) {
        outcome = failed(m_plan.inputs()[input], error, m_conversion);
    }
    if (m_reports) {
        m_reports->write(outcome.report_row);
    }
    if (m_index && outcome.records.empty()) {
        m_index->add(outcome.index, "");
    }
    if (m_workbook && outcome.records.empty()) {
        m_workbook->add(outcome.sheet);
    }
    std::size_t number = 0;
    for (const Written& record : outcome.records) {
        ++number;
        if (m_index) {
            m_index->add(record.index, m_plan.page_name(input, number));
        }
        if (m_figures) {
            m_figures->write(record.figures);
            m_findings->write(record.findings);
            m_reports->write(record.report_row);
        }
        if (m_wide) {
            m_wide->add(record.wide);
        }
        if (m_workbook) {
            m_workbook->add(record.sheet);
        }
        if (m_json) {
            m_json->write(record.json);
        }
    }
}

void FolderResults::commit() {
    if (m_index) {
        m_index_file->write(m_index->page(m_conversion.knowledge.rules));
    }
    if (m_wide) {
        m_wide->write([this](std::string_view row) { m_figures->write(row); });
    }
    if (m_package) {
        write_package();
    }
    if (m_workbook) {
        write_workbook();
    }
    for (OutputFile* sink : {m_figures.get(), m_findings.get(), m_json.get(), m_reports.get(), m_index_file.get(),
                             m_workbook_file.get(), m_package.get()}) {
        if (sink != nullptr) {
            sink->commit();
        }
    }
}

std::string standard_output_text(const Outcome& outcome, const Conversion& conversion) {
    const Formats& formats = conversion.formats;
    if ((formats.xml || formats.html) && outcome.records.size() > 1) {
        throw Error(ErrorCode::io, "several-records", std::to_string(outcome.records.size()));
    }
    std::string text;
    for (const Written& record : outcome.records) {
        text += formats.xml    ? record.xml
                : formats.json ? record.json
                : formats.html ? record.page
                               : record.figures;
    }
    const std::string mark = formats.csv_bom ? byte_order_mark : "";
    return formats.csv && !outcome.records.empty() ? mark + figures_header(conversion) + text : text;
}

} // namespace nianbao::cli
