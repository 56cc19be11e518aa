// SPDX-License-Identifier: Apache-2.0
// What cells say, class by class as published reports print them.
#include "nianbao/rebuild/value.hpp"

#include "nianbao/forms/knowledge.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace nianbao;

namespace {

const Lexicon& lexicon() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge.lexicon;
}

/// "state reading number unit" with '.' for what is empty; then " (note)" and the rules.
std::string said(const std::string& text, Measure measure = Measure::count) {
    const CellValue value = read_value(text, measure, lexicon());
    const auto or_dot = [](const std::string& part) { return part.empty() ? "." : part; };
    std::string line{to_string(value.state)};
    if (value.state == FigureState::reported) {
        line += " " + or_dot(std::string{to_string(value.reading)});
        line += " " + (value.number ? value.number->to_string() : ".");
        line += " " + or_dot(value.unit_word);
    } else {
        CHECK_FALSE(value.number); // no value without a printed number
        CHECK(value.reading == Reading::none);
        CHECK(value.unit_word.empty());
    }
    if (!value.note.empty()) {
        line += " (" + value.note + ")";
    }
    for (const Decimal& other : value.others) {
        line += " or " + other.to_string();
    }
    for (const ValueRemark& remark : value.remarks) {
        line += " " + remark.rule + (remark.variant.empty() ? "" : ":" + remark.variant);
    }
    return line;
}

std::string change(const std::string& text) {
    return said(text, Measure::change);
}

std::string money(const std::string& text) {
    return said(text, Measure::money);
}

} // namespace

TEST_CASE("value: a plain number is exact") {
    CHECK(said("0") == "reported exact 0 .");
    CHECK(said("11398889") == "reported exact 11398889 .");
    CHECK(said("123456789012345") == "reported exact 123456789012345 .");
    CHECK(said(" 7 ") == "reported exact 7 .");
    CHECK(said("\xE3\x80\x80" "7\n") == "reported exact 7 .");
    CHECK(money("149.673874") == "reported exact 149.673874 .");
    CHECK(money("190.4573790") == "reported exact 190.457379 .");
    CHECK(money("0.0000") == "reported exact 0 .");
    CHECK(change("-35") == "reported exact -35 .");
    CHECK(change("-0") == "reported exact 0 .");
}

TEST_CASE("value: an empty cell is blank and a mark is a mark") {
    CHECK(said("") == "blank");
    CHECK(said(" \n\t") == "blank");
    CHECK(said("\xC2\xA0\xE3\x80\x80\xE2\x80\x8B\xEF\xBB\xBF") == "blank");
    for (const char* mark : {"/", "／", "-", "－", "—", "——", "--", "无", " 无 ", "無", "*", "\\", "……", "（空）", "N/A",
                             "不涉及", "一一", "- -", "无。", "、"}) {
        INFO(mark);
        CHECK(said(mark) == "mark");
        CHECK(change(mark) == "mark");
        CHECK(money(mark) == "mark");
    }
}

TEST_CASE("value: words are text, never 0") {
    for (const char* words : {"本单位未制作规章", "未增未减", "增", "减", "持平", "与上年持平", "无变化", "有", "若干", "几件", "几十件", "+",
                              "增加", "约", "万元", "千元", "万", "百", "abc"}) {
        INFO(words);
        CHECK(said(words) == "text Q-03");
        CHECK(change(words) == "text Q-03");
    }
}

TEST_CASE("value: words that begin like a numeral stay words") {
    for (const char* words : {"三类内部事务信息", "一次性告知", "三、四", "一、", "四川省", "百分之五", "二〇二三", "一二三", "一季度", "三%"}) {
        INFO(words);
        CHECK(said(words) == "text Q-03");
    }
}

TEST_CASE("value: signs") {
    CHECK(change("+3") == "reported normalized 3 .");
    CHECK(change("+0") == "reported normalized 0 .");
    CHECK(change("-253") == "reported exact -253 .");
    CHECK(change("－14") == "reported normalized -14 .");
    CHECK(change("—14") == "reported normalized -14 .");
    CHECK(change("−14") == "reported normalized -14 .");
    CHECK(change("增1558") == "reported normalized 1558 .");
    CHECK(change("增98") == "reported normalized 98 .");
    CHECK(change("减38") == "reported normalized -38 .");
    CHECK(change("減38") == "reported normalized -38 .");
    CHECK(change("增加5") == "reported normalized 5 .");
    CHECK(change("新增5件") == "reported normalized 5 件");
    CHECK(change("减少了3项") == "reported normalized -3 项");
    CHECK(change("负3") == "reported normalized -3 .");
    CHECK(change("减三") == "reported normalized -3 .");
    CHECK(change("减0") == "reported normalized 0 .");
    CHECK(change("20") == "reported exact 20 ."); // the direction is not stated, and not guessed
}

