// SPDX-License-Identifier: Apache-2.0
// Takes the first broken sum, of which some figure must change, tries each, and goes on with what is still
// broken.
#include "nianbao/record/smallest_sets.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

class Search {
public:
    Search(SumSystem& system, const std::vector<std::size_t>& part) : m_system(system), m_part(part) {
        std::size_t broken_here = 0;
        for (const std::size_t sum : part) {
            broken_here += system.is_broken(sum) ? 1 : 0;
            for (const Use& use : system.sums()[sum].figures) {
                m_most_sums = std::max(m_most_sums, system.figures()[use.index].sums.size());
            }
        }
        m_broken_elsewhere = system.broken() - broken_here;
    }

    std::vector<ChangeSet> run(std::size_t size) {
        go_on(size);
        return m_system.exhausted() ? std::vector<ChangeSet>{} : m_found;
    }

private:
    void go_on(std::size_t left) {
        const std::size_t broken = m_system.broken() - m_broken_elsewhere;
        // A change repairs no more sums than its figure stands in.
        if (broken == 0 || broken > left * m_most_sums) {
            return;
        }
        const auto first = std::find_if(m_part.begin(), m_part.end(),
                                        [&](std::size_t sum) { return m_system.is_broken(sum); });
        const Sum& sum = m_system.sums()[*first];
        for (const Use& use : sum.figures) {
            if (!m_system.step()) {
                return;
            }
            if (is_changed(use.index)) {
                continue;
            }
            if (left == 1) {
                try_last({use.index, m_system.repair(sum, use)}, broken);
            } else {
                try_each_delta(use.index, left);
            }
        }
    }

    bool is_changed(std::size_t figure) const {
        return std::any_of(m_set.begin(), m_set.end(),
                           [&](const Change& change) { return change.figure == figure; });
    }

    bool can(const Change& change) const {
        const SumFigure& figure = m_system.figures()[change.figure];
        return figure.can_be(figure.value + change.delta);
    }

    /// The last change repairs all that is broken: the sums of its figure, each by the same delta.
    void try_last(const Change& change, std::size_t broken) {
        const SumFigure& figure = m_system.figures()[change.figure];
        const bool repairs = figure.sums.size() == broken && can(change) &&
                             std::all_of(figure.sums.begin(), figure.sums.end(), [&](const Use& use) {
                                 return m_system.repair(m_system.sums()[use.index], use) == change.delta;
                             });
        if (repairs) {
            m_set.push_back(change);
            keep();
            m_set.pop_back();
        }
    }

    /// Two figures of a smallest set that share a sum each stand in another one, too: a broken sum tells the
    /// delta.
    void try_each_delta(std::size_t index, std::size_t left) {
        std::vector<Decimal> deltas;
        for (const Use& use : m_system.figures()[index].sums) {
            const Decimal delta = m_system.repair(m_system.sums()[use.index], use);
            if (!delta.is_zero() && std::find(deltas.begin(), deltas.end(), delta) == deltas.end()) {
                deltas.push_back(delta);
            }
        }
        for (const Decimal& delta : deltas) {
            const Change change{index, delta};
            if (!can(change) || !m_system.step(m_system.figures()[index].sums.size())) {
                continue;
            }
            m_system.change(change);
            m_set.push_back(change);
            go_on(left - 1);
            m_set.pop_back();
            m_system.undo(change);
        }
    }

    void keep() {
        ChangeSet set = m_set;
        std::sort(set.begin(), set.end(),
                  [](const Change& a, const Change& b) { return a.figure < b.figure; });
        m_system.step(m_found.size());
        if (std::find(m_found.begin(), m_found.end(), set) == m_found.end()) {
            m_found.push_back(std::move(set));
        }
    }

    SumSystem& m_system;
    const std::vector<std::size_t>& m_part;
    std::size_t m_most_sums = 0;
    std::size_t m_broken_elsewhere = 0;
    ChangeSet m_set;
    std::vector<ChangeSet> m_found;
};

} // namespace

std::vector<ChangeSet> sets_that_repair(SumSystem& system, const std::vector<std::size_t>& part,
                                        std::size_t size) {
    return Search{system, part}.run(size);
}

} // namespace nianbao
