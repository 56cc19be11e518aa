// SPDX-License-Identifier: Apache-2.0
// Files of a run. Whole or absent: every one goes through FileSink.
#include "cli/results.hpp"

#include "cli/arguments.hpp"
#include "cli/batch/program_digest.hpp"
#include "cli/batch/run_catalog.hpp"
#include "cli/kept_corrections.hpp"
#include "nianbao/base/digest.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/record/form_labels.hpp"

#include <array>
#include <utility>

namespace nianbao::cli {

namespace {

[[noreturn]] void throw_with_path(const Error& error, const std::string& path) {
    throw Error(error.code(), error.key(), error.detail(), path);
}

constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

std::string figures_header(const Conversion& conversion) {
    return conversion.table != nullptr ? csv_header(conversion.table->columns()) : figures_csv_header();
}

std::vector<Field> fields_of(std::span<const Field> columns) {
    return {columns.begin(), columns.end()};
}

/// How each file of the run begins.
std::array<std::string, run_parts> heads_of(const Conversion& conversion) {
    const std::string mark = conversion.formats.csv_bom ? byte_order_mark : "";
    return {mark + figures_header(conversion), mark + findings_csv_header(), mark + reports_csv_header(), ""};
}

/// The database cannot go on: this ends the run, whatever the input was.
struct CatalogFailure : Error {
    explicit CatalogFailure(const Error& error) : Error(error) {}
};

} // namespace

OutputFile::OutputFile(std::string path, const std::string& folder) : m_path(std::move(path)) {
    try {
        m_sink = std::make_unique<FileSink>(m_path, folder);
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

std::string run_key(const Conversion& conversion, const Limits& limits) {
    const Formats& formats = conversion.formats;
    std::string facts = program_digest();
    for (const bool flag : {formats.xml, formats.csv, formats.json, formats.html, formats.xlsx, formats.wide, formats.csv_bom,
                            conversion.options.any, conversion.edition == Edition::corrected, conversion.table != nullptr}) {
        facts += flag ? " 1" : " 0";
    }
    facts += " " + std::to_string(static_cast<int>(conversion.labels));
    for (const std::string& word : {conversion.language, conversion.format, conversion.charset}) {
        facts += " [" + word + "]";
    }
    for (const LimitOption& entry : limit_options) {
        facts += " " + std::to_string(limits.*entry.member);
    }
    facts += " " + std::to_string(limits.seconds);
    for (const Form& form : conversion.knowledge.forms) {
        facts += " " + form.id + " " + form.sha256;
    }
    for (const std::string& head : heads_of(conversion)) { // the columns
        facts += "\n" + head;
    }
    return sha256(facts);
}

FolderResults::FolderResults(Plan& plan, const Conversion& conversion, RunCatalog* catalog, bool resume)
    : m_plan(plan), m_conversion(conversion), m_catalog(catalog),
      m_run(plan.folder(), run_key(conversion, conversion.options.limits), heads_of(conversion), resume) {
    const auto output = [this](const char* file) { return std::make_unique<OutputFile>(m_plan.run_path(file), m_run.path()); };
    if (plan.formats().csv && plan.formats().wide) {
        m_figures = output(wide_file);
        m_figures->write(plan.formats().csv_bom ? byte_order_mark : "");
        m_wide = std::make_unique<WideTable>(m_run.path() + "/", conversion.knowledge);
    }
    if (plan.formats().datapackage) {
        m_package = output(package_file);
    }
    if (plan.formats().duplicates) {
        m_duplicates_file = output(duplicates_file);
    }
    if (plan.formats().html) {
        m_index_file = output(index_file);
        m_index = std::make_unique<ReviewIndex>(*conversion.shell, conversion.edition);
    }
    if (plan.formats().xlsx) {
        m_workbook_file = output(workbook_file);
        m_workbook = std::make_unique<RunWorkbook>(m_run.path() + "/", conversion.knowledge, *conversion.workbook, conversion.edition);
    }
}

EarlierOutcome FolderResults::earlier() {
    if (!m_run.resumes()) {
        return {};
    }
    return [this](const Input& input, const std::string& digest, Outcome& outcome) { return fill_from_earlier(input, digest, outcome); };
}

/// Its files must still be those that were written. Tables that are made when all records are known take their rows from
/// the record's own file.
bool FolderResults::fill_from_earlier(const Input& input, const std::string& digest, Outcome& outcome) const {
    std::optional<JournalEntry> entry = m_run.find(input.name);
    if (!entry || entry->digest != digest) {
        return false;
    }
    std::vector<Written> rows;
    for (std::size_t i = 0; i < entry->records.size(); ++i) {
        const JournalRecord& record = entry->records[i];
        if (record_stamp(input, i + 1) != record.xml || page_stamp(input, i + 1) != record.page) {
            return false;
        }
        if (has_late_rows()) {
            std::string xml;
            Record read = read_whole_record(m_plan.record_path(input, i + 1), m_conversion.knowledge, &xml);
            label_figures(read, m_conversion.knowledge);
            add_rows(rows.emplace_back(), read, xml, m_conversion);
        }
    }
    outcome.records = std::move(rows);
    outcome.digest = digest;
    outcome.earlier = std::move(entry);
    return true;
}

FileStamp FolderResults::record_stamp(const Input& input, std::size_t number) const {
    return m_plan.formats().xml ? stamp_of(m_plan.record_path(input, number)) : FileStamp();
}

FileStamp FolderResults::page_stamp(const Input& input, std::size_t number) const {
    return m_plan.formats().html ? stamp_of(m_plan.page_path(input, number)) : FileStamp();
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

/// Together: the first record of a page must not stand alone where the second could not be written. Before the first
/// of them gets its name, every byte of all of them is written.
void FolderResults::write_records(const Input& input, const Outcome& outcome) {
    std::vector<std::pair<std::string, const std::string*>> files;
    for (std::size_t i = 0; i < outcome.records.size(); ++i) {
        if (m_plan.formats().xml) {
            files.emplace_back(m_plan.record_path(input, i + 1), &outcome.records[i].xml);
        }
        if (m_plan.formats().html) {
            files.emplace_back(m_plan.page_path(input, i + 1), &outcome.records[i].page);
        }
    }
    if (files.empty()) {
        return;
    }
    m_plan.make_folder_of(files.front().first);
    std::vector<std::unique_ptr<OutputFile>> sinks;
    for (const auto& [path, bytes] : files) {
        sinks.push_back(std::make_unique<OutputFile>(path, m_run.path()));
        sinks.back()->write(*bytes);
    }
    m_run.keep();
    for (const auto& sink : sinks) {
        sink->commit();
    }
}

void FolderResults::add(const Input& input, Outcome& outcome) {
    try {
        if (outcome.earlier) {
            m_plan.claim_records(input, outcome.earlier->records.size());
            add_to_catalog(outcome);
        } else {
            for (std::size_t number = 1; number <= outcome.records.size(); ++number) {
                m_plan.check_record(input, number);
            }
            add_to_catalog(outcome);
            write_records(input, outcome);
        }
    } catch (const CatalogFailure&) {
        throw;
    } catch (const Error& error) {
        if (error.key() == "disk-full") { // every further input would fail as well
            throw;
        }
        outcome = failed(input, error, m_conversion);
    }
    add_to_run(input, outcome);
    add_late_rows(input, outcome);
}

/// After all that forbids its files, and before them: decisions of persons that the catalog holds must not get lost
/// there, either.
void FolderResults::add_to_catalog(const Outcome& outcome) {
    if (m_catalog == nullptr) {
        return;
    }
    std::vector<const catalog::RecordRows*> rows;
    for (const Written& record : outcome.records) {
        rows.push_back(&*record.catalog);
    }
    try {
        m_catalog->add(rows);
    } catch (const Error& error) {
        if (!catalog::CatalogWriter::concerns_record(error)) {
            throw CatalogFailure(error);
        }
        throw;
    }
}

void FolderResults::add_to_run(const Input& input, const Outcome& outcome) {
    if (outcome.earlier) {
        m_run.add_again(*outcome.earlier);
        return;
    }
    JournalEntry entry;
    entry.name = input.name;
    entry.digest = outcome.digest;
    std::string figures;
    std::string findings;
    std::string reports = outcome.report_row;
    std::string json;
    for (const Written& record : outcome.records) {
        figures += record.figures;
        findings += record.findings;
        reports += record.report_row;
        json += record.json;
        const std::size_t number = entry.records.size() + 1;
        entry.records.push_back(
            {record.form, record_stamp(input, number), page_stamp(input, number), record.fingerprint, record.counts});
    }
    m_run.add(std::move(entry), {figures, findings, reports, json});
}

/// Rows of what is made when all records are known.
void FolderResults::add_late_rows(const Input& input, const Outcome& outcome) {
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
        if (m_wide) {
            m_wide->add(record.wide);
        }
        if (m_workbook) {
            m_workbook->add(record.sheet);
        }
    }
}

void FolderResults::group_duplicates() {
    m_run.checkpoint();
    m_run.each([this](const JournalEntry& entry) {
        for (const JournalRecord& record : entry.records) {
            m_duplicates.add(record.fingerprint);
        }
    });
    m_duplicates.group();
}

void FolderResults::write_duplicates() {
    const auto each_name = [this](const std::function<void(const std::string&)>& look) {
        m_run.each([&look](const JournalEntry& entry) {
            for (std::size_t i = 0; i < entry.records.size(); ++i) {
                look(source_of(entry.name, i + 1));
            }
        });
    };
    m_duplicates_file->write(std::string(m_plan.formats().csv_bom ? byte_order_mark : "") + std::string(duplicates_header));
    m_duplicates.write(each_name, [this](std::string_view row) { m_duplicates_file->write(row); });
    m_duplicates_file->commit();
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
    group_duplicates();
    if (m_duplicates_file) {
        write_duplicates();
    }
    if (m_workbook) {
        write_workbook();
    }
    if (m_catalog != nullptr) {
        m_catalog->commit();
    }
    const Formats& formats = m_plan.formats();
    if (m_figures) {
        m_figures->commit();
    } else if (formats.csv) {
        m_run.publish(RunPart::figures, m_plan.run_path("figures.csv"));
    }
    if (formats.csv) {
        m_run.publish(RunPart::findings, m_plan.run_path("findings.csv"));
    }
    if (formats.json) {
        m_run.publish(RunPart::records, m_plan.run_path("records.jsonl"));
    }
    if (formats.csv) {
        m_run.publish(RunPart::reports, m_plan.run_path("reports.csv"));
    }
    for (OutputFile* sink : {m_index_file.get(), m_workbook_file.get(), m_package.get()}) {
        if (sink != nullptr) {
            sink->commit();
        }
    }
    m_run.finish();
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
