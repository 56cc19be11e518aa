// SPDX-License-Identifier: Apache-2.0
#include "nianbao/forms/form_checks.hpp"

#include <algorithm>
#include <cstddef>
#include <set>

namespace nianbao {

namespace {

/// The row and column ids of a table, figure by figure.
struct FigureIds {
    std::set<std::string> rows;
    std::set<std::string> columns;
    std::set<std::string> figures;
};

/// Ids of findings and of rows outside the form begin with x-, so a form's own never may.
bool is_reserved(const std::string& id) {
    return id.rfind("x-", 0) == 0;
}

std::string fault_in_block(const FormTable& table, const FormBlock& block, FigureIds& ids) {
    for (const Row& row : block.rows) {
        for (const Column& column : block.columns) {
            const std::string& row_id = column.row.empty() ? row.id : column.row;
            const std::string figure = table.id + "/" + row_id + "/" + column.id;
            if (row_id.empty()) {
                return "figure " + figure + ": a row without an id, and its column names no row";
            }
            if (column.unit.empty() && row.unit.empty()) {
                return "figure " + figure + ": neither its table nor its column nor its row names a unit";
            }
            if (is_reserved(row_id) || is_reserved(column.id)) {
                return "figure " + figure + ": ids that begin with x- are kept for rows outside the form";
            }
            if (!ids.figures.insert(figure).second) {
                return "figure " + figure + " stands in the form twice";
            }
            ids.rows.insert(row_id);
            ids.columns.insert(column.id);
        }
    }
    return {};
}

std::string fault_in_table(const Form& form, const FormTable& table, FigureIds& ids) {
    const bool placed = std::any_of(form.sections.begin(), form.sections.end(),
                                    [&](const FormSection& section) { return section.id == table.section; });
    if (!placed) {
        return "table " + table.id + " belongs to section " + table.section +
               ", which the form does not have";
    }
    if (table.blocks.empty()) {
        return "table " + table.id + " has no block";
    }
    for (const FormBlock& block : table.blocks) {
        const std::string fault = fault_in_block(table, block, ids);
        if (!fault.empty()) {
            return fault;
        }
    }
    return {};
}

std::string fault_in_term(const Identity& identity, const Term& term, const FigureIds& ids) {
    const std::string where = "identity " + identity.id + ": ";
    const bool row_runs = term.row == "*";
    const bool column_runs = term.column == "*";
    if (row_runs != (identity.each == "row") || column_runs != (identity.each == "column")) {
        return where + "each=\"" + identity.each + "\" does not go with row " + term.row + ", column " +
               term.column;
    }
    if (!row_runs && ids.rows.count(term.row) == 0) {
        return where + "table " + identity.table + " has no row " + term.row;
    }
    if (!column_runs && ids.columns.count(term.column) == 0) {
        return where + "table " + identity.table + " has no column " + term.column;
    }
    if (!row_runs && !column_runs &&
        ids.figures.count(identity.table + "/" + term.row + "/" + term.column) == 0) {
        return where + "there is no figure " + term.row + "/" + term.column;
    }
    return {};
}

std::string fault_in_identity(const Identity& identity, const FigureIds& ids) {
    if (identity.left.empty() || identity.right.empty()) {
        return "identity " + identity.id + " needs a term on both sides";
    }
    for (const std::vector<Term>* side : {&identity.left, &identity.right}) {
        for (const Term& term : *side) {
            const std::string fault = fault_in_term(identity, term, ids);
            if (!fault.empty()) {
                return fault;
            }
        }
    }
    return {};
}

} // namespace

std::string fault_in(const Form& form) {
    std::set<std::string> sections;
    for (const FormSection& section : form.sections) {
        if (!sections.insert(section.id).second) {
            return "section " + section.id + " stands in the form twice";
        }
    }
    if (form.tables.empty()) {
        return "a form needs a table";
    }
    std::vector<FigureIds> ids(form.tables.size());
    std::set<std::string> tables;
    for (std::size_t i = 0; i < form.tables.size(); ++i) {
        if (!tables.insert(form.tables[i].id).second) {
            return "table " + form.tables[i].id + " stands in the form twice";
        }
        const std::string fault = fault_in_table(form, form.tables[i], ids[i]);
        if (!fault.empty()) {
            return fault;
        }
    }
    for (const Identity& identity : form.identities) {
        const auto table = std::find_if(form.tables.begin(), form.tables.end(),
                                        [&](const FormTable& one) { return one.id == identity.table; });
        if (table == form.tables.end()) {
            return "identity " + identity.id + " is about table " + identity.table +
                   ", which the form does not have";
        }
        const std::string fault =
            fault_in_identity(identity, ids[static_cast<std::size_t>(table - form.tables.begin())]);
        if (!fault.empty()) {
            return fault;
        }
    }
    return {};
}

} // namespace nianbao
