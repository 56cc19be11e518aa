// SPDX-License-Identifier: Apache-2.0
// Units of cell, column and form in every combination, with the columns of the built-in forms.
#include "nianbao/record/units.hpp"

#include "nianbao/forms/knowledge.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

const Lexicon& lexicon() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge.lexicon;
}

Column column_of(const std::string& form, const std::string& row, Measure measure) {
    static const Knowledge knowledge = load_builtin_knowledge();
    for (const FormTable& table : knowledge.find_form(form)->tables) {
        for (const FormBlock& block : table.blocks) {
            for (const Row& one : block.rows) {
                for (const Column& column : block.columns) {
                    if (one.id == row && column.measure == measure) {
                        return column;
                    }
                }
            }
        }
    }
    throw std::runtime_error("no column for " + row);
}

Column fees() { // the form prints 万元
    return column_of("gkb-2021", "fees", Measure::money);
}

Column procurement() { // the form prints no unit
    return column_of("gkb-2019", "procurement", Measure::money);
}

Column count_of(const std::string& unit) {
    Column column;
    column.unit = unit;
    return column;
}

Figure figure_of(const std::string& cell, const std::string& header, const Column& column, std::string& rules) {
    Figure figure;
    const CellValue value = read_value(cell, column.measure, lexicon());
    std::vector<PrintedUnit> printed;
    for (const UnitWord* unit : header_units(header, lexicon())) {
        printed.push_back({unit, PrintedUnit::Place::header});
    }
    for (const ValueRemark& remark : apply_units(figure, value, column, printed, lexicon())) {
        rules += " " + remark.rule;
    }
    return figure;
}

/// "value unit reading", then the other readings and the rules.
std::string said(const std::string& cell, const std::string& header, const Column& column) {
    std::string rules;
    const Figure figure = figure_of(cell, header, column, rules);
    std::string line = (figure.value ? figure.value->to_string() : "none") + " " +
                       (figure.unit.empty() ? "." : figure.unit) + " " + std::string{to_string(figure.reading)};
    for (const Alternative& other : figure.alternatives) {
        line += " or " + other.value + " " + other.unit + " " + other.because;
    }
    return line + rules;
}

std::string header_says(const std::string& text) {
    std::string words;
    for (const UnitWord* unit : header_units(text, lexicon())) {
        words += (words.empty() ? "" : " ") + unit->word;
    }
    return words;
}

} // namespace

TEST_CASE("units: the header's unit") {
    CHECK(header_says("本年收费金额（单位：万元）") == "万元");
    CHECK(header_says("本年收费金额(单位:元)") == "元");
    CHECK(header_says("本年收费金額(單位:萬元)") == "万元");
    CHECK(header_says("本年收费金额（单位 元）") == "元");
    CHECK(header_says("本年收费金额（单位元）") == "元");
    CHECK(header_says("本年收费金额（金额单位万元）") == "万元");
    CHECK(header_says("本年收费金额\n（单位：\n万元）") == "万元");
    CHECK(header_says("采购总金额(万元,保留四位小数)") == "万元");
    CHECK(header_says("采购总金额（万元）") == "万元");
    CHECK(header_says("采购总金额【单位：万元】") == "万元");
    CHECK(header_says("采购总金额（人民币万元）") == "人民币万元");
    CHECK(header_says("金额:亿元") == "亿元");
    CHECK(header_says("采购总金额（元/万元）") == "元 万元");
    CHECK(header_says("采购总金额").empty());
    CHECK(header_says("采购项目数量(项)").empty()); // no money
    CHECK(header_says("采购总金额(不含单元改造)").empty());
    CHECK(header_says("多元").empty());
    CHECK(header_says("").empty());
}

TEST_CASE("units: no unit in the cell, the form's stands") {
    CHECK(fees().printed_unit == "万元");
    CHECK(said("8.6", "", fees()) == "8.6 万元 exact");
    CHECK(said("0", "", fees()) == "0 万元 exact");
    CHECK(said("316441", "本年收费金额（单位：万元）", fees()) == "316441 万元 exact");
}

