// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/header.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace nianbao {

bool is_row_of_letters(const PrintedRow& row, const std::vector<LabelHit>& hits, const LabelIndex& index, const Form& form) {
    return row.kind == PrintedRow::Kind::head && !row.hits.empty() && std::all_of(row.hits.begin(), row.hits.end(), [&](std::size_t hit) {
        const LabelUse& use = index.uses[static_cast<std::size_t>(hits[hit].use)];
        return form.tables[use.table].blocks[use.block].head[use.item].letters;
    });
}

void HeaderReader::caption() {
    m_leaves.clear();
    m_groups.clear();
    m_labels.clear();
    m_order.known = false;
    m_new = false;
}

void HeaderReader::values_follow() {
    m_new = true;
}

void HeaderReader::head(const PrintedRow& row) {
    if (m_new || row.table != m_table) {
        caption(); // a header whose rows are missing says nothing about the next table
    }
    m_order.known = false;
    m_table = row.table;
    m_end = row.end;
    for (const std::size_t hit : row.hits) {
        for (std::size_t token = m_hits[hit].first; token <= m_hits[hit].last; ++token) {
            m_labels.push_back(token);
        }
    }
    for (const std::size_t hit : row.hits) {
        const LabelUse& use = m_index.uses[static_cast<std::size_t>(m_hits[hit].use)];
        const HeadCell& cell = m_form.tables[use.table].blocks[use.block].head[use.item];
        const std::size_t place = cell.leaf >= 0 ? static_cast<std::size_t>(cell.leaf) : use.item;
        (cell.leaf >= 0 ? m_leaves : m_groups).push_back({use.table, use.block, place, cell.row, m_hits[hit].first, m_hits[hit].last});
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
    std::vector<Leaf> leaves = own(row);
    if (auto cycles = by_cycles(row)) {
        leaves = *std::move(cycles);
    }
    for (const Leaf& leaf : leaves) {
        tokens[leaf.column] = leaf.token;
    }
    return tokens;
}

bool HeaderReader::names_other_block(const PrintedRow& row) const {
    const FormBlock& block = m_form.tables[row.table].blocks[row.block];
    return std::any_of(m_leaves.begin(), m_leaves.end(), [&](const Leaf& leaf) {
        if (leaf.table != row.table || leaf.block == row.block) {
            return false; // the header of the table before says nothing about a table that prints none
        }
        const std::string& text = m_form.tables[leaf.table].blocks[leaf.block].columns[leaf.column].path.back().text;
        return std::none_of(block.columns.begin(), block.columns.end(),
                            [&](const Column& column) { return column.path.back().text == text; });
    });
}

std::size_t HeaderReader::count_columns(const std::vector<Leaf>& leaves) {
    std::set<std::size_t> columns;
    for (const Leaf& leaf : leaves) {
        columns.insert(leaf.column);
    }
    return columns.size();
}

/// A text in the header that is no label of the form.
bool HeaderReader::is_stranger(std::size_t token) const {
    return token < m_tokens.size() && m_tokens[token].kind == Token::Kind::text && !is_label(token);
}

/// Groups of columns are printed in the form's order, as far as they are named.
bool HeaderReader::groups_in_order(const PrintedRow& row) const {
    std::vector<Leaf> groups;
    std::copy_if(m_groups.begin(), m_groups.end(), std::back_inserter(groups),
                 [&](const Leaf& group) { return group.table == row.table && group.block == row.block; });
    std::stable_sort(groups.begin(), groups.end(), [](const Leaf& a, const Leaf& b) { return a.head_row < b.head_row; });
    return std::adjacent_find(groups.begin(), groups.end(), [](const Leaf& a, const Leaf& b) {
               return a.head_row == b.head_row && b.column < a.column;
           }) == groups.end();
}

void HeaderReader::sort_by_grid(std::vector<Leaf>& leaves) const {
    std::stable_sort(leaves.begin(), leaves.end(), [&](const Leaf& a, const Leaf& b) {
        return m_tokens[a.token].column < m_tokens[b.token].column;
    });
}

/// Of header cells in the order of their columns, one reaches into the next.
bool HeaderReader::overlap(const std::vector<Leaf>& leaves) const {
    return std::adjacent_find(leaves.begin(), leaves.end(), [&](const Leaf& a, const Leaf& b) {
               return m_tokens[a.token].column + m_tokens[a.token].column_span > m_tokens[b.token].column;
           }) != leaves.end();
}

/// A whole header whose labels repeat: every so many cells are one group of columns, each label once, in whatever
/// order. In reading order, with the form's column of each; nothing where that is not so.
std::optional<std::vector<HeaderReader::Leaf>> HeaderReader::by_cycles(const PrintedRow& row) const {
    const FormBlock& block = m_form.tables[row.table].blocks[row.block];
    std::vector<std::string_view> cycle;
    for (const Column& column : block.columns) {
        if (std::find(cycle.begin(), cycle.end(), column.path.back().text) == cycle.end()) {
            cycle.push_back(column.path.back().text);
        }
    }
    std::vector<Leaf> leaves = own(row);
    if (cycle.size() == block.columns.size() || leaves.size() != block.columns.size() || !groups_in_order(row)) {
        return std::nullopt;
    }
    if (row.grid && m_tokens[leaves.front().token].grid) {
        std::vector<Leaf> sorted = leaves;
        sort_by_grid(sorted);
        leaves = overlap(sorted) ? leaves : sorted; // shifted over each other: header rows in printed order
    }
    std::set<std::size_t> columns;
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const std::string_view label = block.columns[leaves[i].column].path.back().text;
        const auto place = static_cast<std::size_t>(std::find(cycle.begin(), cycle.end(), label) - cycle.begin());
        leaves[i].column = i / cycle.size() * cycle.size() + place;
        if (leaves[i].column >= block.columns.size() || block.columns[leaves[i].column].path.back().text != label ||
            !columns.insert(leaves[i].column).second) {
            return std::nullopt;
        }
    }
    return leaves;
}

