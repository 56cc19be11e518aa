// SPDX-License-Identifier: Apache-2.0
// `nianbao convert`: plan, check the plan, then convert and write.
#include "cli/batch/filter.hpp"
#include "cli/batch/input_stream.hpp"
#include "cli/batch/path_list.hpp"
#include "cli/batch/progress.hpp"
#include "cli/batch/quarantine.hpp"
#include "cli/batch/run_catalog.hpp"
#include "cli/commands.hpp"
#include "cli/conversion_setup.hpp"
#include "cli/inputs.hpp"
#include "cli/outcome.hpp"
#include "cli/plan.hpp"
#include "cli/results.hpp"
#include "cli/run.hpp"
#include "cli/signals.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

namespace nianbao::cli {

namespace {

/// Of more inputs than these a run on a terminal says how far it is, instead of a line a report.
constexpr std::size_t few_inputs = 50;

/// Standard output takes one record in one format.
void check_standard_output(const ConvertArguments& arguments) {
    const bool one_input = arguments.together ||
                           (arguments.inputs.size() == 1 && arguments.files_from.empty() && !is_folder(arguments.inputs.front()));
    if (!one_input) {
        throw Error(ErrorCode::usage, "cli-needs-output");
    }
    if (arguments.to.size() > 1) {
        throw Error(ErrorCode::usage, "cli-one-format");
    }
    const Formats formats = formats_of(arguments);
    const char* option = formats.xlsx                   ? "--to xlsx"
                         : formats.wide                 ? "--shape wide"
                         : arguments.datapackage        ? "--datapackage"
                         : arguments.resume             ? "--resume"
                         : arguments.duplicates         ? "--duplicates"
                         : !arguments.catalog.empty()    ? "--catalog"
                         : !arguments.quarantine.empty() ? "--quarantine"
                                                        : nullptr;
    if (option != nullptr) {
        throw Error(ErrorCode::usage, "cli-needs-folder", option);
    }
}

void check_options(const ConvertArguments& arguments, const Formats& formats) {
    if (arguments.inputs.empty() && arguments.files_from.empty()) {
        throw Error(ErrorCode::usage, "cli-required", "INPUT");
    }
    if (arguments.null && arguments.files_from.empty()) {
        throw Error(ErrorCode::usage, "cli-null-without-list");
    }
    const bool list_is_input = arguments.files_from == "-" &&
                               std::find(arguments.inputs.begin(), arguments.inputs.end(), "-") != arguments.inputs.end();
    if (list_is_input) {
        throw Error(ErrorCode::usage, "cli-standard-input-twice");
    }
    if (!arguments.corrections.empty() && !is_folder(arguments.corrections)) {
        throw Error(ErrorCode::usage, "corrections-folder", arguments.corrections);
    }
    // Their rows are made from the records' own files.
    if (arguments.resume && !formats.xml && (formats.html || formats.xlsx || formats.wide || !arguments.catalog.empty())) {
        throw Error(ErrorCode::usage, "cli-resume-needs-xml");
    }
}

/// What a run makes of an earlier one's remains: nothing may be lost in silence.
bool takes_over(const ConvertArguments& arguments) {
    const RunFolder::Found found = RunFolder::look(arguments.output);
    if (found == RunFolder::Found::unfinished && !arguments.resume && !arguments.overwrite) {
        throw Error(ErrorCode::io, "run-unfinished", arguments.output);
    }
    return arguments.resume && found != RunFolder::Found::nothing;
}

Loudness loudness_of(const ConvertArguments& arguments) {
    if (arguments.quiet) {
        return Loudness::quiet;
    }
    return arguments.verbose || error_is_terminal() ? Loudness::lines : Loudness::total;
}

/// A line a report tells enough of a few; of many, how far they are.
Progress::Style progress_style(const ConvertArguments& arguments, bool many) {
    if (arguments.progress == "json") {
        return Progress::Style::json;
    }
    const bool none = arguments.progress == "none" || (arguments.progress.empty() && (arguments.quiet || arguments.verbose || !many));
    if (none) {
        return Progress::Style::none;
    }
    return arguments.progress == "plain" || !error_is_terminal() ? Progress::Style::plain : Progress::Style::terminal;
}

int convert_to_output(Input input, const Conversion& conversion, Summary& summary, const ConvertArguments& arguments) {
    if (is_opened_up(input.path)) {
        input.trouble = Error(ErrorCode::unsupported, "archive-needs-folder");
    }
    Outcome outcome = convert_input(input, conversion);
    std::string text;
    try {
        text = standard_output_text(outcome, conversion);
    } catch (const Error& error) {
        outcome = failed(input, error, conversion);
    }
    if (signal_seen() == 0) {
        write_output(text);
        summary.add(input, outcome);
        summary.print_total();
    }
    return summary.exit_code(arguments.fail_on, arguments.exit_zero);
}

/// True where it is not known before the run how many inputs there are.
bool has_containers(const InputList& inputs) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (is_opened_up(std::string(inputs.path(i)))) {
            return true;
        }
    }
    return false;
}

/// A run into a folder: what becomes of each input, in their order.
class FolderRun {
public:
    FolderRun(Plan& plan, Conversion& conversion, const ConvertArguments& arguments, RunCatalog* catalog, Summary& summary, Progress& progress)
        : m_plan(plan), m_conversion(conversion), m_arguments(arguments), m_summary(summary), m_progress(progress),
          m_results(plan, conversion, catalog, arguments.resume),
          m_inputs(plan.inputs(), {arguments.field}, arguments.limits, !arguments.together) {
        conversion.earlier = m_results.earlier();
    }

