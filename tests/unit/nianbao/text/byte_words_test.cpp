// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/byte_words.hpp"

#include "nianbao/text/encoded_twice.hpp"
#include "nianbao/text/transcode.hpp"

#include <catch2/catch.hpp>

using nianbao::ByteWords;
using std::string_literals::operator""s;

namespace {

const std::string open_word = "\xE5\x85\xAC\xE5\xBC\x80\xE4\xBF\xA1"; // "open", "letter": U+516C U+5F00 U+4FE1
const std::string old_word = "\xE5\x85\xAC\xE9\x96\x8B\xE4\xBF\xA1";  // the same with U+958B, which Big5 has

} // namespace

TEST_CASE("byte words: in every charset, at every place") {
    const ByteWords words({open_word, old_word});
    const std::string forms[] = {
        open_word,
        "\xB9\xAB\xBF\xAA\xD0\xC5",             // GB18030
        "\xA4\xBD\xB6\x7D\xAB\x48",             // Big5, of the second
        "\x6C\x51\x00\x5F\xE1\x4F"s,            // UTF-16LE
        "\x51\x6C\x5F\x00\x4F\xE1"s,            // UTF-16BE
        "&#20844;&#24320;&#20449;",
        "&#x516c;&#x5f00;&#x4fe1;",
        "&#x516C;&#x5F00;&#x4FE1;",
        "\xC3\xA5\xE2\x80\xA6\xC2\xAC\xC3\xA5\xC2\xBC\xE2\x82\xAC\xC3\xA4\xC2\xBF\xC2\xA1", // through Windows-1252
    };
    for (const std::string& form : forms) {
        CAPTURE(form);
        for (std::size_t before = 0; before < 40; ++before) {
            REQUIRE(words.are_in(std::string(before, 'x') + form));
            REQUIRE(words.are_in(std::string(before, '\xE5') + form + "x"));
        }
        REQUIRE_FALSE(words.are_in(form.substr(0, form.size() - 1)));
        REQUIRE_FALSE(words.are_in(form.substr(1)));
    }
    REQUIRE_FALSE(words.are_in(""));
    REQUIRE_FALSE(words.are_in("x"));
    REQUIRE_FALSE(words.are_in(std::string(100'000, 'x')));
    REQUIRE_FALSE(ByteWords().are_in(open_word));
}

TEST_CASE("byte words: encoded twice through GB18030, whatever came before") {
    const std::string four = open_word + "\xE6\x81\xAF";
    const ByteWords words({four});
    for (const std::string& before : {""s, "x"s, "\xE4\xB8\xAD"s, "\xE4\xB8\xAD\xE4\xB8\xAD"s}) {
        const std::string once = before + four + "\xE4\xB8\xAD\xE4\xB8\xAD";
        const std::string twice = nianbao::to_utf8_from(once, "GB18030").text;
        CAPTURE(before);
        REQUIRE(words.are_in(twice));
    }
    REQUIRE(nianbao::encoded_twice("").size() == 1);
}

TEST_CASE("byte words: charsets that lack a character have no such word") {
    REQUIRE(nianbao::from_utf8(open_word, "Big5").empty());
    REQUIRE(nianbao::from_utf8(old_word, "Big5") == "\xA4\xBD\xB6\x7D\xAB\x48");
    REQUIRE(nianbao::from_utf8(open_word, "GB18030") == "\xB9\xAB\xBF\xAA\xD0\xC5");
    REQUIRE(nianbao::from_utf8("a", "GB18030") == "a");
    REQUIRE(nianbao::from_utf8("\xFF", "GB18030").empty());
}
