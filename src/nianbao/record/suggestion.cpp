// SPDX-License-Identifier: Apache-2.0
// The sums of a table are a code that finds errors: a wrong figure breaks exactly those it stands in, each by
// as much.
#include "nianbao/record/suggestion.hpp"

#include "nianbao/record/figures.hpp"
#include "nianbao/record/moved_values.hpp"
#include "nianbao/record/slip.hpp"
#include "nianbao/record/smallest_sets.hpp"
#include "nianbao/record/sum_system.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

/// Two wrong figures can be told in a table of crossing sums, three mostly; four that balance are as good as
/// right.
constexpr std::size_t most_changes = 3;
/// More sets than these that explain it alike explain nothing.
constexpr std::size_t most_alternatives = 3;

using Suggestions = std::vector<std::vector<Suggestion>>;

class TableAdvisor {
public:
    TableAdvisor(const FormTable& table, const std::vector<Equation>& equations, std::size_t most_steps,
                 Suggestions& out)
        : m_table(table), m_system(equations, table.id, most_steps), m_out(out) {}

    /// From the surest explanation to the least: one figure where sums cross, values that moved, several
    /// figures, one figure where none cross.
    void advise() {
        if (m_system.broken() == 0) {
            return;
        }
        std::vector<Part> open;
        for (const std::vector<std::size_t>& sums : m_system.parts()) {
            Part part{sums, broken_of(sums), {}};
            if (part.broken.empty()) {
                continue;
            }
            part.single = sets_that_repair(m_system, sums, 1);
            if (!give(likeliest(with_evidence(part.single)), part.broken)) {
                open.push_back(std::move(part));
            }
        }
        if (!open.empty() && !give_moved(open)) {
            for (const Part& part : open) {
                advise_without_crossing(part);
            }
        }
    }

private:
    /// Sums that share figures, those of them that do not hold, and the single figures that could repair
    /// these.
    struct Part {
        std::vector<std::size_t> sums;
        std::vector<std::size_t> broken;
        std::vector<ChangeSet> single;
    };

    std::vector<std::size_t> broken_of(const std::vector<std::size_t>& sums) const {
        std::vector<std::size_t> broken;
        std::copy_if(sums.begin(), sums.end(), std::back_inserter(broken),
                     [&](std::size_t sum) { return m_system.is_broken(sum); });
        return broken;
    }

    // ---- what a change means ----

    std::string printed(std::size_t index) const {
        const SumFigure& figure = m_system.figures()[index];
        return figure.blank ? std::string{} : figure.value.to_string();
    }

    std::string suggested(const Change& change) const {
        return (m_system.figures()[change.figure].value + change.delta).to_string();
    }

    Slip slip_of(const Change& change) const {
        if (m_system.figures()[change.figure].blank) {
            return Slip::left_blank;
        }
        const Slip slip = slip_of_digits(printed(change.figure), suggested(change));
        const bool of_digits = slip != Slip::other && slip != Slip::replaced_digit;
        return m_system.figures()[change.figure].total && !of_digits ? Slip::stale_total : slip;
    }

    /// A slip that all changes share; other where they do not.
    Slip slip_of(const ChangeSet& set) const {
        const Slip first = slip_of(set.front());
        const bool all = std::all_of(set.begin(), set.end(),
                                     [&](const Change& change) { return slip_of(change) == first; });
        return all ? first : Slip::other;
    }

    int unlikeliness_of(const ChangeSet& set) const {
        int most = 0;
        for (const Change& change : set) {
            most = std::max(most, unlikeliness(slip_of(change)));
        }
        return most;
    }

    // ---- which explanation ----

    bool share_a_sum(std::size_t a, std::size_t b) const {
        const std::vector<Use>& of_a = m_system.figures()[a].sums;
        const std::vector<Use>& of_b = m_system.figures()[b].sums;
        return std::any_of(of_a.begin(), of_a.end(), [&](const Use& use) {
            return std::any_of(of_b.begin(), of_b.end(),
                               [&](const Use& other) { return other.index == use.index; });
        });
    }

    /// Changes that share sums belong together; the others are errors of their own.
    std::vector<ChangeSet> groups_of(ChangeSet rest) const {
        std::vector<ChangeSet> groups;
        while (!rest.empty()) {
            ChangeSet group{rest.front()};
            rest.erase(rest.begin());
            for (std::size_t at = 0; at < group.size(); ++at) {
                for (std::size_t i = rest.size(); i-- > 0;) {
                    if (share_a_sum(group[at].figure, rest[i].figure)) {
                        group.push_back(rest[i]);
                        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
                    }
                }
            }
            std::sort(group.begin(), group.end(),
                      [](const Change& a, const Change& b) { return a.figure < b.figure; });
            groups.push_back(std::move(group));
        }
        return groups;
    }

    bool touches(const ChangeSet& set, std::size_t sum) const {
        return std::any_of(set.begin(), set.end(), [&](const Change& change) {
            const std::vector<Use>& sums = m_system.figures()[change.figure].sums;
            return std::any_of(sums.begin(), sums.end(), [sum](const Use& use) { return use.index == sum; });
        });
    }

