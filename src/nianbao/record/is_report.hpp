// SPDX-License-Identifier: Apache-2.0
// Whether a document is a yearly information-disclosure report at all (docs/outputs.md, What counts as a report).
#ifndef NIANBAO_RECORD_IS_REPORT_HPP
#define NIANBAO_RECORD_IS_REPORT_HPP

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/record.hpp"

namespace nianbao {

/// One of: a title, visible or in the metadata; two headings of sections or three labels of rows of a known form;
/// a statistics period together with the subject; prose that counts what only such a report counts.
/// `among_others`: it comes from a crawl, where most pages name such reports in their menu or list them: a title alone counts
/// only if it names a year and stands beside no more than one other.
bool is_report(const Record& record, const Knowledge& knowledge, bool among_others = false);

/// The title of a report of another kind (a budget, a company's report); empty where there is none.
std::string other_kind(const Record& record, const Knowledge& knowledge);

} // namespace nianbao

#endif // NIANBAO_RECORD_IS_REPORT_HPP
