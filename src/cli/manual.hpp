// SPDX-License-Identifier: Apache-2.0
// The manual page, generated from the app.
#ifndef NIANBAO_CLI_MANUAL_HPP
#define NIANBAO_CLI_MANUAL_HPP

#include "cli/messages.hpp"

#include <string>

namespace CLI {
class App;
}

namespace nianbao::cli {

/// nianbao.1, made from the app and the tables of the program, so that it cannot go stale.
std::string manual_page(const CLI::App& app, const Messages& messages);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_MANUAL_HPP
