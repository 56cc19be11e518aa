// SPDX-License-Identifier: Apache-2.0
// Values that stand in a neighboring place: the moves that would make every sum hold.
#ifndef NIANBAO_RECORD_MOVED_VALUES_HPP
#define NIANBAO_RECORD_MOVED_VALUES_HPP

#include "nianbao/record/slip.hpp"
#include "nianbao/record/sum_system.hpp"

#include <cstddef>
#include <vector>

namespace nianbao {

struct Move {
    Slip slip = Slip::other;
    ChangeSet changes;
};

/// Moves within printed rows of the table (values one column aside, a 0 or blank giving way at one end),
/// exchanges of two neighboring figures or rows. Each repairs the sums of `broken` and breaks none; each
/// once.
std::vector<Move> moves_that_repair(SumSystem& system, const FormTable& table,
                                    const std::vector<std::size_t>& broken);

} // namespace nianbao

#endif // NIANBAO_RECORD_MOVED_VALUES_HPP
