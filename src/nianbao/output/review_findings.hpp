// SPDX-License-Identifier: Apache-2.0
// The findings on a review page, by rule: the print with its cells marked, the numbers, the words, the suggestion.
#ifndef NIANBAO_OUTPUT_REVIEW_FINDINGS_HPP
#define NIANBAO_OUTPUT_REVIEW_FINDINGS_HPP

#include "nianbao/output/html_markup.hpp"
#include "nianbao/output/review_context.hpp"

#include <cstddef>

namespace nianbao::html {

/// Errors first, then warnings, then the rest; within a severity by rule id. Beyond `budget` bytes findings lose their
/// excerpts first, and are counted only in the end.
void write_findings(Markup& html, const ReviewContext& context, std::size_t budget);

} // namespace nianbao::html

#endif // NIANBAO_OUTPUT_REVIEW_FINDINGS_HPP
