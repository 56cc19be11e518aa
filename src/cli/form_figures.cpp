// SPDX-License-Identifier: Apache-2.0
// Enumerates a form's figures as the record builder does.
#include "cli/form_figures.hpp"

#include "nianbao/record/figures.hpp"

namespace nianbao::cli {

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
    const std::size_t groups = own_row && !column.path.empty() ? column.path.size() - 1 : 0;
    FormFigure figure;
    figure.table = table.id;
    figure.row = own_row ? column.row : row.id;
    figure.column = column.id;
    figure.row_label = own_row ? join_path(column.path, 0, groups) : join_path(row.path, 0, row.path.size());
    figure.column_label = join_path(column.path, groups, column.path.size());
    figure.unit = column.unit;
    figure.measure = measure_name(column.measure);
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

} // namespace nianbao::cli
