// SPDX-License-Identifier: Apache-2.0
// Flattened text: what web extraction leaves of a page. Lines, texts, bars; which of them are tables
// only the form can tell.
#ifndef NIANBAO_PARSERS_FLAT_FLAT_PARSER_HPP
#define NIANBAO_PARSERS_FLAT_FLAT_PARSER_HPP

#include "nianbao/base/limits.hpp"
#include "nianbao/document/document.hpp"
#include "nianbao/io/source.hpp"
#include "parsers/registry.hpp"

namespace nianbao {

/// 1 bit for any text, 16 more where three lines in a row hold the same number of bars (or none of the
/// bytes look like markup), at most 4 for the suffix .txt or .md.
Bid bid_flat(const Source& source);

/// Every line that holds text or bars becomes a Line at its line number; a Markdown table with its separator row
/// becomes a grid. A form feed ends a line. Throws Error: too_large (tokens, cells), empty (no text at all).
Document parse_flat_document(const Source& source, const Limits& limits);

} // namespace nianbao

#endif // NIANBAO_PARSERS_FLAT_FLAT_PARSER_HPP
