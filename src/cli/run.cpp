// SPDX-License-Identifier: Apache-2.0
#include "cli/run.hpp"

#include <algorithm>
#include <thread>

namespace nianbao::cli {

unsigned thread_count(unsigned wanted, std::size_t inputs) {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t useful = std::min<std::size_t>(wanted == 0 ? cores : wanted, inputs);
    return std::max(1U, static_cast<unsigned>(useful));
}

bool run_job(const Job& job, unsigned threads) {
    return run_ordered(job, threads);
}

} // namespace nianbao::cli
