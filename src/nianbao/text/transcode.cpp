// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/transcode.hpp"

#include "nianbao/text/utf8.hpp"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <memory>

namespace nianbao {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view euro = "\xE2\x82\xAC";

struct IconvCloser {
    void operator()(void* handle) const noexcept {
        iconv_close(handle);
    }
};

using Converter = std::unique_ptr<void, IconvCloser>;

/// Null where the C library lacks its conversion modules.
Converter open_converter(const char* to, const char* from) {
    iconv_t opened = iconv_open(to, from);
    return opened == reinterpret_cast<iconv_t>(-1) ? Converter{} : Converter{opened};
}

/// In GB18030: a byte above 7F alone between ASCII, before a table bar. It would take the bar along as the second byte of a
/// rare character, and with it the end of a cell.
std::size_t find_stray(std::string_view bytes, std::size_t from) {
    const auto is_ascii = [&](std::size_t at) { return at >= bytes.size() || static_cast<unsigned char>(bytes[at]) < 0x80; };
    for (std::size_t bar = bytes.find('|', from + 1); bar != bytes.npos; bar = bytes.find('|', bar + 1)) {
        if (!is_ascii(bar - 1) && (bar < 2 || is_ascii(bar - 2)) && is_ascii(bar + 1)) {
            return bar - 1;
        }
    }
    return bytes.npos;
}

void decode_piece(const Converter& converter, std::string_view bytes, bool euro_at_80, Transcoded& result) {
    std::array<char, 16384> buffer; // NOLINT: filled by iconv
    char* in = const_cast<char*>(bytes.data()); // iconv's signature is older than const
    std::size_t in_left = bytes.size();
    while (in_left > 0) {
        char* out = buffer.data();
        std::size_t out_left = buffer.size();
        const bool failed = iconv(converter.get(), &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1);
        const int reason = errno;
        result.text.append(buffer.data(), buffer.size() - out_left);
        if (failed && reason != E2BIG && in_left > 0) {
            const bool is_euro = euro_at_80 && *in == '\x80';
            result.text += is_euro ? euro : replacement;
            result.bad += is_euro ? 0U : 1U;
            ++in;
            --in_left;
        }
    }
}

Transcoded decode_with_iconv(std::string_view bytes, const char* name, bool is_gb) {
    Transcoded result;
    const Converter converter = open_converter("UTF-8", name);
    if (!converter) {
        result.text = repair_utf8(bytes, result.bad);
        return result;
    }
    result.text.reserve(bytes.size() * 3 / 2);
    std::size_t at = 0;
    for (std::size_t stray = is_gb ? find_stray(bytes, 0) : bytes.npos; stray != bytes.npos; stray = find_stray(bytes, at)) {
        decode_piece(converter, bytes.substr(at, stray - at), is_gb, result);
        result.text += replacement;
        ++result.bad;
        at = stray + 1;
    }
    decode_piece(converter, bytes.substr(at), is_gb, result);
    return result;
}

Transcoded decode_utf16(std::string_view bytes, bool big_endian) {
    Transcoded result;
    result.text.reserve(bytes.size() * 3 / 2);
    const auto byte_at = [&](std::size_t at) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[at])); };
    const auto unit = [&](std::size_t at) {
        const unsigned first = byte_at(at);
        const unsigned second = byte_at(at + 1);
        return static_cast<char32_t>(big_endian ? (first << 8U) | second : (second << 8U) | first);
    };
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        const char32_t code = unit(at);
        const bool is_high = code >= 0xD800 && code < 0xDC00;
        const char32_t low = is_high && at + 3 < bytes.size() ? unit(at + 2) : 0;
        if (is_high && low >= 0xDC00 && low < 0xE000) {
            append_utf8(result.text, 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00));
            at += 2;
        } else {
            result.bad += code >= 0xD800 && code < 0xE000 ? 1U : 0U;
            append_utf8(result.text, code); // a lone surrogate becomes U+FFFD there
        }
    }
    if (at < bytes.size()) {
        result.text += replacement;
        ++result.bad;
    }
    return result;
}

} // namespace

Transcoded to_utf8_from(std::string_view bytes, std::string_view charset) {
    if (charset == "UTF-8") {
        Transcoded result;
        result.text = repair_utf8(bytes, result.bad);
        return result;
    }
    if (charset == "UTF-16LE" || charset == "UTF-16BE") {
        return decode_utf16(bytes, charset == "UTF-16BE");
    }
    if (charset == "Big5") {
        return decode_with_iconv(bytes, "BIG5-HKSCS", false);
    }
    return decode_with_iconv(bytes, "GB18030", true);
}

std::string from_utf8(std::string_view text, std::string_view charset) {
    const Converter converter = open_converter(charset == "Big5" ? "BIG5-HKSCS" : "GB18030", "UTF-8");
    if (!converter) {
        return {};
    }
    std::string bytes(4 * text.size() + 4, '\0'); // no character has more
    char* in = const_cast<char*>(text.data());
    std::size_t in_left = text.size();
    char* out = bytes.data();
    std::size_t out_left = bytes.size();
    const bool failed = iconv(converter.get(), &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1) ||
                        iconv(converter.get(), nullptr, nullptr, &out, &out_left) == static_cast<std::size_t>(-1); // what is held back
    return failed ? std::string{} : bytes.substr(0, bytes.size() - out_left);
}

GbEncoder::GbEncoder() : m_converter(open_converter("GB18030", "UTF-8").release()) {
}

GbEncoder::~GbEncoder() {
    const Converter closed{m_converter};
}

std::string GbEncoder::bytes_of(std::string_view character) {
    if (character == euro) {
        return "\x80";
    }
    std::array<char, 8> buffer = {};
    char* in = const_cast<char*>(character.data());
    std::size_t in_left = character.size();
    char* out = buffer.data();
    std::size_t out_left = buffer.size();
    const bool failed = m_converter == nullptr || iconv(m_converter, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1);
    return failed ? "?" : std::string{buffer.data(), buffer.size() - out_left};
}

} // namespace nianbao
