// SPDX-License-Identifier: Apache-2.0
// The words of schemas/labels.xml and units.xml: folds, marks, units, and labels that look alike.
#include "nianbao/base/error.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/forms/label_key.hpp"
#include "nianbao/text/utf8.hpp"

#include <catch2/catch.hpp>
#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace nianbao;

namespace {

const Knowledge& builtin() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge;
}

const UnitWord& unit(const std::string& word) {
    for (const UnitWord& one : builtin().lexicon.units) {
        if (one.word == word) {
            return one;
        }
    }
    throw std::runtime_error("no unit " + word);
}

bool has(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string folded(const std::string& text) {
    return to_utf8(fold_text(text, builtin().lexicon));
}

/// What each full matching key of a form stands for, "kind table/block/id"; several where labels look alike.
using Uses = std::map<std::string, std::set<std::string>>;

void add_label(Uses& uses, const Label& label, const std::string& use) {
    const Lexicon& lexicon = builtin().lexicon;
    uses[label_keys(label.text, lexicon).keys.at(0)].insert(use);
    for (const std::string& alias : label.aliases) {
        uses[label_keys(alias, lexicon).keys.at(0)].insert(use);
    }
}

/// Own labels of rows and leaves, block by block: within a block each must tell one row or column.
Uses uses_of(const Form& form) {
    Uses uses;
    for (const FormTable& table : form.tables) {
        for (std::size_t b = 0; b < table.blocks.size(); ++b) {
            const std::string where = table.id + "/" + std::to_string(b) + "/";
            for (const Row& row : table.blocks[b].rows) {
                if (!row.path.empty()) {
                    add_label(uses, row.path.back(), where + row.id);
                }
            }
            for (const Column& column : table.blocks[b].columns) {
                add_label(uses, column.path.back(), where + column.row + "|" + column.id);
            }
        }
    }
    return uses;
}

/// Keys that stand for more than one row or column of one block.
std::set<std::string> collisions(const Form& form) {
    std::set<std::string> keys;
    for (const auto& [key, uses] : uses_of(form)) {
        std::map<std::string, int> blocks;
        for (const std::string& use : uses) {
            if (++blocks[use.substr(0, use.rfind('/'))] == 2) {
                keys.insert(key);
            }
        }
    }
    return keys;
}

} // namespace

TEST_CASE("lexicon: folding twice is folding once") {
    const Lexicon& lexicon = builtin().lexicon;
    CHECK(lexicon.fold.all().size() > 1000);
    for (const auto& [from, to] : lexicon.fold.all()) {
        INFO(to_utf8(std::u32string(1, from)));
        CHECK(from != to);
        CHECK(lexicon.fold.find(to) == 0);
    }
    for (const auto& [from, to] : lexicon.words) {
        INFO(to_utf8(from));
        for (const auto& [other, unused] : lexicon.words) {
            CHECK(to.find(other) == std::u32string::npos);
        }
        CHECK(fold_text(to_utf8(from), lexicon) == to); // the words are given as folded
    }
}

TEST_CASE("lexicon: labels as traditional and Taiwan pages print them fold to the form's") {
    CHECK(folded("行政規範性文件") == "行政规范性文件");
    CHECK(folded("行政規範性檔案") == "行政规范性文件");
    CHECK(folded("本年製發件數") == "本年制发件数");
    CHECK(folded("本年廢止件數") == "本年废止件数");
    CHECK(folded("現行有效件數") == "现行有效件数");
    CHECK(folded("對外公開總數量") == "对外公开总数量");
    CHECK(folded("行政許可") == "行政许可");
    CHECK(folded("行政處罰") == "行政处罚");
    CHECK(folded("行政強制") == "行政强制");
    CHECK(folded("行政事業性收費") == "行政事业性收费");
    CHECK(folded("本年收費金額(單位:萬元)") == "本年收费金额(单位:万元)");
    CHECK(folded("政府集中採購") == "政府集中采购");
    CHECK(folded("行政復議") == "行政复议");
    CHECK(folded("行政複議") == "行政复议");
    CHECK(folded("未經複議直接起訴") == "未经复议直接起诉");
    CHECK(folded("法律服務機構") == "法律服务机构");
    CHECK(folded("屬於國家祕密") == "属于国家秘密");
    CHECK(folded("屬於國家秘密") == "属于国家秘密");
    CHECK(folded("結轉下年度繼續辦理") == "结转下年度继续办理");
    CHECK(folded("本年新收政府資訊公開申請數量") == "本年新收政府信息公开申请数量");
    CHECK(folded("總計") == "总计");
}

TEST_CASE("lexicon: every glyph of the forms' own labels is simplified already") {
    const Lexicon& lexicon = builtin().lexicon;
    for (const Form& form : builtin().forms) {
        for (const auto& [key, uses] : uses_of(form)) {
            for (const char32_t glyph : to_utf32(key)) {
                CHECK(lexicon.fold.find(glyph) == 0);
            }
        }
    }
}

