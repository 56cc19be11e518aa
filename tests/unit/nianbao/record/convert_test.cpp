// SPDX-License-Identifier: Apache-2.0
// Whole conversions of small texts: columns that the print does not prove are never read by position.
#include "nianbao/base/error.hpp"
#include "nianbao/nianbao.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/record/read_record.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

using namespace nianbao;

namespace {

const Knowledge& builtin() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge;
}

Record converted(const std::string& text, const std::string& name = "a.txt") {
    Source source;
    source.bytes = text;
    source.name = name;
    return std::move(convert(source, builtin(), {}).front());
}

/// "value state reading rules" of a figure.
std::string figure(const Record& record, const std::string& id) {
    const auto found = std::find_if(record.figures.begin(), record.figures.end(), [&](const Figure& one) { return one.id() == id; });
    REQUIRE(found != record.figures.end());
    std::string text = found->value ? found->value->to_string() : "-";
    text.append(" ").append(to_string(found->state)).append(" ").append(to_string(found->reading));
    for (const std::size_t finding : found->findings) {
        text.append(" ").append(record.findings[finding].rule);
    }
    return text;
}

std::string corpus_text(const std::string& path) {
    std::ifstream file(NIANBAO_SOURCE_DIR "/corpus/" + path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    REQUIRE_FALSE(text.empty());
    return text;
}

std::string replaced(std::string text, const std::string& old, const std::string& with) {
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), with);
}

bool is_no_report(const std::string& text, const std::string& name) {
    try {
        converted(text, name);
        return false;
    } catch (const Error& error) {
        return error.code() == ErrorCode::not_a_report;
    }
}

const std::string title = "云溪县水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n";

std::string first_block(const std::string& header) {
    return title + "第二十条第（一）项 | |||\n信息内容 | " + header + " |\n规章 | 3 | 1 | 17 |\n行政规范性文件 | 26 | 14 | 358 |\n";
}

std::string disputes(const std::string& review) {
    const std::string other = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
    return "云溪县水务局2022年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
           "行政复议 | 行政诉讼 | |||||||||||||\n" + review + " | 未经复议直接起诉 | 复议后起诉 | ||||||||\n" + other + " | " + other +
           " | |||||\n1 | 2 | 3 | 4 | 10 | 5 | 6 | 7 | 8 | 26 | 9 | 10 | 11 | 12 | 42 |\n";
}

} // namespace

TEST_CASE("convert: columns in the form's order are read as printed") {
    const Record record = converted(first_block("本年制发件数 | 本年废止件数 | 现行有效件数"));
    CHECK(figure(record, "proactive/regulations/issued") == "3 reported exact");
    CHECK(figure(record, "proactive/regulations/in_force") == "17 reported exact");
}

TEST_CASE("convert: columns exchanged with their headers go where their headers say") {
    const Record record = converted(first_block("本年制发件数 | 现行有效件数 | 本年废止件数"));
    CHECK(figure(record, "proactive/regulations/issued") == "3 reported exact");
    CHECK(figure(record, "proactive/regulations/in_force") == "1 reported exact");
    CHECK(figure(record, "proactive/regulations/repealed") == "17 reported exact");
}

TEST_CASE("convert: a damaged header that may hide another order leaves the row undecided") {
    const Record record = converted(first_block("本年制发件数 | 现行某某有件 | 本年废止件数"));
    CHECK(figure(record, "proactive/regulations/repealed") == "- undecided  E-07 E-08");
    CHECK(figure(record, "proactive/regulations/in_force") == "- undecided  E-07 E-08");
}

TEST_CASE("convert: a damaged header in its own place leaves the columns certain") {
    const Record record = converted(first_block("本年制发件数 | 本年某某止数 | 现行有效件数"));
    CHECK(figure(record, "proactive/regulations/repealed") == "1 reported exact");
}