    int run(unsigned threads) {
        Job job;
        job.next = [this](Input& input) { return m_inputs.next(input); };
        job.work = [this](Input& input) { return convert_input(input, m_conversion); };
        job.consume = [this](Input& input, Outcome outcome) { consume(input, outcome); };
        job.stopped = [] { return signal_seen() != 0; };
        const bool whole = run_job(job, threads);
        m_progress.finish(!whole);
        if (!whole) {
            m_summary.print_ended(m_plan.folder());
        } else {
            fail_archives_without_report();
            m_results.commit();
            const Duplicates& duplicates = m_results.duplicates();
            m_summary.print_total({m_inputs.passed_over(), duplicates.groups(), duplicates.records(), m_plan.formats().duplicates});
        }
        return m_summary.exit_code(m_arguments.fail_on, m_arguments.exit_zero);
    }

private:
    void consume(const Input& input, Outcome& outcome) {
        const std::size_t findings_before = m_summary.findings();
        m_results.add(input, outcome);
        const bool has_failed = outcome.status == Outcome::Status::failed;
        if (has_failed) {
            m_progress.clear();
        }
        m_summary.add(input, outcome);
        if (has_failed && !m_arguments.quarantine.empty()) {
            copy_to_quarantine(input, m_arguments.quarantine);
        }
        const bool in_container = input.origin == Input::Origin::member;
        if (in_container ? outcome.status == Outcome::Status::converted : has_failed) {
            m_told.insert(input.path);
        }
        m_progress.step(m_summary.findings() - findings_before, has_failed);
    }

    /// A file named on the command line is meant to be, or to hold, a report.
    void fail_archives_without_report() {
        for (const Input& archive : m_inputs.named_containers()) {
            if (m_told.count(archive.path) == 0) {
                Outcome outcome = failed(archive, Error(ErrorCode::not_a_report, "archive-without-report"), m_conversion);
                consume(archive, outcome);
            }
        }
    }

    Plan& m_plan;
    Conversion& m_conversion;
    const ConvertArguments& m_arguments;
    Summary& m_summary;
    Progress& m_progress;
    FolderResults m_results;
    InputStream m_inputs;
    std::set<std::string> m_told; ///< containers that held a report, or failed themselves
};

/// With --together the inputs are one: the first, and behind it its annexes.
InputList inputs_of(const ConvertArguments& arguments) {
    InputList list;
    const InputSink add = [&list](Input input) { list.add(std::move(input)); };
    if (!arguments.together) {
        list_inputs(arguments.inputs, arguments.output, add);
        if (!arguments.files_from.empty()) {
            read_path_list(arguments.files_from, arguments.null,
                           [&](const std::string& path) { list_listed({path}, arguments.output, add); });
        }
        return list;
    }
    if (!arguments.files_from.empty() || std::any_of(arguments.inputs.begin(), arguments.inputs.end(), is_folder)) {
        throw Error(ErrorCode::usage, "together-folder");
    }
    std::vector<Input> inputs = list_inputs(arguments.inputs, arguments.output);
    inputs.front().annexes.assign(std::make_move_iterator(inputs.begin() + 1), std::make_move_iterator(inputs.end()));
    list.add(std::move(inputs.front()));
    return list;
}

} // namespace

int command_convert(const ConvertArguments& arguments, const Messages& messages) {
    if (arguments.filter) {
        return convert_filter(arguments, messages);
    }
    const bool to_folder = !arguments.output.empty();
    Formats formats = formats_of(arguments);
    check_options(arguments, formats);
    if (!to_folder) {
        check_standard_output(arguments);
    }
    const bool resumes = to_folder && takes_over(arguments);
    ConversionSetup setup(arguments, formats, messages);
    InputList inputs = inputs_of(arguments);
    const bool open_ended = to_folder && !arguments.together && has_containers(inputs);
    const std::size_t count = inputs.size();
    formats.duplicates = arguments.duplicates;
    const bool many = open_ended || count > few_inputs;
    const Loudness loudness = loudness_of(arguments);
    Summary summary(messages, loudness == Loudness::lines && many && !arguments.verbose ? Loudness::total : loudness, arguments.verbose);
    const Plan::Existing existing = resumes               ? Plan::Existing::go_on
                                    : arguments.overwrite ? Plan::Existing::replace
                                                          : Plan::Existing::refuse;
    Plan plan(std::move(inputs), arguments.output, formats, existing);
    plan.keep_corrections_of(arguments.corrections);
    if (to_folder) {
        plan.check();
    }
    plan.read_ahead(arguments.limits);
    watch_signals();
    Progress progress(messages, progress_style(arguments, many), open_ended ? std::nullopt : std::optional<std::size_t>(count));
    const unsigned threads = open_ended ? thread_count(arguments.jobs, most_jobs) : thread_count(arguments.jobs, count);
    std::optional<RunCatalog> catalog;
    if (to_folder && !arguments.catalog.empty()) {
        catalog.emplace(arguments.catalog, setup.conversion().knowledge);
        setup.conversion().catalog = &*catalog;
    }
    if (to_folder) {
        plan.make_output_folder();
    }
    const int code = to_folder ? FolderRun(plan, setup.conversion(), arguments, catalog ? &*catalog : nullptr, summary, progress).run(threads)
                               : convert_to_output(plan.inputs().at(0), setup.conversion(), summary, arguments);
    if (signal_seen() != 0) {
        end_by_signal(signal_seen());
    }
    return code;
}

} // namespace nianbao::cli
