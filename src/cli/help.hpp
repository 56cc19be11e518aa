// SPDX-License-Identifier: Apache-2.0
// Help as printed on the terminal: CLI11's own formatter knows English words and one-column characters only.
#ifndef NIANBAO_CLI_HELP_HPP
#define NIANBAO_CLI_HELP_HPP

#include "cli/messages.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace nianbao::cli {

/// "-o, --output DIR", "INPUT..."
std::string option_heading(const CLI::Option& option);

/// Visible verbs, in their order.
std::vector<const CLI::App*> visible_verbs(const CLI::App& app);

/// Visible verbs that do something themselves: "catalog add", "catalog query" for "catalog".
std::vector<const CLI::App*> working_verbs(const CLI::App& app);

/// "catalog add": the names from below the program down to the verb.
std::string whole_name(const CLI::App& verb);

/// "nianbao convert [options] INPUT..."
std::string usage_line(const CLI::App& app, const Messages& messages);

/// Positionals first, then groups of options in their order: (title, options).
struct OptionGroup {
    std::string title;
    std::vector<const CLI::Option*> options;
};
std::vector<OptionGroup> option_groups(const CLI::App& app, const Messages& messages);

class HelpFormatter : public CLI::FormatterBase {
public:
    explicit HelpFormatter(const Messages& messages) : m_messages(messages) {}
    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;

private:
    const Messages& m_messages;
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_HELP_HPP
