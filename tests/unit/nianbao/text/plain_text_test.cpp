// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/plain_text.hpp"

#include "nianbao/text/utf8.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace nianbao;

namespace {

constexpr auto starts = starts_of([](unsigned char byte) { return byte != ','; });

} // namespace

TEST_CASE("plain text: ASCII and high bytes end where they end") {
    for (std::size_t length = 0; length < 20; ++length) {
        const std::string text = std::string(length, 'a') + "\xE4\xB8\x80";
        CHECK(end_of_ascii(text, 0) == length);
        CHECK(end_of_high(text, length) == length + 3);
        CHECK(end_of_high(text, 0) == (length == 0 ? 3 : 0));
    }
    CHECK(end_of_ascii("abc", 3) == 3);
    CHECK(end_of_high("\xE4\xB8\x80\xE4\xB8\x80\xE4\xB8\x80x", 0) == 9);
}

TEST_CASE("plain text: it ends at what is to be escaped and at what may be no character") {
    CHECK(end_of_plain("abc", starts) == 3);
    CHECK(end_of_plain("a,c", starts) == 1);
    CHECK(end_of_plain("\xC2\xB7\xE4\xB8\x80\xEF\xBC\x8C", starts) == 8);
    CHECK(end_of_plain("a\xE4\xB8", starts) == 1);         // cut
    CHECK(end_of_plain("a\xE4xx", starts) == 1);
    CHECK(end_of_plain("\xC2", starts) == 0);
    CHECK(end_of_plain("\xC0\x80", starts) == 0);          // overlong
    CHECK(end_of_plain("\xE0\x80\x80", starts) == 0);      // overlong
    CHECK(end_of_plain("\xED\xA0\x80", starts) == 0);      // a surrogate
    CHECK(end_of_plain("\xEF\xBF\xBE", starts) == 0);      // U+FFFE
    CHECK(end_of_plain("\xF0\x9F\x98\x80", starts) == 0);  // of four bytes: looked at elsewhere
    CHECK(end_of_plain("\x80", starts) == 0);
    CHECK(is_plain_text("", starts));
}

TEST_CASE("plain text: whatever is plain is UTF-8, of all characters of two and three bytes") {
    for (char32_t code = 0x80; code < 0x10000; ++code) {
        std::string text;
        append_utf8(text, code);
        const bool is_whole = is_valid_utf8(text);
        CHECK(is_whole);
        const bool is_rare = (code >= 0x800 && code < 0x1000) || (code >= 0xD000 && code < 0xE000) || code >= 0xFFC0;
        if (is_plain_text(text, starts) == is_rare && (code < 0xD800 || code > 0xDFFF)) {
            FAIL_CHECK(static_cast<unsigned>(code));
        }
    }
}
