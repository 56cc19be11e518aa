// SPDX-License-Identifier: Apache-2.0
// The source on a review page, as found: its lines with their bars, its tables with their spans.
#ifndef NIANBAO_OUTPUT_REVIEW_SOURCE_HPP
#define NIANBAO_OUTPUT_REVIEW_SOURCE_HPP

#include "nianbao/output/html_markup.hpp"
#include "nianbao/output/review_context.hpp"

#include <cstddef>
#include <string>
#include <unordered_set>
#include <vector>

namespace nianbao::html {

/// The whole document, each place with its id ("L46", "p12", "c-t2.4.5"), until `budget` bytes are used; then a
/// sentence says how much is shown.
void write_source(Markup& html, const ReviewContext& context, std::size_t budget);

/// The printed tables (or lines) of the cells, which are marked; around `place` where there are no cells.
void write_excerpt(Markup& html, const ReviewContext& context, const std::vector<std::string>& cells,
                   const std::string& place);

/// The text between the tables, by sections, within `budget` bytes.
void write_narrative(Markup& html, const ReviewContext& context, std::size_t budget);

/// A link to a place of the source; plain text where the document does not have it.
void write_place(Markup& html, const ReviewContext& context, const std::string& place);

} // namespace nianbao::html

#endif // NIANBAO_OUTPUT_REVIEW_SOURCE_HPP
