// SPDX-License-Identifier: Apache-2.0
// How many figures and findings of each kind a report has.
#ifndef NIANBAO_CLI_COUNTS_HPP
#define NIANBAO_CLI_COUNTS_HPP

#include "nianbao/record/record.hpp"

#include <cstddef>

namespace nianbao::cli {

/// The numbers of the summary; those of several reports add up.
struct Counts {
    std::size_t reported = 0;
    std::size_t undecided = 0;
    std::size_t absent = 0;
    std::size_t doubtful = 0;
    std::size_t errors = 0; ///< findings by severity
    std::size_t warnings = 0;
    std::size_t infos = 0;

    void add(const Counts& other);
};

Counts counts_of(const Record& record);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_COUNTS_HPP
