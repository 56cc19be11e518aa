// SPDX-License-Identifier: Apache-2.0
// The review page of one report: verdict, findings, the record as the printed form, the narrative, the source.
#ifndef NIANBAO_OUTPUT_REVIEW_PAGE_HPP
#define NIANBAO_OUTPUT_REVIEW_PAGE_HPP

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/output/html_shell.hpp"
#include "nianbao/record/corrections.hpp"
#include "nianbao/record/record.hpp"

#include <string>

namespace nianbao {

/// One self-contained page, in the language of `shell`; below 400,000 bytes or four times its source, whichever is
/// more: what does not fit is counted ("showing n of N").
std::string review_page(const Record& record, const Knowledge& knowledge, const html::Shell& shell,
                        Edition edition = Edition::published);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_REVIEW_PAGE_HPP
