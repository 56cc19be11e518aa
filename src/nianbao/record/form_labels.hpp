// SPDX-License-Identifier: Apache-2.0
// Labels of figures that the form gives: a record's XML does not repeat them.
#ifndef NIANBAO_RECORD_FORM_LABELS_HPP
#define NIANBAO_RECORD_FORM_LABELS_HPP

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/record.hpp"

namespace nianbao {

/// Fills row and column labels of the form's figures, as the record had them before it was written. Nothing where the
/// form is not among the known ones.
void label_figures(Record& record, const Knowledge& knowledge);

} // namespace nianbao

#endif // NIANBAO_RECORD_FORM_LABELS_HPP
