// SPDX-License-Identifier: Apache-2.0
// Writes HTML in which nothing that came from a source can be markup: every text and value is escaped here.
#ifndef NIANBAO_OUTPUT_HTML_MARKUP_HPP
#define NIANBAO_OUTPUT_HTML_MARKUP_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::html {

/// Appends elements to a string. Names of elements and attributes are literals; they must outlive the writer.
/// A start tag takes attributes until its first text or child. Control characters that HTML cannot hold,
/// and bytes that are no UTF-8, become U+FFFD.
class Markup {
public:
    explicit Markup(std::string& out) : m_out(out) {}
    Markup(const Markup&) = delete;
    Markup& operator=(const Markup&) = delete;

    /// `classes` may be empty.
    Markup& open(std::string_view name, std::string_view classes = {});
    Markup& attribute(std::string_view name, std::string_view value);
    Markup& attribute(std::string_view name, std::size_t number);
    Markup& attribute_if(std::string_view name, std::string_view value); ///< unless it is empty
    Markup& flag(std::string_view name);                                 ///< an attribute without a value
    Markup& text(std::string_view value);
    /// Ends the element opened last. Void elements (input, link, meta, ...) are closed by it, too.
    Markup& close();

    /// open, text, close.
    Markup& element(std::string_view name, std::string_view value, std::string_view classes = {});

    /// Bytes written so far.
    std::size_t size() const {
        return m_out.size();
    }

private:
    void end_tag_open();

    std::string& m_out;
    std::vector<std::string_view> m_names;
    bool m_tag_open = false;
};

/// `text`, or its first characters that take at most `most` bytes once they are escaped, and how much that is:
/// a page must stay small, whatever a source holds.
std::string clipped(std::string_view text, std::size_t most);

/// `text` as it may stand in an element or in a quoted attribute.
std::string escaped(std::string_view text);

} // namespace nianbao::html

#endif // NIANBAO_OUTPUT_HTML_MARKUP_HPP
