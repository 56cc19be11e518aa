// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/finding_book.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace nianbao {

namespace {

Severity usual_severity(const Finding& finding, const Rules& rules) {
    const Rule* rule = rules.find(finding.rule);
    if (rule == nullptr) {
        return Severity::error;
    }
    const auto message = std::find_if(rule->messages.begin(), rule->messages.end(),
                                      [&](const RuleMessage& one) { return one.variant == finding.variant; });
    return message == rule->messages.end() ? rule->severity : message->severity;
}

} // namespace

FindingBook::FindingBook(Record& record, const Rules& rules) : m_record(record), m_rules(rules) {
    std::size_t slots = 16;
    while (slots < record.figures.size() * 2) {
        slots *= 2;
    }
    m_slots.assign(slots, 0);
    for (std::size_t i = 0; i < record.figures.size(); ++i) {
        const Figure& figure = record.figures[i];
        std::uint32_t& slot = m_slots[slot_of(figure.table, figure.row, figure.column)];
        slot = slot == 0 ? static_cast<std::uint32_t>(i + 1) : slot;
    }
}

void FindingBook::add(Finding finding) {
    finding.severity = usual_severity(finding, m_rules);
    const std::size_t index = m_record.findings.size();
    for (const std::string& id : finding.figures) {
        Figure* figure = find(id);
        if (figure != nullptr && (figure->findings.empty() || figure->findings.back() != index)) {
            figure->findings.push_back(index);
        }
    }
    m_record.findings.push_back(std::move(finding));
}

std::size_t FindingBook::slot_of(std::string_view table, std::string_view row, std::string_view column) const {
    const std::hash<std::string_view> hash;
    const std::size_t last = m_slots.size() - 1;
    std::size_t slot = (hash(row) * 31 + hash(column)) * 31 + table.size();
    for (slot &= last; m_slots[slot] != 0; slot = (slot + 1) & last) {
        const Figure& figure = m_record.figures[m_slots[slot] - 1];
        if (figure.row == row && figure.column == column && figure.table == table) {
            break;
        }
    }
    return slot;
}

Figure* FindingBook::find(std::string_view id) {
    // No id of a table or a column holds a slash; a row of the report's own may.
    const std::size_t first = id.find('/');
    const std::size_t last = id.rfind('/');
    if (first == std::string_view::npos || last == first) {
        return nullptr;
    }
    const std::size_t slot = slot_of(id.substr(0, first), id.substr(first + 1, last - first - 1), id.substr(last + 1));
    return m_slots[slot] == 0 ? nullptr : &m_record.figures[m_slots[slot] - 1];
}

const Figure* FindingBook::find(std::string_view table, std::string_view row, std::string_view column) const {
    const std::size_t slot = slot_of(table, row, column);
    return m_slots[slot] == 0 ? nullptr : &m_record.figures[m_slots[slot] - 1];
}

} // namespace nianbao