TEST_CASE("convert: outcomes of one channel in another order are read by their header, a lost name hides the order") {
    const Record in_order = converted(disputes("结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"));
    CHECK(figure(in_order, "disputes/review/upheld") == "1 reported exact");
    CHECK(figure(in_order, "disputes/litigation_after_review/total") == "42 reported exact");
    const Record permuted = converted(disputes("结果纠正 | 结果维持 | 其他结果 | 尚未审结 | 总计"));
    CHECK(figure(permuted, "disputes/review/upheld") == "2 reported exact");
    CHECK(figure(permuted, "disputes/review/corrected") == "1 reported exact");
    CHECK(figure(permuted, "disputes/litigation_after_review/total") == "42 reported exact");
    const Record twice = converted(disputes("结果纠正 | 结果纠正 | 其他结果 | 尚未审结 | 总计"));
    CHECK(figure(twice, "disputes/review/upheld") == "- undecided  E-07 E-08");
    const Record lost = converted(disputes("结果纠正 | 某某结果 | 其他结果 | 尚未审结 | 总计"));
    CHECK(figure(lost, "disputes/review/upheld") == "- undecided  E-07 E-08");
}

TEST_CASE("convert: a Markdown row that lost a cell is not read by position") {
    const std::string table = title + "| 第二十条第（一）项 |  |  |  |\n| --- | --- | --- | --- |\n"
                                      "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n| 规章 | 3 | 1 | 17 |\n";
    const Record whole = converted(table + "| 行政规范性文件 | 26 |  | 358 |\n");
    CHECK(figure(whole, "proactive/normative_documents/in_force") == "358 reported exact");
    CHECK(figure(whole, "proactive/normative_documents/repealed") == "- blank ");
    const Record cut = converted(table + "| 行政规范性文件 | 26 | 358 |\n");
    CHECK(figure(cut, "proactive/regulations/in_force") == "17 reported exact");
    CHECK(figure(cut, "proactive/normative_documents/issued") == "- undecided  E-07");
    CHECK(figure(cut, "proactive/normative_documents/repealed") == "- undecided  E-07");
}

TEST_CASE("convert: a page number before a row that begins with a bar fills no column") {
    const std::string before = "云溪县水务局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
                               "| 一、本年新收政府信息公开申请数量 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |\n"
                               "| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 |\n";
    const std::string after = "| （七）总计 | 2 | 1 | 0 | 0 | 0 | 0 | 3 |\n| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n";
    for (const char* page : {"- 3 -\n", "3\n"}) {
        INFO(page);
        const Record record = converted(before + page + after);
        CHECK(figure(record, "requests/carried_over/natural_person") == "- undecided  E-07");
        CHECK(figure(record, "requests/carried_over/total") == "- undecided  E-07");
        CHECK(figure(record, "requests/received/total") == "3 reported exact");
        CHECK(figure(record, "requests/total/total") == "3 reported exact");
    }
}

TEST_CASE("convert: a row in which the text ends proves no blank") {
    const std::string start = title + "第二十条第（一）项 |\n信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |\n规章 |\n|\n3 |\n|";
    const Record whole = converted(start + "\n六、其他需要报告的事项\n");
    CHECK(figure(whole, "proactive/regulations/issued") == "- blank ");
    CHECK(figure(whole, "proactive/regulations/repealed") == "3 reported exact");
    const Record cut = converted(start);
    CHECK(figure(cut, "proactive/regulations/issued") == "- undecided  E-07");
    CHECK(figure(cut, "proactive/regulations/repealed") == "- undecided  E-07");
}

TEST_CASE("convert: a strange label between values ends the row above it") {
    // Seven texts follow the label, as many as columns, but one of them is another row's name.
    const Record record = converted("云溪县水务局2022年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n"
                                    "一、本年新收政府信息公开申请数量\n1\n2\n3\n某地自设的一行\n4\n5\n6\n"
                                    "二、上年结转政府信息公开申请数量\n1\n1\n1\n1\n1\n1\n6\n"
                                    "（七）总计\n1\n1\n1\n1\n1\n1\n6\n");
    CHECK(figure(record, "requests/received/natural_person") == "- undecided  E-07");
    CHECK(figure(record, "requests/received/total") == "- undecided  E-07");
    CHECK(figure(record, "requests/carried_over/total") == "6 reported exact");
}

TEST_CASE("convert: a menu word below any line is no title, a title over two lines is one") {
    CHECK(is_no_report("<html><title>404</title><h1>404</h1><p>页面不存在</p><a>政府信息公开年报</a></html>", "a.html"));
    const Record record = converted("云溪县水务局2022年政府信息\n公开工作年度报告\n本年工作正常开展。\n");
    CHECK(record.identity.title.basis == "title");
    CHECK(record.identity.agency.value == "云溪县水务局");
    CHECK(record.identity.year.value == "2022");
}

