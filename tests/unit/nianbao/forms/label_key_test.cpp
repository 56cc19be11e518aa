// SPDX-License-Identifier: Apache-2.0
// Prints of one label that must be seen as the same, and what must not be lost on the way.
#include "nianbao/forms/label_key.hpp"

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/text/utf8.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace nianbao;

namespace {

const Lexicon& lexicon() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge.lexicon;
}

std::string folded(const std::string& text) {
    return to_utf8(fold_text(text, lexicon()));
}

std::vector<std::string> keys(const std::string& text) {
    return label_keys(text, lexicon()).keys;
}

std::size_t enumerator(const std::string& text) {
    return enumerator_length(fold_text(text, lexicon()));
}

using Keys = std::vector<std::string>;

} // namespace

TEST_CASE("label key: one width") {
    CHECK(folded("（单位：万元）") == "(单位:万元)");
    CHECK(folded("１２３ＡＢｃ") == "123ABc");
    CHECK(folded("本年增／减") == "本年增/减");
    CHECK(folded("－８") == "-8");
    CHECK(folded("《条例》、。") == "《条例》、。"); // these have one width only
}

TEST_CASE("label key: no white space") {
    CHECK(folded(" 商业\n\t企业 ") == "商业企业");
    CHECK(folded("总\xE3\x80\x80计") == "总计");
    CHECK(folded("总\xC2\xA0计") == "总计");
    CHECK(folded("总\xE2\x80\x8B计\xEF\xBB\xBF") == "总计");
    CHECK(folded("总\xE2\x80\xA8计\xC2\xAD") == "总计"); // line separator, soft hyphen
    CHECK(folded(" \n").empty());
    CHECK(folded("").empty());
}

TEST_CASE("label key: one script, and Taiwan's words") {
    CHECK(folded("行政規范性文件") == "行政规范性文件");
    CHECK(folded("行政規範性檔案") == "行政规范性文件");
    CHECK(folded("其他主動公開檔案") == "其他主动公开文件");
    CHECK(folded("政府資訊公開申請") == "政府信息公开申请");
    CHECK(folded("上一年專案數量") == "上一年项目数量");
    CHECK(folded("其它") == "其他");
    CHECK(folded("第二十條 第(一)項") == "第二十条第(一)项");
}

TEST_CASE("label key: enclosed numbers are spelled out") {
    CHECK(folded("㈠予以公开") == "(一)予以公开");
    CHECK(folded("㈩") == "(十)");
    CHECK(folded("①其他") == "1.其他");
    CHECK(folded("⑨⑩⑳") == "9.10.20.");
    CHECK(folded("⑴其他⒇") == "(1)其他(20)");
    CHECK(folded("⒈其他⒛") == "1.其他20.");
}

TEST_CASE("label key: readings that mirrors insert go, other parentheses stay") {
    CHECK(folded("規(guī)章") == "规章");
    CHECK(folded("信息內(nèi)容") == "信息内容");
    CHECK(folded("制發(fā)件數(shù)") == "制发件数");
    CHECK(folded("項(xiàng)動(dòng)業(yè)費(fèi)計(jì)機(jī)強(qiáng)") == "项动业费计机强");
    CHECK(folded("女(nǚ)") == "女");
    CHECK(folded("規（guī）章") == "规章");
    CHECK(folded("章(zhuang)") == "章"); // six letters
    CHECK(folded("章(zhuangx)") == "章(zhuangx)");
    CHECK(folded("(guī)章") == "(guī)章"); // behind no character
    CHECK(folded("5(shù)") == "5(shù)");
    CHECK(folded("章()") == "章()");
    CHECK(folded("章(guī") == "章(guī");
    CHECK(folded("章(A)") == "章(A)");
    CHECK(folded("金额(万元)") == "金额(万元)");
}

TEST_CASE("label key: the first character without the rest") {
    for (const char* text : {"规章", " 規章", "１２", "㈠予", "①", "（一）", "\xE3\x80\x80—", "abc", "⑴"}) {
        INFO(text);
        CHECK(first_folded(text, lexicon()) == fold_text(text, lexicon()).front());
    }
    CHECK(first_folded("", lexicon()) == 0);
    CHECK(first_folded(" \xC2\xA0\n", lexicon()) == 0);
}

TEST_CASE("label key: punctuation does not count in a key") {
    CHECK(bare_key(U"3.危及“三安全一稳定”") == "3危及三安全一稳定");
    CHECK(bare_key(U"3.危及\"三安全一稳定\"") == "3危及三安全一稳定");
    CHECK(bare_key(U"本年增/减") == "本年增减");
    CHECK(bare_key(U"(、。—)").empty());
    CHECK(bare_key(U"〇Aé\U00020000") == "〇Aé\xF0\xA0\x80\x80");
}

TEST_CASE("label key: enumerators") {
    CHECK(enumerator("一、总体情况") == 2);
    CHECK(enumerator("（一）予以公开") == 3);
    CHECK(enumerator("(十二)其他") == 4);
    CHECK(enumerator("二十三、其他") == 4);
    CHECK(enumerator("㈠予以公开") == 3);
    CHECK(enumerator("1.其他") == 2);
    CHECK(enumerator("1．其他") == 2);
    CHECK(enumerator("10、其他") == 3);
    CHECK(enumerator("①其他") == 2);
    CHECK(enumerator("(3)其他") == 3);
    CHECK(enumerator("3)其他") == 2);
    CHECK(enumerator("一)其他") == 2); // its first parenthesis is lost
    CHECK(enumerator("1.") == 2);
    for (const char* text : {"", "其他", "1", "一", "(一", "100.其他", "二十三四、其他", "第一、其他", "1其他", "(其他)", "()", "2019年", "三类"}) {
        INFO(text);
        CHECK(enumerator(text) == 0);
    }
}

TEST_CASE("label key: whole, without its gloss, without its enumerator") {
    CHECK(keys("规章") == Keys{"规章"});
    CHECK(keys("规章(设区的市)") == Keys{"规章设区的市", "规章"});
    CHECK(keys("1.其他") == Keys{"1其他", "其他"});
    CHECK(keys("（二）部分公开（区分处理的）") ==
          Keys{"二部分公开区分处理的", "二部分公开", "部分公开区分处理的", "部分公开"});
    CHECK(keys("(一)") == Keys{"一"});
    CHECK(keys("").empty());
    CHECK(keys("——").empty());
    CHECK(keys("(单位:元)") == Keys{"单位元"}); // all of it is in parentheses: no gloss
}

TEST_CASE("label key: the gloss is what the second key leaves out") {
    const auto gloss = [](const std::string& text) { return label_keys(text, lexicon()).gloss; };
    CHECK(gloss("上一年项目数量（指2018年事项数）") == "(指2018年事项数)");
    CHECK(gloss("规章(设区的市bat365应提供)(注)") == "(设区的市bat365应提供)(注)");
    CHECK(gloss("规章").empty());
    CHECK(gloss("（一）予以公开").empty());
    // Without a letter in the parentheses there is no key that leaves them out.
    CHECK(gloss("1.规章(—)").empty());
    CHECK(keys("1.规章(—)") == Keys{"1规章", "规章"});
}

TEST_CASE("label key: prose of more than 1200 bytes is no label") {
    CHECK(keys(std::string(1200, 'a')).size() == 1);
    CHECK(keys(std::string(1201, 'a')).empty());
}
