// SPDX-License-Identifier: Apache-2.0
// A Word table as a grid: its rows name columns by gridBefore and gridSpan, its merges go down by vMerge.
#ifndef NIANBAO_PARSERS_DOCX_TABLE_HPP
#define NIANBAO_PARSERS_DOCX_TABLE_HPP

#include "nianbao/xml/dom.hpp"
#include "parsers/docx/context.hpp"

#include <cstdint>

namespace nianbao::docx {

/// Appends the table to the document, and behind it what stands inside: nested tables, text boxes.
/// `inside`: number of the table that this one is nested in, else 0. Throws Error(too_large): Limits::cells.
void read_table(Context& context, Fields& fields, const xml::Node& table, std::uint32_t inside);

} // namespace nianbao::docx

#endif // NIANBAO_PARSERS_DOCX_TABLE_HPP
