// SPDX-License-Identifier: Apache-2.0
// All text below an element, for the list of what is left out.
#ifndef NIANBAO_PARSERS_HTML_LEFT_OUT_TEXT_HPP
#define NIANBAO_PARSERS_HTML_LEFT_OUT_TEXT_HPP

#include "nianbao/xml/dom.hpp"

#include <string>

namespace nianbao::html {

/// Blocks, cells and breaks on lines of their own; a script as it is written. Outer white space removed.
std::string text_below(const xml::Node& element);

} // namespace nianbao::html

#endif // NIANBAO_PARSERS_HTML_LEFT_OUT_TEXT_HPP
