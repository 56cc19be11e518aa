// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/value_words.hpp"

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/text/utf8.hpp"

#include <catch2/catch.hpp>

#include <ostream>
#include <string>

using namespace nianbao;

namespace {

const Lexicon& lexicon() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge.lexicon;
}

struct Read {
    long long number;
    std::size_t length; ///< code points
    friend bool operator==(const Read&, const Read&) = default;
};

std::ostream& operator<<(std::ostream& out, const Read& read) {
    return out << read.number << " in " << read.length;
}

/// -1 for none.
Read numeral(const std::string& text) {
    const auto found = match_numeral(to_utf32(text), lexicon());
    return found ? Read{found->number, found->length} : Read{-1, 0};
}

} // namespace

TEST_CASE("value words: the longest word counts, and only at the head") {
    const std::vector<std::string> words = {"增", "增加了", "增加"};
    CHECK(match_word(U"增加了5", words) == 3);
    CHECK(match_word(U"增加5", words) == 2);
    CHECK(match_word(U"增", words) == 1);
    CHECK(match_word(U"净增加", words) == 0);
    CHECK(match_word(U"", words) == 0);
    CHECK(equals_word(U"增加", words));
    CHECK_FALSE(equals_word(U"增加的", words));
    CHECK_FALSE(equals_word(U"", words));
    CHECK_FALSE(equals_word(U"", {""}));
}

TEST_CASE("value words: units") {
    std::size_t length = 0;
    REQUIRE(match_unit(U"万元(预算)", lexicon(), length) != nullptr);
    CHECK(match_unit(U"万元(预算)", lexicon(), length)->word == "万元");
    CHECK(length == 2);
    CHECK(match_unit(U"批次", lexicon(), length)->word == "批次");
    CHECK(match_unit(U"(元)", lexicon(), length) == nullptr);
    CHECK(length == 0);
}

TEST_CASE("value words: numerals") {
    CHECK(numeral("三件") == Read{3, 1});
    CHECK(numeral("两") == Read{2, 1});
    CHECK(numeral("十") == Read{10, 1});
    CHECK(numeral("十二") == Read{12, 2});
    CHECK(numeral("二十") == Read{20, 2});
    CHECK(numeral("九十九") == Read{99, 3});
    CHECK(numeral("一百零五") == Read{105, 4});
    CHECK(numeral("一百一十") == Read{110, 4});
    CHECK(numeral("三千零七十") == Read{3070, 5});
    CHECK(numeral("一万二千") == Read{12'000, 4});
    CHECK(numeral("十万零三") == Read{100'003, 4});
    CHECK(numeral("三亿五千万") == Read{350'000'000, 5});
    CHECK(numeral("一万亿") == Read{1'000'000'000'000, 3});
    CHECK(numeral("贰拾") == Read{20, 2});
    CHECK(numeral("零") == Read{0, 1});
}

TEST_CASE("value words: what is no numeral") {
    for (const char* text : {"", "5", "件三", "万", "百", "千元", "亿", "二〇二三", "一二", "零五", "三百四千", "一十百", "万万", "零十", "零万",
                             "一亿亿"}) {
        INFO(text);
        CHECK(numeral(text).number == -1);
    }
}

TEST_CASE("value words: a numeral says what it is without its last large unit") {
    const auto three = match_numeral(U"三万元", lexicon());
    REQUIRE(three);
    CHECK(three->number == 30'000);
    CHECK(three->scale_at == 1);
    CHECK(three->before_scale == 3);
    CHECK(match_numeral(U"三万五千元", lexicon())->scale_at == 0);
    CHECK(match_numeral(U"三亿五千万元", lexicon())->scale_at == 0);
}

TEST_CASE("value words: first characters") {
    for (const char32_t han : {U'无', U'增', U'减', U'约', U'三', U'持', U'负'}) {
        CHECK(may_begin_value(han, lexicon()));
    }
    for (const char32_t han : {U'规', U'行', U'第', U'本', U'总'}) {
        CHECK_FALSE(may_begin_value(han, lexicon()));
    }
}
