// SPDX-License-Identifier: Apache-2.0
// The only catch-all, and the only place that turns errors into exit codes: 0 fine, 1 some input failed, 2
// bad command line, 3 findings at or above --fail-on.
#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/manual.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"

#include <exception>
#include <new>

namespace nianbao::cli {

namespace {

int run_verb(const CommandLineParser& parser, const Messages& messages) {
    const CommandLine& values = parser.values();
    if (values.verb == "convert") {
        return command_convert(values.convert, messages);
    }
    if (values.verb == "identify") {
        return command_identify(values.identify, messages);
    }
    if (values.verb == "check") {
        return command_check(values.check, messages);
    }
    if (values.verb == "compare") {
        return command_compare(values.compare, messages);
    }
    if (values.verb == "explain") {
        return command_explain(values.explain, messages);
    }
    if (values.verb == "correct") {
        return command_correct(values.correct, messages);
    }
    if (values.verb == "corrections") {
        return command_corrections(values.corrections, messages);
    }
    if (values.verb == "catalog add") {
        return command_catalog_add(values.catalog_add, messages);
    }
    if (values.verb == "catalog query") {
        return command_catalog_query(values.catalog_query, messages);
    }
    if (values.verb == "catalog export") {
        return command_catalog_export(values.catalog_export, messages);
    }
    if (values.verb == "catalog check") {
        return command_catalog_check(values.catalog_check, messages);
    }
    if (values.verb == "forms") {
        return command_forms(values.forms, messages);
    }
    write_output(values.verb == "man" ? manual_page(parser.app(), messages) : bash_completion(parser.app()));
    return 0;
}

int run(const std::vector<std::string>& arguments) {
    const Messages messages(terminal_language());
    try {
        CommandLineParser parser(messages);
        if (const auto text = parser.parse(arguments)) {
            write_output(*text);
            return 0;
        }
        return run_verb(parser, messages);
    } catch (const Error& error) {
        print_error(messages, "", error);
        if (error.code() == ErrorCode::usage) {
            write_error_line(messages.text("cli.see-help"));
        }
        return error.code() == ErrorCode::usage ? 2 : 1;
    } catch (const std::bad_alloc&) {
        print_error(messages, "", Error(ErrorCode::internal, "out-of-memory"));
        return 1;
    } catch (const std::exception& error) {
        print_error(messages, "", Error(ErrorCode::internal, "internal", error.what()));
        return 1;
    }
}

} // namespace

} // namespace nianbao::cli

int main(int argc, char** argv) {
    try {
        return nianbao::cli::run({argv + (argc > 0 ? 1 : 0), argv + argc});
    } catch (const std::exception& error) {
        nianbao::cli::write_error_line(error.what()); // not even the messages could be loaded
    } catch (...) {
        nianbao::cli::write_error_line("nianbao: unknown error");
    }
    return 1;
}
