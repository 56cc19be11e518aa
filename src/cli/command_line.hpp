// SPDX-License-Identifier: Apache-2.0
// The CLI11 app: verbs, options, help. The manual and the completion are generated from the same app.
#ifndef NIANBAO_CLI_COMMAND_LINE_HPP
#define NIANBAO_CLI_COMMAND_LINE_HPP

#include "cli/arguments.hpp"
#include "cli/messages.hpp"

#include <memory>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace nianbao::cli {

struct CommandLine {
    std::string verb; ///< "convert", "identify", "check", "compare", "catalog add", ...
    ConvertArguments convert;
    IdentifyArguments identify;
    CheckArguments check;
    CompareArguments compare;
    ExplainArguments explain;
    CorrectArguments correct;
    CorrectionsArguments corrections;
    CatalogAddArguments catalog_add;
    CatalogQueryArguments catalog_query;
    CatalogExportArguments catalog_export;
    CatalogCheckArguments catalog_check;
    FormsArguments forms;
};

class CommandLineParser {
public:
    explicit CommandLineParser(const Messages& messages);
    ~CommandLineParser();
    CommandLineParser(const CommandLineParser&) = delete;
    CommandLineParser& operator=(const CommandLineParser&) = delete;

    /// Reads the arguments (without the program's name). Throws Error(usage). Help or version that was asked
    /// for is returned as text to print; then there is no verb to run.
    std::optional<std::string> parse(const std::vector<std::string>& arguments);

    const CommandLine& values() const noexcept {
        return m_values;
    }
    const CLI::App& app() const noexcept {
        return *m_app;
    }

private:
    const Messages& m_messages;
    CommandLine m_values;
    std::unique_ptr<CLI::App> m_app;
};

/// A file named like an option or in brackets is given its folder (`./[a]`), for CLI11 would take it apart;
/// what follows `--` is a file name in any case.
std::vector<std::string> protected_arguments(const std::vector<std::string>& arguments);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_COMMAND_LINE_HPP
