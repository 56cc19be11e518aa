// SPDX-License-Identifier: Apache-2.0
// Names of outputs and their collisions.
#include "cli/plan.hpp"

#include "cli/batch/duplicates.hpp"
#include "cli/kept_corrections.hpp"
#include "nianbao/output/html_shell.hpp"
#include "nianbao/output/writers.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <sys/stat.h>
#include <system_error>
#include <utility>

namespace nianbao::cli {

namespace {

namespace fs = std::filesystem;

bool exists(const std::string& path) {
    std::error_code ignored;
    const fs::file_status status = fs::symlink_status(path, ignored);
    return status.type() != fs::file_type::not_found && status.type() != fs::file_type::none;
}

bool starts_with(const std::string& text, std::string_view start) {
    return std::string_view(text).substr(0, start.size()) == start;
}

constexpr std::size_t most_head = 4096;

/// The first bytes, enough to know our own outputs by.
std::string head_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string head(most_head, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

using FileId = std::pair<std::uint64_t, std::uint64_t>; ///< device, inode

FileId file_id(const std::string& path) {
    struct stat status = {};
    const bool known = ::stat(path.c_str(), &status) == 0;
    return known ? FileId(status.st_dev, status.st_ino) : FileId(0, 0);
}

/// No report's page can be called like the index: theirs have a name before it.
constexpr std::string_view page_suffix = ".review.html";

std::string numbered(std::size_t number) {
    return number > 1 ? "." + std::to_string(number) : std::string();
}

constexpr std::string_view wide_start = "source,agency,year,form,reported,undecided,absent,doubtful,doubtful_figures";
constexpr std::string_view package_start = "{\n  \"profile\": \"tabular-data-package\",\n  \"name\": \"nianbao\"";

/// No report is an XLSX, so it matters little that those of others look alike.
bool is_workbook(const std::string& bytes) {
    return starts_with(bytes, "PK\x03\x04") &&
           std::string_view(bytes).substr(0, most_head).find("xl/_rels/workbook.xml.rels") != std::string_view::npos;
}

/// A line of records.jsonl.
bool is_json_record(std::string_view head) {
    constexpr std::string_view start = "{\"source\":\"";
    return head.substr(0, start.size()) == start && head.find("\"identity\":{\"title\":{\"value\":") != std::string_view::npos;
}

} // namespace

bool is_own_output(const std::string& given) {
    constexpr std::string_view mark = "\xEF\xBB\xBF"; // --csv-bom
    const std::string& bytes = starts_with(given, mark) ? given.substr(mark.size(), most_head) : given;
    if (starts_with(bytes, html::page_mark)) {
        return true;
    }
    const std::string_view head = std::string_view(bytes).substr(0, 1024);
    const bool record = starts_with(bytes, "<?xml") && (head.find("urn:nianbao:report:") != std::string_view::npos ||
                                                        head.find("urn:nianbao:corrections:") != std::string_view::npos);
    std::string figures = figures_csv_header();
    figures.pop_back(); // columns may follow
    return record || starts_with(bytes, figures) || starts_with(bytes, findings_csv_header()) ||
           starts_with(bytes, reports_csv_header()) || starts_with(bytes, duplicates_header) || starts_with(bytes, wide_start) ||
           starts_with(bytes, package_start) || is_workbook(bytes) || is_json_record(std::string_view(bytes).substr(0, most_head));
}

bool is_own_file(const std::string& path) {
    return is_own_output(head_of(path));
}

Plan::Plan(InputList inputs, std::string folder, Formats formats, Existing existing)
    : m_inputs(std::move(inputs)), m_folder(std::move(folder)), m_formats(formats), m_existing(existing) {}

std::string Plan::record_path(const Input& input, std::size_t number) const {
    return run_path(input.place + numbered(number) + ".xml");
}

std::string Plan::page_path(const Input& input, std::size_t number) const {
    return run_path(page_name(input, number));
}

std::string Plan::page_name(const Input& input, std::size_t number) const {
    return input.place + numbered(number) + std::string(page_suffix);
}

/// Below DIR.
std::vector<std::string> Plan::record_files(const Input& input, std::size_t number) const {
    std::vector<std::string> files;
    if (m_formats.xml) {
        files.push_back(input.place + numbered(number) + ".xml");
    }
    if (m_formats.html) {
        files.push_back(page_name(input, number));
    }
    return files;
}

std::string Plan::run_path(const std::string& file) const {
    return m_folder.back() == '/' ? m_folder + file : m_folder + "/" + file;
}

std::vector<std::string> Plan::run_files() const {
    std::vector<std::string> files;
    if (m_formats.csv) {
        files = {m_formats.wide ? wide_file : "figures.csv", "findings.csv", "reports.csv"};
    }
    if (m_formats.duplicates) {
        files.emplace_back(duplicates_file);
    }
    if (m_formats.csv && m_formats.datapackage) {
        files.emplace_back(package_file);
    }
    if (m_formats.json) {
        files.emplace_back("records.jsonl");
    }
    if (m_formats.html) {
        files.emplace_back(index_file);
    }
    if (m_formats.xlsx) {
        files.emplace_back(workbook_file);
    }
    return files;
}

void Plan::check() {
    check_collisions();
    if (exists(m_folder)) {
        check_existing();
        check_inputs_survive();
    }
}

/// Two inputs of one name, too: their rows could not be told apart.
void Plan::check_collisions() {
    const std::vector<std::string> runs = run_files();
    for (const std::string& file : runs) {
        m_files.insert(file);
    }
    PathSet names;
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        const Input input = m_inputs.at(i);
        if (!names.insert(input.name)) {
            report_collision(i, "");
        }
        for (const std::string& file : record_files(input, 1)) {
            if (!m_files.insert(file)) {
                report_collision(i, file);
            }
        }
    }
    check_folders(runs);
}

/// a.txt -> a.txt.xml, while a.txt.xml/b.txt needs a folder of that name
void Plan::check_folders(const std::vector<std::string>& runs) const {
    PathSet seen; // folders that were looked at
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        const std::string place(m_inputs.place(i));
        for (std::size_t at = place.rfind('/'); at != std::string::npos && at > 0; at = place.rfind('/', at - 1)) {
            const std::string folder = place.substr(0, at);
            if (!seen.insert(folder)) {
                break; // and so were those above it
            }
            if (m_files.contains(folder)) {
                const bool of_run = std::find(runs.begin(), runs.end(), folder) != runs.end();
                of_run ? throw Error(ErrorCode::usage, "output-collision", folder + ", " + std::string(m_inputs.path(i)))
                       : report_collision(i, folder);
            }
        }
    }
}

