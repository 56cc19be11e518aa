// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/utf8.hpp"

#include "nianbao/text/plain_text.hpp"

#include <utf8.h>

namespace nianbao {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Range {
    unsigned low = 0x80;
    unsigned high = 0xBF;
};

/// What may follow a lead byte in second place (Unicode, table 3-7).
Range second_bytes(unsigned lead) {
    switch (lead) {
    case 0xE0:
        return {0xA0, 0xBF};
    case 0xED:
        return {0x80, 0x9F};
    case 0xF0:
        return {0x90, 0xBF};
    case 0xF4:
        return {0x80, 0x8F};
    default:
        return {};
    }
}

/// Bytes of the maximal part of a sequence that begins well and is then broken; at least 1.
std::size_t broken_part(std::string_view text) {
    const unsigned lead = static_cast<unsigned char>(text[0]);
    const std::size_t wanted = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : 1;
    Range allowed = second_bytes(lead);
    std::size_t size = 1;
    for (; size < wanted && size < text.size(); ++size, allowed = {}) {
        const unsigned byte = static_cast<unsigned char>(text[size]);
        if (byte < allowed.low || byte > allowed.high) {
            break;
        }
    }
    return size;
}

constexpr auto not_ascii = starts_of([](unsigned char) { return false; });

/// Where ASCII and plain characters end: at the end of nearly every text.
std::size_t end_of_plain(std::string_view text) {
    std::size_t at = 0;
    while (true) {
        const std::size_t ascii = end_of_ascii(text, at);
        at = ascii + end_of_plain(text.substr(ascii), not_ascii);
        if (at == ascii) {
            return at;
        }
    }
}

/// Bytes of the valid UTF-8 that the text begins with.
std::size_t valid_part(std::string_view text) {
    const std::size_t plain = end_of_plain(text);
    if (plain == text.size()) {
        return plain;
    }
    const auto* const end = utf8::find_invalid(text.begin() + plain, text.end());
    return static_cast<std::size_t>(end - text.begin());
}

} // namespace

bool is_valid_utf8(std::string_view text) noexcept {
    return valid_part(text) == text.size();
}

std::string repair_utf8(std::string_view text, std::size_t& replaced) {
    std::string repaired;
    repaired.reserve(text.size());
    replaced = 0;
    while (!text.empty()) {
        const std::size_t valid = valid_part(text);
        repaired.append(text.substr(0, valid));
        text.remove_prefix(valid);
        if (!text.empty()) {
            repaired += replacement;
            ++replaced;
            text.remove_prefix(broken_part(text));
        }
    }
    return repaired;
}

std::u32string to_utf32(std::string_view text) {
    std::u32string codes;
    codes.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        codes += next_code_point(text, at);
    }
    return codes;
}

std::string to_utf8(std::u32string_view text) {
    std::string bytes;
    bytes.reserve(text.size() * 3);
    for (const char32_t code : text) {
        append_utf8(bytes, code);
    }
    return bytes;
}

std::size_t count_code_points(std::string_view text) noexcept {
    std::size_t count = 0;
    for (const char byte : text) {
        count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1U : 0U;
    }
    return count;
}

} // namespace nianbao
