// SPDX-License-Identifier: Apache-2.0
// `nianbao convert --filter`: reports in by standard input, records out by standard output, as long as they come.
#ifndef NIANBAO_CLI_BATCH_FILTER_HPP
#define NIANBAO_CLI_BATCH_FILTER_HPP

#include "cli/arguments.hpp"
#include "cli/messages.hpp"

namespace nianbao::cli {

/// Reads JSON Lines, or frames (--frames length: a line "BYTES NAME", the bytes, a line break). Writes, in their order, a
/// line of JSON a record (--to json, the default), or a frame with its XML (--to xml). What failed has a line, or a frame
/// named NAME.error, that says why; what is no report has none. Returns the exit code.
int convert_filter(const ConvertArguments& arguments, const Messages& messages);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_FILTER_HPP