    /// More sums bear a change out than it has figures: a number that fits one sum alone is no evidence.
    bool has_evidence(const ChangeSet& set) const {
        const std::vector<ChangeSet> groups = groups_of(set);
        return std::all_of(groups.begin(), groups.end(), [&](const ChangeSet& group) {
            std::size_t repaired = 0;
            for (std::size_t sum = 0; sum < m_system.sums().size(); ++sum) {
                repaired += m_system.is_broken(sum) && touches(group, sum) ? 1 : 0;
            }
            return repaired > group.size();
        });
    }

    std::vector<ChangeSet> with_evidence(const std::vector<ChangeSet>& sets) const {
        std::vector<ChangeSet> kept;
        std::copy_if(sets.begin(), sets.end(), std::back_inserter(kept),
                     [&](const ChangeSet& set) { return has_evidence(set); });
        return kept;
    }

    std::vector<Move> likeliest(const std::vector<ChangeSet>& sets) const {
        int least = unlikeliness(Slip::other) + 1;
        std::vector<Move> kept;
        for (const ChangeSet& set : sets) {
            const int now = unlikeliness_of(set);
            if (now < least) {
                kept.clear();
                least = now;
            }
            if (now == least) {
                kept.push_back({slip_of(set), set});
            }
        }
        return kept;
    }

    // ---- giving it ----

    Suggestion suggestion(const Move& move) const {
        Suggestion made;
        made.kind = to_string(move.slip);
        ChangeSet changes = move.changes;
        std::sort(changes.begin(), changes.end(),
                  [&](const Change& a, const Change& b) { // as the form has them
                      return m_system.figures()[a.figure].figure < m_system.figures()[b.figure].figure;
                  });
        for (const Change& change : changes) {
            const Figure& figure = *m_system.figures()[change.figure].figure;
            made.changes.push_back(
                {figure.id(), figure_name(figure), printed(change.figure), suggested(change)});
        }
        return made;
    }

    void put(const Move& move, const std::vector<std::size_t>& broken) {
        for (const std::size_t sum : broken) {
            if (touches(move.changes, sum)) {
                m_out[m_system.sums()[sum].equation].push_back(suggestion(move));
            }
        }
    }

    /// Errors of their own are told one by one, where there is no choice between sets.
    bool give(const std::vector<Move>& moves, const std::vector<std::size_t>& broken) {
        if (moves.empty() || moves.size() > most_alternatives) {
            return false;
        }
        for (const Move& move : moves) {
            const std::vector<ChangeSet> groups = groups_of(move.changes);
            if (moves.size() > 1 || groups.size() == 1) {
                put(move, broken);
                continue;
            }
            for (const ChangeSet& group : groups) {
                put({slip_of(group), group}, broken);
            }
        }
        return true;
    }

    bool give_moved(const std::vector<Part>& open) {
        std::vector<std::size_t> broken;
        for (const Part& part : open) {
            broken.insert(broken.end(), part.broken.begin(), part.broken.end());
        }
        if (broken.size() < 2) {
            return false;
        }
        std::vector<Move> moves = moves_that_repair(m_system, m_table, broken);
        const auto least = std::min_element(moves.begin(), moves.end(), [](const Move& a, const Move& b) {
            return unlikeliness(a.slip) < unlikeliness(b.slip);
        });
        if (least == moves.end()) {
            return false;
        }
        const int likely = unlikeliness(least->slip);
        moves.erase(std::remove_if(moves.begin(), moves.end(),
                                   [&](const Move& move) { return unlikeliness(move.slip) > likely; }),
                    moves.end());
        return give(moves, broken);
    }

    void advise_without_crossing(const Part& part) {
        if (!part.single.empty()) {
            give_digits(part);
            return;
        }
        for (std::size_t size = 2; size <= most_changes; ++size) {
            const std::vector<ChangeSet> sets = sets_that_repair(m_system, part.sums, size);
            if (!sets.empty()) {
                give(likeliest(with_evidence(sets)), part.broken);
                return;
            }
        }
    }

    /// One sum tells how much is wrong, not where: only a digit exchanged, lost or doubled, where no other
    /// figure can have lost or gained one, is worth saying. One digit is soon found to be a rest of two.
    void give_digits(const Part& part) {
        std::vector<Move> moves;
        for (const ChangeSet& set : part.single) {
            const Slip slip = slip_of(set);
            if (unlikeliness(slip) <= unlikeliness(Slip::extra_digit)) {
                moves.push_back({slip, set});
            }
        }
        const bool one = moves.size() == 1 && moves.front().slip != Slip::extra_digit;
        if (one && printed(moves.front().changes.front().figure).size() > 1) {
            give(moves, part.broken);
        }
    }

    const FormTable& m_table;
    SumSystem m_system;
    Suggestions& m_out;
};

} // namespace

std::vector<std::vector<Suggestion>> suggest_changes(const Form& form, const std::vector<Equation>& equations,
                                                     std::size_t most_steps) {
    Suggestions suggestions(equations.size());
    for (const FormTable& table : form.tables) {
        const bool broken = std::any_of(equations.begin(), equations.end(), [&](const Equation& equation) {
            return equation.identity->table == table.id && !equation.identity->at_most && equation.is_testable() && !equation.holds();
        });
        if (broken) {
            TableAdvisor{table, equations, most_steps, suggestions}.advise();
        }
    }
    return suggestions;
}

} // namespace nianbao
