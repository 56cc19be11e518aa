// SPDX-License-Identifier: Apache-2.0
// Whether a text may be a value, seen from outside its row: labels, dates and telephones are none.
#include "nianbao/rebuild/value.hpp"

#include "nianbao/forms/knowledge.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace nianbao;

namespace {

const Knowledge& builtin() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge;
}

bool like(const std::string& text) {
    return is_value_like(text, builtin().lexicon);
}

void check_no_label_is_a_value(const Label& label) {
    INFO(label.text);
    CHECK_FALSE(like(label.text));
    for (const std::string& alias : label.aliases) {
        INFO(alias);
        CHECK_FALSE(like(alias));
    }
}

} // namespace

TEST_CASE("value like: numbers, marks, signed words, units, remarks") {
    for (const char* text :
         {"0", "7", "11398889", "316441", "3.5", "+3", "-35", "--253", "增98", "减38", "增1558", "增加5", "增三", "1,234", "１２", "-", "/",
          "／", "—", "无", "*", "未增未减", "持平", "0件", "三件", "十二", "31批次", "160.5964万元", "2601.953875万", "205(万)", "205（万）",
          "86000元(罚没收入)", "86000元（罚没收入）", "13000000(预算…", "13000000(预算", "400余条", "约400", "400条左右", "0/0", "3-5",
          "增98减38", "12%", "12 3", "012", "0l2", "12。", "5万件", "三万元", " 5 ", "0 0 0 0 0 0 0", "251000元"}) {
        INFO(text);
        CHECK(like(text));
    }
}

TEST_CASE("value like: labels, enumerators and headings are no values") {
    for (const char* text :
         {"", " ", "\xC2\xA0", "1.属于国家秘密", "2.重复申请", "3.其他", "①其他", "1、其他", "1）其他", "⑴其他", "第二十条第（一）项",
          "第20条第(1)项", "第二十條 第(一)項", "一、总体情况", "三、四", "（一）予以公开", "(五)不予处理", "㈠予以公开", "一、", "（一）", "1.", "1）", "(1)",
          "①", "规章", "规章000", "行政许可", "总计", "其他", "本年增/减", "万元", "件", "一季度", "三类内部事务信息", "四川省", "一次性告知",
          "上一年项目数量(指2018年事项数)", "本年增/减(指2019年增加或减少的事项数,减用负值表示,如-8)", "3.危及“三安全一稳定”",
          "20个工作日", "12345政务服务便民热线", "12345热线", "1.1总体情况", "5个区3个县4个镇", "abc", "A1"}) {
        INFO(text);
        CHECK_FALSE(like(text));
    }
}

TEST_CASE("value like: dates and telephone numbers are no values") {
    for (const char* text :
         {"2019年", "2019年度", "２０１９年", "2024年1月26日", "1月5日", "三月", "二〇二四年", "2024年1月26日发布", "2022-01-19", "2022-01",
          "2026/01/18", "2022.01.14", "2024.1.26", "2021-01-19 14:36:15", "14:36:15", "12:30", "2019-2020", "0571-88881234",
          "0571-8888", "(0571)88881234", "13800138000", "400-123-4567", "8888-1234", "057********56", "截至2024年12月31日",
          "2023年1月1日至12月31日共收到申请5件"}) {
        INFO(text);
        CHECK_FALSE(like(text));
    }
    CHECK(like("12800138000")); // eleven digits, but no telephone begins like this
    CHECK(like("1380013800"));
}

TEST_CASE("value like: no label of the built-in forms is a value") {
    for (const Form& form : builtin().forms) {
        for (const FormSection& section : form.sections) {
            check_no_label_is_a_value(section.heading);
        }
        for (const FormTable& table : form.tables) {
            for (const FormBlock& block : table.blocks) {
                check_no_label_is_a_value(block.caption);
                for (const HeadCell& cell : block.head) {
                    check_no_label_is_a_value(cell.label);
                }
                for (const Row& row : block.rows) {
                    for (const Label& label : row.path) {
                        check_no_label_is_a_value(label);
                    }
                }
            }
        }
    }
}

TEST_CASE("value like: a text of up to 120 bytes") {
    const std::string number = "86000元(";
    CHECK(like(number + std::string(120 - number.size() - 1, 'x') + ")"));
    CHECK_FALSE(like(number + std::string(121 - number.size() - 1, 'x') + ")"));
}
