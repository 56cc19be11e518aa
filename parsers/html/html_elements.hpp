// SPDX-License-Identifier: Apache-2.0
// What kinds of HTML elements there are for a reader of reports, and which of them are no part of one.
#ifndef NIANBAO_PARSERS_HTML_HTML_ELEMENTS_HPP
#define NIANBAO_PARSERS_HTML_HTML_ELEMENTS_HPP

#include "nianbao/xml/dom.hpp"

#include <cstddef>
#include <string_view>

namespace nianbao::html {

enum class Kind {
    inline_text, ///< glues: span, b, a, and all that is not known
    block,       ///< begins and ends a line
    heading,     ///< h1 to h6
    line_break,  ///< br
    raised,      ///< sup, sub: must not glue with digits
    struck,      ///< del, s: left out, digits must not glue across it
    reading,     ///< rt: the reading beside a character, left out
    table,
    row_group,
    row,
    cell,
    skipped,     ///< its text is never the report's: script, title
    page_part,   ///< nav, header, footer, aside, noscript: left out unless it holds a report
    control,     ///< select, button
    meta,
    image,
    input,
};

Kind kind_of(std::string_view name);

/// What a style attribute says: that the element is taken off the page; that it is raised or lowered; that it is struck
/// through.
bool style_hides(std::string_view style);
bool style_raises(std::string_view style);
bool style_strikes(std::string_view style);

/// True where `style` or the attribute `hidden` takes the element off the page.
bool is_hidden(const xml::Node& element);

/// sup, sub, and spans that are raised by style.
bool is_raised(const xml::Node& element, Kind kind);

/// Decides what is left out of the report, and why. A text that could be the report's never is: the work of
/// looking is bounded, and where the bound is reached, the text stays.
class LeaveOut {
public:
    explicit LeaveOut(std::size_t budget) : m_budget(budget) {
    }

    /// The reason ("script", "navigation", "hidden", ...) or "" for what stays.
    std::string_view reason(const xml::Node& element, Kind kind);

    /// A hidden element was kept for what it holds since the last call.
    bool kept_hidden();

private:
    bool may_be_report(const xml::Node& element, bool header);

    std::size_t m_budget;
    bool m_kept_hidden = false;
};

} // namespace nianbao::html

#endif // NIANBAO_PARSERS_HTML_HTML_ELEMENTS_HPP
