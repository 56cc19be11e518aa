// SPDX-License-Identifier: Apache-2.0
// How far a text needs no second look: most texts to their end. Decoding and all writers ask it of every byte, so it is inline.
#ifndef NIANBAO_TEXT_PLAIN_TEXT_HPP
#define NIANBAO_TEXT_PLAIN_TEXT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace nianbao {

/// Where the bytes from `at` on end whose highest bit is `high`. Eight bytes at a time.
template <bool high> std::size_t end_of_bytes(std::string_view text, std::size_t at) {
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::uint64_t bytes = 0;
    while (at + sizeof bytes <= text.size()) {
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        if ((bytes & high_bits) != (high ? high_bits : 0)) {
            break;
        }
        at += sizeof bytes;
    }
    while (at < text.size() && (static_cast<unsigned char>(text[at]) >= 0x80) == high) {
        ++at;
    }
    return at;
}

inline std::size_t end_of_ascii(std::string_view text, std::size_t at) {
    return end_of_bytes<false>(text, at);
}
inline std::size_t end_of_high(std::string_view text, std::size_t at) {
    return end_of_bytes<true>(text, at);
}

/// What begins with a byte.
enum class Start : std::uint8_t { plain, other, two_bytes, three_bytes, last_plane };

/// `is_plain` says of a byte below 0x80 whether it stands for itself in what is written.
template <typename Predicate> constexpr std::array<Start, 256> starts_of(Predicate is_plain) {
    std::array<Start, 256> starts{};
    for (std::size_t byte = 0; byte < starts.size(); ++byte) {
        starts[byte] = byte < 0x80 && is_plain(static_cast<unsigned char>(byte)) ? Start::plain
                       : byte >= 0xC2 && byte <= 0xDF                             ? Start::two_bytes
                       : byte >= 0xE1 && byte <= 0xEE && byte != 0xED             ? Start::three_bytes
                       : byte == 0xEF                                             ? Start::last_plane
                                                                                  : Start::other;
    }
    return starts;
}

/// Bytes that the text begins with and that are plain ASCII or whole characters of UTF-8: those of two and three bytes whose
/// first byte alone excludes surrogates and overlong forms (E0, ED), and none from U+FFC0 on, among which are noncharacters.
inline std::size_t end_of_plain(std::string_view text, const std::array<Start, 256>& starts) {
    const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::size_t size = text.size();
    const auto continues = [bytes, size](std::size_t at) { return at < size && (bytes[at] & 0xC0U) == 0x80; };
    std::size_t at = 0;
    while (at < size) {
        const Start start = starts[bytes[at]];
        if (start == Start::plain) {
            ++at;
        } else if (start == Start::three_bytes || (start == Start::last_plane && at + 1 < size && bytes[at + 1] != 0xBF)) {
            if (!continues(at + 1) || !continues(at + 2)) {
                break;
            }
            at += 3;
        } else if (start == Start::two_bytes && continues(at + 1)) {
            at += 2;
        } else {
            break;
        }
    }
    return at;
}

inline bool is_plain_text(std::string_view text, const std::array<Start, 256>& starts) {
    return end_of_plain(text, starts) == text.size();
}

} // namespace nianbao

#endif // NIANBAO_TEXT_PLAIN_TEXT_HPP