bool HeaderReader::is_label(std::size_t token) const {
    return std::binary_search(m_labels.begin(), m_labels.end(), token);
}

/// Texts before the first named column that are no labels, where a label stands before them: cells whose names are lost.
std::size_t HeaderReader::strangers_before(const Leaf& first) const {
    std::size_t count = 0;
    while (count < first.token && is_stranger(first.token - count - 1)) {
        ++count;
    }
    return first.token > count && is_label(first.token - count - 1) ? count : 0;
}

std::size_t HeaderReader::strangers_between(std::size_t from, std::size_t to) const {
    std::size_t count = 0;
    for (std::size_t token = from; token < to; ++token) {
        count += is_stranger(token) ? 1 : 0;
    }
    return count;
}

/// Labels that repeat (the outcomes of each channel) prove their columns by the form's order alone: each must be
/// followed by the next one, the last by the first; unknown texts must be as many as the names that are missing there.
/// Between two channels they may be the name of a channel.
bool HeaderReader::breaks_cycle(const std::vector<Leaf>& leaves, const FormBlock& block) const {
    std::vector<std::string_view> cycle;
    const auto place_of_label = [&](std::string_view text) {
        return static_cast<std::size_t>(std::find(cycle.begin(), cycle.end(), text) - cycle.begin());
    };
    for (const Column& column : block.columns) {
        if (place_of_label(column.path.back().text) == cycle.size()) {
            cycle.push_back(column.path.back().text);
        }
    }
    const auto place_of = [&](const Leaf& leaf) { return place_of_label(block.columns[leaf.column].path.back().text); };
    if (leaves.empty()) {
        return false;
    }
    const std::size_t before_first = strangers_before(leaves.front());
    if (before_first > 0 && place_of(leaves.front()) != before_first) {
        return true;
    }
    for (std::size_t i = 1; i < leaves.size(); ++i) {
        const std::size_t before = place_of(leaves[i - 1]);
        const std::size_t now = place_of(leaves[i]);
        const std::size_t missing = (now + cycle.size() - before - 1) % cycle.size();
        const bool at_border = missing == 0 && now == 0;
        if (!at_border && strangers_between(leaves[i - 1].last + 1, leaves[i].token) != missing) {
            return true;
        }
    }
    return false;
}

/// Of an incomplete header, two columns on one line or in one row stand in another order than the form's.
bool HeaderReader::goes_back(const std::vector<Leaf>& leaves) const {
    for (std::size_t i = 1; i < leaves.size(); ++i) {
        const Token& a = m_tokens[leaves[i - 1].token];
        const Token& b = m_tokens[leaves[i].token];
        const bool together = leaves[i - 1].head_row == leaves[i].head_row && (!a.grid || (a.block == b.block && a.piece == b.piece));
        if (together && leaves[i].column < leaves[i - 1].column) {
            return true;
        }
    }
    return false;
}

/// Some columns are named, others are not: what stands in their places must be as many texts as the form's order
/// has columns there. Otherwise the columns may have been printed in another order.
bool HeaderReader::hides_order(const std::vector<Leaf>& leaves, std::size_t columns) const {
    const std::size_t before = strangers_before(leaves.front());
    if (before > 0 && before != leaves.front().column) {
        return true;
    }
    for (std::size_t i = 1; i < leaves.size(); ++i) {
        const std::size_t strangers = strangers_between(leaves[i - 1].last + 1, leaves[i].token);
        const bool increasing = leaves[i].column > leaves[i - 1].column;
        if (strangers > 0 && leaves[i].head_row == leaves[i - 1].head_row &&
            (!increasing || strangers != leaves[i].column - leaves[i - 1].column - 1)) {
            return true;
        }
    }
    // The last column is named before the end of the header: a stranger behind it took its place.
    const std::size_t last = leaves.back().last;
    const bool stranger_behind = last + 1 < m_end && is_stranger(last + 1);
    return leaves.back().column + 1 == columns && stranger_behind;
}

