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
    std::size_t next = 0; // the id that comes next where a table's rows all have the same columns
    const std::string* other = nullptr; // the last table that is another one
    for (const Figure& figure : record.figures) {
        if (other != nullptr && figure.table == *other) {
            continue;
        }
        if (figure.table != identity.table) {
            other = &figure.table;
            continue;
        }
        if (!figure.in_form()) {
            continue;
        }
        const std::string& id = identity.each == "column" ? figure.column : figure.row;
        if (!ids.empty() && (ids.back() == id || ids[next] == id)) {
            next = ids[next] == id ? (next + 1) % ids.size() : next;
        } else if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
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

/// The figures of an identity's terms, for one column or row after the other. Figures stand in the form's order mostly:
/// the next column (row) is as far from the last one for every term, which is asked first.
class TermFigures {
public:
    TermFigures(const Identity& identity, const Record& record, const FindingBook& book)
        : m_identity(identity), m_figures(record.figures), m_book(book), m_last(identity.left.size() + identity.right.size()) {}

    /// Of every term, left then right; nullptr where the record has none.
    const std::vector<const Figure*>& of(const std::string& running) {
        std::ptrdiff_t step = 0;
        for (std::size_t i = 0; i < m_last.size(); ++i) {
            const std::size_t left = m_identity.left.size();
            const Term& term = i < left ? m_identity.left[i] : m_identity.right[i - left];
            const std::string& row = m_identity.each == "row" ? running : term.row;
            const std::string& column = m_identity.each == "column" ? running : term.column;
            const Figure* const last = m_last[i];
            const Figure* figure = last == nullptr || step == 0 ? nullptr : at(last - m_figures.data() + step);
            if (figure == nullptr || figure->row != row || figure->column != column || figure->table != m_identity.table) {
                figure = m_book.find(m_identity.table, row, column);
            }
            step = i == 0 && figure != nullptr && last != nullptr ? figure - last : step;
            m_last[i] = figure;
        }
        return m_last;
    }

private:
    const Figure* at(std::ptrdiff_t index) const {
        return index >= 0 && index < static_cast<std::ptrdiff_t>(m_figures.size()) ? m_figures.data() + index : nullptr;
    }

    const Identity& m_identity;
    const std::vector<Figure>& m_figures;
    const FindingBook& m_book;
    std::vector<const Figure*> m_last;
};

EquationSide side_of(const std::vector<Term>& terms, const Figure* const* figures) {
    EquationSide side;
    side.operands.reserve(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (figures[i] == nullptr) {
            side.testable = false;
        } else {
            add(side, {figures[i], terms[i].sign});
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
    equations.reserve(64);
    for (const Identity& identity : form.identities) {
        TermFigures terms(identity, record, book);
        for (std::string& running : running_ids(identity, record)) {
            const std::vector<const Figure*>& figures = terms.of(running);
            Equation equation;
            equation.identity = &identity;
            equation.left = side_of(identity.left, figures.data());
            equation.right = side_of(identity.right, figures.data() + identity.left.size());
            equation.running = std::move(running);
            equations.push_back(std::move(equation));
        }
    }
    return equations;
}

} // namespace nianbao
