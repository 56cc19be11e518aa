// SPDX-License-Identifier: Apache-2.0
// How much more a container unpacks to than it is: no collection of reports comes near the cap, a bomb passes it early.
#ifndef NIANBAO_MEMBERS_UNPACK_METER_HPP
#define NIANBAO_MEMBERS_UNPACK_METER_HPP

#include "nianbao/base/error.hpp"
#include "nianbao/base/limits.hpp"

#include <algorithm>
#include <cstdint>

namespace nianbao {

class UnpackMeter {
public:
    explicit UnpackMeter(const Limits& limits) : m_ratio(std::max<std::size_t>(limits.archive_ratio, 1)) {
    }

    /// Both counted from the container's begin. Throws Error(too_large, archive_ratio).
    void check(std::uint64_t unpacked, std::uint64_t packed) const {
        // unpacked > packed * ratio, without a product that could overflow
        if (unpacked > counts_from && (unpacked - 1) / m_ratio >= packed) {
            throw Error(ErrorCode::too_large, "limit", "archive_ratio");
        }
    }

    static constexpr std::uint64_t counts_from = 10'000'000; ///< unpacked bytes: what is less does no harm

private:
    std::uint64_t m_ratio;
};

} // namespace nianbao

#endif // NIANBAO_MEMBERS_UNPACK_METER_HPP
