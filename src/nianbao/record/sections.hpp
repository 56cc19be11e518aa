// SPDX-License-Identifier: Apache-2.0
// Where the sections of a report begin: headings a form knows, and numbered headings no form knows.
#ifndef NIANBAO_RECORD_SECTIONS_HPP
#define NIANBAO_RECORD_SECTIONS_HPP

#include "nianbao/document/document.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/record.hpp"
#include "nianbao/rebuild/rebuild.hpp"

#include <vector>

namespace nianbao {

/// In order, each up to the next one. `state` is "present" or "heading-only"; whether a table is missing is
/// for who knows the tables. A line that was read as part of a table is no heading.
std::vector<SectionSpan> find_sections(const Document& document, const Rebuilt& rebuilt, const Knowledge& knowledge);

/// Whether the form's section `section` (index) has its heading anywhere, in a table cell too.
bool has_section(std::size_t section, const Form& form, const Rebuilt& rebuilt, const LabelIndex& index,
                 const std::vector<SectionSpan>& sections);

} // namespace nianbao

#endif // NIANBAO_RECORD_SECTIONS_HPP
