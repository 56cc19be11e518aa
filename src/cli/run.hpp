// SPDX-License-Identifier: Apache-2.0
// A conversion of many inputs as an ordered run.
#ifndef NIANBAO_CLI_RUN_HPP
#define NIANBAO_CLI_RUN_HPP

#include "cli/ordered_run.hpp"
#include "cli/outcome.hpp"

#include <cstddef>

namespace nianbao::cli {

using Job = OrderedJob<Input, Outcome>;

/// run_ordered() for the inputs of a conversion.
bool run_job(const Job& job, unsigned threads);

/// All cores where the command line names no number. Never more than there are inputs.
unsigned thread_count(unsigned wanted, std::size_t inputs);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_RUN_HPP
