// SPDX-License-Identifier: Apache-2.0
#include "parsers/flat/flat_parser.hpp"

#include "tests/unit/parsers/shown.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;
using namespace nianbao::test;

namespace {

Document parse(const std::string& text, const Limits& limits = Limits{}) {
    return parse_flat_document(source_of(text), limits);
}

} // namespace

TEST_CASE("flat: lines with text or bars, at their numbers") {
    CHECK(shown(parse("a\n\n | b ||| | c\r\n|\n \n\xE3\x80\x80 d\xC2\xA0\n")) ==
          Lines{"L1: a", "L3: <1> b <3> <1> c", "L4: <1>", "L6: d"});
}

TEST_CASE("flat: a form feed ends a line") {
    CHECK(shown(parse("a\fb\n")) == Lines{"L1: a", "L2: b"});
}

TEST_CASE("flat: a Markdown table is a grid, its separator row is left out") {
    const Document document = parse("| a | b |\n| --- | :-: |\n| 1 | - |\n| - | - |\n");
    CHECK(shown(document) == Lines{"t1 w2: 0 a head, 1 b head | 0 1, 1 - | 0 -, 1 -"});
    CHECK(left_out(document) == Lines{"L2 separator-row: | --- | :-: |"});
}

TEST_CASE("flat: pads that stand together make no Markdown table") {
    const Document document = parse("| a | ||\n| --- | --- |\n| 1 | 2 |\n");
    CHECK(shown(document) == Lines{"L1: <1> a <1> <2>", "L3: <1> 1 <1> 2 <1>"});
}

TEST_CASE("flat: whether the last line is closed") {
    CHECK(parse("a\n").closed);
    CHECK_FALSE(parse("a").closed);
}

TEST_CASE("flat: charsets") {
    const Document marked = parse("\xEF\xBB\xBF"
                                  "a\n");
    CHECK(shown(marked) == Lines{"L1: a"});
    CHECK((marked.charset + " " + marked.charset_basis) == "UTF-8 bom");
    CHECK(parse("\xD5\xFE\xB8\xAE\n").charset == "GB18030");
}

TEST_CASE("flat: no text") {
    CHECK(error_of([] { parse(""); }) == "empty no-text");
    CHECK(error_of([] { parse(" \n\t\n"); }) == "empty no-text");
    CHECK(error_of([] { parse("|||\n| |\n"); }) == "empty no-text");
}

TEST_CASE("flat: the cap on tokens, at it and beyond") {
    Limits limits;
    limits.tokens = 3;
    CHECK(error_of([&] { parse("a|b\n", limits); }).empty());
    CHECK(error_of([&] { parse("a|b\nc\n", limits); }) == "too-large limit tokens");
}

TEST_CASE("flat: bids") {
    CHECK(bid_flat(source_of("a")).bits == 1);
    CHECK(bid_flat(source_of("a | b |")).bits == 1);
    CHECK(bid_flat(source_of("a | b | |")).bits == 17);
    CHECK(bid_flat(source_of("a", "a.txt")).bits == 5);
    CHECK(bid_flat(source_of(std::string(100, '\0'))).bits == 0);
}
