// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/checks.hpp"

#include "nianbao/record/equations.hpp"
#include "nianbao/record/figures.hpp"
#include "nianbao/record/suggestion.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace nianbao {

namespace {

std::string label_in(const Figure& figure, const std::string& each) {
    return each == "row" ? figure.column_label : figure.row_label;
}

/// The innermost of labels joined by U+203A.
std::string last_label(const std::string& path) {
    const std::string mark = " \xE2\x80\xBA ";
    const std::size_t at = path.rfind(mark);
    return at == std::string::npos ? path : path.substr(at + mark.size());
}

/// "label 3 + label 4", zeros left out.
std::string shown(const EquationSide& side, const std::string& each) {
    std::string text;
    for (const Operand& operand : side.operands) {
        if (operand.is_blank() || operand.figure->value->is_zero()) {
            continue;
        }
        text += operand.sign < 0 ? " - " : text.empty() ? "" : " + ";
        text += last_label(label_in(*operand.figure, each)) + " " + operand.figure->value->to_string();
    }
    return text.empty() ? "0" : text;
}

/// Labels of the operands without a number.
std::string blanks_of(const Equation& equation) {
    std::string labels;
    for (const EquationSide* side : {&equation.left, &equation.right}) {
        for (const Operand& operand : side->operands) {
            if (operand.is_blank()) {
                labels += labels.empty() ? "" : ", ";
                labels += last_label(label_in(*operand.figure, equation.identity->each));
            }
        }
    }
    return labels;
}

std::string place_of(const Equation& equation) {
    for (const EquationSide* side : {&equation.left, &equation.right}) {
        for (const Operand& operand : side->operands) {
            std::string place = to_string(operand.figure->place);
            if (!place.empty()) {
                return place;
            }
        }
    }
    return {};
}

std::string name_of(const Equation& equation) {
    const Figure& first = *equation.left.operands.front().figure;
    const std::string& each = equation.identity->each;
    return each == "column" ? first.column_label : each == "row" ? first.row_label : figure_name(first);
}

Finding finding_of(const Equation& equation) {
    const Identity& identity = *equation.identity;
    Finding finding;
    finding.rule = identity.rule;
    // The total that does not fit (the first term of the left side) names the identity's place.
    finding.about = figure_id(identity, identity.left.front(), equation.running);
    finding.place = place_of(equation);
    bool has_blank = false;
    for (const EquationSide* side : {&equation.left, &equation.right}) {
        for (const Operand& operand : side->operands) {
            finding.figures.push_back(operand.figure->id());
            has_blank = has_blank || operand.is_blank();
        }
    }
    finding.variant = has_blank ? "blank" : identity.loose ? "loose" : "";
    const Decimal& left = equation.left.sum;
    const Decimal& right = equation.right.sum;
    finding.arguments = {{"figure", name_of(equation)},
                         {"equation", shown(equation.left, identity.each) + (identity.at_most ? " > " : " \xE2\x89\xA0 ") +
                                          shown(equation.right, identity.each)},
                         {"left", left.to_string()},
                         {"right", right.to_string()},
                         {"difference", (left < right ? right - left : left - right).to_string()},
                         {"labels", blanks_of(equation)}};
    return finding;
}

} // namespace

void check_identities(Record& record, const Form& form, FindingBook& book) {
    const std::vector<Equation> equations = equations_of(form, record, book);
    std::vector<std::vector<Suggestion>> suggestions = suggest_changes(form, equations);
    for (std::size_t i = 0; i < equations.size(); ++i) {
        if (!equations[i].is_testable()) {
            ++record.checks_not_testable;
        } else if (equations[i].holds()) {
            ++record.checks_passed;
        } else {
            ++record.checks_failed;
            Finding finding = finding_of(equations[i]);
            finding.suggestions = std::move(suggestions[i]);
            book.add(std::move(finding));
        }
    }
}

} // namespace nianbao
