// SPDX-License-Identifier: Apache-2.0
// What CSV and JSON must say alike, so that they can be compared field by field.
#include "nianbao/output/fields.hpp"

#include <algorithm>
#include <cstddef>

namespace nianbao {

std::vector<std::string_view> rules_of(const Record& record, const Figure& figure) {
    std::vector<std::string_view> rules;
    for (const std::size_t index : figure.findings) {
        const std::string_view rule = record.findings.at(index).rule;
        if (std::find(rules.begin(), rules.end(), rule) == rules.end()) {
            rules.push_back(rule);
        }
    }
    return rules;
}

bool has_printed(const Figure& figure) {
    return !figure.printed_number.empty() || !figure.printed_unit.empty() || !figure.column_unit.empty() ||
           (!figure.form_unit.empty() && figure.form_unit != figure.unit);
}

Shown shown_values(const Record& record, const Figure& figure, Edition edition) {
    Shown shown;
    shown.published = figure.value ? figure.value->to_string() : std::string();
    shown.value = shown.published;
    const Correction* decision = decision_on(record, figure);
    if (decision != nullptr) {
        shown.decision = decision->decision;
        shown.corrected = decision->value ? decision->value->to_string() : std::string();
        if (edition == Edition::corrected && decision->decision != "confirm") {
            shown.value = shown.corrected;
        }
    }
    return shown;
}

} // namespace nianbao
