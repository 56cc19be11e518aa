// SPDX-License-Identifier: Apache-2.0
// `nianbao compare`: read the records, compare them, write the files.
#include "cli/commands.hpp"
#include "cli/comparison_text.hpp"
#include "cli/near_ids.hpp"
#include "cli/record_list.hpp"
#include "cli/results.hpp"
#include "cli/run.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"
#include "nianbao/compare/comparison.hpp"
#include "nianbao/io/source.hpp"
#include "nianbao/output/comparison_files.hpp"
#include "nianbao/output/comparison_workbook.hpp"
#include "nianbao/output/comparison_page.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace nianbao::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* workbook = "comparison.xlsx";

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> words(1);
    for (const char letter : text) {
        if (letter == ',') {
            words.emplace_back();
        } else {
            words.back() += letter;
        }
    }
    words.erase(std::remove(words.begin(), words.end(), std::string()), words.end());
    return words;
}

/// A relative path as a link: what a URL cannot hold becomes %XX. A colon could be taken for a scheme.
std::string url_of(const std::string& path) {
    static constexpr char digits[] = "0123456789ABCDEF";
    static constexpr std::string_view plain = "-._~/";
    std::string url;
    for (const char letter : path) {
        const bool word = (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
        if (word || plain.find(letter) != std::string_view::npos) {
            url += letter;
        } else {
            const auto byte = static_cast<unsigned char>(letter);
            url += '%';
            url += digits[byte / 16];
            url += digits[byte % 16];
        }
    }
    return url;
}

class Run {
public:
    Run(const CompareArguments& arguments, const Messages& messages)
        : m_arguments(arguments), m_messages(messages), m_knowledge(knowledge_with(arguments.forms)),
          m_book(load_series(m_knowledge)) {
        m_to_folder = !arguments.output.empty();
        m_formats = arguments.to;
        if (m_formats.empty()) {
            m_formats = m_to_folder ? std::vector<std::string>{"html", "csv", "txt"} : std::vector<std::string>{"txt"};
        }
        m_language = !arguments.language.empty() ? arguments.language : m_to_folder ? "zh" : messages.language();
    }

    int run() {
        if (!m_to_folder && m_formats.size() > 1) {
            throw Error(ErrorCode::usage, "compare-one-format");
        }
        if (!m_to_folder && wants("xlsx")) {
            throw Error(ErrorCode::usage, "cli-needs-folder", "--to xlsx");
        }
        check_existing();
        std::vector<AgencyEntry> entries;
        if (!m_arguments.agencies.empty()) {
            entries = parse_agencies(read_source(m_arguments.agencies, m_arguments.agencies, Limits{}).bytes, m_arguments.agencies);
        }
        RecordList list = read_all();
        const int code = list.failed > 0 ? 1 : 0;
        if (list.briefs.empty()) {
            if (code == 0) {
                throw Error(ErrorCode::usage, "compare-no-records");
            }
            return code;
        }
        m_comparison = compared(std::move(list.briefs), entries);
        choose_arrangement();
        m_to_folder ? write_folder() : write_standard_output();
        if (m_to_folder && !m_arguments.quiet) {
            tell(list.skipped);
        }
        return code;
    }

private:
    using Writer = std::function<void(const Sink&)>;

    RecordList read_all() const {
        std::vector<std::string> named = m_arguments.records;
        if (!m_arguments.files_from.empty()) {
            const std::vector<std::string> more = read_path_list(m_arguments.files_from);
            named.insert(named.end(), more.begin(), more.end());
        }
        if (named.empty()) {
            throw Error(ErrorCode::usage, "compare-no-records");
        }
        std::vector<Input> inputs = list_inputs(named, m_arguments.output);
        name_apart(inputs);
        return read_records(inputs, thread_count(m_arguments.jobs, inputs.size()), m_messages);
    }

    /// Two files of one name in different folders are told by their paths.
    static void name_apart(std::vector<Input>& inputs) {
        std::unordered_map<std::string, std::size_t> counts;
        for (const Input& input : inputs) {
            ++counts[input.name];
        }
        for (Input& input : inputs) {
            if (counts[input.name] > 1) {
                input.name = name_as_text(input.path);
            }
        }
    }

    Comparison compared(std::vector<Brief> briefs, const std::vector<AgencyEntry>& entries) const {
        CompareOptions options;
        options.series = split(m_arguments.series);
        try {
            return compare(std::move(briefs), entries, m_book, m_knowledge, options);
        } catch (const Error& error) {
            if (error.key() != "compare-no-series") {
                throw;
            }
            std::vector<std::string> ids;
            for (const Series& series : m_book.series) {
                ids.push_back(series.id);
            }
            std::string near;
            for (const std::string& id : near_ids(error.detail(), ids)) {
                near += (near.empty() ? "" : ", ") + id;
            }
            throw Error(ErrorCode::usage, error.key(), error.detail(),
                        near.empty() ? m_messages.text("compare.series-none-near") : m_messages.text("compare.series-near", {{"ids", near}}));
        }
    }

    void choose_arrangement() {
        const bool one_year = m_comparison.years.size() == 1 && m_comparison.agencies.list.size() > 1;
        const std::string& by = m_arguments.by;
        m_by = by == "series"                       ? CompareBy::series
               : by == "year"                       ? CompareBy::year
               : by == "agency" || !one_year ? CompareBy::agency
                                                    : CompareBy::year;
    }

    bool wants(const char* format) const {
        return std::find(m_formats.begin(), m_formats.end(), format) != m_formats.end();
    }

    std::vector<std::string> files() const {
        std::vector<std::string> names;
        if (wants("csv")) {
            names = {"comparison.csv", "comparison-findings.csv", "agencies-report.csv", "text-changes.csv"};
        }
        if (wants("txt")) {
            names.emplace_back("comparison.txt");
        }
        if (wants("html")) {
            names.emplace_back("comparison.html");
        }
        if (wants("xlsx")) {
            names.emplace_back(workbook);
        }
        return names;
    }

    std::string path_of(const std::string& file) const {
        return (fs::path(m_arguments.output) / file).string();
    }

    void check_existing() const {
        std::error_code ignored;
        for (const std::string& file : files()) {
            if (m_to_folder && !m_arguments.overwrite && fs::exists(path_of(file), ignored)) {
                throw Error(ErrorCode::io, "output-exists", path_of(file));
            }
        }
    }

    Writer writer_of(const std::string& file) const {
        const Rules& rules = m_knowledge.rules;
        if (file == "comparison.csv") {
            return [&](const Sink& sink) { write_comparison_csv(m_comparison, m_by, m_language, sink); };
        }
        if (file == "comparison-findings.csv") {
            return [&](const Sink& sink) { write_comparison_findings_csv(m_comparison, rules, m_language, sink); };
        }
        if (file == "agencies-report.csv") {
            return [&](const Sink& sink) { write_agencies_csv(m_comparison, sink); };
        }
        if (file == "text-changes.csv") {
            return [&](const Sink& sink) { write_text_changes_csv(m_comparison, sink); };
        }
        if (file == "comparison.html") {
            return [&](const Sink& sink) {
                const html::Shell shell(m_language);
                sink(comparison_page(m_comparison, rules, shell, {m_by, !m_arguments.series.empty(), links(), m_book.version}));
            };
        }
        return [&](const Sink& sink) {
            sink(comparison_text(m_comparison, rules, m_messages, {m_by, m_language, !m_arguments.series.empty()}));
        };
    }

    /// Of each record, from the page to its file.
    std::vector<std::string> links() const {
        std::vector<std::string> links;
        std::error_code error;
        const fs::path folder = m_to_folder ? fs::absolute(m_arguments.output, error).lexically_normal() : fs::path();
        for (const Brief& brief : m_comparison.briefs) {
            const fs::path file = fs::absolute(brief.path, error).lexically_normal();
            links.push_back(m_to_folder && brief.path != "-" ? url_of(file.lexically_relative(folder).string()) : "");
        }
        return links;
    }

    void write_workbook(const OutputFile& sink) const {
        const html::Texts texts(m_language, "xlsx/texts.xml");
        write_comparison_workbook(m_comparison, m_by, m_knowledge.rules, texts, sink.temporary());
    }

    /// Every file is whole before the first has its name.
    void write_folder() const {
        std::error_code error;
        fs::create_directories(m_arguments.output, error);
        if (error) {
            throw Error(ErrorCode::io, "folder-make", error.message(), m_arguments.output);
        }
        std::vector<std::unique_ptr<OutputFile>> sinks;
        for (const std::string& file : files()) {
            sinks.push_back(std::make_unique<OutputFile>(path_of(file), ""));
            OutputFile& sink = *sinks.back();
            if (file == workbook) {
                write_workbook(sink);
            } else {
                writer_of(file)([&sink](std::string_view bytes) { sink.write(bytes); });
            }
        }
        for (const auto& sink : sinks) {
            sink->commit();
        }
    }

    void write_standard_output() const {
        writer_of(files().front())([](std::string_view bytes) { write_output(bytes); });
    }

    void tell(std::size_t skipped) const {
        write_error_line(m_messages.text("compare.done", {{"records", std::to_string(m_comparison.briefs.size())},
                                                          {"agencies", std::to_string(m_comparison.agencies.list.size())},
                                                          {"rows", std::to_string(m_comparison.rows.size())},
                                                          {"findings", std::to_string(m_comparison.findings.size())},
                                                          {"folder", printable(m_arguments.output)}}));
        if (skipped > 0) {
            write_error_line(m_messages.text("compare.skipped", {{"count", std::to_string(skipped)}}));
        }
    }

    const CompareArguments& m_arguments;
    const Messages& m_messages;
    Knowledge m_knowledge;
    SeriesBook m_book;
    Comparison m_comparison;
    std::vector<std::string> m_formats;
    std::string m_language;
    CompareBy m_by = CompareBy::agency;
    bool m_to_folder = false;
};

} // namespace

int command_compare(const CompareArguments& arguments, const Messages& messages) {
    return Run(arguments, messages).run();
}

} // namespace nianbao::cli
