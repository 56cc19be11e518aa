// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/sum_system.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

bool SumFigure::can_be(const Decimal& other) const {
    const Decimal printed = blank ? Decimal{} : *figure->value;
    return (!other.is_negative() || printed.is_negative()) && (other.is_whole() || !printed.is_whole());
}

SumSystem::SumSystem(const std::vector<Equation>& equations, const std::string& table, std::size_t steps)
    : m_steps(steps) {
    for (std::size_t i = 0; i < equations.size(); ++i) {
        const Equation& equation = equations[i];
        if (equation.identity->table != table || !equation.is_testable() || equation.identity->at_most) {
            continue;
        }
        Sum sum;
        sum.equation = i;
        sum.excess = equation.left.sum - equation.right.sum;
        for (const Operand& operand : equation.left.operands) {
            put(sum, operand, operand.sign);
        }
        for (const Operand& operand : equation.right.operands) {
            put(sum, operand, -operand.sign);
        }
        if (equation.left.operands.size() == 1 && equation.right.operands.size() > 1) {
            m_figures[sum.figures.front().index].total = true;
        }
        m_broken += sum.excess.is_zero() ? 0 : 1;
        m_sums.push_back(std::move(sum));
    }
}

std::size_t SumSystem::figure_of(const Operand& operand) {
    const auto [found, is_new] = m_index.emplace(operand.figure->id(), m_figures.size());
    if (is_new) {
        SumFigure figure;
        figure.figure = operand.figure;
        figure.blank = operand.is_blank();
        figure.value = figure.blank ? Decimal{} : *operand.figure->value;
        m_figures.push_back(std::move(figure));
    }
    return found->second;
}

/// A form that names a figure twice in one identity tells nothing about it there: the first use stands.
void SumSystem::put(Sum& sum, const Operand& operand, int sign) {
    const std::size_t figure = figure_of(operand);
    const auto same = [figure](const Use& use) { return use.index == figure; };
    if (std::none_of(sum.figures.begin(), sum.figures.end(), same)) {
        sum.figures.push_back({figure, sign});
        m_figures[figure].sums.push_back({m_sums.size(), sign});
    }
}

std::size_t SumSystem::find(const std::string& id) const {
    const auto found = m_index.find(id);
    return found == m_index.end() ? npos : found->second;
}

void SumSystem::change(const Change& change) {
    SumFigure& figure = m_figures[change.figure];
    figure.value = figure.value + change.delta;
    for (const Use& use : figure.sums) {
        Sum& sum = m_sums[use.index];
        const bool was_broken = !sum.excess.is_zero();
        sum.excess = use.sign < 0 ? sum.excess - change.delta : sum.excess + change.delta;
        const bool broken = !sum.excess.is_zero();
        m_broken = m_broken + (broken ? 1 : 0) - (was_broken ? 1 : 0);
    }
}

void SumSystem::undo(const Change& change) {
    this->change({change.figure, -change.delta});
}

bool SumSystem::step(std::size_t count) {
    m_steps -= std::min(count, m_steps);
    return m_steps > 0;
}

std::vector<std::vector<std::size_t>> SumSystem::parts() const {
    std::vector<std::vector<std::size_t>> parts;
    std::vector<bool> seen(m_sums.size(), false);
    for (std::size_t first = 0; first < m_sums.size(); ++first) {
        if (seen[first]) {
            continue;
        }
        seen[first] = true;
        std::vector<std::size_t> part{first};
        for (std::size_t at = 0; at < part.size(); ++at) {
            for (const Use& figure : m_sums[part[at]].figures) {
                for (const Use& sum : m_figures[figure.index].sums) {
                    if (!seen[sum.index]) {
                        seen[sum.index] = true;
                        part.push_back(sum.index);
                    }
                }
            }
        }
        std::sort(part.begin(), part.end());
        parts.push_back(std::move(part));
    }
    return parts;
}

} // namespace nianbao
