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
        for (std::size_t index = 0;; ++index) {
            std::optional<Slot> slot = take(index);
            if (!slot) {
                return !m_job.stopped();
            }
            m_job.consume(slot->input, std::move(*slot->outcome));
        }
    }

private:
    struct Slot {
        Input input;
        std::optional<Outcome> outcome;
        std::exception_ptr failure;
        bool ready() const {
            return outcome.has_value() || failure != nullptr;
        }
    };

    void fill() {
        Slot mine;
        while (const std::optional<std::size_t> index = next(mine)) {
            try {
                if (!mine.failure) {
                    mine.outcome = m_job.work(mine.input);
                }
            } catch (...) {
                mine.failure = std::current_exception(); // thrown again by the calling thread
            }
            const std::lock_guard<std::mutex> lock(m_mutex);
            m_slots[*index % m_slots.size()] = std::exchange(mine, Slot());
            m_arrived.notify_one();
        }
    }

    /// Waits for room, then fetches the next input; its index, or nothing at the end. Inputs are numbered as they are
    /// fetched, so one thread at a time does both.
    std::optional<std::size_t> next(Slot& slot) {
        const std::lock_guard<std::mutex> one(m_source);
        {
            std::unique_lock<std::mutex> lock(m_mutex);
            m_room.wait(lock, [this] { return m_ended || m_next < m_taken + m_slots.size(); });
            if (m_ended) {
                return std::nullopt;
            }
        }
        bool more = true;
        try {
            more = m_job.next(slot.input);
        } catch (...) {
            slot.failure = std::current_exception();
        }
        const std::lock_guard<std::mutex> lock(m_mutex);
        if (!more) {
            m_ended = true;
            m_arrived.notify_one();
            return std::nullopt;
        }
        return m_next++;
    }

    /// Nothing where all are taken, or the run was stopped.
    std::optional<Slot> take(std::size_t index) {
        std::unique_lock<std::mutex> lock(m_mutex);
        Slot& slot = m_slots[index % m_slots.size()];
        while (!slot.ready()) {
            if (m_job.stopped() || (m_ended && index == m_next)) {
                return std::nullopt;
            }
            m_arrived.wait_for(lock, signal_pause);
        }
        Slot result = std::exchange(slot, Slot());
        m_taken = index + 1;
        lock.unlock();
        m_room.notify_all();
        if (result.failure) {
            std::rethrow_exception(result.failure);
        }
        if (m_job.stopped()) {
            return std::nullopt;
        }
        return result;
    }

    const Job& m_job;
    std::mutex m_source;               ///< held while an input is fetched; taken before m_mutex
    std::mutex m_mutex;
    std::condition_variable m_room;    ///< a slot is free, or the run ends
    std::condition_variable m_arrived; ///< a slot is ready, or there are no more inputs
    std::vector<Slot> m_slots;
    std::size_t m_next = 0;  ///< inputs fetched
    std::size_t m_taken = 0; ///< outcomes before this one are consumed
    bool m_ended = false;
    std::vector<std::thread> m_threads; ///< last: the threads use all of the above
};

bool run_here(const Job& job) {
    Input input;
    while (!job.stopped()) {
        if (!job.next(input)) {
            return true;
        }
        Outcome outcome = job.work(input);
        if (!job.stopped()) {
            job.consume(input, std::move(outcome));
        }
        input = Input();
    }
    return false;
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
