// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/decode.hpp"

#include "nianbao/text/utf8.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace nianbao {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view euro = "\xE2\x82\xAC";

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

struct Attempt {
    std::string text;
    std::size_t bad = 0; ///< byte sequences that became U+FFFD
};

struct IconvCloser {
    void operator()(void* handle) const noexcept {
        iconv_close(handle);
    }
};

/// Decodes all of `bytes`; what cannot be decoded costs one byte and one U+FFFD, and reading goes on.
Attempt decode_with_iconv(std::string_view bytes, const char* name, bool euro_at_80) {
    Attempt attempt;
    iconv_t opened = iconv_open("UTF-8", name);
    if (opened == reinterpret_cast<iconv_t>(-1)) { // the C library lacks its conversion modules
        attempt.text = repair_utf8(bytes, attempt.bad);
        return attempt;
    }
    const std::unique_ptr<void, IconvCloser> handle{opened};
    attempt.text.reserve(bytes.size() * 3 / 2);
    std::array<char, 16384> buffer; // NOLINT: filled by iconv
    char* in = const_cast<char*>(bytes.data()); // iconv's signature is older than const
    std::size_t in_left = bytes.size();
    while (in_left > 0) {
        char* out = buffer.data();
        std::size_t out_left = buffer.size();
        const bool failed = iconv(handle.get(), &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1);
        const int reason = errno;
        attempt.text.append(buffer.data(), buffer.size() - out_left);
        if (failed && reason != E2BIG && in_left > 0) {
            const bool is_euro = euro_at_80 && *in == '\x80';
            attempt.text += is_euro ? euro : replacement;
            attempt.bad += is_euro ? 0U : 1U;
            ++in;
            --in_left;
        }
    }
    return attempt;
}

Attempt decode_utf8(std::string_view bytes) {
    Attempt attempt;
    attempt.text = repair_utf8(bytes, attempt.bad);
    return attempt;
}

Attempt decode_utf16(std::string_view bytes, bool big_endian) {
    Attempt attempt;
    attempt.text.reserve(bytes.size() * 3 / 2);
    const auto unit = [&](std::size_t at) {
        const unsigned first = byte_at(bytes, at);
        const unsigned second = byte_at(bytes, at + 1);
        return static_cast<char32_t>(big_endian ? (first << 8U) | second : (second << 8U) | first);
    };
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        const char32_t code = unit(at);
        const bool is_high = code >= 0xD800 && code < 0xDC00;
        const char32_t low = is_high && at + 3 < bytes.size() ? unit(at + 2) : 0;
        if (is_high && low >= 0xDC00 && low < 0xE000) {
            append_utf8(attempt.text, 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00));
            at += 2;
        } else {
            attempt.bad += code >= 0xD800 && code < 0xE000 ? 1U : 0U;
            append_utf8(attempt.text, code); // a lone surrogate becomes U+FFFD there
        }
    }
    if (at < bytes.size()) {
        attempt.text += replacement;
        ++attempt.bad;
    }
    return attempt;
}

Attempt decode_as(std::string_view bytes, std::string_view charset) {
    if (charset == "UTF-8") {
        return decode_utf8(bytes);
    }
    if (charset == "UTF-16LE" || charset == "UTF-16BE") {
        return decode_utf16(bytes, charset == "UTF-16BE");
    }
    if (charset == "Big5") {
        return decode_with_iconv(bytes, "BIG5-HKSCS", false);
    }
    return decode_with_iconv(bytes, "GB18030", true);
}

struct Label {
    std::string_view label;
    std::string_view charset;
};

/// GB2312 and GBK are read as GB18030, their superset: pages that name them hold its characters, and iconv's
/// own GB2312 maps the middle dot and the dash to other characters.
constexpr std::array<Label, 18> labels = {{
    {"utf8", "UTF-8"},        {"gb2312", "GB18030"},   {"gb231280", "GB18030"}, {"gbk", "GB18030"},
    {"gb18030", "GB18030"},   {"xgbk", "GB18030"},     {"cp936", "GB18030"},    {"ms936", "GB18030"},
    {"windows936", "GB18030"}, {"csgb2312", "GB18030"}, {"euccn", "GB18030"},    {"big5", "Big5"},
    {"big5hkscs", "Big5"},    {"cnbig5", "Big5"},      {"xxbig5", "Big5"},      {"cp950", "Big5"},
    {"utf16le", "UTF-16LE"},  {"utf16be", "UTF-16BE"},
}};