TEST_CASE("lexicon: labels that look alike within a block are the known ones") {
    // Section 4 prints its five outcomes for each channel; 其他 is both a column and a row's stripped label.
    const std::set<std::string> outcomes = {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"};
    CHECK(collisions(*builtin().find_form("gkb-2021")) == outcomes);
    std::set<std::string> older = outcomes;
    older.insert("本年新"); // both headers where a CMS loses what follows the line break
    CHECK(collisions(*builtin().find_form("gkb-2019")) == older);
}

TEST_CASE("lexicon: marks are not numerals, and no mark is a unit") {
    const Lexicon& lexicon = builtin().lexicon;
    for (const char* mark : {"-", "/", "—", "——", "－", "无", "（空）", "*", "×", "…"}) {
        CHECK(has(lexicon.marks, mark));
    }
    for (const auto& [numeral, value] : lexicon.numerals) {
        CHECK_FALSE(has(lexicon.marks, numeral));
    }
    for (const UnitWord& one : lexicon.units) {
        CHECK_FALSE(has(lexicon.marks, one.word));
    }
    CHECK(has(lexicon.no_change_words, "未增未减"));
    CHECK(has(lexicon.no_change_words, "增"));
    CHECK(lexicon.plus_words.front().size() >= lexicon.plus_words.back().size());
}

TEST_CASE("lexicon: units convert by powers of ten, counter words say what they stand for") {
    CHECK(unit("万元").unit == "元");
    CHECK(unit("万元").power == 4);
    CHECK(unit("元").power == 0);
    CHECK(unit("亿元").power == 8);
    CHECK(unit("百万元").power == 6);
    CHECK(unit("千元").power == 3);
    CHECK(unit("万").kind == "scale");
    CHECK(unit("宗").kind == "count");
    CHECK(has(unit("宗").stands_for, "件"));
    CHECK(has(unit("个").stands_for, "个"));
    CHECK_FALSE(has(unit("项").stands_for, "件"));
    CHECK(unit("批次").kind == "other");
    for (std::size_t i = 1; i < builtin().lexicon.units.size(); ++i) {
        CHECK(builtin().lexicon.units[i - 1].word.size() >= builtin().lexicon.units[i].word.size());
    }
}

TEST_CASE("lexicon: the patterns compile and know their kind") {
    const Lexicon& lexicon = builtin().lexicon;
    const auto any = [](const std::vector<std::string>& patterns, const std::string& text) {
        return std::any_of(patterns.begin(), patterns.end(),
                           [&](const std::string& one) { return re2::RE2::PartialMatch(text, one); });
    };
    for (const auto& [kind, patterns] : lexicon.patterns) {
        for (const std::string& pattern : patterns) {
            INFO(kind << ": " << pattern);
            CHECK(re2::RE2(pattern, re2::RE2::Quiet).ok());
        }
    }
    for (const char* title :
         {"某某区2023年政府信息公开工作年度报告", "关于2023年度政府信息公开工作的年度报告",
          "2019年政府信息公开工作报告", "某某局信息公开年报", "某某镇2015年政务公开年报",
          "2021年政府信息公开工作告年度报"}) {
        INFO(title);
        CHECK(any(lexicon.report_words, title));
        CHECK_FALSE(any(lexicon.other_report_words, title));
    }
    for (const char* title : {"某某局2023年部门预算公开", "某某股份有限公司2023年年度报告",
                              "2023年法治政府建设情况报告", "2023年度企业年度报告"}) {
        INFO(title);
        CHECK_FALSE(any(lexicon.report_words, title));
        CHECK(any(lexicon.other_report_words, title));
    }
    CHECK(any(lexicon.pattern("period"), "统计期限自2023年1月1日起至2023年12月31日止"));
    CHECK(any(lexicon.pattern("period"), "2023年1月1日—12月31日"));
    CHECK_FALSE(any(lexicon.pattern("period"), "自201911日起至20191231日止"));
    CHECK(any(lexicon.pattern("period-damaged"), "自201911日起至20191231日止"));
    CHECK(lexicon.pattern("absent").empty());
    CHECK(has(lexicon.identity_word("index"), "索引号"));
}

TEST_CASE("lexicon: glyphs that do not pair off are a fault") {
    const std::string head = "<labels xmlns=\"urn:nianbao:labels:1\" version=\"1\"><glyphs>";
    const std::string units = "<units version=\"1\"><unit kind=\"count\">件</unit></units>";
    CHECK_THROWS_AS(parse_lexicon(head + "<fold from=\"規製\" to=\"规\"/></glyphs></labels>", units), Error);
    CHECK_THROWS_AS(parse_lexicon(head + "<fold from=\"規規\" to=\"规规\"/></glyphs></labels>", units),
                    Error);
}
