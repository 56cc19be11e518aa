// SPDX-License-Identifier: Apache-2.0
// Many inputs at once, their results one after the other in the order of the inputs: a window of slots over the inputs, which
// workers fill and the calling thread empties.
#ifndef NIANBAO_CLI_ORDERED_RUN_HPP
#define NIANBAO_CLI_ORDERED_RUN_HPP

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace nianbao::cli {

template <typename Result> struct OrderedJob {
    std::size_t count = 0;                            ///< inputs
    std::function<Result(std::size_t)> work;          ///< called by any thread
    std::function<void(std::size_t, Result)> consume; ///< called by this thread only, 0, 1, 2, ...
    std::function<bool()> stopped;                    ///< asked now and then: a signal came
};

namespace ordered_run {

/// Results that may wait for an earlier input, for each thread: enough that one slow report does not stop
/// the others.
inline constexpr std::size_t slots_per_thread = 4;

/// A signal is noticed at the latest after this time, even where no result comes.
inline constexpr std::chrono::milliseconds signal_pause(50);

template <typename Result> class Window {
public:
    Window(const OrderedJob<Result>& job, unsigned threads) : m_job(job), m_slots(slots_per_thread * threads) {
        m_threads.reserve(threads);
        try {
            for (unsigned i = 0; i < threads; ++i) {
                m_threads.emplace_back([this] { fill(); });
            }
        } catch (const std::system_error&) {
            // Fewer threads than wished for will do; with none at all the run cannot go on.
            if (m_threads.empty()) {
                throw;
            }
        }
    }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    ~Window() {
        {
            const std::lock_guard<std::mutex> lock(m_mutex);
            m_ended = true;
        }
        m_room.notify_all();
        for (std::thread& thread : m_threads) {
            thread.join();
        }
    }

    bool empty_in_order() {
        for (std::size_t next = 0; next < m_job.count; ++next) {
            std::optional<Result> result = take(next);
            if (!result) {
                return false;
            }
            m_job.consume(next, std::move(*result));
        }
        return true;
    }

private:
    struct Slot {
        std::optional<Result> value;
        std::exception_ptr failure;
        bool ready() const {
            return value.has_value() || failure != nullptr;
        }
    };

    void fill() {
        std::unique_lock<std::mutex> lock(m_mutex);
        while (true) {
            m_room.wait(lock, [this] {
                return m_ended || m_next >= m_job.count || m_next < m_taken + m_slots.size();
            });
            if (m_ended || m_next >= m_job.count) {
                return;
            }
            const std::size_t mine = m_next++;
            lock.unlock();
            Slot slot;
            try {
                slot.value = m_job.work(mine);
            } catch (...) {
                slot.failure = std::current_exception(); // thrown again by the calling thread
            }
            lock.lock();
            m_slots[mine % m_slots.size()] = std::move(slot);
            m_arrived.notify_one();
        }
    }

    std::optional<Result> take(std::size_t index) {
        std::unique_lock<std::mutex> lock(m_mutex);
        Slot& slot = m_slots[index % m_slots.size()];
        while (!slot.ready()) {
            if (m_job.stopped()) {
                return std::nullopt;
            }
            m_arrived.wait_for(lock, signal_pause, [&slot] { return slot.ready(); });
        }
        Slot taken = std::exchange(slot, Slot());
        m_taken = index + 1;
        lock.unlock();
        m_room.notify_all();
        if (taken.failure) {
            std::rethrow_exception(taken.failure);
        }
        return m_job.stopped() ? std::nullopt : std::move(taken.value);
    }

    const OrderedJob<Result>& m_job;
    std::mutex m_mutex;
    std::condition_variable m_room;    ///< a slot is free, or the run ends
    std::condition_variable m_arrived; ///< a slot is ready
    std::vector<Slot> m_slots;
    std::size_t m_next = 0;  ///< the next input to work on
    std::size_t m_taken = 0; ///< results before this one are consumed
    bool m_ended = false;
    std::vector<std::thread> m_threads; ///< last: the threads use all of the above
};

template <typename Result> bool run_here(const OrderedJob<Result>& job) {
    for (std::size_t i = 0; i < job.count; ++i) {
        if (job.stopped()) {
            return false;
        }
        Result result = job.work(i);
        if (job.stopped()) {
            return false;
        }
        job.consume(i, std::move(result));
    }
    return true;
}

} // namespace ordered_run

/// Calls work for every input on up to `threads` threads and consume in order. At most a few results a
/// thread wait for their turn, so memory does not grow with the number of inputs. What consume throws ends
/// the run. Returns false where it was stopped.
template <typename Result> bool run_ordered(const OrderedJob<Result>& job, unsigned threads) {
    if (threads <= 1) {
        return ordered_run::run_here(job);
    }
    return ordered_run::Window<Result>(job, threads).empty_in_order();
}

} // namespace nianbao::cli

#endif // NIANBAO_CLI_ORDERED_RUN_HPP