/// "" for a name that is not known: then it says nothing.
std::string_view charset_of(std::string_view name) {
    std::string key;
    for (const char byte : name) {
        if (byte >= 'A' && byte <= 'Z') {
            key += static_cast<char>(byte - 'A' + 'a');
        } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) {
            key += byte;
        }
    }
    const auto* const found =
        std::find_if(labels.begin(), labels.end(), [&](const Label& entry) { return entry.label == key; });
    return found == labels.end() ? std::string_view{} : found->charset;
}

/// UTF-16 shows by the zero bytes of its digits, spaces and line ends, all on one side.
std::string_view utf16_without_mark(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    std::array<std::size_t, 2> zeros = {0, 0};
    for (std::size_t at = 0; at + 1 < head.size(); at += 2) {
        const bool low_ascii = byte_at(head, at) != 0 && byte_at(head, at) < 0x80 && byte_at(head, at + 1) == 0;
        const bool high_ascii = byte_at(head, at) == 0 && byte_at(head, at + 1) != 0 && byte_at(head, at + 1) < 0x80;
        zeros[0] += low_ascii ? 1U : 0U;
        zeros[1] += high_ascii ? 1U : 0U;
    }
    const std::size_t least = 2 + head.size() / 400; // one digit, space or line end in 200 characters
    if (zeros[0] >= least && zeros[0] > 8 * zeros[1]) {
        return "UTF-16LE";
    }
    if (zeros[1] >= least && zeros[1] > 8 * zeros[0]) {
        return "UTF-16BE";
    }
    return {};
}

std::size_t count_of(std::string_view bytes, std::string_view word) {
    std::size_t count = 0;
    for (std::size_t at = bytes.find(word); at != bytes.npos; at = bytes.find(word, at + word.size())) {
        ++count;
    }
    return count;
}

/// Validity cannot tell Big5 from GB; words of the trade can: government, open, information (the characters
/// U+653F U+5E9C, U+516C U+958B or U+5F00, U+4FE1 U+606F) in the bytes of either.
bool reads_as_big5(std::string_view bytes) {
    const std::size_t big5 = count_of(bytes, "\xAC\x46\xA9\xB2") + count_of(bytes, "\xA4\xBD\xB6\x7D") +
                             count_of(bytes, "\xAB\x48\xAE\xA7");
    const std::size_t gb = count_of(bytes, "\xD5\xFE\xB8\xAE") + count_of(bytes, "\xB9\xAB\xBF\xAA") +
                           count_of(bytes, "\xD0\xC5\xCF\xA2");
    return big5 > gb && big5 >= 2;
}

/// Multi-byte sequences of UTF-8 and those that are broken. A cut page has one broken among thousands; GB
/// text has hardly one whole.
bool is_damaged_utf8(std::string_view bytes, std::size_t bad) {
    const std::size_t high = static_cast<std::size_t>(
        std::count_if(bytes.begin(), bytes.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; }));
    return bad > 0 && bad * 60 <= high; // 3 bytes a character: at most one character in 20 is broken
}

/// UTF-8 that was taken for Latin-1 and encoded again: a Han character (E4 to E9, two bytes 80 to BF) shows as
/// U+00E4..U+00E9 and two characters below U+00C0.
bool is_encoded_twice(std::string_view text) {
    std::size_t twice = 0;
    std::size_t other = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const unsigned byte = byte_at(text, at);
        if (byte < 0xC2) {
            continue;
        }
        const bool is_lead = byte == 0xC3 && at + 5 < text.size() && byte_at(text, at + 1) >= 0xA4 &&
                             byte_at(text, at + 1) <= 0xA9 && byte_at(text, at + 2) == 0xC2 &&
                             byte_at(text, at + 4) == 0xC2;
        (is_lead ? twice : other) += 1;
        at += is_lead ? 5 : 1;
    }
    return twice >= 4 && twice > other;
}