TEST_CASE("convert: a number that nothing closes at the end of a text may be cut") {
    const std::string text = title + "第二十条第（八）项 | |||\n信息内容 | 本年收费金额（单位：万元） | ||\n行政许可 | 7 | ||\n规章 | 3 | 1 | 17 |\n行政事业性收费 | 12";
    CHECK(figure(converted(text), "proactive/fees/amount") == "12 reported doubtful Q-06");
    CHECK(figure(converted(text + " |\n"), "proactive/fees/amount") == "12 reported exact");
}

TEST_CASE("convert: lines of a row around a nested table are runs beside it") {
    // The tag that ends the first table is damaged: the second one stands inside it.
    const std::string page = "<html><body><h1>云溪县水务局2022年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table>"
                             "<tr><td colspan=4>第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td>"
                             "<td>现行有效件数</td></tr><tr><td>规章</td><td>3</td><td>1</td><td>17</td></tr></tab le>"
                             "<p>四、政府信息公开行政复议、行政诉讼情况</p><table><tr><td>结果维持</td><td>5</td></tr></table>"
                             "<p>结果纠正</p><p>2</p></body></html>";
    const Record record = converted(page, "a.html");
    for (const RunSpan& run : record.runs) {
        for (std::size_t block = run.first_block; block < run.last_block; ++block) {
            CHECK(record.document.blocks[block].kind == Block::Kind::line);
        }
    }
}

namespace {

const std::string offices = "（一）政府信息公开工作专门机构数 | 1 |\n（二）设置政府信息公开查阅点数 | 2 |\n";

/// The last part of the table of 2014, as a report prints it that leaves out the column of units or numbers its rows.
Record statistics(const std::string& rows) {
    return converted("云溪县林业局2016年政府信息公开工作年度报告\n政府信息公开情况统计表\n统计指标 | 统计数 |\n" + rows);
}

} // namespace

TEST_CASE("convert: an amount whose row prints no unit is in doubt, whatever the form prints") {
    CHECK(figure(statistics("七、依申请公开信息收取的费用 | 3700 |\n" + offices), "statistics/fees/value") == "3700 reported doubtful U-02");
    CHECK(figure(statistics("七、依申请公开信息收取的费用 | 0 |\n" + offices), "statistics/fees/value") == "0 reported exact");
    CHECK(figure(statistics("七、依申请公开信息收取的费用（万元） | 4.5 |\n" + offices), "statistics/fees/value") == "4.5 reported exact");
    CHECK(figure(statistics("七、依申请公开信息收取的费用（元） | 3700 |\n" + offices), "statistics/fees/value") == "0.37 reported normalized U-01");
    CHECK(figure(statistics("七、依申请公开信息收取的费用 | 万元 | 4.5 |\n" + offices), "statistics/fees/value") == "4.5 reported exact");
}

TEST_CASE("convert: an amount under a header that leaves out its unit is in doubt") {
    const auto fees = [](const std::string& header, const std::string& label) {
        return figure(converted(title + "第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 3 | 1 | 17 |\n"
                                "第二十条第（八）项 | |\n信息内容 | " + header + " |\n" + label + " | 86000 |\n"), "proactive/fees/amount");
    };
    CHECK(fees("本年收费金额（单位：万元）", "行政事业性收费") == "86000 reported exact");
    CHECK(fees("本年收费金额\n（单位：万元）", "行政事业性收费") == "86000 reported exact");
    CHECK(fees("本年收费金额", "行政事业性收费") == "86000 reported doubtful U-02");
    CHECK(fees("本年收费金额", "行政事业性收费（万元）") == "86000 reported exact");
    CHECK(fees("本年收费金额", "行政事业性收费（元）") == "8.6 reported normalized U-01");
    CHECK(fees("本年收费金额（单位：元）", "行政事业性收费（万元）") == "86000 reported doubtful U-07");
    // A header in other words is a header: it names the unit, or leaves it open.
    CHECK(fees("收费金额（元）", "行政事业性收费") == "8.6 reported normalized U-01");
    CHECK(fees("金额（万元）", "行政事业性收费") == "86000 reported exact");
    CHECK(fees("元", "行政事业性收费") == "8.6 reported normalized U-01");
    CHECK(fees("金额", "行政事业性收费") == "86000 reported doubtful U-02");
    CHECK(fees("金额", "行政事业性收费（元）") == "8.6 reported normalized U-01");
}

