// SPDX-License-Identifier: Apache-2.0
// UTF-8 for outputs: what is written is valid, whatever came in.
#include "nianbao/text/valid_text.hpp"

#include "nianbao/text/utf8.hpp"

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace nianbao {

namespace {

// Most of what is written is ASCII (codes, numbers); eight bytes at a time that is quickly seen.
bool is_ascii(std::string_view text) {
    std::uint64_t bytes = 0;
    std::size_t at = 0;
    for (; at + sizeof bytes <= text.size(); at += sizeof bytes) {
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        if ((bytes & 0x8080808080808080U) != 0) {
            return false;
        }
    }
    for (; at < text.size(); ++at) {
        if (static_cast<unsigned char>(text[at]) >= 0x80) {
            return false;
        }
    }
    return true;
}

} // namespace

std::string_view valid_text(std::string_view text, std::string& buffer) {
    if (is_ascii(text) || is_valid_utf8(text)) {
        return text;
    }
    std::size_t replaced = 0;
    buffer = repair_utf8(text, replaced);
    return buffer;
}

} // namespace nianbao
