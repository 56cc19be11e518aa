// SPDX-License-Identifier: Apache-2.0
// The time one input may take, passed along to loops whose length the input decides.
#ifndef NIANBAO_BASE_DEADLINE_HPP
#define NIANBAO_BASE_DEADLINE_HPP

#include <cstddef>

namespace nianbao {

/// CPU time of the calling thread, from construction on: other processes do not use it up. It only ever ends a
/// conversion; no result depends on it.
class Deadline {
public:
    /// Without a cap.
    Deadline() = default;
    explicit Deadline(double seconds);

    /// Throws Error(too_large, "seconds") where the time is over.
    void check() const;
    /// Counts a step of some microseconds at most; reads the clock now and then.
    void work() {
        if (++m_steps >= steps_a_look) {
            m_steps = 0;
            check();
        }
    }

private:
    static constexpr std::size_t steps_a_look = 256; ///< a look costs about 0.3 microseconds
    double m_end = 0;
    bool m_capped = false;
    std::size_t m_steps = 0;
};

/// CPU seconds of the calling thread.
double thread_seconds() noexcept;

} // namespace nianbao

#endif // NIANBAO_BASE_DEADLINE_HPP
