// SPDX-License-Identifier: Apache-2.0
// `nianbao convert`: plan, check the plan, then convert and write.
#include "cli/commands.hpp"
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

namespace nianbao::cli {

namespace {

Formats formats_of(const ConvertArguments& arguments) {
    const bool to_folder = !arguments.output.empty();
    const auto has = [&arguments](const char* name) {
        return std::find(arguments.to.begin(), arguments.to.end(), name) != arguments.to.end();
    };
    Formats formats;
    formats.xml = arguments.to.empty() || has("xml");
    formats.csv = arguments.to.empty() ? to_folder : has("csv");
    formats.json = has("json");
    formats.html = has("html");
    formats.xlsx = has("xlsx");
    formats.wide = arguments.shape == "wide";
    formats.csv_bom = arguments.csv_bom;
    // A plain run writes the three files that scripts know; who asks for more gets their description, too.
    formats.datapackage = formats.csv && (arguments.datapackage || formats.wide || formats.csv_bom || arguments.labels != "zh");
    return formats;
}

/// Standard output takes one record in one format.
void check_standard_output(const ConvertArguments& arguments) {
    const bool one_input = arguments.together || (arguments.inputs.size() == 1 && !is_folder(arguments.inputs.front()));
    if (!one_input) {
        throw Error(ErrorCode::usage, "cli-needs-output");
    }
    if (arguments.to.size() > 1) {
        throw Error(ErrorCode::usage, "cli-one-format");
    }
    const Formats formats = formats_of(arguments);
    if (formats.xlsx || formats.wide || arguments.datapackage) {
        const char* option = formats.xlsx ? "--to xlsx" : formats.wide ? "--shape wide" : "--datapackage";
        throw Error(ErrorCode::usage, "cli-needs-folder", option);
    }
}

Loudness loudness_of(const ConvertArguments& arguments) {
    if (arguments.quiet) {
        return Loudness::quiet;
    }
    return arguments.verbose || error_is_terminal() ? Loudness::lines : Loudness::total;
}

int convert_to_output(const Plan& plan, const Conversion& conversion, Summary& summary, FailOn fail_on) {
    const Input& input = plan.inputs().front();
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
    return summary.exit_code(fail_on);
}

int convert_to_folder(const Plan& plan, const Conversion& conversion, Summary& summary,
                      const ConvertArguments& arguments) {
    FolderResults results(plan, conversion);
    Job job;
    job.count = plan.inputs().size();
    job.work = [&](std::size_t index) { return convert_input(plan.inputs()[index], conversion); };
    job.consume = [&](std::size_t index, Outcome outcome) {
        results.add(index, outcome);
        summary.add(plan.inputs()[index], outcome);
    };
    job.stopped = [] { return signal_seen() != 0; };
    if (run_job(job, thread_count(arguments.jobs, job.count))) {
        results.commit();
        summary.print_total();
    }
    return summary.exit_code(arguments.fail_on);
}

/// With --together the inputs are one: the first, and behind it its annexes.
std::vector<Input> inputs_of(const ConvertArguments& arguments) {
    std::vector<Input> inputs = list_inputs(arguments.inputs, arguments.output);
    if (!arguments.together || inputs.size() < 2) {
        return inputs;
    }
    if (std::any_of(arguments.inputs.begin(), arguments.inputs.end(), is_folder)) {
        throw Error(ErrorCode::usage, "together-folder");
    }
    inputs.front().annexes.assign(std::make_move_iterator(inputs.begin() + 1), std::make_move_iterator(inputs.end()));
    inputs.resize(1);
    return inputs;
}

} // namespace

int command_convert(const ConvertArguments& arguments, const Messages& messages) {
    const bool to_folder = !arguments.output.empty();
    if (!to_folder) {
        check_standard_output(arguments);
    }
    const Knowledge knowledge = knowledge_with(arguments.forms);
    const Formats formats = formats_of(arguments);
    if (!arguments.corrections.empty() && !is_folder(arguments.corrections)) {
        throw Error(ErrorCode::usage, "corrections-folder", arguments.corrections);
    }
    std::optional<html::Shell> shell;
    if (formats.html) {
        shell.emplace(arguments.language);
    }
    std::optional<html::Texts> workbook_texts;
    if (formats.xlsx || formats.datapackage) {
        workbook_texts.emplace(arguments.language, "xlsx/texts.xml");
    }
    std::optional<FigureTable> table;
    const bool editions = !arguments.edition.empty() || !arguments.corrections.empty();
    const Labels labels = arguments.labels == "en" ? Labels::en : arguments.labels == "both" ? Labels::both : Labels::zh;
    if (formats.csv && (editions || labels != Labels::zh)) {
        table.emplace(labels, editions);
    }
    Plan plan(inputs_of(arguments), arguments.output, formats,
              arguments.overwrite);
    const Conversion conversion{knowledge,        messages,           {arguments.limits, arguments.any},
                                formats,          arguments.language, arguments.from,
                                arguments.charset, arguments.corrections,
                                arguments.edition == "corrected" ? Edition::corrected : Edition::published,
                                shell ? &*shell : nullptr,
                                labels,
                                table ? &*table : nullptr,
                                workbook_texts ? &*workbook_texts : nullptr};
    plan.keep_corrections_of(arguments.corrections);
    Summary summary(messages, loudness_of(arguments), arguments.verbose);
    if (to_folder) {
        plan.check();
    }
    plan.read_ahead(arguments.limits);
    watch_signals();
    const int code = to_folder ? convert_to_folder(plan, conversion, summary, arguments)
                               : convert_to_output(plan, conversion, summary, arguments.fail_on);
    if (signal_seen() != 0) {
        end_by_signal(signal_seen());
    }
    return code;
}

} // namespace nianbao::cli