/// `file`: what input `index` would write, or needs as a folder; empty where its name is the trouble.
void Plan::report_collision(std::size_t index, const std::string& file) const {
    const Input mine = m_inputs.at(index);
    throw Error(ErrorCode::usage, "output-collision", writer_of(file.empty() ? mine.name : file, file.empty(), index) + ", " + mine.path);
}

/// The path of the input, but `index`, that has this name or writes this file; of none, the file itself.
std::string Plan::writer_of(const std::string& file, bool is_name, std::size_t index) const {
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        const Input input = m_inputs.at(i);
        const std::vector<std::string> files = record_files(input, 1);
        if (i != index && (is_name ? input.name == file : std::find(files.begin(), files.end(), file) != files.end())) {
            return input.path;
        }
    }
    return file;
}

void Plan::check_existing() const {
    const auto refuse = [this](const std::string& file) {
        if (exists(run_path(file))) {
            throw Error(ErrorCode::io, "output-exists", run_path(file));
        }
    };
    if (m_existing == Existing::refuse) {
        for (const std::string& file : run_files()) {
            refuse(file);
        }
    }
    // Of a run that goes on most records stay as they are; the others are looked at when their turn comes.
    for (std::size_t i = 0; m_existing != Existing::go_on && i < m_inputs.size(); ++i) {
        const Input input = m_inputs.at(i);
        if (m_existing == Existing::refuse) {
            for (const std::string& file : record_files(input, 1)) {
                refuse(file);
            }
        } else if (m_formats.xml) {
            check_corrections_survive(input.place + ".xml");
        }
    }
}

/// `file`: a record below DIR. What a person decided must not go with the record that is replaced.
void Plan::check_corrections_survive(const std::string& file) const {
    const std::string path = run_path(file);
    if (!exists(path) || !holds_corrections(path)) {
        return;
    }
    const std::string kept = m_corrections + "/" + file;
    if (m_corrections.empty() || !exists(kept) || file_id(kept) != file_id(path)) {
        throw Error(ErrorCode::io, "output-has-corrections", path);
    }
}

/// A record or table of an earlier run may be met as an input; it may be replaced all the same.
void Plan::check_inputs_survive() const {
    std::map<FileId, std::string> foreign; // what would be replaced and is not ours
    const auto look_at = [&foreign](const std::string& path) {
        if (exists(path) && !is_own_file(path)) {
            foreign.emplace(file_id(path), path);
        }
    };
    for (const std::string& file : run_files()) {
        look_at(run_path(file));
    }
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        for (const std::string& file : record_files(m_inputs.at(i), 1)) {
            look_at(run_path(file));
        }
    }
    for (std::size_t i = 0; !foreign.empty() && i < m_inputs.size(); ++i) {
        if (const auto found = foreign.find(file_id(std::string(m_inputs.path(i)))); found != foreign.end()) {
            throw Error(ErrorCode::usage, "output-is-input", found->second);
        }
    }
}

void Plan::check_record(const Input& input, std::size_t number) {
    const bool was_planned = number == 1 && input.origin != Input::Origin::member;
    for (const std::string& file : record_files(input, number)) {
        if (was_planned) {
            break;
        }
        const std::string path = run_path(file);
        const bool is_input = exists(path) && file_id(input.path) == file_id(path) && !is_own_file(path);
        if (!m_files.insert(file) || is_input) {
            throw Error(ErrorCode::io, "output-collision", writer_of(file, false, m_inputs.size()) + ", " + input.path);
        }
        if (m_existing == Existing::refuse && exists(path)) {
            throw Error(ErrorCode::io, "output-exists", path);
        }
    }
    if (m_formats.xml && (!was_planned || m_existing == Existing::go_on)) {
        check_corrections_survive(input.place + numbered(number) + ".xml");
    }
}

void Plan::claim_records(const Input& input, std::size_t count) {
    for (std::size_t number = 1; number <= count; ++number) {
        for (const std::string& file : record_files(input, number)) {
            m_files.insert(file);
        }
    }
}

void Plan::make_output_folder() const {
    std::error_code error;
    fs::create_directories(m_folder, error);
    if (error || !fs::is_directory(m_folder)) {
        throw Error(ErrorCode::io, "folder-make", error ? error.message() : std::string(), m_folder);
    }
}

void Plan::make_folder_of(const std::string& path) {
    std::error_code error;
    const std::string folder = fs::path(path).parent_path().string();
    if (folder == m_last_made) {
        return;
    }
    fs::create_directories(folder, error);
    if (error) {
        throw Error(ErrorCode::io, "folder-make", error.message(), folder);
    }
    m_last_made = folder;
}

} // namespace nianbao::cli
