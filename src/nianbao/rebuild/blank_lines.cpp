// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/blank_lines.hpp"

#include <algorithm>

namespace nianbao {

BlankLines::BlankLines(const Document& document, const std::vector<PrintedRow>& rows, const std::vector<Token>& tokens, const Form& form)
    : m_document(document), m_rows(rows), m_tokens(tokens) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t columns = form.tables[rows[i].table].blocks[rows[i].block].columns.size();
        const bool values = rows[i].kind == PrintedRow::Kind::row || rows[i].kind == PrintedRow::Kind::values;
        const std::vector<std::uint32_t> steps = values && !rows[i].grid && columns > 1 && rows[i].zone.size() == columns
                                                     ? steps_of(i)
                                                     : std::vector<std::uint32_t>{};
        if (steps.empty()) {
            continue;
        }
        const bool even = std::all_of(steps.begin(), steps.end(), [&](std::uint32_t step) { return step == steps.front(); });
        const auto [at, first] = m_step.try_emplace(rows[i].table, even ? steps.front() : 0);
        if (!first && (!even || at->second != steps.front())) {
            at->second = 0;
        }
    }
}

std::uint32_t BlankLines::line_of(std::size_t token) const {
    return place_of(m_tokens[token], m_document).line;
}

std::vector<std::uint32_t> BlankLines::steps_of(std::size_t index) const {
    const PrintedRow& row = m_rows[index];
    if (index + 1 >= m_rows.size() || !row.followed || row.zone.empty() || row.begin == row.zone.front()) {
        return {};
    }
    if (m_tokens[row.zone.front()].closed || m_tokens[row.zone.front()].kind != Token::Kind::text) {
        return {}; // as below, and at once: the row of a table with bars
    }
    std::vector<std::size_t> texts{row.zone.front() - 1};
    texts.insert(texts.end(), row.zone.begin(), row.zone.end());
    texts.push_back(m_rows[index + 1].begin);
    std::vector<std::uint32_t> steps;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Token& token = m_tokens[texts[i]];
        const bool alone = token.kind == Token::Kind::text && !token.grid && !token.closed && !token.part && line_of(texts[i]) > 0;
        if (!alone || (i > 0 && line_of(texts[i]) <= line_of(texts[i - 1]))) {
            return {};
        }
        if (i > 0) {
            steps.push_back(line_of(texts[i]) - line_of(texts[i - 1]));
        }
    }
    return steps;
}

std::optional<std::vector<Slot>> BlankLines::place_with(const std::vector<std::uint32_t>& steps, const PrintedRow& row,
                                                        std::uint32_t step, std::uint32_t blank, std::size_t columns) const {
    std::vector<Slot> slots;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i] < step || (steps[i] - step) % blank != 0) {
            return std::nullopt;
        }
        const std::size_t blanks = (steps[i] - step) / blank;
        if (slots.size() + blanks > columns) {
            return std::nullopt;
        }
        Slot empty;
        empty.kind = Slot::Kind::blank;
        empty.token = row.label_token;
        slots.insert(slots.end(), blanks, empty);
        if (i + 1 < steps.size()) {
            Slot value;
            value.kind = Slot::Kind::value;
            value.token = row.zone[i];
            slots.push_back(value);
        }
    }
    return slots.size() == columns ? std::optional{slots} : std::nullopt;
}

std::optional<std::vector<Slot>> BlankLines::place(std::size_t index, std::size_t columns) const {
    const auto step = m_step.find(m_rows[index].table);
    if (step == m_step.end() || step->second == 0 || m_rows[index].zone.size() >= columns) {
        return std::nullopt;
    }
    const std::vector<std::uint32_t> steps = steps_of(index);
    if (steps.empty()) {
        return std::nullopt;
    }
    auto slots = place_with(steps, m_rows[index], step->second, step->second, columns);
    return slots || step->second == 1 ? slots : place_with(steps, m_rows[index], step->second, 1, columns);
}

} // namespace nianbao
