// SPDX-License-Identifier: Apache-2.0
// Where a person decides on a review page: the panel of one figure, and the list of what was decided.
#ifndef NIANBAO_OUTPUT_REVIEW_DECISION_HPP
#define NIANBAO_OUTPUT_REVIEW_DECISION_HPP

#include "nianbao/output/html_markup.hpp"
#include "nianbao/output/review_context.hpp"

namespace nianbao::html {

/// The panel that review.js fills from the figure that was chosen; hidden until then.
void write_detail(Markup& html, const ReviewContext& context);

/// Decisions collected in the browser, with the button that saves corrections.xml. Names the record they are for.
void write_decisions(Markup& html, const ReviewContext& context);

} // namespace nianbao::html

#endif // NIANBAO_OUTPUT_REVIEW_DECISION_HPP
