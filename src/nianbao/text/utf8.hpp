// SPDX-License-Identifier: Apache-2.0
// UTF-8 in and out of code points. utfcpp, used only here, tells what is valid.
#ifndef NIANBAO_TEXT_UTF8_HPP
#define NIANBAO_TEXT_UTF8_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace nianbao {

bool is_valid_utf8(std::string_view text) noexcept;

/// Each byte sequence that is not UTF-8 becomes U+FFFD; `replaced` counts them.
std::string repair_utf8(std::string_view text, std::size_t& replaced);

/// Valid UTF-8 to code points, and back.
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);
/// What is no code point (a surrogate, beyond U+10FFFF) becomes U+FFFD.
inline void append_utf8(std::string& text, char32_t code) {
    const auto low = [code](unsigned shift) { return static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80) {
        text.push_back(static_cast<char>(code));
    } else if (code < 0x800) {
        const char bytes[] = {static_cast<char>(0xC0U | (code >> 6U)), low(0)};
        text.append(bytes, sizeof bytes);
    } else if (code < 0x10000 && (code < 0xD800 || code > 0xDFFF)) {
        const char bytes[] = {static_cast<char>(0xE0U | (code >> 12U)), low(6), low(0)};
        text.append(bytes, sizeof bytes);
    } else if (code >= 0x10000 && code <= 0x10FFFF) {
        const char bytes[] = {static_cast<char>(0xF0U | (code >> 18U)), low(12), low(6), low(0)};
        text.append(bytes, sizeof bytes);
    } else {
        text.append("\xEF\xBF\xBD", 3);
    }
}

/// The code point at `at`, which moves past it. `text` is valid UTF-8 and at < text.size(); a text that is not is still
/// read within its bounds.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[at + i])); };
    const unsigned first = byte(0);
    if (first < 0x80) {
        ++at;
        return first;
    }
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (size == 1 || size > text.size() - at) {
        at += 1;
        return 0xFFFD;
    }
    char32_t code = first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        code = (code << 6U) | (byte(i) & 0x3FU);
    }
    at += size;
    return code;
}

/// Number of code points of valid UTF-8.
std::size_t count_code_points(std::string_view text) noexcept;

} // namespace nianbao

#endif // NIANBAO_TEXT_UTF8_HPP
