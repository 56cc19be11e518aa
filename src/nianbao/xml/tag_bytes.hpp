// SPDX-License-Identifier: Apache-2.0
// What must be known of markup before libxml2 sees it: its attribute lists cost the square of their length.
#ifndef NIANBAO_XML_TAG_BYTES_HPP
#define NIANBAO_XML_TAG_BYTES_HPP

#include "nianbao/base/limits.hpp"

#include <string>
#include <string_view>

namespace nianbao::xml {

/// Throws Error: too_large where a tag is longer than Limits::tag_bytes; corrupt where the bytes do not begin
/// like XML, or name an encoding in which a tag could hide from this check. UTF-16 passes by its mark.
void check_xml_bytes(std::string_view bytes, const std::string& name, const Limits& limits);

/// Throws Error(too_large). Scripts, styles and comments are no tags; an image inside a tag (a value that
/// begins with data:) is not counted.
void check_html_bytes(std::string_view bytes, const std::string& name, const Limits& limits);

/// The end of the tag that begins at `at` (the offset behind its '>', or the size of the text). Quotes count
/// only after '=', as libxml2 reads them. `skipped`: bytes of data: values, may be null.
std::size_t tag_end(std::string_view text, std::size_t at, std::size_t* skipped);

} // namespace nianbao::xml

#endif // NIANBAO_XML_TAG_BYTES_HPP
