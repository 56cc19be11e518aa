// SPDX-License-Identifier: Apache-2.0
// Copies of the inputs that could not be converted, for a person to look at.
#ifndef NIANBAO_CLI_BATCH_QUARANTINE_HPP
#define NIANBAO_CLI_BATCH_QUARANTINE_HPP

#include "cli/inputs.hpp"

#include <string>

namespace nianbao::cli {

/// Copies the input, byte by byte, to `folder`/place. What cannot be read has no copy; its row in reports.csv says why.
/// Throws Error(io) where the copy cannot be written.
void copy_to_quarantine(const Input& input, const std::string& folder);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_QUARANTINE_HPP
