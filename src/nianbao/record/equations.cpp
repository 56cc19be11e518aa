// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/equations.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

/// The columns (rows) for which an identity is tested, in the form's order; one empty id where it runs once.
std::vector<std::string> running_ids(const Identity& identity, const Record& record) {
    if (identity.each.empty()) {
        return {std::string{}};
    }
    std::vector<std::string> ids;
    for (const Figure& figure : record.figures) {
        if (figure.table != identity.table || !figure.in_form()) {
            continue;
        }
        const std::string& id = identity.each == "column" ? figure.column : figure.row;
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
            ids.push_back(id);
        }
    }
    return ids;
}

void add(EquationSide& side, const Operand& operand) {
    side.operands.push_back(operand);
    if (operand.is_blank()) {
        return;
    }
    const Figure& figure = *operand.figure;
    if (figure.state != FigureState::reported || !figure.value) {
        side.testable = false;
        return;
    }
    ++side.numbers;
    side.sum = operand.sign < 0 ? side.sum - *figure.value : side.sum + *figure.value;
}

EquationSide side_of(const Identity& identity, const std::vector<Term>& terms, const std::string& running,
                     const FindingBook& book) {
    EquationSide side;
    for (const Term& term : terms) {
        const Figure* figure = book.find(figure_id(identity, term, running));
        if (figure == nullptr) {
            side.testable = false;
        } else {
            add(side, {figure, term.sign});
        }
    }
    return side;
}

} // namespace

std::string figure_id(const Identity& identity, const Term& term, const std::string& running) {
    const std::string& row = identity.each == "row" ? running : term.row;
    const std::string& column = identity.each == "column" ? running : term.column;
    return identity.table + "/" + row + "/" + column;
}

std::vector<Equation> equations_of(const Form& form, const Record& record, const FindingBook& book) {
    std::vector<Equation> equations;
    for (const Identity& identity : form.identities) {
        for (std::string& running : running_ids(identity, record)) {
            Equation equation;
            equation.identity = &identity;
            equation.left = side_of(identity, identity.left, running, book);
            equation.right = side_of(identity, identity.right, running, book);
            equation.running = std::move(running);
            equations.push_back(std::move(equation));
        }
    }
    return equations;
}

} // namespace nianbao
