// SPDX-License-Identifier: Apache-2.0
// Characters of symbol fonts (w:sym), which have no meaning without their font.
#ifndef NIANBAO_PARSERS_DOCX_SYMBOLS_HPP
#define NIANBAO_PARSERS_DOCX_SYMBOLS_HPP

#include <optional>
#include <string_view>

namespace nianbao::docx {

/// `code` is the hexadecimal w:char. nullopt where the character is not known.
std::optional<char32_t> symbol(std::string_view font, std::string_view code);

} // namespace nianbao::docx

#endif // NIANBAO_PARSERS_DOCX_SYMBOLS_HPP