void fold_line_ends(std::string& text) {
    std::size_t to = text.find('\r');
    if (to == text.npos) {
        return;
    }
    for (std::size_t from = to; from < text.size(); ++from) {
        const bool is_return = text[from] == '\r';
        if (is_return && from + 1 < text.size() && text[from + 1] == '\n') {
            continue;
        }
        text[to++] = is_return ? '\n' : text[from];
    }
    text.resize(to);
}

struct Choice {
    std::string_view charset;
    std::string_view basis;
    std::size_t mark = 0; ///< bytes of the byte order mark
    std::string_view contradicted; ///< the name that the bytes contradict, "" for none
};

Choice choose_by_content(std::string_view bytes, std::string_view named, std::string_view declared) {
    const std::string_view said = charset_of(declared);
    const auto chosen = [&](std::string_view charset, std::string_view basis) {
        return Choice{charset, basis, 0, declared.empty() || said == charset ? std::string_view{} : declared};
    };
    const std::string_view named_charset = charset_of(named);
    if (!named_charset.empty()) {
        return {named_charset, "operator", 0, {}};
    }
    if (const std::string_view utf16 = utf16_without_mark(bytes); !utf16.empty()) {
        return chosen(utf16, "content");
    }
    const bool is_ascii = std::none_of(bytes.begin(), bytes.end(),
                                       [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; });
    if (is_ascii) {
        return {"UTF-8", "default", 0, {}};
    }
    std::size_t bad = 0;
    repair_utf8(bytes, bad);
    if (bad == 0 || is_damaged_utf8(bytes, bad)) {
        return chosen("UTF-8", said == "UTF-8" ? "meta" : "content");
    }
    if (said == "GB18030" || said == "Big5") {
        return chosen(said, "meta");
    }
    return chosen(reads_as_big5(bytes) ? "Big5" : "GB18030", "content");
}

Choice choose(std::string_view bytes, std::string_view named, std::string_view declared) {
    constexpr std::array<Label, 3> marks = {{{"\xEF\xBB\xBF", "UTF-8"}, {"\xFF\xFE", "UTF-16LE"},
                                             {"\xFE\xFF", "UTF-16BE"}}};
    for (const auto& [mark, charset] : marks) {
        if (bytes.substr(0, mark.size()) != mark) {
            continue;
        }
        const std::string_view rest = bytes.substr(mark.size());
        std::size_t bad = 0;
        if (charset == "UTF-8") {
            repair_utf8(rest, bad);
        }
        // Some systems put the mark of UTF-8 before GB bytes: then the mark is a wrong declaration.
        if (bad > 0 && !is_damaged_utf8(rest, bad)) {
            Choice choice = choose_by_content(rest, named, declared);
            choice.mark = mark.size();
            choice.contradicted = "UTF-8";
            return choice;
        }
        const bool contradicts_name = !charset_of(named).empty() && charset_of(named) != charset;
        const bool contradicts_meta = !charset_of(declared).empty() && charset_of(declared) != charset;
        return {charset, "bom", mark.size(),
                contradicts_name ? named : contradicts_meta ? declared : std::string_view{}};
    }
    return choose_by_content(bytes, named, declared);
}

} // namespace

DecodedText decode(std::string_view bytes, std::string_view named, std::string_view declared) {
    Choice choice = choose(bytes, named, declared);
    bytes.remove_prefix(choice.mark);
    Attempt attempt = decode_as(bytes, choice.charset);
    // Where the name given does not fit at all and UTF-8 does without a fault, the name was wrong.
    if (choice.basis == "operator" && choice.charset != "UTF-8" && attempt.bad > 0 && is_valid_utf8(bytes)) {
        choice = {"UTF-8", "content", 0, named};
        attempt = {std::string{bytes}, 0};
    }
    DecodedText decoded{std::move(attempt.text), std::string{choice.charset}, std::string{choice.basis}, {}};
    fold_line_ends(decoded.text);
    if (!choice.contradicted.empty()) {
        decoded.remarks.emplace_back("C-01", std::string{choice.contradicted} + ", " + decoded.charset);
    }
    if (attempt.bad > 0) {
        decoded.remarks.emplace_back("C-02", std::to_string(attempt.bad));
    }
    if (is_encoded_twice(decoded.text)) {
        decoded.remarks.emplace_back("D-03", "the text looks like UTF-8 that was encoded twice; it is left as it is");
    }
    return decoded;
}

} // namespace nianbao
