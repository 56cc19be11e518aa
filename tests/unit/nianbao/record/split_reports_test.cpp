// SPDX-License-Identifier: Apache-2.0
// Two reports in one source: where one ends, and what is no second report.
#include "nianbao/nianbao.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/record/read_record.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace nianbao;

namespace {

const Knowledge& builtin() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge;
}

std::vector<Record> converted(const std::string& text, const std::string& name = "a.txt") {
    Source source;
    source.bytes = text;
    source.name = name;
    ConvertOptions options;
    options.any = true;
    return convert(source, builtin(), options);
}

std::string title_of(const std::string& year, const std::string& agency = "云溪县水务局") {
    return agency + year + "年政府信息公开工作年度报告\n";
}

std::string body(const std::string& count) {
    return "一、总体情况\n全年公开信息" + count + "条。\n二、主动公开政府信息情况\n第二十条第（一）项 | |||\n"
           "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | " + count + " | 1 | 17 |\n行政规范性文件 | 26 | 14 | 358 |\n";
}

std::string in_force(const Record& record) {
    const auto found = std::find_if(record.figures.begin(), record.figures.end(),
                                    [](const Figure& one) { return one.id() == "proactive/regulations/issued"; });
    REQUIRE(found != record.figures.end());
    return record.identity.year.value + " " + (found->value ? found->value->to_string() : "-") + " " + std::string{to_string(found->reading)};
}

bool has_finding(const Record& record, const std::string& rule) {
    return std::any_of(record.findings.begin(), record.findings.end(), [&](const Finding& finding) { return finding.rule == rule; });
}

std::string texts(const Record& record) {
    std::string text;
    for (const Block& block : record.document.blocks) {
        for (const Piece& piece : block.line.pieces) {
            text += piece.text;
        }
    }
    return text;
}

} // namespace

TEST_CASE("two reports: two years on one page") {
    const std::vector<Record> records = converted("首页\n" + title_of("2023") + body("3") + title_of("2022") + body("5"));
    REQUIRE(records.size() == 2);
    CHECK(in_force(records[0]) == "2023 3 exact");
    CHECK(in_force(records[1]) == "2022 5 exact");
    CHECK(records[0].source.name == "a.txt");
    CHECK(records[1].source.name == "a.txt#2");
    CHECK(records[0].source.sha256 == records[1].source.sha256);
    CHECK(has_finding(records[0], "D-06"));
    CHECK(has_finding(records[1], "D-06"));
    CHECK_FALSE(has_finding(records[0], "E-06"));
    CHECK_FALSE(has_finding(records[0], "I-02"));
    CHECK(texts(records[0]).find("首页") == 0);
    CHECK(to_string(records[1].document.blocks.front().line.place) == "L10"); // places stay those of the source
    for (const Record& record : records) { // what `nianbao check` does
        const std::string xml = record_to_xml(record, builtin().rules);
        const Record recorded = read_record(xml, "a.xml", Limits{});
        CHECK(record_to_xml(build_record(recorded.document, recorded.source, builtin()), builtin().rules) == xml);
    }
}

TEST_CASE("two reports: nothing is lost over both together") {
    const std::string text = "首页\n" + title_of("2023") + body("3") + "附件\n" + title_of("2022") + body("5") + "尾页\n";
    const std::vector<Record> records = converted(text);
    REQUIRE(records.size() == 2);
    const std::vector<Record> whole = converted("首页\n" + body("3") + "附件\n" + body("5") + "尾页\n");
    REQUIRE(whole.size() == 1); // without titles there is no evidence
    std::string expected = texts(whole.front());
    std::string found = texts(records[0]) + texts(records[1]);
    for (const std::string year : {"2023", "2022"}) {
        const std::string title = "云溪县水务局" + year + "年政府信息公开工作年度报告";
        REQUIRE(found.find(title) != std::string::npos);
        found.erase(found.find(title), title.size());
    }
    CHECK(found == expected);
}

TEST_CASE("two reports: two agencies, three years, titles over two lines or printed twice") {
    CHECK(converted(title_of("2023") + body("3") + title_of("2023", "云溪县教育局") + body("5")).size() == 2);
    CHECK(converted(title_of("2023") + body("3") + title_of("2022") + body("5") + title_of("2021") + body("7")).size() == 3);
    const std::vector<Record> split_title =
        converted(title_of("2023") + body("3") + "云溪县水务局\n2022年政府信息公开工作年度报告\n" + body("5"));
    REQUIRE(split_title.size() == 2);
    CHECK(split_title[1].identity.agency.value == "云溪县水务局");
    const std::vector<Record> twice = converted(title_of("2023") + body("3") + title_of("2022") + "发布日期：2023-01-20\n" + title_of("2022") + body("5"));
    REQUIRE(twice.size() == 2);
    CHECK(twice[1].identity.published.value == "2023-01-20");
}

TEST_CASE("two reports: links to other years are none") {
    const std::string links = title_of("2022") + title_of("2021") + title_of("2020");
    CHECK(converted(title_of("2023") + body("3") + links).size() == 1);
    CHECK(converted(links + title_of("2023") + body("3")).size() == 1);
    CHECK(converted(title_of("2023") + links + body("3")).size() == 1);
}

TEST_CASE("two reports: a copy, a table of contents, a title in the middle are none") {
    CHECK(converted(title_of("2023") + body("3") + title_of("2023") + body("3")).size() == 1);
    CHECK(converted(title_of("2023") + body("3") + title_of("2023") + body("5")).size() == 1); // E-06 says so
    CHECK(converted(title_of("2023") + body("3") + title_of("2022") + body("3")).size() == 1); // only the title differs
    CHECK(converted(title_of("2023") + body("3") + title_of("2023", "云溪县水务局办公室") + body("5")).size() == 1);
    CHECK(converted(title_of("2023") + "一、总体情况\n二、主动公开政府信息情况\n" + title_of("2023") + body("3")).size() == 1);
    CHECK(converted(title_of("2023") + body("3") + title_of("2022") + "三、收到和处理政府信息公开申请情况\n无\n六、其他需要报告的事项\n无\n").size() == 1);
}

TEST_CASE("two reports: a page's metadata and what is left out are divided") {
    const std::string page = "<html><head><title>云溪县水务局2023年政府信息公开工作年度报告</title></head><body>"
                             "<script>a</script><p>云溪县水务局2023年政府信息公开工作年度报告</p><p>一、总体情况</p><p>甲</p>"
                             "<p>二、主动公开政府信息情况</p><p>乙</p><p>云溪县水务局2022年政府信息公开工作年度报告</p>"
                             "<p>一、总体情况</p><p>丙</p><script>b</script><p>二、主动公开政府信息情况</p><p>丁</p></body></html>";
    const std::vector<Record> records = converted(page, "a.html");
    REQUIRE(records.size() == 2);
    CHECK(records[0].document.meta.size() == 1);
    CHECK(records[1].document.meta.empty());
    REQUIRE(records[1].document.left_out.size() == 1);
    CHECK(records[1].document.left_out[0].text == "b");
    CHECK(records[0].identity.year.value == "2023");
    CHECK(records[1].identity.year.value == "2022");
    CHECK_FALSE(has_finding(records[1], "I-02"));
}
