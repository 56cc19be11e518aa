// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/aligned_rows.hpp"

#include <algorithm>

namespace nianbao {

namespace {

ColumnRange range_of(const Token& token) {
    return {token.column, token.column + token.column_span};
}

bool overlap(const ColumnRange& a, const ColumnRange& b) {
    return a.from < b.to && b.from < a.to;
}

ColumnRange united(const ColumnRange& a, const ColumnRange& b) {
    return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

/// In order, and none reaches into the next.
bool are_apart(const std::vector<ColumnRange>& ranges) {
    return std::adjacent_find(ranges.begin(), ranges.end(), [](const ColumnRange& a, const ColumnRange& b) { return a.to > b.from; }) ==
           ranges.end();
}

} // namespace

AlignedColumns::AlignedColumns(const std::vector<PrintedRow>& rows, const std::vector<Token>& tokens, const Form& form)
    : m_tokens(tokens) {
    for (const PrintedRow& row : rows) {
        if (row.kind == PrintedRow::Kind::row && !row.grid) {
            learn(row, form.tables[row.table].blocks[row.block].columns.size());
        }
    }
    const bool broken = std::any_of(m_columns.begin(), m_columns.end(), [](const auto& entry) { return entry.second.broken; });
    m_proved = !broken && std::any_of(m_columns.begin(), m_columns.end(), [](const auto& entry) { return entry.second.proved; });
}

/// The row's texts where they are all that stands behind the label on one line with columns of spaces; empty otherwise.
std::vector<std::size_t> AlignedColumns::values_of(const PrintedRow& row) const {
    std::vector<std::size_t> values;
    for (const std::size_t token : row.zone) {
        const bool first_line = values.empty() || m_tokens[token].block == m_tokens[values.front()].block;
        if (m_tokens[token].kind != Token::Kind::text || !m_tokens[token].aligned || !first_line) {
            return {};
        }
        values.push_back(token);
    }
    const std::size_t behind = values.empty() ? 0 : values.back() + 1;
    const bool whole_line = behind == m_tokens.size() || values.empty() || m_tokens[behind].block != m_tokens[values.back()].block;
    return whole_line ? values : std::vector<std::size_t>{};
}

void AlignedColumns::learn(const PrintedRow& row, std::size_t columns) {
    const std::vector<std::size_t> values = values_of(row);
    const bool sure = std::all_of(values.begin(), values.end(), [this](std::size_t value) { return m_tokens[value].column_span > 0; });
    if (columns < 2 || values.size() != columns || !sure) {
        return;
    }
    const auto bytes = static_cast<std::uint32_t>(m_tokens[values.front() - 1].text.size());
    const auto [at, first] = m_columns.try_emplace(Block{row.table, row.block});
    Columns& known = at->second;
    if (first) {
        known.first_indent = bytes;
        for (const std::size_t value : values) {
            known.ranges.push_back(range_of(m_tokens[value]));
        }
        return;
    }
    for (std::size_t i = 0; i < columns; ++i) {
        known.ranges[i] = united(known.ranges[i], range_of(m_tokens[values[i]]));
    }
    known.broken = known.broken || !are_apart(known.ranges);
    known.proved = known.proved || bytes != known.first_indent;
}

std::optional<std::vector<Slot>> AlignedColumns::place(const PrintedRow& row, std::vector<std::size_t> leaves) const {
    const std::vector<std::size_t> values = values_of(row);
    if (!m_proved || values.size() < 2) {
        return std::nullopt; // a lone value may be that of merged cells, printed in their middle
    }
    const bool header = std::all_of(leaves.begin(), leaves.end(), [this](std::size_t leaf) {
        return leaf != std::string::npos && m_tokens[leaf].aligned && m_tokens[leaf].column_span > 0;
    });
    std::vector<ColumnRange> ranges;
    if (const auto known = m_columns.find({row.table, row.block}); known != m_columns.end()) {
        ranges = known->second.ranges;
    }
    if (header) {
        std::sort(leaves.begin(), leaves.end(), [this](std::size_t a, std::size_t b) { return m_tokens[a].column < m_tokens[b].column; });
        ranges.resize(leaves.size(), ColumnRange{~std::uint32_t{0}, 0});
        for (std::size_t i = 0; i < leaves.size(); ++i) {
            ranges[i] = united(ranges[i], range_of(m_tokens[leaves[i]]));
        }
    }
    if (ranges.size() != leaves.size() || !are_apart(ranges)) {
        return std::nullopt;
    }
    std::vector<Slot> slots(leaves.size());
    for (Slot& slot : slots) {
        slot.kind = Slot::Kind::blank;
        slot.token = values.front(); // the line is where it is blank
    }
    for (const std::size_t value : values) {
        std::size_t under = ranges.size();
        std::size_t count = 0;
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            if (overlap(ranges[i], range_of(m_tokens[value]))) {
                under = i;
                ++count;
            }
        }
        if (count != 1 || slots[under].kind == Slot::Kind::value) {
            return std::nullopt;
        }
        slots[under].kind = Slot::Kind::value;
        slots[under].token = value;
    }
    return slots;
}

} // namespace nianbao
