// SPDX-License-Identifier: Apache-2.0
// Bytes that cannot be decoded: named with their places, never inside an exact figure.
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

Record converted(const std::string& text, const std::string& name = "a.txt", const std::string& charset = {}) {
    Source source;
    source.bytes = text;
    source.name = name;
    source.charset = charset;
    return std::move(convert(source, builtin(), {}).front());
}

std::string report(const std::string& cell) {
    return "云溪县水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项 | |||\n"
           "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | " + cell + " | 1 | 17 |\n行政规范性文件 | 26 | 14 | 358 |\n";
}

const Figure& issued(const Record& record) {
    const auto found = std::find_if(record.figures.begin(), record.figures.end(),
                                    [](const Figure& one) { return one.id() == "proactive/regulations/issued"; });
    REQUIRE(found != record.figures.end());
    return *found;
}

/// "variant place arguments figures" of the finding C-02.
std::string lost(const Record& record) {
    std::string text;
    for (const Finding& finding : record.findings) {
        if (finding.rule != "C-02") {
            continue;
        }
        text += finding.variant + " " + finding.place;
        for (const auto& [name, value] : finding.arguments) {
            text += " " + name + "=" + value;
        }
        for (const std::string& figure : finding.figures) {
            text += " " + figure;
        }
    }
    return text;
}

} // namespace

TEST_CASE("lost characters: a figure that they touch is never certain") {
    for (const char* cell : {"12\xFF", "\xFF" "12", "1\xFF" "2", "12 \xFF", "\xFF", "12\xE6\x94", "\xE6\x94 12", "\xFF\xFF" "12件", "+\xFF" "12",
                             "12.\xFF" "5", "1,\xFF" "234"}) {
        INFO(cell);
        const Record record = converted(report(cell));
        const Figure& figure = issued(record);
        CHECK(figure.reading != Reading::exact);
        CHECK(figure.reading != Reading::normalized);
        CHECK(figure.state != FigureState::blank);
        CHECK(figure.state != FigureState::mark);
        CHECK(lost(record).find("places=L5 proactive/regulations/issued") != std::string::npos);
    }
}

TEST_CASE("lost characters: beside a cell that is lost altogether, no column of its row is certain") {
    const Record record = converted(report("3 | \xFF"));
    CHECK(issued(record).reading != Reading::exact);
    CHECK_FALSE(issued(record).value);
    const auto other = std::find_if(record.figures.begin(), record.figures.end(),
                                    [](const Figure& one) { return one.id() == "proactive/normative_documents/issued"; });
    REQUIRE(other != record.figures.end());
    CHECK(other->reading == Reading::exact);
    const Record cell = converted(report("\xFF"));
    CHECK_FALSE(issued(cell).value);
    CHECK(lost(cell) == " L5 count=1 used=UTF-8 places=L5 proactive/regulations/issued proactive/regulations/repealed "
                        "proactive/regulations/in_force");
}

TEST_CASE("lost characters: the finding names places, and figures behind them are read") {
    const Record record = converted(report("12") + "三、\xFF收到和处理政府信息公开申请情况\n无\xFF\xFE\n");
    CHECK(lost(record) == " L7 count=3 used=UTF-8 places=L7, L8");
    CHECK(issued(record).reading == Reading::exact);
}

TEST_CASE("lost characters: what the source lost earlier is told, too") {
    CHECK(lost(converted(report("1\xEF\xBF\xBD"))) == "printed L5 count=1 used=UTF-8 places=L5 proactive/regulations/issued");
    CHECK(lost(converted(report("12"))).empty());
}

TEST_CASE("lost characters: in what is no text of the report") {
    const std::string page = "<html><body><script>\xFF</script><p>云溪县水务局2022年政府信息公开工作年度报告</p><p>云溪县水务局2022年"
                             "的政府信息公开工作按照上级要求逐项推进</p></body></html>";
    CHECK(lost(converted(page, "a.html")) == "outside  count=1 used=UTF-8 places=");
}
