// SPDX-License-Identifier: Apache-2.0
// Names of outputs and their collisions.
#include "cli/plan.hpp"

#include "cli/kept_corrections.hpp"
#include "nianbao/output/html_shell.hpp"
#include "nianbao/output/writers.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
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

std::pair<std::uint64_t, std::uint64_t> file_id(const std::string& path) {
    struct stat status = {};
    const bool known = ::stat(path.c_str(), &status) == 0;
    return known ? std::pair<std::uint64_t, std::uint64_t>(status.st_dev, status.st_ino)
                 : std::pair<std::uint64_t, std::uint64_t>(0, 0);
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
           starts_with(bytes, reports_csv_header()) || starts_with(bytes, wide_start) ||
           starts_with(bytes, package_start) || is_workbook(bytes);
}

Plan::Plan(std::vector<Input> inputs, std::string folder, Formats formats, bool overwrite)
    : m_inputs(std::move(inputs)), m_folder(std::move(folder)), m_formats(formats), m_overwrite(overwrite) {}

void Plan::read_ahead(const Limits& limits) {
    for (Input& input : m_inputs) {
        cli::read_ahead(input, limits);
    }
}

std::string Plan::record_path(std::size_t input, std::size_t number) const {
    return run_path(m_inputs[input].place + numbered(number) + ".xml");
}

std::string Plan::page_path(std::size_t input, std::size_t number) const {
    return run_path(page_name(input, number));
}

std::string Plan::page_name(std::size_t input, std::size_t number) const {
    return m_inputs[input].place + numbered(number) + std::string(page_suffix);
}

/// Below DIR, of the first record.
std::vector<std::string> Plan::record_files(std::size_t input) const {
    std::vector<std::string> files;
    if (m_formats.xml) {
        files.push_back(m_inputs[input].place + ".xml");
    }
    if (m_formats.html) {
        files.push_back(m_inputs[input].place + std::string(page_suffix));
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

void Plan::check() const {
    check_collisions();
    check_existing();
    check_inputs_survive();
}

void Plan::check_collisions() const {
    std::map<std::string, std::size_t> names; // sources: rows of two equal ones could not be told apart
    std::map<std::string, std::string> files; // output below DIR -> what writes it
    for (const std::string& file : run_files()) {
        files[file] = file;
    }
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        const Input& input = m_inputs[i];
        const auto [same, is_new] = names.emplace(input.name, i);
        if (!is_new) {
            throw Error(ErrorCode::usage, "output-collision",
                        m_inputs[same->second].path + ", " + input.path);
        }
        for (const std::string& file : record_files(i)) {
            const auto [other, fresh] = files.emplace(file, input.path);
            if (!fresh) {
                throw Error(ErrorCode::usage, "output-collision", other->second + ", " + input.path);
            }
        }
    }
    // a.txt -> a.txt.xml, while a.txt.xml/b.txt needs a folder of that name
    for (const auto& [file, writer] : files) {
        for (std::size_t at = file.find('/'); at != std::string::npos; at = file.find('/', at + 1)) {
            if (const auto other = files.find(file.substr(0, at)); other != files.end()) {
                throw Error(ErrorCode::usage, "output-collision", other->second + ", " + writer);
            }
        }
    }
}

void Plan::check_existing() const {
    if (m_overwrite) {
        for (std::size_t i = 0; m_formats.xml && i < m_inputs.size(); ++i) {
            check_corrections_survive(m_inputs[i].place + ".xml");
        }
        return;
    }
    std::vector<std::string> paths;
    for (const std::string& file : run_files()) {
        paths.push_back(run_path(file));
    }
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        for (const std::string& file : record_files(i)) {
            paths.push_back(run_path(file));
        }
    }
    for (const std::string& path : paths) {
        if (exists(path)) {
            throw Error(ErrorCode::io, "output-exists", path);
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

void Plan::check_inputs_survive() const {
    std::set<std::pair<std::uint64_t, std::uint64_t>> input_ids;
    for (const Input& input : m_inputs) {
        input_ids.insert(file_id(input.path));
    }
    const auto check_one = [&input_ids](const std::string& path) {
        // A record or table of an earlier run may be met as an input; it may be replaced all the same.
        if (exists(path) && input_ids.count(file_id(path)) != 0 && !is_own_output(head_of(path))) {
            throw Error(ErrorCode::usage, "output-is-input", path);
        }
    };
    for (const std::string& file : run_files()) {
        check_one(run_path(file));
    }
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        for (const std::string& file : record_files(i)) {
            check_one(run_path(file));
        }
    }
}

void Plan::check_further_record(std::size_t input, std::size_t number) const {
    if (m_formats.xml) {
        check_further_file(input, record_path(input, number));
        check_corrections_survive(m_inputs[input].place + numbered(number) + ".xml");
    }
    if (m_formats.html) {
        check_further_file(input, page_path(input, number));
    }
}

void Plan::check_further_file(std::size_t input, const std::string& path) const {
    for (std::size_t i = 0; i < m_inputs.size(); ++i) {
        const std::vector<std::string> files = record_files(i);
        const bool is_other_record = std::any_of(files.begin(), files.end(), [&](const std::string& file) {
            return run_path(file) == path;
        });
        const bool is_input =
            exists(path) && file_id(m_inputs[i].path) == file_id(path) && !is_own_output(head_of(path));
        if (is_other_record || is_input) {
            throw Error(ErrorCode::io, "output-collision", m_inputs[i].path + ", " + m_inputs[input].path);
        }
    }
    if (!m_overwrite && exists(path)) {
        throw Error(ErrorCode::io, "output-exists", path);
    }
}

void Plan::make_output_folder() const {
    std::error_code error;
    fs::create_directories(m_folder, error);
    if (error || !fs::is_directory(m_folder)) {
        throw Error(ErrorCode::io, "folder-make", error ? error.message() : std::string(), m_folder);
    }
}

void Plan::make_folder_of(const std::string& path) const {
    std::error_code error;
    const std::string folder = fs::path(path).parent_path().string();
    fs::create_directories(folder, error);
    if (error) {
        throw Error(ErrorCode::io, "folder-make", error.message(), folder);
    }
}

} // namespace nianbao::cli
