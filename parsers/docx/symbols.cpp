// SPDX-License-Identifier: Apache-2.0
#include "parsers/docx/symbols.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace nianbao::docx {

namespace {

struct Symbol {
    std::string_view font;
    std::uint32_t code;
    char32_t meaning;
};

/// Boxes, marks and signs that occur in reports; from the fonts' published tables.
constexpr std::array<Symbol, 33> symbols = {{
    {"Wingdings", 0x6C, U'\u25CF'},   {"Wingdings", 0x6D, U'\u274D'},   {"Wingdings", 0x6E, U'\u25A0'},
    {"Wingdings", 0x6F, U'\u25A1'},   {"Wingdings", 0x71, U'\u2751'},   {"Wingdings", 0x72, U'\u2752'},
    {"Wingdings", 0x75, U'\u25C6'},   {"Wingdings", 0x76, U'\u2756'},   {"Wingdings", 0xA1, U'\u25CB'},
    {"Wingdings", 0xA7, U'\u25AA'},   {"Wingdings", 0xA8, U'\u25FB'},   {"Wingdings", 0xD8, U'\u27A2'},
    {"Wingdings", 0xFB, U'\u2717'},   {"Wingdings", 0xFC, U'\u2713'},   {"Wingdings", 0xFD, U'\u2612'},
    {"Wingdings", 0xFE, U'\u2611'},   {"Wingdings 2", 0x4F, U'\u2717'}, {"Wingdings 2", 0x50, U'\u2713'},
    {"Wingdings 2", 0x51, U'\u2612'}, {"Wingdings 2", 0x52, U'\u2611'}, {"Wingdings 2", 0x53, U'\u2612'},
    {"Wingdings 2", 0x54, U'\u2612'}, {"Wingdings 2", 0xA3, U'\u25A1'}, {"Symbol", 0x2B, U'+'},
    {"Symbol", 0x2D, U'\u2212'},      {"Symbol", 0xA3, U'\u2264'},      {"Symbol", 0xB0, U'\u00B0'},
    {"Symbol", 0xB1, U'\u00B1'},      {"Symbol", 0xB3, U'\u2265'},      {"Symbol", 0xB4, U'\u00D7'},
    {"Symbol", 0xB7, U'\u2022'},      {"Symbol", 0xB8, U'\u00F7'},      {"Symbol", 0xBB, U'\u2248'},
}};

constexpr std::uint32_t private_first = 0xF000; ///< symbol fonts stand at F000 to F0FF
constexpr std::uint32_t private_last = 0xF0FF;

} // namespace

std::optional<char32_t> symbol(std::string_view font, std::string_view code) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(code.data(), code.data() + code.size(), value, 16);
    if (error != std::errc{} || end != code.data() + code.size()) {
        return std::nullopt;
    }
    const std::uint32_t in_font = value >= private_first && value <= private_last ? value - private_first : value;
    const auto found = std::find_if(symbols.begin(), symbols.end(), [&](const Symbol& known) {
        return known.font == font && known.code == in_font;
    });
    if (found != symbols.end()) {
        return found->meaning;
    }
    const bool is_symbol_font = font.substr(0, 9) == "Wingdings" || font == "Symbol" || font == "Webdings";
    const bool is_private = value >= 0xE000 && value <= 0xF8FF;
    const bool is_character = value >= 0x20 && value <= 0xFFFD && (value < 0xD800 || value > 0xDFFF);
    if (is_private || !is_character || (is_symbol_font && value <= 0xFF)) {
        return std::nullopt;
    }
    return static_cast<char32_t>(value);
}

} // namespace nianbao::docx
