// SPDX-License-Identifier: Apache-2.0
// The record on a review page: the printed form with its figures in place, each of which opens on demand.
#ifndef NIANBAO_OUTPUT_REVIEW_FORM_HPP
#define NIANBAO_OUTPUT_REVIEW_FORM_HPP

#include "nianbao/output/html_markup.hpp"
#include "nianbao/output/review_context.hpp"

#include <cstddef>

namespace nianbao::html {

/// Every table of the form, then what the form does not know (as long as `budget` bytes last).
void write_form(Markup& html, const ReviewContext& context, std::size_t budget);

/// What a figure is called on the page: "row label > column label" with U+203A.
std::string label_of(const Figure& figure);

/// What stands in a figure's place, in a few characters: its value, the print where there is none, or the state.
std::string shown_text(const ReviewContext& context, const Figure& figure);

/// Every reading of a doubtful figure, one a line: the preferred one first, each other with its reason.
std::string readings_of(const ReviewContext& context, const Figure& figure);

} // namespace nianbao::html

#endif // NIANBAO_OUTPUT_REVIEW_FORM_HPP