bool HeaderReader::contradicts(const PrintedRow& row, const std::vector<Leaf>& leaves, bool labels_repeat) const {
    const FormBlock& block = m_form.tables[row.table].blocks[row.block];
    if (names_other_block(row) && leaves.size() < block.columns.size()) {
        return true;
    }
    if (labels_repeat) {
        return !groups_in_order(row) || (!by_cycles(row) && breaks_cycle(leaves, block));
    }
    const std::size_t named = count_columns(leaves);
    const bool complete = leaves.size() == block.columns.size() && named == leaves.size();
    if (complete || leaves.empty()) {
        return false;
    }
    return goes_back(leaves) || (named == leaves.size() && hides_order(leaves, block.columns.size()));
}

/// The columns in the order of the header's cells; nothing where header rows are shifted over each other: where row
/// spans were lost (markdownify), the columns of a grid prove nothing.
std::optional<std::vector<std::size_t>> HeaderReader::order_by_grid(std::vector<Leaf> leaves) const {
    sort_by_grid(leaves);
    if (overlap(leaves)) {
        return std::nullopt;
    }
    std::vector<std::size_t> order;
    for (const Leaf& leaf : leaves) {
        order.push_back(leaf.column);
    }
    return order;
}

bool HeaderReader::groups_stand_above(const PrintedRow& row) const {
    const FormBlock& block = m_form.tables[row.table].blocks[row.block];
    const std::vector<Leaf> leaves = own(row);
    if (!m_has_spans || !row.grid || leaves.size() != block.columns.size() || !m_tokens[leaves.front().token].grid) {
        return true;
    }
    const auto above = [&](const Leaf& group, const Leaf& leaf) {
        const Token& a = m_tokens[group.token];
        const Token& b = m_tokens[leaf.token];
        return a.column < b.column + b.column_span && b.column < a.column + a.column_span;
    };
    for (const HeadCell& cell : block.head) {
        const auto member = [&](const Column& column) {
            return column.path.size() > 1 && std::any_of(column.path.begin(), column.path.end() - 1, [&](const Label& label) { return label.text == cell.label.text; });
        };
        if (cell.leaf >= 0 || std::none_of(block.columns.begin(), block.columns.end(), member)) {
            continue;
        }
        std::size_t printed = 0;
        for (const Leaf& group : m_groups) {
            if (group.table != row.table || group.block != row.block || block.head[group.column].label.text != cell.label.text) {
                continue;
            }
            ++printed;
            const bool fits = std::all_of(leaves.begin(), leaves.end(), [&](const Leaf& leaf) { return above(group, leaf) == member(block.columns[leaf.column]); });
            if (!fits) {
                return false;
            }
        }
        if (printed != 1) {
            return false;
        }
    }
    return true;
}

/// In a run, header rows are printed one after the other: each may be permuted within itself, if all of it is there.
void HeaderReader::order_within_rows(const std::vector<Leaf>& leaves, const FormBlock& block,
                                     std::vector<std::size_t>& order, bool& conflict) const {
    const std::uint32_t rows = block.head.empty() ? 0 : block.head.back().row + 1;
    for (std::uint32_t head_row = 0; head_row < rows; ++head_row) {
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
        const auto asked = std::count_if(block.head.begin(), block.head.end(), [&](const HeadCell& cell) {
            return cell.leaf >= 0 && cell.row == head_row;
        });
        conflict = conflict || static_cast<std::size_t>(asked) != printed.size();
        for (std::size_t i = 0; i < places.size(); ++i) {
            order[places[i]] = printed[i];
        }
    }
}

std::vector<std::size_t> HeaderReader::column_order(const PrintedRow& row, bool& conflict) {
    const bool same = m_order.known && m_order.grid == row.grid && m_order.table == row.table && m_order.block == row.block;
    if (!same) {
        m_order.columns = work_out_order(row, m_order.conflict);
        m_order.known = true;
        m_order.grid = row.grid;
        m_order.table = row.table;
        m_order.block = row.block;
    }
    conflict = m_order.conflict;
    return m_order.columns;
}

std::vector<std::size_t> HeaderReader::work_out_order(const PrintedRow& row, bool& conflict) const {
    const FormBlock& block = m_form.tables[row.table].blocks[row.block];
    std::set<std::string_view> labels;
    for (const Column& column : block.columns) {
        labels.insert(column.path.back().text);
    }
    const bool labels_repeat = labels.size() != block.columns.size();
    const std::vector<Leaf> leaves = own(row);
    conflict = contradicts(row, leaves, labels_repeat);

    std::vector<std::size_t> order(block.columns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (const auto cycles = by_cycles(row)) {
        std::transform(cycles->begin(), cycles->end(), order.begin(), [](const Leaf& leaf) { return leaf.column; });
        return order;
    }
    if (labels_repeat || leaves.empty() || count_columns(leaves) != leaves.size()) {
        return order;
    }
    const bool whole_in_grid = row.grid && m_tokens[leaves.front().token].grid && leaves.size() == order.size();
    if (whole_in_grid) {
        if (auto by_grid = order_by_grid(leaves)) {
            const bool moved = !std::is_sorted(by_grid->begin(), by_grid->end());
            conflict = conflict || (moved && !groups_stand_above(row)); // a lost or doubled cell moves columns, too
            return *std::move(by_grid);
        }
    }
    order_within_rows(leaves, block, order, conflict);
    return order;
}

} // namespace nianbao
