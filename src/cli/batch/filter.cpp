// SPDX-License-Identifier: Apache-2.0
#include "cli/batch/filter.hpp"

#include "cli/batch/input_stream.hpp"
#include "cli/conversion_setup.hpp"
#include "cli/json.hpp"
#include "cli/outcome.hpp"
#include "cli/run.hpp"
#include "cli/signals.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"
#include "nianbao/members/members.hpp"

#include <memory>
#include <unistd.h>
#include <utility>

namespace nianbao::cli {

namespace {

void check_filter(const ConvertArguments& arguments, const Formats& formats) {
    const bool of_folders = !arguments.inputs.empty() || !arguments.files_from.empty() || !arguments.output.empty() || arguments.together ||
                            arguments.resume || arguments.overwrite || arguments.duplicates || !arguments.quarantine.empty() ||
                            !arguments.catalog.empty() || !arguments.corrections.empty();
    if (of_folders) {
        throw Error(ErrorCode::usage, "cli-filter-alone");
    }
    const bool one_format = arguments.to.size() <= 1 && (formats.xml || formats.json) && !arguments.datapackage;
    if (!one_format) {
        throw Error(ErrorCode::usage, "cli-filter-format");
    }
}

std::string frame(const std::string& name, const std::string& bytes) {
    return std::to_string(bytes.size()) + " " + name + "\n" + bytes + "\n";
}

class Filter {
public:
    Filter(const ConvertArguments& arguments, const Messages& messages, const Formats& formats)
        : m_arguments(arguments), m_messages(messages), m_formats(formats), m_setup(arguments, formats, messages),
          m_summary(messages, arguments.quiet ? Loudness::quiet : Loudness::total, arguments.verbose) {
        m_reports = arguments.frames == "length" ? read_frames(STDIN_FILENO, arguments.limits)
                                                 : read_json_lines(STDIN_FILENO, {arguments.field}, arguments.limits);
    }

    int run() {
        watch_signals();
        Job job;
        job.next = [this](Input& input) { return next(input); };
        job.work = [this](Input& input) { return convert_input(input, m_setup.conversion()); };
        job.consume = [this](Input& input, const Outcome& outcome) {
            write_output(text_of(input, outcome));
            m_summary.add(input, outcome);
        };
        job.stopped = [] { return signal_seen() != 0; };
        if (run_job(job, thread_count(m_arguments.jobs, most_jobs))) {
            m_summary.print_total();
        }
        if (signal_seen() != 0) {
            end_by_signal(signal_seen());
        }
        return m_summary.exit_code(m_arguments.fail_on, m_arguments.exit_zero);
    }

private:
    bool next(Input& input) {
        Member member;
        if (!m_reports->next(member)) {
            return false;
        }
        input = input_of(std::move(member), "");
        return true;
    }

    std::string text_of(const Input& input, const Outcome& outcome) const {
        std::string text;
        if (outcome.status == Outcome::Status::failed) {
            const std::string line = json_object({{"source", input.name},
                                                  {"status", "failed"},
                                                  {"error", std::string(to_string(outcome.error->code()))},
                                                  {"message", m_messages.error_in(m_arguments.language, *outcome.error)}});
            return m_formats.xml ? frame(input.name + ".error", line) : line + "\n";
        }
        for (const Written& record : outcome.records) {
            text += m_formats.xml ? frame(record.source, record.xml) : record.json;
        }
        return text;
    }

    const ConvertArguments& m_arguments;
    const Messages& m_messages;
    Formats m_formats;
    ConversionSetup m_setup;
    Summary m_summary;
    std::unique_ptr<MemberReader> m_reports;
};

} // namespace

int convert_filter(const ConvertArguments& arguments, const Messages& messages) {
    ConvertArguments as_filter = arguments;
    if (as_filter.to.empty()) {
        as_filter.to = {"json"};
    }
    const Formats formats = formats_of(as_filter);
    check_filter(as_filter, formats);
    return Filter(as_filter, messages, formats).run();
}

} // namespace nianbao::cli
