// SPDX-License-Identifier: Apache-2.0
// `nianbao correct` and `nianbao corrections`: decisions of a person into a record's corrections layer, and out of it.
#include "cli/commands.hpp"
#include "cli/kept_corrections.hpp"
#include "cli/results.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"
#include "nianbao/io/source.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/record/corrections.hpp"
#include "nianbao/record/read_record.hpp"

#include <filesystem>
#include <system_error>

namespace nianbao::cli {

namespace {

namespace fs = std::filesystem;

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code ignored;
    return fs::weakly_canonical(a, ignored) == fs::weakly_canonical(b, ignored) || fs::equivalent(a, b, ignored);
}

void check_output(const CorrectArguments& arguments) {
    for (const std::string& input : {arguments.record, arguments.corrections}) {
        if (is_same_file(input, arguments.output)) {
            throw Error(ErrorCode::usage, "correct-in-place", arguments.output);
        }
    }
    std::error_code ignored;
    if (!arguments.overwrite && fs::exists(arguments.output, ignored)) {
        throw Error(ErrorCode::io, "output-exists", arguments.output);
    }
}

void make_folder_of(const std::string& path) {
    const std::string folder = fs::path(path).parent_path().string();
    std::error_code error;
    if (!folder.empty()) {
        fs::create_directories(folder, error);
    }
    if (error) {
        throw Error(ErrorCode::io, "folder-make", error.message(), folder);
    }
}

void print_caused_findings(const Record& record, const Rules& rules, const Messages& messages,
                           const std::string& path) {
    for (const Finding& finding : record.findings) {
        if (finding.rule.rfind("K-", 0) == 0) {
            write_error_line(printable(path + ": " + finding.rule + " " + std::string(to_string(finding.severity)) +
                                       " " + finding.about + ": " + rules.message(finding, messages.language())));
        }
    }
}

int correct(const CorrectArguments& arguments, const Messages& messages) {
    const Knowledge knowledge = knowledge_with(arguments.forms);
    std::string file = arguments.record;
    try {
        check_output(arguments);
        Record record = read_whole_record(arguments.record, knowledge);
        file = arguments.corrections;
        const CorrectionsFile given =
            read_corrections(read_source(file, file, Limits{}).bytes, file);
        const AddedCorrections result =
            add_corrections(record, given, arguments.by, arguments.date, knowledge);
        for (const Error& fault : result.faults) {
            print_error(messages, file, fault);
        }
        if (!result.faults.empty()) {
            write_error_line(messages.text("correct.nothing-added", {{"count", std::to_string(result.faults.size())}}));
            return 1;
        }
        for (const Error& passed_over : result.already) {
            print_error(messages, file, passed_over);
        }
        file = arguments.output;
        make_folder_of(arguments.output);
        OutputFile output(arguments.output, "");
        output.write(record_to_xml(record, knowledge.rules));
        output.commit();
        print_caused_findings(record, knowledge.rules, messages, arguments.output);
        write_error_line(messages.text("correct.added", {{"count", std::to_string(result.added)},
                                                         {"all", std::to_string(record.corrections.size())},
                                                         {"file", printable(arguments.output)}}));
        return 0;
    } catch (const Error& error) {
        if (error.code() == ErrorCode::usage) {
            throw;
        }
        print_error(messages, file, error);
        return 1;
    }
}

void print_history(const Record& record, const Messages& messages, const std::string& language) {
    const auto say = [&](const std::string& id, const Arguments& values) {
        return printable(messages.text_in(language, "corrections." + id, values)) + "\n";
    };
    std::size_t number = 0;
    for (const Correction& one : record.corrections) {
        const std::string value = one.value ? one.value->to_string() + (one.unit.empty() ? "" : " " + one.unit) : "";
        std::string text = say("line", {{"number", std::to_string(++number)},
                                        {"date", one.date},
                                        {"by", one.by},
                                        {"figure", one.id()}});
        const std::string seen = messages.text_in(
            language, one.seen.empty() ? "corrections.seen-nothing" : "corrections.seen",
            {{"seen", one.seen}, {"state", std::string(to_string(one.seen_state))}});
        text += say("decision", {{"decision", messages.text_in(language, "corrections." + one.decision, {{"value", value}})},
                                 {"published", one.published.empty() ? "-" : one.published},
                                 {"seen", seen},
                                 {"state", messages.text_in(language, "corrections.state-" + one.state)}});
        text += say("reason", {{"reason", one.reason}});
        write_output(text);
    }
    write_output(say("shown", {{"shown", std::to_string(number)}, {"all", std::to_string(number)}}));
}

} // namespace

int command_correct(const CorrectArguments& arguments, const Messages& messages) {
    if (!is_date(arguments.date)) {
        throw Error(ErrorCode::usage, "correct-date", arguments.date);
    }
    if (printable(arguments.by) != arguments.by) {
        throw Error(ErrorCode::usage, "correct-by", printable(arguments.by));
    }
    return correct(arguments, messages);
}

int command_corrections(const CorrectionsArguments& arguments, const Messages& messages) {
    const std::string language = arguments.language.empty() ? messages.language() : arguments.language;
    try {
        const std::string bytes = arguments.record == "-" ? read_standard_input(Limits{}).bytes
                                                          : read_source(arguments.record, arguments.record, Limits{}).bytes;
        print_history(read_record(bytes, arguments.record, Limits{}), messages, language);
        return 0;
    } catch (const Error& error) {
        if (error.key() == "stdout-write") {
            throw;
        }
        print_error(messages, arguments.record, error);
        return 1;
    }
}

} // namespace nianbao::cli
