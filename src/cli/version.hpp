// SPDX-License-Identifier: Apache-2.0
// What --version prints.
#ifndef NIANBAO_CLI_VERSION_HPP
#define NIANBAO_CLI_VERSION_HPP

#include <string>

namespace nianbao::cli {

/// Versions of the program, its form data, lexicon and rules, the record schema, and the libraries it was
/// built with.
std::string version_text();

} // namespace nianbao::cli

#endif // NIANBAO_CLI_VERSION_HPP
