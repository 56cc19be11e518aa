// SPDX-License-Identifier: Apache-2.0
// The kinds of options the verbs have, each with its help sentence found by the option's own name.
#ifndef NIANBAO_CLI_OPTIONS_HPP
#define NIANBAO_CLI_OPTIONS_HPP

#include "cli/arguments.hpp"
#include "cli/messages.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace nianbao::cli {

std::vector<std::string> parser_names();
std::vector<std::string> charset_names();

class OptionAdder {
public:
    OptionAdder(CLI::App& verb, const Messages& messages) : m_verb(verb), m_messages(messages) {}

    void files(const std::string& name, const std::string& help, std::vector<std::string>& target, bool needed = true);
    void name(const std::string& name, const std::string& help, std::string& target);
    void optional_name(const std::string& name, const std::string& help, std::string& target);
    CLI::Option* flag(const std::string& names, bool& target);
    CLI::Option* text(const std::string& names, const std::string& value, std::string& target);
    /// One of `choices`; the value is stored as spelled there where `any_case`.
    CLI::Option* choice(const std::string& names, const std::vector<std::string>& choices,
                        std::string& target, bool any_case = false);
    CLI::Option* list(const std::string& names, const std::vector<std::string>& choices,
                      std::vector<std::string>& target);
    void fail_on(FailOn& target);
    CLI::Option* jobs(const std::string& names, unsigned& target);
    /// A whole number from `range.first` to `range.second`.
    CLI::Option* number(const std::string& names, const std::string& value, std::pair<std::size_t, std::size_t> range,
                        std::size_t& target);
    void limits(Limits& target);

private:
    std::string help(const std::string& names) const;
    void describe_limit(const std::string& name, const std::string& standard);

    CLI::App& m_verb;
    const Messages& m_messages;
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_OPTIONS_HPP
