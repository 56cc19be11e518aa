// SPDX-License-Identifier: Apache-2.0
// UTF-8 in and out of code points. The only use of utfcpp.
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
void append_utf8(std::string& text, char32_t code);

/// The code point at `at`, which moves past it. `text` is valid UTF-8 and at < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);

/// Number of code points of valid UTF-8.
std::size_t count_code_points(std::string_view text) noexcept;

} // namespace nianbao

#endif // NIANBAO_TEXT_UTF8_HPP
