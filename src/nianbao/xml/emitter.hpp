// SPDX-License-Identifier: Apache-2.0
// Writes XML that is the same bytes for the same content: fixed indent, no choice left to a library.
#ifndef NIANBAO_XML_EMITTER_HPP
#define NIANBAO_XML_EMITTER_HPP

#include "nianbao/text/byte_buffer.hpp"

#include <array>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::xml {

/// Which bytes are not printable ASCII that stands for itself everywhere: 1.
inline constexpr std::array<unsigned char, 256> other_bytes = [] {
    std::array<unsigned char, 256> others{};
    for (std::size_t c = 0; c < others.size(); ++c) {
        others[c] = c < 0x20 || c >= 0x7F || c == '&' || c == '<' || c == '>' || c == '"' ? 1 : 0;
    }
    return others;
}();

/// Ids, numbers, places: nothing in them is escaped, in texts nor in attributes.
inline bool is_plain(std::string_view text) {
    unsigned others = 0;
    for (const char c : text) {
        others |= other_bytes[static_cast<unsigned char>(c)];
    }
    return others == 0;
}

/// Appends XML to a string: UTF-8, LF, two spaces a level. An element holds either a text or elements,
/// never both, so indenting cannot touch a text. Names must outlive the emitter (they are literals).
///
/// XML 1.0 has no way to write most control characters. In a text each becomes U+FFFD, and the element
/// gets controls="5:1B 9:0": at code point 5 (from 0) stood U+001B. restore_controls() puts them back.
/// In attributes, which hold codes, they become U+FFFD. So does, everywhere, a byte that is not UTF-8.
class Emitter {
public:
    explicit Emitter(std::string& out) : m_bytes(out) {}

    /// Starts an element; its attributes must follow before anything else.
    void open(std::string_view name);
    void attribute(std::string_view name, std::string_view value);
    void attribute(std::string_view name, std::size_t number);
    /// attribute() for codes: ids of forms, references of cells, places, states, numbers. `value` is plain (is_plain()):
    /// forms are validated, records looked at when they are read, and nobody looks again.
    template <std::size_t N> void code(const char (&name)[N], std::string_view value) {
        assert(is_plain(value));
        if (value.size() > longest_code) {
            attribute(name, value);
            return;
        }
        char* to = m_bytes.room(N + 3 + value.size());
        *to = ' ';
        std::memcpy(to + 1, name, N - 1);
        std::memcpy(to + N, "=\"", 2);
        to = copied(to + N + 2, value);
        *to = '"';
        m_bytes.end_at(to + 1);
    }
    template <std::size_t N> void code_if(const char (&name)[N], std::string_view value) {
        if (!value.empty()) {
            code(name, value);
        }
    }
    /// attribute() unless `value` is empty.
    void attribute_if(std::string_view name, std::string_view value);
    /// The whole content of the element; at most once, and not beside child elements.
    void text(std::string_view value);
    /// Ends the element that was opened last. The root's end is followed by a line break. Only then is the output whole.
    void close();

    /// open, text, close.
    void element(std::string_view name, std::string_view value);
    /// element() unless `value` is empty.
    void element_if(std::string_view name, std::string_view value);

private:
    void break_line();
    static constexpr std::size_t longest_code = 512;

    ByteBuffer m_bytes;
    std::vector<std::string_view> m_names;
    bool m_tag_open = false; ///< the start tag of the last element still takes attributes
    bool m_has_text = false; ///< the last element holds a text: its end tag follows at once
};

/// Undoes what Emitter::text did to control characters. False where `controls` does not fit the text.
bool restore_controls(std::string& text, std::string_view controls);

} // namespace nianbao::xml

#endif // NIANBAO_XML_EMITTER_HPP
