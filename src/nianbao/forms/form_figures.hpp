// SPDX-License-Identifier: Apache-2.0
// A form's figures in its order, with the labels that figures.csv shows.
#ifndef NIANBAO_FORMS_FORM_FIGURES_HPP
#define NIANBAO_FORMS_FORM_FIGURES_HPP

#include "nianbao/forms/form.hpp"

#include <string>
#include <vector>

namespace nianbao {

struct FormFigure {
    std::string table;
    std::string row;
    std::string column;
    std::string row_label;
    std::string column_label;
    std::string unit;
    std::string measure; ///< "count", "change", "money"

    std::string id() const {
        return table + "/" + row + "/" + column;
    }
};

std::vector<FormFigure> figures_of(const Form& form);

} // namespace nianbao

#endif // NIANBAO_FORMS_FORM_FIGURES_HPP
