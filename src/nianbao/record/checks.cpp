// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/checks.hpp"

#include "nianbao/record/figures.hpp"

#include <algorithm>

#include <string>
#include <vector>

namespace nianbao {

namespace {

/// One side of an identity with its figures put in.
struct Side {
    Decimal sum;
    std::string equation;  ///< "label 3 + label 4", zeros left out
    std::size_t numbers = 0;
    std::vector<std::string> figures;
    std::vector<std::string> without_number; ///< labels of blanks and marks
    std::string place;
    bool testable = true;
};

std::string label_in(const Figure& figure, const std::string& each) {
    return each == "column" ? figure.row_label : each == "row" ? figure.column_label : figure_name(figure);
}

/// The innermost of labels joined by U+203A.
std::string last_label(const std::string& path) {
    const std::string mark = " \xE2\x80\xBA ";
    const std::size_t at = path.rfind(mark);
    return at == std::string::npos ? path : path.substr(at + mark.size());
}

class Checker {
public:
    Checker(Record& record, const Form& form, FindingBook& book) : m_record(record), m_form(form), m_book(book) {
    }

    void check() {
        for (const Identity& identity : m_form.identities) {
            for (const std::string& running : running_ids(identity)) {
                check(identity, running);
            }
        }
    }

private:
    /// The columns (rows) for which an identity is tested, in the form's order; one empty id where it runs once.
    std::vector<std::string> running_ids(const Identity& identity) const {
        if (identity.each.empty()) {
            return {std::string{}};
        }
        std::vector<std::string> ids;
        for (const Figure& figure : m_record.figures) {
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

    Side side(const Identity& identity, const std::vector<Term>& terms, const std::string& running) const {
        Side side;
        for (const Term& term : terms) {
            const std::string row = identity.each == "row" ? running : term.row;
            const std::string column = identity.each == "column" ? running : term.column;
            const std::string id = identity.table + "/" + row + "/" + column;
            const Figure* figure = m_book.find(id);
            if (figure == nullptr) {
                side.testable = false;
                continue;
            }
            side.figures.push_back(id);
            add(side, *figure, term, identity.each);
        }
        return side;
    }

    static void add(Side& side, const Figure& figure, const Term& term, const std::string& each) {
        const std::string label = last_label(label_in(figure, each));
        side.place = side.place.empty() ? to_string(figure.place) : side.place;
        if (figure.state == FigureState::blank || figure.state == FigureState::mark) {
            side.without_number.push_back(label);
            return;
        }
        if (figure.state != FigureState::reported || !figure.value) {
            side.testable = false;
            return;
        }
        ++side.numbers;
        side.sum = term.sign < 0 ? side.sum - *figure.value : side.sum + *figure.value;
        if (!figure.value->is_zero()) {
            side.equation += term.sign < 0 ? " - " : side.equation.empty() ? "" : " + ";
            side.equation += label + " " + figure.value->to_string();
        }
    }

    void check(const Identity& identity, const std::string& running) {
        const Side left = side(identity, identity.left, running);
        const Side right = side(identity, identity.right, running);
        const bool testable = left.testable && right.testable && left.numbers > 0 && right.numbers > 0;
        if (!testable) {
            ++m_record.checks_not_testable;
            return;
        }
        if (left.sum == right.sum) {
            ++m_record.checks_passed;
            return;
        }
        ++m_record.checks_failed;
        report(identity, running, left, right);
    }

    void report(const Identity& identity, const std::string& running, const Side& left, const Side& right) {
        Finding finding;
        finding.rule = identity.rule;
        std::vector<std::string> blanks = left.without_number;
        blanks.insert(blanks.end(), right.without_number.begin(), right.without_number.end());
        finding.variant = blanks.empty() ? "" : "blank";
        finding.about = about(identity, running);
        finding.place = left.place.empty() ? right.place : left.place;
        finding.figures = left.figures;
        finding.figures.insert(finding.figures.end(), right.figures.begin(), right.figures.end());
        std::string labels;
        for (const std::string& blank : blanks) {
            labels += (labels.empty() ? "" : ", ") + blank;
        }
        const auto shown = [](const Side& side) { return side.equation.empty() ? std::string{"0"} : side.equation; };
        const Decimal difference = left.sum < right.sum ? right.sum - left.sum : left.sum - right.sum;
        finding.arguments = {{"figure", name_of_running(identity, left.figures.front())},
                             {"equation", shown(left) + " \xE2\x89\xA0 " + shown(right)},
                             {"left", left.sum.to_string()},
                             {"right", right.sum.to_string()},
                             {"difference", difference.to_string()},
                             {"labels", labels}};
        m_book.add(std::move(finding));
    }

    /// The total that does not fit (the first term of the left side) names the identity's place.
    static std::string about(const Identity& identity, const std::string& running) {
        const Term& term = identity.left.front();
        const std::string row = identity.each == "row" ? running : term.row;
        const std::string column = identity.each == "column" ? running : term.column;
        return identity.table + "/" + row + "/" + column;
    }

    std::string name_of_running(const Identity& identity, const std::string& id) const {
        const Figure* figure = m_book.find(id);
        if (figure == nullptr) {
            return id;
        }
        return identity.each == "column" ? figure->column_label : identity.each == "row" ? figure->row_label : figure_name(*figure);
    }

    Record& m_record;
    const Form& m_form;
    FindingBook& m_book;
};

} // namespace

void check_identities(Record& record, const Form& form, FindingBook& book) {
    Checker{record, form, book}.check();
}

} // namespace nianbao
