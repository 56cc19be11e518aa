// SPDX-License-Identifier: Apache-2.0
// The sets of figures whose change makes every sum hold.
#ifndef NIANBAO_RECORD_SMALLEST_SETS_HPP
#define NIANBAO_RECORD_SMALLEST_SETS_HPP

#include "nianbao/record/sum_system.hpp"

#include <cstddef>
#include <vector>

namespace nianbao {

/// All sets of `size` figures that repair the broken sums of `part` and break none, each once, in the
/// system's order; the system is left as it was. Every figure's delta is one that repairs a broken sum. Where
/// no smaller set exists these are all there are, but for changes that one sum alone could share out at will.
std::vector<ChangeSet> sets_that_repair(SumSystem& system, const std::vector<std::size_t>& part,
                                        std::size_t size);

} // namespace nianbao

#endif // NIANBAO_RECORD_SMALLEST_SETS_HPP
