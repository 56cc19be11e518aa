// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/form_labels.hpp"

#include "nianbao/forms/form_figures.hpp"
#include "nianbao/forms/prose.hpp"

#include <map>
#include <string>
#include <utility>

namespace nianbao {

namespace {

using Labels = std::map<std::string, std::pair<std::string, std::string>>; ///< id -> of the row, of the column

Labels labels_of(const std::string& form, const Knowledge& knowledge) {
    Labels labels;
    if (const Form* found = knowledge.find_form(form)) {
        for (const FormFigure& figure : figures_of(*found)) {
            labels.emplace(figure.id(), std::pair(figure.row_label, figure.column_label));
        }
    } else if (form == prose_form) {
        for (const ProseFigure& figure : builtin_prose().figures) {
            labels.emplace(figure.table + "/" + figure.row + "/" + figure.column, std::pair(figure.label, std::string()));
        }
    }
    return labels;
}

} // namespace

void label_figures(Record& record, const Knowledge& knowledge) {
    const Labels labels = labels_of(record.form, knowledge);
    for (Figure& figure : record.figures) {
        if (const auto found = labels.find(figure.id()); found != labels.end()) {
            figure.row_label = found->second.first;
            figure.column_label = found->second.second;
        }
    }
}

} // namespace nianbao
