// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/moved_values.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace nianbao {

namespace {

/// Figures of a printed row, in its order; npos where one is in no testable sum.
using PrintedRow = std::vector<std::size_t>;

class Mover {
public:
    Mover(SumSystem& system, const std::vector<std::size_t>& broken)
        : m_system(system), m_repair(broken), m_wanted(system.broken() - broken.size()) {}

    void move_in_block(const FormTable& table, const FormBlock& block) {
        std::vector<PrintedRow> rows;
        for (const Row& row : block.rows) {
            PrintedRow figures;
            for (const Column& column : block.columns) {
                figures.push_back(m_system.find(table.id + "/" + (column.row.empty() ? row.id : column.row) +
                                                "/" + column.id));
            }
            rows.push_back(std::move(figures));
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            exchange_neighbors(rows[i]);
            shift(rows[i]);
            if (i + 1 < rows.size()) {
                exchange_rows(rows[i], rows[i + 1]);
            }
        }
    }

    std::vector<Move> take() {
        return m_system.exhausted() ? std::vector<Move>{} : std::move(m_found);
    }

private:
    const Decimal& value(std::size_t figure) const {
        return m_system.figures()[figure].value;
    }

    void exchange_neighbors(const PrintedRow& row) {
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            if (row[i] != SumSystem::npos && row[i + 1] != SumSystem::npos) {
                attempt(Slip::exchanged, {row[i], row[i + 1]}, {row[i + 1], row[i]});
            }
        }
    }

    void exchange_rows(const PrintedRow& above, const PrintedRow& below) {
        PrintedRow places;
        PrintedRow from;
        for (std::size_t i = 0; i < above.size(); ++i) {
            if (above[i] == SumSystem::npos || below[i] == SumSystem::npos) {
                continue;
            }
            attempt(Slip::exchanged, {above[i], below[i]}, {below[i], above[i]});
            places.insert(places.end(), {above[i], below[i]});
            from.insert(from.end(), {below[i], above[i]});
        }
        if (places.size() == 2 * above.size()) {
            attempt(Slip::exchanged_rows, places, from);
        }
    }

    /// Takes a 0 out at one place and puts it in at another: what stands between moves by one column.
    void shift(const PrintedRow& row) {
        for (std::size_t out = 0; out < row.size(); ++out) {
            if (row[out] == SumSystem::npos || !value(row[out]).is_zero()) {
                continue;
            }
            for (std::size_t in = 0; in < row.size(); ++in) {
                const auto first = row.begin() + static_cast<std::ptrdiff_t>(std::min(out, in));
                const auto last = row.begin() + static_cast<std::ptrdiff_t>(std::max(out, in)) + 1;
                if (last - first < 3 || std::find(first, last, SumSystem::npos) != last) {
                    continue;
                }
                const PrintedRow places(first, last);
                PrintedRow from = places;
                std::rotate(from.begin(), out < in ? from.begin() + 1 : from.end() - 1, from.end());
                attempt(Slip::shifted_row, places, from);
            }
        }
    }

    /// places[i] would get the value of from[i].
    void attempt(Slip slip, const PrintedRow& places, const PrintedRow& from) {
        if (!m_system.step(places.size())) {
            return;
        }
        ChangeSet changes;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const Decimal delta = value(from[i]) - value(places[i]);
            if (!delta.is_zero()) {
                changes.push_back({places[i], delta});
            }
        }
        for (const Change& change : changes) {
            m_system.change(change);
        }
        const bool repaired = m_system.broken() == m_wanted &&
                              std::none_of(m_repair.begin(), m_repair.end(),
                                           [&](std::size_t sum) { return m_system.is_broken(sum); });
        for (const Change& change : changes) {
            m_system.undo(change);
        }
        if (!changes.empty() && repaired) {
            std::sort(changes.begin(), changes.end(),
                      [](const Change& a, const Change& b) { return a.figure < b.figure; });
            keep(slip, std::move(changes));
        }
    }

    void keep(Slip slip, ChangeSet changes) {
        const auto same = [&](const Move& move) { return move.changes == changes; };
        if (std::none_of(m_found.begin(), m_found.end(), same)) {
            m_found.push_back({slip, std::move(changes)});
        }
    }

    SumSystem& m_system;
    const std::vector<std::size_t>& m_repair;
    std::size_t m_wanted; ///< sums broken elsewhere
    std::vector<Move> m_found;
};

} // namespace

std::vector<Move> moves_that_repair(SumSystem& system, const FormTable& table,
                                    const std::vector<std::size_t>& broken) {
    Mover mover{system, broken};
    for (const FormBlock& block : table.blocks) {
        mover.move_in_block(table, block);
    }
    return mover.take();
}

} // namespace nianbao
