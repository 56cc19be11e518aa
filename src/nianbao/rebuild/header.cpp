// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/header.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>

namespace nianbao {

void HeaderReader::caption() {
    m_leaves.clear();
    m_new = false;
}

void HeaderReader::values_follow() {
    m_new = true;
}

void HeaderReader::head(const PrintedRow& row) {
    if (m_new) {
        m_leaves.clear();
        m_new = false;
    }
    for (const std::size_t hit : row.hits) {
        const LabelUse& use = m_index.uses[static_cast<std::size_t>(m_hits[hit].use)];
        const HeadCell& cell = m_form.tables[use.table].blocks[use.block].head[use.item];
        if (cell.leaf >= 0) {
            m_leaves.push_back({use.table, use.block, static_cast<std::size_t>(cell.leaf), cell.row, m_hits[hit].first});
        }
    }
}

std::vector<HeaderReader::Leaf> HeaderReader::own(const PrintedRow& row) const {
    std::vector<Leaf> leaves;
    std::copy_if(m_leaves.begin(), m_leaves.end(), std::back_inserter(leaves),
                 [&](const Leaf& leaf) { return leaf.table == row.table && leaf.block == row.block; });
    return leaves;
}

std::vector<std::size_t> HeaderReader::leaves(const PrintedRow& row) const {
    std::vector<std::size_t> tokens(m_form.tables[row.table].blocks[row.block].columns.size(), std::string::npos);
    for (const Leaf& leaf : own(row)) {
        tokens[leaf.column] = leaf.token;
    }
    return tokens;
}

bool HeaderReader::names_other_block(const PrintedRow& row) const {
    const FormBlock& block = m_form.tables[row.table].blocks[row.block];
    return std::any_of(m_leaves.begin(), m_leaves.end(), [&](const Leaf& leaf) {
        if (leaf.table == row.table && leaf.block == row.block) {
            return false;
        }
        const std::string& text = m_form.tables[leaf.table].blocks[leaf.block].columns[leaf.column].path.back().text;
        return std::none_of(block.columns.begin(), block.columns.end(),
                            [&](const Column& column) { return column.path.back().text == text; });
    });
}

std::vector<std::size_t> HeaderReader::column_order(const PrintedRow& row, bool& conflict) const {
    const FormBlock& block = m_form.tables[row.table].blocks[row.block];
    std::vector<std::size_t> order(block.columns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<Leaf> leaves = own(row);
    conflict = names_other_block(row) && leaves.size() < order.size();
    std::set<std::string> labels;
    for (const Column& column : block.columns) {
        labels.insert(column.path.back().text);
    }
    const bool unique = labels.size() == block.columns.size();
    std::set<std::size_t> columns;
    for (const Leaf& leaf : leaves) {
        columns.insert(leaf.column);
    }
    if (!unique || leaves.empty() || columns.size() != leaves.size()) {
        return order; // labels that repeat (disputes) are told apart by the form's order alone
    }
    const bool by_grid = row.grid && m_tokens[leaves.front().token].grid && leaves.size() == order.size();
    if (by_grid) {
        std::stable_sort(leaves.begin(), leaves.end(), [&](const Leaf& a, const Leaf& b) {
            return m_tokens[a.token].column < m_tokens[b.token].column;
        });
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = leaves[i].column;
        }
        return order;
    }
    // In a run, header rows are printed one after the other: each may be permuted within itself.
    for (std::uint32_t head_row = 0; head_row < 8; ++head_row) {
        std::vector<std::size_t> printed;
        for (const Leaf& leaf : leaves) {
            if (leaf.head_row == head_row) {
                printed.push_back(leaf.column);
            }
        }
        std::vector<std::size_t> places = printed;
        std::sort(places.begin(), places.end());
        if (printed == places) {
            continue;
        }
        const auto named = std::count_if(block.head.begin(), block.head.end(), [&](const HeadCell& cell) {
            return cell.leaf >= 0 && cell.row == head_row;
        });
        conflict = conflict || static_cast<std::size_t>(named) != printed.size();
        for (std::size_t i = 0; i < places.size(); ++i) {
            order[places[i]] = printed[i];
        }
    }
    return order;
}

} // namespace nianbao
