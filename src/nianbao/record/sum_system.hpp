// SPDX-License-Identifier: Apache-2.0
// The testable equations of one table as a system of sums, whose figures may be changed on trial.
#ifndef NIANBAO_RECORD_SUM_SYSTEM_HPP
#define NIANBAO_RECORD_SUM_SYSTEM_HPP

#include "nianbao/record/equations.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace nianbao {

/// A figure's part in a sum, seen from either: index of the other, and its sign with all brought to the left.
struct Use {
    std::size_t index = 0;
    int sign = 1;
};

struct SumFigure {
    const Figure* figure = nullptr;
    Decimal value; ///< on trial; a blank is 0
    bool blank = false;
    bool total = false; ///< stands alone on the left of an identity with parts
    std::vector<Use> sums;

    /// Counts stay counts: never negative, never with decimals, unless the print is.
    bool can_be(const Decimal& other) const;
};

struct Sum {
    std::size_t equation = 0; ///< index in the equations it was made of
    Decimal excess;           ///< left less right; 0 where it holds
    std::vector<Use> figures;
};

/// One figure and what is added to it.
struct Change {
    std::size_t figure = 0;
    Decimal delta;

    friend bool operator==(const Change& a, const Change& b) = default;
};
/// In ascending order of the figures.
using ChangeSet = std::vector<Change>;

class SumSystem {
public:
    /// `steps` bounds the work of all who search in it: exhausted() when they have made that many.
    SumSystem(const std::vector<Equation>& equations, const std::string& table, std::size_t steps);

    const std::vector<SumFigure>& figures() const {
        return m_figures;
    }
    const std::vector<Sum>& sums() const {
        return m_sums;
    }
    /// npos where no testable equation has it.
    std::size_t find(const std::string& id) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    std::size_t broken() const {
        return m_broken;
    }
    bool is_broken(std::size_t sum) const {
        return !m_sums[sum].excess.is_zero();
    }
    /// What `use` of a sum must grow by for that sum to hold.
    Decimal repair(const Sum& sum, const Use& use) const {
        return use.sign < 0 ? sum.excess : -sum.excess;
    }
    void change(const Change& change);
    void undo(const Change& change);

    /// Counts work; true as long as more may be done.
    bool step(std::size_t count = 1);
    bool exhausted() const {
        return m_steps == 0;
    }

    /// Sums that share figures, directly or through others; each sum is in one part.
    std::vector<std::vector<std::size_t>> parts() const;

private:
    std::size_t figure_of(const Operand& operand);
    void put(Sum& sum, const Operand& operand, int sign);

    std::vector<SumFigure> m_figures;
    std::vector<Sum> m_sums;
    std::unordered_map<std::string, std::size_t> m_index;
    std::size_t m_broken = 0;
    std::size_t m_steps = 0;
};

} // namespace nianbao

#endif // NIANBAO_RECORD_SUM_SYSTEM_HPP
