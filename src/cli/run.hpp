// SPDX-License-Identifier: Apache-2.0
// Many inputs at once, their outcomes one after the other in the order of the inputs.
#ifndef NIANBAO_CLI_RUN_HPP
#define NIANBAO_CLI_RUN_HPP

#include "cli/outcome.hpp"

#include <cstddef>
#include <functional>

namespace nianbao::cli {

struct Job {
    std::function<bool(Input&)> next;            ///< the next input; false at the end. Any thread, one at a time
    std::function<Outcome(Input&)> work;         ///< called by any thread
    std::function<void(Input&, Outcome)> consume; ///< called by this thread only, in the order of next()
    std::function<bool()> stopped;               ///< asked now and then: a signal came
};

/// Calls work for every input on up to `threads` threads and consume in order. At most a few inputs and outcomes a
/// thread wait for their turn, so memory does not grow with the number of inputs. What next, work and consume throw
/// ends the run. Returns false where it was stopped.
bool run_job(const Job& job, unsigned threads);

/// All cores where the command line names no number.
/// Never more than there are inputs.
unsigned thread_count(unsigned wanted, std::size_t inputs);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_RUN_HPP