TEST_CASE("units: no unit in the cell, the column's beats the form's") {
    CHECK(said("86000", "本年收费金额(单位:元)", fees()) == "8.6 万元 normalized U-01");
    CHECK(said("0", "本年收费金额(单位:元)", fees()) == "0 万元 normalized U-01");
    CHECK(said("477.35", "采购总金额(万元)", procurement()) == "4773500 元 normalized");
    CHECK(said("8040", "采购总金额(元)", procurement()) == "8040 元 exact");
}

TEST_CASE("units: the cell's unit like the column's is not applied twice") {
    CHECK(said("43.788万元", "本年收费金额（单位：万元）", fees()) == "43.788 万元 normalized");
    CHECK(said("103.3879万元", "采购总金额(万元)", procurement()) == "1033879 元 normalized");
    CHECK(said("251000元", "采购总金额(元)", procurement()) == "251000 元 normalized");
    CHECK(said("205(万)", "采购总金额(万元)", procurement()) == "2050000 元 normalized");
    CHECK(said("0.37万元", "", fees()) == "0.37 万元 normalized");
}

TEST_CASE("units: the cell's unit beats the column's, the other reading is kept") {
    CHECK(said("86000元", "本年收费金额（单位：万元）", fees()) == "8.6 万元 doubtful or 86000 万元 column-unit U-03");
    CHECK(said("86000元(罚没收入)", "本年收费金额（单位：万元）", fees()) ==
          "8.6 万元 doubtful or 86000 万元 column-unit U-03");
    CHECK(said("8.6万元", "本年收费金额(单位:元)", fees()) == "8.6 万元 doubtful or 0.00086 万元 column-unit U-03");
    CHECK(said("3万元", "采购总金额(元)", procurement()) == "30000 元 doubtful or 3 元 column-unit U-03");
    CHECK(said("0元", "本年收费金额（单位：万元）", fees()) == "0 万元 normalized"); // 0 is 0 in any unit
}

TEST_CASE("units: two units are printed, and none in the cell") {
    CHECK(said("86000", "本年收费金额（元/万元）", fees()) == "8.6 万元 doubtful or 86000 万元 other-unit U-07");
    CHECK(said("0", "本年收费金额（元/万元）", fees()) == "0 万元 normalized U-01"); // 0 is 0 in any unit
    CHECK(said("8.6万元", "本年收费金额（元/万元）", fees()) == "8.6 万元 doubtful or 0.00086 万元 column-unit U-03");
    CHECK(said("86000", "本年收费金额（单位：万元，人民币万元）", fees()) == "86000 万元 exact");
}

TEST_CASE("units: the cell's unit beats the form's, which the header lost") {
    CHECK(said("3700元", "本年收费金额", fees()) == "0.37 万元 doubtful or 3700 万元 form-unit U-04");
    CHECK(said("0元", "本年收费金额", fees()) == "0 万元 normalized");
}

TEST_CASE("units: a power of ten alone") {
    CHECK(said("205万", "", fees()) == "205 万元 normalized");
    CHECK(said("205万", "采购总金额(元)", procurement()) == "2050000 元 normalized"); // completes the header's unit
    CHECK(said("2601.953875万", "采购总金额", procurement()) == "26019538.75 元 normalized");
    CHECK(said("2亿", "本年收费金额（单位：万元）", fees()) == "20000 万元 doubtful or 2 万元 column-unit U-03");
}

