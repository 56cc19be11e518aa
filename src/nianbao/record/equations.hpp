// SPDX-License-Identifier: Apache-2.0
// The identities of a form with the figures of a record put in: what is tested, and what suggestions rest on.
#ifndef NIANBAO_RECORD_EQUATIONS_HPP
#define NIANBAO_RECORD_EQUATIONS_HPP

#include "nianbao/forms/form.hpp"
#include "nianbao/record/finding_book.hpp"
#include "nianbao/record/record.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace nianbao {

/// A term with its figure. A blank or a mark counts as 0.
struct Operand {
    const Figure* figure = nullptr;
    int sign = 1;

    bool is_blank() const {
        return figure->state == FigureState::blank || figure->state == FigureState::mark;
    }
};

struct EquationSide {
    std::vector<Operand> operands; ///< terms whose figure the record has
    Decimal sum;
    std::size_t numbers = 0; ///< printed ones among the operands
    bool testable = true;    ///< no operand is undecided, words or missing
};

/// sum(left) = sum(right), or at most that, for one column, one row or the whole table.
struct Equation {
    const Identity* identity = nullptr;
    std::string running; ///< id of the column or row; empty where the identity runs once
    EquationSide left;
    EquationSide right;

    /// Every operand can be added up, and no side is without any number.
    bool is_testable() const {
        return left.testable && right.testable && left.numbers > 0 && right.numbers > 0;
    }
    bool holds() const {
        return identity->at_most ? !(right.sum < left.sum) : left.sum == right.sum;
    }
};

/// In the form's order. Points into `form` and into the figures of `record`.
std::vector<Equation> equations_of(const Form& form, const Record& record, const FindingBook& book);

/// The figure of a term: "*" is the running part.
std::string figure_id(const Identity& identity, const Term& term, const std::string& running);

} // namespace nianbao

#endif // NIANBAO_RECORD_EQUATIONS_HPP
