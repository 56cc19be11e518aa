// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/deadline.hpp"

#include "nianbao/base/error.hpp"

#include <ctime>

namespace nianbao {

double thread_seconds() noexcept {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

Deadline::Deadline(double seconds) : m_end(thread_seconds() + seconds), m_capped(true) {
}

void Deadline::check() const {
    if (m_capped && thread_seconds() > m_end) {
        throw Error(ErrorCode::too_large, "limit", "seconds");
    }
}

} // namespace nianbao