TEST_CASE("value: odd signs are in doubt") {
    CHECK(change("--253") == "reported doubtful -253 . Q-04:double");
    CHECK(change("减-5") == "reported doubtful -5 . Q-04:double");
    CHECK(change("0/0") == "reported doubtful 0 . Q-04:twice");
    CHECK(change("0／0") == "reported doubtful 0 . Q-04:twice");
    CHECK(change("-3/-3") == "reported doubtful -3 . Q-04:twice");
    CHECK(said("-3") == "reported doubtful -3 . Q-04:sign");
    CHECK(said("+22") == "reported doubtful 22 . Q-04:sign");
    CHECK(money("增5") == "reported doubtful 5 . Q-04:sign");
}

TEST_CASE("value: two numbers in a cell leave none") {
    CHECK(said("3-5") == "reported unread . . or 3 or 5 Q-07:range");
    CHECK(said("3－5") == "reported unread . . or 3 or 5 Q-07:range");
    CHECK(said("3～5件") == "reported unread . . or 3 or 5 Q-07:range");
    CHECK(said("3件-5件") == "reported unread . 件 or 3 or 5 Q-07:range");
    CHECK(said("3至5") == "reported unread . . or 3 or 5 Q-07:range");
    CHECK(said("12；3") == "reported unread . . or 12 or 3 Q-07:range");
    CHECK(said("1、234") == "reported unread . . or 1 or 234 Q-07:range");
    CHECK(change("+3/-5") == "reported unread . . or 3 or -5 Q-07:range");
    CHECK(change("增98减38") == "reported unread . . or 98 or -38 Q-07:range");
    CHECK(change("增3，减3") == "reported unread . . or 3 or -3 Q-07:range");
    CHECK(change("+1/-1") == "reported unread . . or 1 or -1 Q-07:range");
    CHECK(said("1/2/3") == "reported unread . . Q-02");
    CHECK(said("2022-01-19") == "reported unread . . Q-02");
}

TEST_CASE("value: units in the cell") {
    CHECK(money("160.5964万元") == "reported normalized 160.5964 万元");
    CHECK(money("251000元") == "reported normalized 251000 元");
    CHECK(money("2792220.8元") == "reported normalized 2792220.8 元");
    CHECK(money("2601.953875万") == "reported normalized 2601.953875 万");
    CHECK(money("205(万)") == "reported normalized 205 万");
    CHECK(money("205（万）") == "reported normalized 205 万");
    CHECK(money("43.788 萬元") == "reported normalized 43.788 万元");
    CHECK(money("1.5亿元") == "reported normalized 1.5 亿元");
    CHECK(money("三万元") == "reported normalized 3 万元");
    CHECK(money("三万五千元") == "reported normalized 35000 元");
    CHECK(money("三万") == "reported normalized 3 万");
    CHECK(said("0件") == "reported normalized 0 件");
    CHECK(said("31批次") == "reported normalized 31 批次"); // record/units.cpp doubts it
    CHECK(said("12宗") == "reported normalized 12 宗");
    const CellValue value = read_value("31批次", Measure::count, lexicon());
    CHECK(value.unit_kind == "other");
    CHECK(value.unit == "批次");
    const CellValue amount = read_value("205万", Measure::money, lexicon());
    CHECK(amount.unit_kind == "scale");
    CHECK(amount.power == 4);
}

TEST_CASE("value: remarks are kept, an open parenthesis is in doubt") {
    CHECK(money("86000元(罚没收入)") == "reported normalized 86000 元 (罚没收入) Q-01");
    CHECK(money("86000元（罚没收入）") == "reported normalized 86000 元 (罚没收入) Q-01");
    CHECK(money("13000000(预算") == "reported doubtful 13000000 . (预算) Q-01:open");
    CHECK(money("13000000(预算…") == "reported doubtful 13000000 . (预算…) Q-01:open");
    CHECK(money("86000元(罚没2笔)") == "reported doubtful 86000 元 (罚没2笔) Q-01");
    CHECK(money("86000元（罚没２笔）") == "reported doubtful 86000 元 (罚没2笔) Q-01");
    CHECK(money("86000元(罚没)等") == "reported normalized 86000 元 ((罚没)等) Q-01");
    CHECK(said("5件其中") == "reported normalized 5 件 (其中) Q-01");
    CHECK(said("5(\xEF\xBF\xBD)") == "reported doubtful 5 . (\xEF\xBF\xBD) Q-01");
    CHECK(said("三件(一人)") == "reported normalized 3 件 (一人) Q-01");
}

TEST_CASE("value: what stands right behind a number without parentheses may belong to it") {
    CHECK(said("12*") == "reported normalized 12 . (*) Q-01"); // a note's mark is none of its digits
    CHECK(said("12²") == "reported normalized 12 . (²) Q-01");
    CHECK(said("12①") == "reported normalized 12 . (①) Q-01");
    CHECK(said("12⒈") == "reported normalized 12 . (⒈) Q-01");
    CHECK(said("12件②") == "reported normalized 12 件 (②) Q-01");
    CHECK(said("①") == "reported doubtful 1 . (.) Q-01");
    CHECK(said("3千") == "reported doubtful 3 . (千) Q-01");
    CHECK(said("1O") == "reported doubtful 1 . (O) Q-01");
    CHECK(said("12½") == "reported doubtful 12 . (½) Q-01");
    CHECK(said("12?") == "reported doubtful 12 . (?) Q-01");
}