TEST_CASE("units: a form without a unit needs one, but for 0") {
    CHECK(procurement().printed_unit.empty());
    CHECK(said("8040", "采购总金额", procurement()) == "8040 . doubtful U-02");
    CHECK(said("149.673874", "采购总金额", procurement()) == "149.673874 . doubtful U-02");
    CHECK(said("0", "采购总金额", procurement()) == "0 元 exact");
    CHECK(said("0.00", "采购总金额", procurement()) == "0 元 exact");
    CHECK(said("160.5964万元", "采购总金额", procurement()) == "1605964 元 normalized");
    CHECK(said("709455.9元", "采购总金额", procurement()) == "709455.9 元 normalized");
    CHECK(said("13000000(预算…", "采购总金额", procurement()) == "13000000 . doubtful U-02");
}

TEST_CASE("units: a counter word where money is asked for") {
    CHECK(said("31批次", "采购总金额(万元)", procurement()) == "310000 元 doubtful U-05");
    CHECK(said("5件", "", fees()) == "5 万元 doubtful U-05");
}

TEST_CASE("units: counter words stand for one another or not") {
    CHECK(said("12", "", count_of("件")) == "12 件 exact");
    CHECK(said("12件", "", count_of("件")) == "12 件 normalized");
    CHECK(said("12宗", "", count_of("件")) == "12 件 normalized");
    CHECK(said("12条", "", count_of("项")) == "12 项 normalized");
    CHECK(said("12件", "", count_of("项")) == "12 项 doubtful U-05");
    CHECK(said("31批次", "", count_of("件")) == "31 件 doubtful U-05");
    CHECK(said("31批次", "", count_of("项")) == "31 项 doubtful U-05");
    CHECK(said("5元", "", count_of("件")) == "5 件 doubtful U-05");
    CHECK(said("2019年", "", count_of("件")) == "2019 件 doubtful U-05");
    CHECK(said("3万", "", count_of("件")) == "30000 件 doubtful U-05");
}

TEST_CASE("units: what has no number has no value, and keeps its other readings") {
    CHECK(said("3-5", "", count_of("件")) == "none 件 unread or 3 件 other-reading or 5 件 other-reading");
    CHECK(said("1,23", "", count_of("件")) == "123 件 doubtful or 1.23 件 separators");
    CHECK(said("12%", "", count_of("件")) == "none 件 unread");
    CHECK(said("无", "", count_of("件")) == "none 件 ");
    CHECK(said("", "采购总金额(万元)", procurement()) == "none 元 ");
}

TEST_CASE("units: all three units and the printed number are kept") {
    std::string rules;
    Figure figure = figure_of("86000元", "本年收费金额（单位：万元）", fees(), rules);
    CHECK(figure.printed_number == "86000");
    CHECK(figure.printed_unit == "元");
    CHECK(figure.column_unit == "万元");
    CHECK(figure.form_unit == "万元");
    figure = figure_of("86000", "(元)", fees(), rules);
    CHECK(figure.printed_number == "86000");
    CHECK(figure.printed_unit.empty());
    CHECK(figure.column_unit == "元");
    CHECK(figure.form_unit == "万元");
    figure = figure_of("8.6", "", fees(), rules);
    CHECK(figure.printed_number.empty());
    figure = figure_of("8040", "", procurement(), rules);
    CHECK(figure.printed_number.empty());
    CHECK(figure.form_unit == "元");
}

TEST_CASE("units: a figure whose place is less certain stays so") {
    const auto reading = [](Reading before, const std::string& cell) {
        Figure figure;
        figure.reading = before;
        apply_units(figure, read_value(cell, Measure::money, lexicon()), fees(), {}, lexicon());
        return figure.reading;
    };
    CHECK(reading(Reading::exact, "5") == Reading::exact);
    CHECK(reading(Reading::exact, "5万元") == Reading::normalized);
    CHECK(reading(Reading::inferred, "5万元") == Reading::inferred);
    CHECK(reading(Reading::prose, "5万元") == Reading::prose);
    CHECK(reading(Reading::inferred, "50000元") == Reading::doubtful);
    CHECK(reading(Reading::doubtful, "5") == Reading::doubtful);
    CHECK(reading(Reading::exact, "约5") == Reading::doubtful);
}