TEST_CASE("convert: the unit of an amount may stand in a line of its own near its row") {
    const auto fees = [](const std::string& above, const std::string& below) {
        return figure(converted(title + "第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 3 | 1 | 17 |\n" +
                                above + "行政事业性收费 | 86000 |\n" + below), "proactive/fees/amount");
    };
    const std::string caption = "第二十条第（八）项 | |\n";
    const std::string header = "信息内容 | 本年收费金额（单位：万元） |\n";
    CHECK(fees(caption, "") == "86000 reported exact"); // nothing is printed: the form's unit
    CHECK(fees(caption + "单位：元\n", "") == "8.6 reported normalized U-01");
    CHECK(fees("第二十条第（八）项（单位：元） | |\n", "") == "8.6 reported normalized U-01");
    CHECK(fees("第二十条第（八）项（单位：元） | |\n信息内容 | 本年收费金额 |\n", "") == "8.6 reported normalized U-01");
    CHECK(fees(caption + header + "单位：元\n", "") == "86000 reported doubtful U-07");
    CHECK(fees(caption + header, "（注：收费金额的单位：元）\n") == "86000 reported doubtful U-07");
    CHECK(fees(caption + header, "（注：收费金额的单位：万元）\n") == "86000 reported exact");
}

TEST_CASE("convert: a unit beside the label and one in the header") {
    const std::string fees = "七、依申请公开信息收取的费用";
    const auto both = [&](const std::string& head, const std::string& row) {
        return figure(converted("云溪县林业局2016年政府信息公开工作年度报告\n政府信息公开情况统计表\n" + head + row + offices), "statistics/fees/value");
    };
    CHECK(both("统计指标 | 单位 | 统计数 |\n", fees + "（元） | 万元 | 3700 |\n") == "3700 reported doubtful U-07");
    CHECK(both("统计指标 | 单位 | 统计数（万元） |\n", fees + " | 元 | 3700 |\n") == "0.37 reported doubtful U-07");
    CHECK(both("统计指标 | 统计数（单位：元） |\n", fees + " | 3700 |\n") == "0.37 reported normalized U-01");
    CHECK(both("统计指标 | 单位 | 统计数 |\n", fees + "（万元） | 万元 | 4.5 |\n") == "4.5 reported exact");
}

TEST_CASE("convert: a number at the head of a line is no row's number while the row above it lacks its value") {
    const Record numbered = statistics(offices + "3 | （三）从事政府信息公开工作人员数 | 5 |\n4 | 2.兼职人员数 | 3 |\n");
    CHECK(figure(numbered, "statistics/staff/value") == "5 reported exact");
    CHECK(figure(numbered, "statistics/staff.part_time/value") == "3 reported exact");
    const Record lacking = statistics(offices + "3 | （三）从事政府信息公开工作人员数\n4 | 2.兼职人员数 | 3 |\n");
    CHECK(figure(lacking, "statistics/staff/value") == "- undecided  E-07");
    CHECK(figure(lacking, "statistics/staff.part_time/value") == "3 reported exact");
}

