// SPDX-License-Identifier: Apache-2.0
// P-03: sentences against the table of the same report. Every case that must fire stands beside one that must
// not.
#include "nianbao/nianbao.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace nianbao;

namespace {

const Knowledge& builtin() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge;
}

std::string row(const std::string& label, const std::string& total) {
    return label + " | " + total + " | 0 | 0 | 0 | 0 | 0 | " + total + " |\n";
}

/// A report on 2022 in form gkb-2021; 12 requests received, 3 carried over, 8 granted, 2 partly, 1 + 1 not
/// disclosed, 2 not held, 1 carried on.
std::string report(const std::string& sentences, const std::string& agency, const std::string& received) {
    return agency + "2022年政府信息公开工作年度报告\n一、总体情况\n" + sentences +
           "\n二、主动公开政府信息情况\n第二十条第(一)项 |\n信息内容 | 本年制发件数 | 本年废止件数 | "
           "现行有效件数 |\n规章 | 0 | 0 | 0 |\n"
           "行政规范性文件 | 4 | 1 | 30 |\n第二十条第(五)项 |\n信息内容 | 本年处理决定数量 |\n行政许可 | 7 "
           "|\n第二十条第(六)项 |\n信息内容 | 本年处理决定数量 |\n"
           "行政处罚 | 0 |\n行政强制 | 0 |\n第二十条第(八)项 |\n信息内容 | 本年收费金额(单位:万元) "
           "|\n行政事业性收费 | 0 |\n三、收到和处理政府信息公开申请情况\n"
           "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 申请人情况 |\n自然人 | "
           "法人或其他组织 | 总计 |\n商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n" +
           row("一、本年新收政府信息公开申请数量", received) + row("二、上年结转政府信息公开申请数量", "3") +
           row("三、本年度办理结果 | (一)予以公开", "8") +
           row("(二)部分公开(区分处理的,只计这一情形,不计其他情形)", "2") +
           row("(三)不予公开 | 1.属于国家秘密", "1") + row("2.其他法律行政法规禁止公开", "1") +
           row("3.危及“三安全一稳定”", "0") + row("4.保护第三方合法权益", "0") +
           row("5.属于三类内部事务信息", "0") + row("6.属于四类过程性信息", "0") +
           row("7.属于行政执法案卷", "0") + row("8.属于行政查询事项", "0") +
           row("(四)无法提供 | 1.本机关不掌握相关政府信息", "2") + row("2.没有现成信息需要另行制作", "0") +
           row("3.补正后申请内容仍不明确", "0") + row("(五)不予处理 | 1.信访举报投诉类申请", "0") +
           row("2.重复申请", "0") + row("3.要求提供公开出版物", "0") + row("4.无正当理由大量反复申请", "0") +
           row("5.要求行政机关确认或重新出具已获取信息", "0") +
           row("(六)其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "0") +
           row("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "0") +
           row("3.其他", "0") + row("(七)总计", "14") + row("四、结转下年度继续办理", "1") +
           "四、政府信息公开行政复议、行政诉讼情况\n行政复议 | 行政诉讼 |\n结果维持 | 结果纠正 | 其他结果 | "
           "尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 |\n"
           "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | "
           "总计 |\n"
           "1 | 1 | 0 | 0 | 2 | 2 | 0 | 0 | 0 | 2 | 1 | 0 | 0 | 0 | 1 "
           "|\n五、存在的主要问题及改进情况\n无\n六、其他需要报告的事项\n无\n";
}

Record read(const std::string& sentences, const std::string& agency = "云溪县水务局",
            const std::string& received = "12") {
    Source source;
    source.bytes = report(sentences, agency, received);
    source.name = "a.txt";
    return std::move(convert(source, builtin(), {}).front());
}

/// The figures that P-03 is about, with what the sentence states; "" where all is well.
std::string differing(const Record& record) {
    std::string text;
    for (const Finding& finding : record.findings) {
        if (finding.rule == "P-03") {
            text += text.empty() ? "" : " ";
            text += finding.about + "=";
            for (const auto& [name, value] : finding.arguments) {
                text += name == "stated" ? value : "";
            }
        }
    }
    return text;
}

std::string said(const std::string& sentences, const std::string& agency = "云溪县水务局") {
    return differing(read(sentences, agency));
}

const std::string received_13 = "requests/received/total=13";

} // namespace

TEST_CASE("prose against table: the report of these tests is in order") {
    const Record record = read("本局无事。");
    CHECK(record.form == "gkb-2021");
    for (const Finding& one : record.findings) {
        CHECK(one.rule == "I-01"); // a publication date, an index number
    }
    CHECK(record.reported() == 200);
}

TEST_CASE("prose against table: a number that differs is found and changes nothing") {
    const Record record = read("2022年,本局共收到政府信息公开申请13件。");
    REQUIRE(differing(record) == received_13);
    const Finding& finding = record.findings.front();
    CHECK(finding.severity == Severity::warning);
    CHECK(finding.figures == std::vector<std::string>{"requests/received/total"});
    CHECK(finding.place == "L23");
    const auto find = [&](const std::string& name) {
        return std::find_if(finding.arguments.begin(), finding.arguments.end(),
                            [&](const auto& one) { return one.first == name; })
            ->second;
    };
    CHECK(find("places") == "L23, L3");
    CHECK(find("value") == "12");
    CHECK(find("text") == "收到政府信息公开申请13件");
    const auto figure = std::find_if(record.figures.begin(), record.figures.end(),
                                     [](const Figure& one) { return one.id() == "requests/received/total"; });
    CHECK(figure->value == Decimal(12));
    CHECK(figure->reading == Reading::exact);
    CHECK(figure->alternatives.empty());
    CHECK(figure->findings.size() == 1);
}

TEST_CASE("prose against table: agreement is silent") {
    CHECK(said("2022年,本局共收到政府信息公开申请12件,上年结转3件,予以公开8件,部分公开2件,不予公开2件,"
               "无法提供2件,不予处理0件,其他处理0件,结转下年度1件。")
              .empty());
    CHECK(said("因政府信息公开被申请行政复议2件,结果维持1件、结果纠正1件;行政诉讼3件,"
               "其中未经复议直接起诉2件、复议后起诉1件。")
              .empty());
    CHECK(said("制定规范性文件4件,废止规范性文件1件。截至2022年底,现行有效规范性文件30件。").empty());
}

TEST_CASE("prose against table: each figure") {
    CHECK(said("收到政府信息公开申请12件,上年结转4件。") == "requests/carried_over/total=4");
    CHECK(said("收到政府信息公开申请12件,予以公开9件。") == "requests/granted/total=9");
    CHECK(said("收到政府信息公开申请12件,部分公开3件。") == "requests/partly_granted/total=3");
    CHECK(said("收到政府信息公开申请12件,结转下年度继续办理2件。") == "requests/carried_forward/total=2");
    CHECK(said("收到政府信息公开申请12件,无结转下年度申请。") == "requests/carried_forward/total=0");
    CHECK(said("收到政府信息公开申请12件,属于国家秘密2件,本局不掌握相关政府信息1件。") ==
          "requests/denied.state_secret/total=2 requests/unavailable.not_held/total=1");
    CHECK(said("未收到政府信息公开申请。") == "requests/received/total=0");
    CHECK(said("因信息公开被申请行政复议3件,维持2件,纠正2件。") ==
          "disputes/review/total=3 disputes/review/upheld=2 disputes/review/corrected=2");
    CHECK(said("本年度未发生行政复议、行政诉讼案件。") ==
          "disputes/review/total=0 disputes/litigation_direct/total=0");
    CHECK(said("制定规范性文件5件,废止规范性文件2件。") ==
          "proactive/normative_documents/issued=5 proactive/normative_documents/repealed=2");
}

TEST_CASE("prose against table: sums of the table") {
    const Record record = read("收到政府信息公开申请12件,不予公开3件。");
    CHECK(differing(record) == "requests/denied.state_secret/total=3");
    CHECK(record.findings.front().variant == "sum");
    CHECK(record.findings.front().figures.size() == 8);
    CHECK(said("收到政府信息公开申请12件,不予公开2件。").empty());
    CHECK(said("因信息公开发生行政诉讼4件。") == "disputes/litigation_direct/total=4");
    CHECK(said("因信息公开发生行政诉讼2件。").empty()); // those without a review before
}

TEST_CASE("prose against table: another sum that makes both true") {
    CHECK(said("全年受理政府信息公开申请15件。").empty()); // 12 and 3 carried over
    CHECK(said("全年受理政府信息公开申请16件。") == "requests/received/total=16");
    CHECK(said("收到政府信息公开申请15件,其中上年结转3件。").empty());
    CHECK(said("收到政府信息公开申请14件,其中上年结转2件。") ==
          "requests/carried_over/total=2");             // the total with it is not compared
    CHECK(said("收到政府信息公开申请12件,予以公开10件。").empty()); // with those in part
}

TEST_CASE("prose against table: other times") {
    CHECK(said("2021年收到政府信息公开申请13件。").empty());
    CHECK(said("2022年收到政府信息公开申请13件。") == received_13);
    CHECK(said("2008年以来累计收到政府信息公开申请13件。").empty());
    CHECK(said("截至2022年底,累计收到政府信息公开申请13件。").empty());
    CHECK(said("截至2021年底,现行有效规范性文件29件。").empty());
    CHECK(said("截至2022年底,现行有效规范性文件29件。") == "proactive/normative_documents/in_force=29");
    CHECK(said("上半年收到政府信息公开申请13件。").empty());
    CHECK(said("去年收到政府信息公开申请13件。").empty());
    CHECK(said("全年收到政府信息公开申请13件,比2021年增加3件。") == received_13);
    CHECK(said("收到政府信息公开申请12件,2020年结转13件。").empty());
    CHECK(said("收到政府信息公开申请12件,2021年结转13件。") == "requests/carried_over/total=13");
    CHECK(said("收到政府信息公开申请12件,结转2023年13件。") == "requests/carried_forward/total=13");
    CHECK(said("收到政府信息公开申请12件,结转2024年13件。").empty());
}

TEST_CASE("prose against table: other organs and wider scopes") {
    CHECK(said("全县共收到政府信息公开申请13件。").empty());
    CHECK(said("县公安局收到政府信息公开申请13件。").empty());
    CHECK(said("县公安局从严办理。全年收到政府信息公开申请13件。").empty());
    CHECK(said("按照县政府要求,全年收到政府信息公开申请13件。") == received_13);
    CHECK(said("县公安局从严办理。我局收到政府信息公开申请13件。") == received_13);
    CHECK(said("各乡镇收到政府信息公开申请13件。").empty());
    CHECK(said("云溪县水务局收到政府信息公开申请13件。") == received_13);
    CHECK(said("局本级收到政府信息公开申请13件。").empty());
    CHECK(
        said("收到政府信息公开申请13件。全县共收到政府信息公开申请12件。").empty()); // the table is the whole
    CHECK(said("收到政府信息公开申请13件。全县共收到政府信息公开申请14件。") == received_13);
}

TEST_CASE("prose against table: parts of an area's report") {
    const std::string county = "云溪县人民政府";
    CHECK(said("2022年,我县共收到政府信息公开申请13件。", county) == received_13);
    CHECK(said("2022年,全县共收到政府信息公开申请13件。", county).empty());
    CHECK(said("2022年,县政府本级收到政府信息公开申请13件。", county).empty());
    CHECK(said("本机关收到政府信息公开申请13件。", county).empty());
    CHECK(said("本机关收到政府信息公开申请13件。") == received_13);
    CHECK(said("县政府办公室收到政府信息公开申请13件。", county).empty());
    CHECK(said("城关镇收到政府信息公开申请13件。", county).empty());
}

TEST_CASE("prose against table: under the heading of another organ, or time") {
    CHECK(said("(一)县政府办公室办理情况\n收到政府信息公开申请13件。").empty());
    CHECK(said("(一)依申请公开办理情况\n收到政府信息公开申请13件。") == received_13);
    CHECK(said("(一)2021年情况\n收到政府信息公开申请13件。").empty());
    CHECK(said("(一)2022年情况\n收到政府信息公开申请13件。") == received_13);
    CHECK(said("(一)乡镇\n1.办理情况\n收到政府信息公开申请13件。").empty());
    CHECK(said("(一)乡镇\n(二)本局\n收到政府信息公开申请13件。") == received_13);
}

TEST_CASE("prose against table: parts, approximations and cut sentences") {
    CHECK(said("收到政府信息公开申请约13件。").empty());
    CHECK(said("收到政府信息公开申请10余件。").empty());
    CHECK(said("收到自然人申请13件。").empty());
    CHECK(said("收到书面申请13件。").empty());
    CHECK(said("未收到书面申请。").empty());
    CHECK(said("通过网络收到申请13件。").empty());
    CHECK(said("本局高度重视,多年来累计\n收到政府信息公开申请13件。").empty());
    CHECK(said("收到行政复议申请2件。").empty());
}

TEST_CASE("prose against table: a sentence that is not understood as a whole is not compared") {
    CHECK(said("我局下属河道管理所,收到政府信息公开申请13件。").empty());
    CHECK(said("2022年1月1日至6月30日,我局收到政府信息公开申请13件。").empty());
    CHECK(said("2021年和2022年,我局共收到政府信息公开申请13件。").empty());
    CHECK(said("依申请公开方面,我局收到政府信息公开申请13件。") == received_13);
    CHECK(said("财政领域,制定规范性文件5件。").empty());
    CHECK(said("五、下一步计划\n制定规范性文件5件。").empty());
    CHECK(said("办理行政复议案件350件。").empty());
    CHECK(said("因政府信息公开被申请行政复议350件。") == "disputes/review/total=350");
    CHECK(said("某申请人提出多件,我局收到申请56件,属重复申请。").empty());
    CHECK(said("2022年,我县共收到政府信息公开申请13件。").empty());
}

TEST_CASE("prose against table: where the table has no plain number, nothing is compared") {
    CHECK(differing(read("收到政府信息公开申请13件。", "云溪县水务局", "")).empty());
    CHECK(differing(read("收到政府信息公开申请13件。", "云溪县水务局", "/")).empty());
    CHECK(differing(read("收到政府信息公开申请13件。", "云溪县水务局", "约12")).empty());
    CHECK(differing(read("收到政府信息公开申请13件。", "云溪县水务局", "12件")) == received_13); // normalized
    CHECK(said("全年主动公开政府信息500条,收取费用20元。").empty()); // the form asks for neither
}
