// SPDX-License-Identifier: Apache-2.0
// The identities of a form, tested on the figures as printed. They report; they never change a figure.
#ifndef NIANBAO_RECORD_CHECKS_HPP
#define NIANBAO_RECORD_CHECKS_HPP

#include "nianbao/forms/form.hpp"
#include "nianbao/record/finding_book.hpp"
#include "nianbao/record/record.hpp"

namespace nianbao {

/// Counts passed, failed and not testable in the record and adds a finding for each identity that fails. A blank
/// or a mark counts as 0, and the finding says so; an operand that is undecided, words or missing, or a side
/// without any number, makes the identity not testable (domain/forms.md).
void check_identities(Record& record, const Form& form, FindingBook& book);

} // namespace nianbao

#endif // NIANBAO_RECORD_CHECKS_HPP