TEST_CASE("convert: words in which the text breaks off do not prove the row before them") {
    const std::string text = corpus_text("flat-2021-cell-per-line/source.txt");
    const std::string label = "四、结转下年度继续办理 |\n";
    const std::size_t row = text.find(label);
    REQUIRE(row != std::string::npos);
    const std::string above = text.substr(0, row + label.size());
    const std::string id = "requests/carried_forward/natural_person";
    // Six numbers, and the beginning of the next heading: one of seven blanks was dropped.
    const std::string six = above + "4 |\n0 |\n0 |\n0 |\n0 |\n4 |\n";
    CHECK(figure(converted(six + "四、政府信息公开行政复议、行"), id) == "- undecided  E-07"); // a heading of the form
    CHECK(figure(converted(six + "四、因政府信息公开工作"), id) == "4 reported doubtful Q-06 A-01"); // the sums of the case are of other numbers
    // Whatever ends the words: the text may go on behind them, and a heading may be worded otherwise than the form's.
    for (const std::string end : {"\n", "\r\n", " ", " |\n", "……\n", "被复议和诉讼的情况\n文字。\n"}) {
        CHECK(figure(converted(six + "四、因政府信息公开工作" + end), id) == "4 reported doubtful Q-06 A-01");
    }
    // Words that share their line with numbers, or stand before the last one, are a cell.
    CHECK(figure(converted(above + "4 | 0 | 0 | 0 | 0 | 4 | 见附件 |\n"), id).find("4 reported exact") == 0);
    CHECK(figure(converted(above + "4 |\n0 |\n0 |\n0 |\n0 |\n见附件 |\n4 |\n"), id).find("4 reported exact") == 0);
    const std::string before = "(七)总计 |\n1 |\n2 |\n3 |\n4 |\n5 |\n6 |\n";
    const std::size_t total = text.find("(七)总计 |\n");
    REQUIRE(total != std::string::npos);
    const std::string inside = text.substr(0, total) + before + "详见附件 |\n" + label + "4 |\n0 |\n0 |\n0 |\n0 |\n0 |\n4 |\n";
    CHECK(figure(converted(inside), "requests/total/natural_person").find("Q-06") == std::string::npos); // between two rows
    // Seven numbers, the last of them cut: the others stand where they are.
    const Record number = converted(above + "4 |\n0 |\n0 |\n0 |\n0 |\n0 |\n4");
    CHECK(figure(number, id).find("4 reported exact") == 0);
}

TEST_CASE("convert: rows of unknown labels whose characters no XML can hold are one row") {
    const auto row = [](const std::string& label, const std::string& values) { return label + " | " + values + " |\n"; };
    const std::string head = title + "第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 3 | 1 | 17 |\n";
    const Record record = converted(head + row("甲\x18", "1 | 2 | 3") + row("甲\x19", "1 | 2 | 4"));
    CHECK(figure(record, "proactive/x-甲\xEF\xBF\xBD/issued") == "1 reported exact E-04 E-04");
    CHECK(figure(record, "proactive/x-甲\xEF\xBF\xBD/in_force") == "- reported doubtful E-04 E-04 E-06");
    const std::string xml = record_to_xml(record, builtin().rules);
    CHECK(record_to_xml(read_record(xml, "a.xml", Limits{}), builtin().rules) == xml);
}

TEST_CASE("convert: the beginning of the next label behind a whole row is none of its cells") {
    const std::string text = corpus_text("flat-2021-cell-per-line/source.txt");
    const std::string label = "二、上年结转政府信息公开申请数量 |\n";
    const std::size_t row = text.find(label);
    REQUIRE(row != std::string::npos);
    const std::string above = text.substr(0, row + label.size());
    const std::string id = "requests/carried_over/natural_person";
    CHECK(figure(converted(above + "1 |\n0 |\n2 |\n0 |\n3 |\n0 |\n6 |\n三"), id) == "1 reported exact");
    CHECK(figure(converted(above + "1 |\n0 |\n2 |\n0 |\n3 |\n6 |\n三"), id) == "- undecided  E-07"); // a cell may be missing
    CHECK(figure(converted(above + "1 |\n0 |\n2 |\n0 |\n3 |\n0 |\n6 |\n9"), id) == "- undecided  E-07"); // no label begins so
}

TEST_CASE("convert: the bar of a row's last cell on a line of its own") {
    const auto report = [](const std::string& first, const std::string& second) {
        return converted("云溪县水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项  |\n信息内容  |\n本年制发件数  |\n"
                         "本年废止件数  |\n现行有效件数  |\n规章  |\n" + first + "行政规范性文件  |\n" + second +
                         "第二十条第（五）项  |\n信息内容  |\n本年处理决定数量  |\n行政许可  |\n951  |\n");
    };
    const Record both = report("3  |\n1  |\n17\n   |\n", "26  |\n14  |\n358\n   |\n");
    CHECK(figure(both, "proactive/regulations/in_force") == "17 reported exact");
    CHECK(figure(both, "proactive/normative_documents/issued") == "26 reported exact");
    // In one row alone it may be a page's number before a blank cell.
    const Record one = report("3  |\n1  |\n17\n   |\n", "26  |\n14  |\n358  |\n");
    CHECK(figure(one, "proactive/regulations/in_force") == "- undecided  E-07");
}

