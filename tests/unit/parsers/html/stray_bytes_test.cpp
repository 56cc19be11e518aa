// SPDX-License-Identifier: Apache-2.0
// Stray bytes inside tags: which go, and what stays as it is.
#include "parsers/html/stray_bytes.hpp"

#include "nianbao/nianbao.hpp"

#include <catch2/catch.hpp>

#include <string>

using nianbao::html::without_stray_bytes;

namespace {

std::string mended(const std::string& bytes) {
    const auto page = without_stray_bytes(bytes);
    return (page.strays > 0 ? page.bytes : bytes) + " " + std::to_string(page.strays);
}

} // namespace

TEST_CASE("stray bytes: in tags of tables they go") {
    CHECK(mended("<t\xFF" "d>1</td\xE4>") == "<td>1</td> 2");
    CHECK(mended("<\xE4td>1<\xE4/td>") == "<td>1</td> 2");
    CHECK(mended("<td cols\xE4pan=\"3\">") == "<td colspan=\"3\"> 1");
    CHECK(mended("<td colspan=\"3\xE4\" rowspan='1\xFF" "2'>") == "<td colspan=\"3\" rowspan='12'> 2");
    CHECK(mended("</T\xFF" "ABLE></tbod\xFFy>") == "</TABLE></tbody> 2");
}

TEST_CASE("stray bytes: all else stays") {
    for (const char* bytes : {"", "<td>1</td>", "1\xFF" "2<td>\xFF</td>", "<td title=\"\xE9\x46\">", "<td title=\xB9\xE6\xD5\xC2>", "<td title=\"规章\">",
                              "<\xE9\x46>", "<p\xFF>", "<td\xFF", "<", "<\xFF", "<td \xFF<td>", "</\xFF\xFEtd>"}) {
        INFO(bytes);
        CHECK(without_stray_bytes(bytes).strays == 0);
        CHECK(without_stray_bytes(bytes).bytes.empty());
    }
}

TEST_CASE("stray bytes: a page says so, and no cell moves") {
    nianbao::Source source;
    source.name = "a.html";
    source.bytes = "<html><body><h1>云溪县水务局2022年政府信息公开工作年度报告</h1><p>二、主动公开政府信息情况</p><table>"
                   "<tr><td colspan=4>第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
                   "<tr><td>规章</td><\xE4td>1</td><td>2</td><td>3</td></tr></table></body></html>";
    const nianbao::Knowledge knowledge = nianbao::load_builtin_knowledge();
    const nianbao::Record record = nianbao::convert(source, knowledge, {}).front();
    REQUIRE(record.document.remarks.size() == 1);
    CHECK(record.document.remarks[0].first == "D-03");
    REQUIRE(record.figures.size() > 3);
    REQUIRE(record.figures[0].value);
    CHECK(record.figures[0].value->to_string() == "1");
    CHECK(record.figures[0].reading == nianbao::Reading::exact);
}
