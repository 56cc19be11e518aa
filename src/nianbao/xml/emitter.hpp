// SPDX-License-Identifier: Apache-2.0
// Writes XML that is the same bytes for the same content: fixed indent, no choice left to a library.
#ifndef NIANBAO_XML_EMITTER_HPP
#define NIANBAO_XML_EMITTER_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::xml {

/// Appends XML to a string: UTF-8, LF, two spaces a level. An element holds either a text or elements,
/// never both, so indenting cannot touch a text. Names must outlive the emitter (they are literals).
///
/// XML 1.0 has no way to write most control characters. In a text each becomes U+FFFD, and the element
/// gets controls="5:1B 9:0": at code point 5 (from 0) stood U+001B. restore_controls() puts them back.
/// In attributes, which hold codes, they become U+FFFD. So does, everywhere, a byte that is not UTF-8.
class Emitter {
public:
    explicit Emitter(std::string& out) : m_out(out) {}

    /// Starts an element; its attributes must follow before anything else.
    void open(std::string_view name);
    void attribute(std::string_view name, std::string_view value);
    void attribute(std::string_view name, std::size_t number);
    /// attribute() unless `value` is empty.
    void attribute_if(std::string_view name, std::string_view value);
    /// The whole content of the element; at most once, and not beside child elements.
    void text(std::string_view value);
    /// Ends the element that was opened last. The root's end is followed by a line break.
    void close();

    /// open, text, close.
    void element(std::string_view name, std::string_view value);
    /// element() unless `value` is empty.
    void element_if(std::string_view name, std::string_view value);

private:
    void break_line();

    std::string& m_out;
    std::vector<std::string_view> m_names;
    bool m_tag_open = false; ///< the start tag of the last element still takes attributes
    bool m_has_text = false; ///< the last element holds a text: its end tag follows at once
};

/// Undoes what Emitter::text did to control characters. False where `controls` does not fit the text.
bool restore_controls(std::string& text, std::string_view controls);

} // namespace nianbao::xml

#endif // NIANBAO_XML_EMITTER_HPP