TEST_CASE("convert: an unknown row is kept, however long its label is") {
    const std::string label = "其他主动公开文件（含以本单位或者本单位办公室名义正式签发的、除规范性文件以外的主动公开文件，可以参考本单位政府信息公开平台上相应栏目的数据）";
    const Record record = converted("云溪县水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\n本年制发件数\n"
                                    "本年废止件数\n现行有效件数\n规章\n3\n1\n17\n行政规范性文件\n26\n14\n358\n" + label + "\n5\n6\n7\n"
                                    "第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n951\n");
    CHECK(figure(record, "proactive/normative_documents/in_force") == "358 reported exact");
    CHECK(figure(record, "proactive/x-" + label + "/in_force") == "7 reported exact E-04");
    CHECK(figure(record, "proactive/permits/decisions") == "951 reported exact");
}

TEST_CASE("convert: a label before the title is none of the agency's name") {
    const auto agency = [](const std::string& first) {
        return converted(first + "\n二、主动公开政府信息情况\n第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 3 | 1 | 17 |\n").identity.agency.value;
    };
    CHECK(agency("标题: 云溪县水务局2022年政府信息公开工作年度报告") == "云溪县水务局");
    CHECK(agency("• 公文名称：云溪县水务局2022年政府信息公开工作年度报告") == "云溪县水务局");
    CHECK(agency("● 云溪县水务局2022年政府信息公开工作年度报告") == "云溪县水务局");
    CHECK(agency("• 中文名:2022年度政府信息公开年度报告").empty());
}

TEST_CASE("convert: a row of numbers without a label is told of") {
    const std::string page = corpus_text("html-2021-official-spans/source.html");
    const std::string row = "<tr><td>行政规范性文件</td><td>26</td><td>14</td><td>358</td></tr>";
    const auto found = [&](const std::string& more) {
        const Record record = converted(replaced(page, row, row + more), "a.html");
        std::string rules;
        for (const Finding& finding : record.findings) {
            rules += finding.rule + (finding.variant.empty() ? "" : ":" + finding.variant) + " " + finding.place + " ";
        }
        return rules;
    };
    CHECK(found("<tr><td></td><td>1</td><td>2</td><td>3</td></tr>") == "E-09:row t1.5.2 ");
    CHECK(found("<tr><td>&#8203;</td><td>1</td><td>2</td><td>3</td></tr>") == "E-09:row t1.5.2 ");
    CHECK(found("<tr><td colspan=4>55</td></tr>") == "E-09:row t1.5.1 ");
    CHECK(found("<tr><td>1</td><td>2</td><td>3</td><td>4</td></tr>").empty()); // it numbers the columns
    CHECK(found("<tr><td colspan=4></td></tr>").empty());
}

TEST_CASE("convert: a figure in whose cell text is struck through is in doubt") {
    const std::string page = corpus_text("html-2021-official-spans/source.html");
    const auto issued = [&](const std::string& cell) { return converted(replaced(page, "<td>26</td>", "<td>" + cell + "</td>"), "a.html"); };
    const std::string id = "proactive/normative_documents/issued";
    const Record both = issued("<s>26</s>28");
    CHECK(figure(both, id) == "28 reported doubtful D-03");
    const auto found = std::find_if(both.figures.begin(), both.figures.end(), [&](const Figure& one) { return one.id() == id; });
    REQUIRE(found->alternatives.size() == 1);
    CHECK(found->alternatives.front().value == "26");
    CHECK(figure(issued("<s>26</s>"), id) == "- blank  D-03");
    CHECK(figure(both, "proactive/normative_documents/repealed") == "14 reported exact");
    CHECK(figure(issued("26<s>（含转发）</s>"), id) == "26 reported doubtful D-03");
}

TEST_CASE("convert: of two prints of a table each has the unit of its own header") {
    const auto print = [](const std::string& unit) {
        return "第二十条第（八）项 | |\n信息内容 | 本年收费金额（单位：" + unit + "） |\n行政事业性收费 | 86000 |\n";
    };
    const std::string rows = "第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 3 | 1 | 17 |\n";
    const std::string id = "proactive/fees/amount";
    CHECK(figure(converted(title + rows + print("元") + rows + print("元")), id) == "8.6 reported normalized U-01");
    CHECK(figure(converted(title + rows + print("万元") + rows + print("元")), id) == "- reported doubtful E-06");
}