TEST_CASE("value: separators") {
    CHECK(said("1,234") == "reported normalized 1234 .");
    CHECK(said("1，234，567") == "reported normalized 1234567 .");
    CHECK(money("1,234.5") == "reported normalized 1234.5 .");
    CHECK(money("12,345,678.90元") == "reported normalized 12345678.9 元");
    CHECK(said("1,23") == "reported doubtful 123 . or 1.23 Q-02:separators");
    CHECK(said("1234,567") == "reported doubtful 1234567 . or 1234.567 Q-02:separators");
    CHECK(said("1,2345,678") == "reported doubtful 12345678 . Q-02:separators");
    CHECK(change("-1,23") == "reported doubtful -123 . or -1.23 Q-02:separators");
    CHECK(said("0,123") == "reported unread . . Q-02");
}

TEST_CASE("value: full width, enclosed and traditional prints are normalized") {
    CHECK(said("１２") == "reported normalized 12 .");
    CHECK(said("1２") == "reported normalized 12 .");
    CHECK(money("１２．５") == "reported normalized 12.5 .");
    CHECK(said("兩件") == "reported normalized 2 件");
    CHECK(said("三") == "reported normalized 3 .");
    CHECK(said("三件") == "reported normalized 3 件");
    CHECK(said("十二件") == "reported normalized 12 件");
    CHECK(said("一百零五") == "reported normalized 105 .");
    CHECK(said("三亿五千万") == "reported normalized 350000000 .");
    CHECK(said("〇") == "reported normalized 0 .");
}

TEST_CASE("value: approximations are in doubt wherever they stand") {
    CHECK(said("约400") == "reported doubtful 400 . Q-07");
    CHECK(said("400余") == "reported doubtful 400 . Q-07");
    CHECK(said("400余条") == "reported doubtful 400 条 Q-07");
    CHECK(said("400条左右") == "reported doubtful 400 条 Q-07");
    CHECK(said("近三件") == "reported doubtful 3 件 Q-07");
    CHECK(said("十几件") == "reported doubtful 10 件 Q-07");
    CHECK(said("3件以上") == "reported doubtful 3 件 Q-07");
}

TEST_CASE("value: percentages and decimals in a count") {
    CHECK(said("12%") == "reported unread . . Q-07:percent");
    CHECK(said("12.5％") == "reported unread . . Q-07:percent");
    CHECK(said("12.5") == "reported doubtful 12.5 . Q-05");
    CHECK(change("1.5") == "reported doubtful 1.5 . Q-05");
    CHECK(said("12.0") == "reported exact 12 .");
    CHECK(said("1.000") == "reported doubtful 1 . or 1000 Q-05");
    CHECK(said("123.000") == "reported doubtful 123 . or 123000 Q-05");
    CHECK(said("0.000") == "reported exact 0 .");
    CHECK(said("1234.000") == "reported exact 1234 .");
    CHECK(money("1.000") == "reported exact 1 .");
}

TEST_CASE("value: digits that make no certain number") {
    CHECK(said("12 3") == "reported unread . . Q-02:split");
    CHECK(said("1\n0") == "reported unread . . Q-02:split");
    CHECK(said("1\xE3\x80\x80" "0") == "reported unread . . Q-02:split");
    CHECK(said("12. 5") == "reported unread . . Q-02:split");
    CHECK(said("1, 234") == "reported unread . . Q-02:split");
    CHECK(said("0 0 0") == "reported unread . . Q-02:split");
    CHECK(said("12 件") == "reported normalized 12 件"); // outside the number white space is nothing
    CHECK(said("5件 (另2件)") == "reported doubtful 5 件 (另2件) Q-01");
    CHECK(said("1\xE2\x80\x8B" "2") == "reported normalized 12 ."); // nor has what has no width
    CHECK(said("012") == "reported unread . . Q-02");
    CHECK(said("00") == "reported unread . . Q-02");
    CHECK(said("0l2") == "reported unread . . Q-02");
    CHECK(said("1\xEF\xBF\xBD" "2") == "reported unread . . Q-02");
    CHECK(said("共5件") == "reported unread . . Q-02");
    CHECK(said("第20条") == "reported unread . . Q-02");
}

TEST_CASE("value: numbers as long as a decimal reads them, and one digit more") {
    CHECK(said("123456789012345678") == "reported exact 123456789012345678 .");
    CHECK(said("1234567890123456789") == "reported unread . . Q-02");
    CHECK(money("1.123456789012") == "reported exact 1.123456789012 .");
    CHECK(money("1.1234567890123") == "reported unread . . Q-02");
}
