// SPDX-License-Identifier: Apache-2.0
// What a form file must keep that an XSD cannot say.
#ifndef NIANBAO_FORMS_FORM_CHECKS_HPP
#define NIANBAO_FORMS_FORM_CHECKS_HPP

#include "nianbao/forms/form.hpp"

#include <string>

namespace nianbao {

/// The first fault of a form, in English: an id used twice, a table in no section, an identity about a
/// row or column that does not exist, a running part that does not run. Empty where there is none.
std::string fault_in(const Form& form);

} // namespace nianbao

#endif // NIANBAO_FORMS_FORM_CHECKS_HPP
