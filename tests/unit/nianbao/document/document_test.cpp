// SPDX-License-Identifier: Apache-2.0
#include "nianbao/document/document.hpp"

#include <catch2/catch.hpp>

#include <string>

using nianbao::Piece;
using nianbao::split_bars;
using nianbao::trimmed;

namespace {

/// "[text]" and the number of bars of each group.
std::string pieces(const std::string& line) {
    std::string all;
    for (const Piece& piece : split_bars(line)) {
        CHECK((piece.bars == 0) != piece.text.empty());
        all += piece.bars > 0 ? std::to_string(piece.bars) : "[" + piece.text + "]";
    }
    return all;
}

} // namespace

TEST_CASE("document: outer white space of every width goes, inner stays") {
    CHECK(trimmed("") == "");
    CHECK(trimmed(" \t\r\n\v\f") == "");
    CHECK(trimmed(" a b ") == "a b");
    CHECK(trimmed("\xE3\x80\x80规 章\xE3\x80\x80") == "规 章");
    for (const char* space : {"\xC2\xA0", "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x8B", "\xE2\x80\xAF", "\xE2\x81\x9F",
                              "\xE3\x80\x80", "\xEF\xBB\xBF"}) {
        const std::string wide = space;
        CHECK(trimmed(wide + wide + "规章" + wide + " ") == "规章");
        CHECK(trimmed(wide) == "");
        CHECK(trimmed("a" + wide + "b") == "a" + wide + "b");
    }
}

TEST_CASE("document: characters that end or begin with bytes of white space stay whole") {
    // U+0420 is D0 A0, U+5A80 is E5 AA 80, U+3001 is E3 80 81, U+200C is E2 80 8C: none is white space here.
    for (const char* text : {"\xD0\xA0", "\xE5\xAA\x80", "\xE3\x80\x81", "\xE2\x80\x8C", "\xC2\xA1", "\xEF\xBB\xBE"}) {
        CHECK(trimmed(text) == text);
    }
    for (const char* cut : {"\xC2", "\xE3\x80", "\xE2", "\xEF\xBB", "\x80\x80"}) {
        CHECK(trimmed(cut) == cut);
    }
}

TEST_CASE("document: a line is cut at its bars") {
    CHECK(pieces("") == "");
    CHECK(pieces(" \xE3\x80\x80\t") == "");
    CHECK(pieces("规章") == "[规章]");
    CHECK(pieces("规章 | 0 | 12 |") == "[规章]1[0]1[12]1");
    CHECK(pieces("| 规章") == "1[规章]");
    CHECK(pieces("|") == "1");
    CHECK(pieces("|||") == "3");
    CHECK(pieces("规章|0") == "[规章]1[0]");
}

TEST_CASE("document: groups of bars apart stay apart") {
    CHECK(pieces("规章 | |||") == "[规章]13");
    CHECK(pieces("0 | | |") == "[0]111");
    CHECK(pieces("| | 2.重复申请 | |") == "11[2.重复申请]11");
    CHECK(pieces("||\xE3\x80\x80||") == "22"); // white space of any width parts them
    CHECK(pieces("||0||") == "2[0]2");
    CHECK(pieces(std::string(200, '|')) == "200");
}

TEST_CASE("document: only the ASCII bar is a bar") {
    CHECK(pieces("a｜b") == "[a｜b]");
    CHECK(pieces("a│b") == "[a│b]");
    CHECK(pieces("a¦b") == "[a¦b]");
}
