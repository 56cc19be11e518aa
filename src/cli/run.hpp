// SPDX-License-Identifier: Apache-2.0
// Many inputs at once, their outcomes one after the other in the order of the inputs.
#ifndef NIANBAO_CLI_RUN_HPP
#define NIANBAO_CLI_RUN_HPP

#include "cli/outcome.hpp"

#include <cstddef>
#include <functional>

namespace nianbao::cli {

struct Job {
    std::size_t count = 0;                             ///< inputs
    std::function<Outcome(std::size_t)> work;          ///< called by any thread
    std::function<void(std::size_t, Outcome)> consume; ///< called by this thread only, 0, 1, 2, ...
    std::function<bool()> stopped;                     ///< asked now and then: a signal came
};

/// Calls work for every input on up to `threads` threads and consume in order. At most a few outcomes a
/// thread wait for their turn, so memory does not grow with the number of inputs. What consume throws ends
/// the run. Returns false where it was stopped.
bool run_job(const Job& job, unsigned threads);

/// All cores where the command line names no number.
unsigned thread_count(unsigned wanted, std::size_t inputs);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_RUN_HPP
