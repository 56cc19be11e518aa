// SPDX-License-Identifier: Apache-2.0
// Tags without the attributes that nobody reads: they are most of a page's markup, and each costs libxml2 several allocations.
#ifndef NIANBAO_PARSERS_HTML_SHORT_TAG_HPP
#define NIANBAO_PARSERS_HTML_SHORT_TAG_HPP

#include <string>
#include <string_view>

namespace nianbao::html {

/// Appends `tag`, from '<' to '>', with no other attributes than the parser asks for (html_elements, html_table). False, and
/// nothing appended, for a tag that is to stay as it is: an end tag, a long one, one whose attributes are asked for by other
/// names (meta, input), and every one that is not written by the book, where only libxml2 knows what it is taken for.
bool append_short_tag(std::string& page, std::string_view tag);

} // namespace nianbao::html

#endif // NIANBAO_PARSERS_HTML_SHORT_TAG_HPP
