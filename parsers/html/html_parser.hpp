// SPDX-License-Identifier: Apache-2.0
// Web pages: HTML of any age, and what word processors save as HTML.
#ifndef NIANBAO_PARSERS_HTML_HTML_PARSER_HPP
#define NIANBAO_PARSERS_HTML_HTML_PARSER_HPP

#include "nianbao/base/limits.hpp"
#include "nianbao/document/document.hpp"
#include "nianbao/io/source.hpp"
#include "parsers/registry.hpp"

namespace nianbao {

/// 8 bits for each different tag of HTML in the first 4 KB, up to 48; at most 4 more for the suffix .html or
/// .htm, and none without a tag.
Bid bid_html(const Source& source);

/// Lines and tables in the order of the page. Tables that lay out the page are taken apart. The first title
/// and what `<meta name>` says become Document::meta. Left out, with the text: "script", "style", "head"
/// (further titles), "navigation", "footer", "hidden", "form-control" and what else LeaveOut names. Throws
/// Error: too_large (a cap of Limits), empty (no text).
Document parse_html_document(const Source& source, const Limits& limits);

} // namespace nianbao

#endif // NIANBAO_PARSERS_HTML_HTML_PARSER_HPP
