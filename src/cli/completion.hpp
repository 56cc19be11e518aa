// SPDX-License-Identifier: Apache-2.0
// The bash completion, generated from the app.
#ifndef NIANBAO_CLI_COMPLETION_HPP
#define NIANBAO_CLI_COMPLETION_HPP

#include <string>

namespace CLI {
class App;
}

namespace nianbao::cli {

/// A bash completion script: verbs, their options, the values of options that take one of a list.
std::string bash_completion(const CLI::App& app);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_COMPLETION_HPP
