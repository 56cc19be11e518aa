// SPDX-License-Identifier: Apache-2.0
// Text as HTML flows it: white space collapses, blocks and breaks end lines, inline elements glue.
#ifndef NIANBAO_PARSERS_HTML_TEXT_FLOW_HPP
#define NIANBAO_PARSERS_HTML_TEXT_FLOW_HPP

#include <string>
#include <string_view>

namespace nianbao::html {

class TextFlow {
public:
    /// Runs of ASCII white space become one space; U+00A0 and U+3000 stay.
    void add(std::string_view text);
    /// Ends the line, if there is one.
    void break_line();
    /// What follows must not glue with a digit before it.
    void part_from_digit();
    /// The lines so far, '\n' between them, outer white space removed; then the flow is empty.
    std::string take();

private:
    std::string m_text;
    bool m_space = false;
    bool m_break = false;
    bool m_part = false;
};

} // namespace nianbao::html

#endif // NIANBAO_PARSERS_HTML_TEXT_FLOW_HPP
