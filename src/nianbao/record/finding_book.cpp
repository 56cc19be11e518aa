// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/finding_book.hpp"

#include <algorithm>
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
    m_figures.reserve(record.figures.size() * 2);
    for (std::size_t i = 0; i < record.figures.size(); ++i) {
        m_figures.emplace(record.figures[i].id(), i);
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

Figure* FindingBook::find(const std::string& id) {
    const auto found = m_figures.find(id);
    return found == m_figures.end() ? nullptr : &m_record.figures[found->second];
}

const Figure* FindingBook::find(const std::string& id) const {
    const auto found = m_figures.find(id);
    return found == m_figures.end() ? nullptr : &m_record.figures[found->second];
}

} // namespace nianbao
