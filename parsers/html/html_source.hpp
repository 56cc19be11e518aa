// SPDX-License-Identifier: Apache-2.0
// What is done to the text of a page before libxml2 reads it.
#ifndef NIANBAO_PARSERS_HTML_HTML_SOURCE_HPP
#define NIANBAO_PARSERS_HTML_HTML_SOURCE_HPP

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao::html {

/// The charset that the first 4 KB state: `<meta charset>`, the http-equiv form, or an XML declaration.
/// Empty where there is none.
std::string declared_charset(std::string_view bytes);

struct CleanPage {
    std::string text;
    std::vector<std::pair<std::string, std::string>> remarks; ///< as Document::remarks
};

/// Takes out what is markup and no text, and what libxml2 would show as text: comments, processing
/// instructions, marked sections (`<![if !supportLists]>`). `<o:p>` becomes `<o-p>`, for libxml2 drops the
/// prefix and sees a paragraph. Character references that libxml2 does not know are written as HTML defines them.
/// `utf8` is valid UTF-8.
CleanPage clean_page(std::string_view utf8);

} // namespace nianbao::html

#endif // NIANBAO_PARSERS_HTML_HTML_SOURCE_HPP
