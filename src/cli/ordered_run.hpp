// SPDX-License-Identifier: Apache-2.0
// Work on several threads, its results one after the other: workers fill a window of slots, the calling thread empties
// it in order.
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

template <typename Item, typename Result> struct OrderedJob {
    std::function<bool(Item&)> next;            ///< the next item; false at the end. Any thread, one at a time
    std::function<Result(Item&)> work;          ///< called by any thread
    std::function<void(Item&, Result)> consume; ///< called by the calling thread only, in the order of next()
    std::function<bool()> stopped;              ///< asked now and then: a signal came
};

/// Results that may wait for an earlier one, for each thread: enough that one slow report does not stop the others.
inline constexpr std::size_t ordered_slots_per_thread = 4;

/// A signal is noticed at the latest after this time, even where no result comes.
inline constexpr std::chrono::milliseconds ordered_signal_pause(50);

template <typename Item, typename Result> class OrderedRun {
public:
    OrderedRun(const OrderedJob<Item, Result>& job, unsigned threads) : m_job(job), m_slots(ordered_slots_per_thread * threads) {
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
    OrderedRun(const OrderedRun&) = delete;
    OrderedRun& operator=(const OrderedRun&) = delete;

    ~OrderedRun() {
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
            m_job.consume(slot->item, std::move(*slot->result));
        }
    }

private:
    struct Slot {
        Item item{};
        std::optional<Result> result;
        std::exception_ptr failure;
        bool ready() const {
            return result.has_value() || failure != nullptr;
        }
    };

    void fill() {
        Slot mine;
        while (const std::optional<std::size_t> index = next(mine)) {
            try {
                if (!mine.failure) {
                    mine.result = m_job.work(mine.item);
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
            more = m_job.next(slot.item);
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
            m_arrived.wait_for(lock, ordered_signal_pause);
        }
        Slot taken = std::exchange(slot, Slot());
        m_taken = index + 1;
        lock.unlock();
        m_room.notify_all();
        if (taken.failure) {
            std::rethrow_exception(taken.failure);
        }
        if (m_job.stopped()) {
            return std::nullopt;
        }
        return taken;
    }

    const OrderedJob<Item, Result>& m_job;
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

/// All of it on the calling thread.
template <typename Item, typename Result> bool run_here(const OrderedJob<Item, Result>& job) {
    Item item{};
    while (!job.stopped()) {
        if (!job.next(item)) {
            return true;
        }
        Result result = job.work(item);
        if (!job.stopped()) {
            job.consume(item, std::move(result));
        }
        item = Item();
    }
    return false;
}

/// Calls work for every item on up to `threads` threads and consume in order. At most a few items and results a
/// thread wait for their turn, so memory does not grow with their number. What next, work and consume throw ends the
/// run. Returns false where it was stopped.
template <typename Item, typename Result> bool run_ordered(const OrderedJob<Item, Result>& job, unsigned threads) {
    if (threads <= 1) {
        return run_here(job);
    }
    return OrderedRun<Item, Result>(job, threads).empty_in_order();
}

} // namespace nianbao::cli

#endif // NIANBAO_CLI_ORDERED_RUN_HPP
