// SPDX-License-Identifier: Apache-2.0
// Lines for people. What a script needs stands in reports.csv and the exit code.
#include "cli/summary.hpp"

#include "cli/terminal.hpp"

namespace nianbao::cli {

namespace {

Arguments arguments_of(const Counts& counts) {
    return {{"reported", std::to_string(counts.reported)}, {"undecided", std::to_string(counts.undecided)},
            {"absent", std::to_string(counts.absent)},     {"doubtful", std::to_string(counts.doubtful)},
            {"errors", std::to_string(counts.errors)},     {"warnings", std::to_string(counts.warnings)},
            {"infos", std::to_string(counts.infos)}};
}

/// The option that raises the cap an error is about; empty for other errors.
std::string raising_option(const Error& error) {
    if (error.code() != ErrorCode::too_large) {
        return "";
    }
    for (const LimitOption& entry : limit_options) {
        if (error.detail() == entry.field) {
            return entry.name;
        }
    }
    return error.detail() == "seconds" ? "--max-seconds" : "";
}

} // namespace

void print_error(const Messages& messages, const std::string& file, const Error& error) {
    const std::string start = file.empty() ? "nianbao: " : "nianbao: " + file + ": ";
    const std::string option = raising_option(error);
    const std::string hint =
        option.empty() ? "" : " " + messages.text("cli.raise-limit", {{"option", option}});
    write_error_line(printable(start + messages.error(error) + hint, true));
}

int findings_exit_code(const Counts& counts, FailOn fail_on) {
    const bool has_errors = counts.errors > 0;
    const bool has_warnings = has_errors || counts.warnings > 0;
    const bool reached =
        (fail_on == FailOn::error && has_errors) || (fail_on == FailOn::warning && has_warnings);
    return reached ? 3 : 0;
}

void Summary::print_report(const Written& record) const {
    Arguments arguments = arguments_of(record.counts);
    arguments.emplace_back("source", record.source);
    arguments.emplace_back("form", record.form);
    const std::string id = record.form.empty() ? "summary.no-form" : "summary.report";
    write_error_line(printable(m_messages.text(id, arguments)));
}

void Summary::add(const Input& input, const Outcome& outcome) {
    if (outcome.status == Outcome::Status::failed) {
        ++m_failed;
        print_error(m_messages, input.origin == Input::Origin::member ? input.name : input.path, *outcome.error);
        return;
    }
    if (outcome.status == Outcome::Status::skipped) {
        ++m_skipped;
        if (m_names_skipped) {
            const std::string reason = m_messages.error(*outcome.error);
            write_error_line(
                printable(m_messages.text("summary.skipped", {{"source", input.name}, {"reason", reason}})));
        }
        return;
    }
    if (outcome.earlier) {
        add_earlier(*outcome.earlier);
        return;
    }
    for (const Written& record : outcome.records) {
        m_counts.add(record.counts);
        m_converted += record.form.empty() ? 0 : 1;
        m_without_form += record.form.empty() ? 1 : 0;
        if (m_loudness == Loudness::lines) {
            print_report(record);
        }
    }
}

void Summary::add_earlier(const JournalEntry& entry) {
    ++m_earlier;
    for (const JournalRecord& record : entry.records) {
        m_counts.add(record.counts);
        m_converted += record.form.empty() ? 0 : 1;
        m_without_form += record.form.empty() ? 1 : 0;
    }
}

void Summary::print_total(const RunNotes& notes) const {
    if (m_loudness == Loudness::quiet) {
        return;
    }
    if (m_earlier > 0) {
        write_error_line(m_messages.text("summary.earlier", {{"inputs", std::to_string(m_earlier)}}));
    }
    if (notes.passed_over > 0) {
        write_error_line(m_messages.text("summary.passed-over", {{"members", std::to_string(notes.passed_over)}}));
    }
    Arguments arguments = arguments_of(m_counts);
    arguments.emplace_back("converted", std::to_string(m_converted));
    arguments.emplace_back("without-form", std::to_string(m_without_form));
    arguments.emplace_back("skipped", std::to_string(m_skipped));
    arguments.emplace_back("failed", std::to_string(m_failed));
    std::string line = m_messages.text("summary.total", arguments);
    if (notes.duplicate_groups > 0) {
        line += m_messages.text(notes.duplicates_written ? "summary.duplicates-written" : "summary.duplicates",
                                {{"groups", std::to_string(notes.duplicate_groups)}, {"inputs", std::to_string(notes.duplicates)}});
    }
    write_error_line(line);
}

void Summary::print_ended(const std::string& folder) const {
    if (m_loudness != Loudness::quiet) {
        write_error_line(printable(m_messages.text("summary.ended", {{"folder", folder}})));
    }
}

int Summary::exit_code(FailOn fail_on, bool exit_zero) const {
    return m_failed > 0 && !exit_zero ? 1 : findings_exit_code(m_counts, fail_on);
}

} // namespace nianbao::cli
