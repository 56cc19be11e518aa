// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/utf8.hpp"
#include "nianbao/text/valid_text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace nianbao;

namespace {

/// The repair with each U+FFFD shown as '?'.
std::string repaired(const std::string& bytes) {
    std::size_t replaced = 0;
    std::string text = repair_utf8(bytes, replaced);
    CHECK(is_valid_utf8(text));
    std::size_t marks = 0;
    for (std::size_t at = text.find("\xEF\xBF\xBD"); at != text.npos; at = text.find("\xEF\xBF\xBD", at)) {
        text.replace(at, 3, "?");
        ++marks;
    }
    CHECK(replaced == marks);
    return text;
}

} // namespace

TEST_CASE("utf8: what is valid and what is not") {
    for (const char* text : {"", "a", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF",
                             "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "规章"}) {
        CHECK(is_valid_utf8(text));
        CHECK(repaired(text) == text);
    }
    CHECK(is_valid_utf8(std::string(1, '\0')));
    for (const char* text : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xE0\x9F\xBF", "\xE4\xB8", "\xED\xA0\x80", "\xED\xBF\xBF",
                             "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF"}) {
        CHECK_FALSE(is_valid_utf8(text));
    }
}

TEST_CASE("utf8: one mark for each maximal part, nothing after it is lost") {
    CHECK(repaired("\xE4\xB8") == "?"); // cut at the end
    CHECK(repaired("\xE4\xB8规") == "?规");
    CHECK(repaired("规\xE4章") == "规?章");
    CHECK(repaired("a\x80" "b") == "a?b");
    CHECK(repaired("\xC0\x80") == "??");
    CHECK(repaired("\xED\xA0\x80") == "???"); // a surrogate
    CHECK(repaired("\xE0\x80\x80") == "???");
    CHECK(repaired("\xF0\x90\x80" "1") == "?1");
    CHECK(repaired("\xFF\xFF") == "??");
    CHECK(repaired("\xC2" "5") == "?5");
    // The Unicode Standard's own example, table 3-8.
    CHECK(repaired("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64") == "a???b?c??d");
}

TEST_CASE("utf8: code points there and back") {
    CHECK(to_utf32("a规\xF0\xA0\x80\x80") == U"a规\U00020000");
    CHECK(to_utf8(U"a规\U00020000") == "a规\xF0\xA0\x80\x80");
    for (const char32_t code : {U'\0', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xFFFF', U'\U00010000', U'\U0010FFFF'}) {
        const std::string bytes = to_utf8(std::u32string(1, code));
        CHECK(is_valid_utf8(bytes));
        CHECK(to_utf32(bytes) == std::u32string(1, code));
        CHECK(count_code_points(bytes) == 1);
    }
    CHECK(count_code_points("") == 0);
    CHECK(count_code_points("a规章") == 3);
}

TEST_CASE("utf8: what is no code point becomes U+FFFD") {
    CHECK(to_utf8(std::u32string(1, 0xD800)) == "\xEF\xBF\xBD");
    CHECK(to_utf8(std::u32string(1, 0xDFFF)) == "\xEF\xBF\xBD");
    CHECK(to_utf8(std::u32string(1, 0x110000)) == "\xEF\xBF\xBD");
}

TEST_CASE("utf8: reading stays within a text that is not valid") {
    for (const std::string text : {"\xE4", "\xE4\xB8", "\xF0\x90\x80", "\xC2", "\x80", "\xFF"}) {
        std::size_t at = 0;
        CHECK(next_code_point(text, at) == 0xFFFD);
        CHECK(at == 1);
        CHECK_FALSE(to_utf32(text).empty());
    }
}

TEST_CASE("valid text: the text itself where it is valid, else its repair") {
    std::string buffer;
    for (const std::string text : {"", "12345678", "reports.csv", "规章规章规章"}) {
        const std::string_view valid = valid_text(text, buffer);
        CHECK(valid.data() == text.data());
        CHECK(valid == text);
        CHECK(buffer.empty());
    }
    for (std::size_t at = 0; at < 20; ++at) { // in and behind the groups of eight bytes
        std::string text(20, 'a');
        text[at] = '\xFF';
        std::string expected(20, 'a');
        expected.replace(at, 1, "\xEF\xBF\xBD");
        CHECK(valid_text(text, buffer) == expected);
    }
}
