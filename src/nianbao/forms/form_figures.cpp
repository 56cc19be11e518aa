// SPDX-License-Identifier: Apache-2.0
// Enumerates a form's figures as the record builder does.
#include "nianbao/forms/form_figures.hpp"

namespace nianbao {

namespace {

const char* measure_name(Measure measure) {
    switch (measure) {
    case Measure::change:
        return "change";
    case Measure::money:
        return "money";
    case Measure::count:
        break;
    }
    return "count";
}

/// A column that names its own row (the channel of a dispute) gives its group labels to the row.
FormFigure figure_at(const FormTable& table, const Row& row, const Column& column) {
    const bool own_row = !column.row.empty();
    FormFigure figure;
    figure.table = table.id;
    figure.row = own_row ? column.row : row.id;
    figure.column = column.id;
    figure.row_label = own_row ? column.group : row.name;
    figure.column_label = own_row ? column.path.back().text : column.name;
    figure.unit = row.unit.empty() ? column.unit : row.unit;
    figure.measure = measure_name(row.measure.value_or(column.measure));
    return figure;
}

} // namespace

std::vector<FormFigure> figures_of(const Form& form) {
    std::vector<FormFigure> figures;
    for (const FormTable& table : form.tables) {
        for (const FormBlock& block : table.blocks) {
            for (const Row& row : block.rows) {
                for (const Column& column : block.columns) {
                    figures.push_back(figure_at(table, row, column));
                }
            }
        }
    }
    return figures;
}

} // namespace nianbao
