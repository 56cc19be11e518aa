// SPDX-License-Identifier: Apache-2.0
// A window of slots over the inputs: workers fill it, the calling thread empties it in order.
#include "cli/run.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace nianbao::cli {

namespace {

/// Outcomes that may wait for an earlier input, for each thread: enough that one slow report does not stop
/// the others.
constexpr std::size_t slots_per_thread = 4;

/// A signal is noticed at the latest after this time, even where no outcome comes.
constexpr std::chrono::milliseconds signal_pause(50);

class Window {
public:
    Window(const Job& job, unsigned threads) : m_job(job), m_slots(slots_per_thread * threads) {
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
            std::optional<Outcome> outcome = take(next);
            if (!outcome) {
                return false;
            }
            m_job.consume(next, std::move(*outcome));
        }
        return true;
    }

private:
    struct Slot {
        std::optional<Outcome> outcome;
        std::exception_ptr failure;
        bool ready() const {
            return outcome.has_value() || failure != nullptr;
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
            Slot result;
            try {
                result.outcome = m_job.work(mine);
            } catch (...) {
                result.failure = std::current_exception(); // thrown again by the calling thread
            }
            lock.lock();
            m_slots[mine % m_slots.size()] = std::move(result);
            m_arrived.notify_one();
        }
    }

    std::optional<Outcome> take(std::size_t index) {
        std::unique_lock<std::mutex> lock(m_mutex);
        Slot& slot = m_slots[index % m_slots.size()];
        while (!slot.ready()) {
            if (m_job.stopped()) {
                return std::nullopt;
            }
            m_arrived.wait_for(lock, signal_pause, [&slot] { return slot.ready(); });
        }
        Slot result = std::exchange(slot, Slot());
        m_taken = index + 1;
        lock.unlock();
        m_room.notify_all();
        if (result.failure) {
            std::rethrow_exception(result.failure);
        }
        return m_job.stopped() ? std::nullopt : std::move(result.outcome);
    }

    const Job& m_job;
    std::mutex m_mutex;
    std::condition_variable m_room;    ///< a slot is free, or the run ends
    std::condition_variable m_arrived; ///< a slot is ready
    std::vector<Slot> m_slots;
    std::size_t m_next = 0;  ///< the next input to work on
    std::size_t m_taken = 0; ///< outcomes before this one are consumed
    bool m_ended = false;
    std::vector<std::thread> m_threads; ///< last: the threads use all of the above
};

bool run_here(const Job& job) {
    for (std::size_t i = 0; i < job.count; ++i) {
        if (job.stopped()) {
            return false;
        }
        Outcome outcome = job.work(i);
        if (job.stopped()) {
            return false;
        }
        job.consume(i, std::move(outcome));
    }
    return true;
}

} // namespace

unsigned thread_count(unsigned wanted, std::size_t inputs) {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t useful = std::min<std::size_t>(wanted == 0 ? cores : wanted, inputs);
    return std::max(1U, static_cast<unsigned>(useful));
}

bool run_job(const Job& job, unsigned threads) {
    if (threads <= 1) {
        return run_here(job);
    }
    return Window(job, threads).empty_in_order();
}

} // namespace nianbao::cli
