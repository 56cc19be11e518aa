// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/error.hpp"
#include "nianbao/nianbao.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace nianbao;

namespace {

/// Whether the page is taken for a report, named by a person and as one of a crawl.
std::string taken(const std::string& body) {
    static const Knowledge knowledge = load_builtin_knowledge();
    std::string said;
    for (const bool among_others : {false, true}) {
        Source source;
        source.bytes = "<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>" + body + "</body></html>";
        source.name = "a.html";
        ConvertOptions options;
        options.among_others = among_others;
        try {
            convert(std::move(source), knowledge, options);
            said += "yes ";
        } catch (const Error& error) {
            REQUIRE(error.code() == ErrorCode::not_a_report);
            said += "no ";
        }
    }
    return said;
}

} // namespace

TEST_CASE("is_report: a title with a year is enough anywhere") {
    CHECK(taken("<h1>某县某局2023年政府信息公开工作年度报告</h1><p>报告见附件。</p>") == "yes yes ");
    CHECK(taken("<h1>某县某局2023年<br>政府信息公开工作年度报告</h1><p>报告见附件。</p>") == "yes yes ");
}

TEST_CASE("is_report: the word of a menu is none in a crawl") {
    CHECK(taken("<ul><li>首页</li><li>信息公开年报</li></ul><h1>行政许可公示（2024年第1批）</h1><p>见附件。</p>") == "yes no ");
}

TEST_CASE("is_report: a list of reports is none in a crawl") {
    CHECK(taken("<ul><li>某县某局2023年政府信息公开工作年度报告</li><li>某县某局2022年政府信息公开工作年度报告</li>"
                "<li>某县某局2021年政府信息公开工作年度报告</li></ul>") == "yes no ");
}

TEST_CASE("is_report: what stands in it counts beside any menu") {
    CHECK(taken("<ul><li>信息公开年报</li></ul><h2>一、总体情况</h2><p>本年工作正常开展。</p><h2>二、主动公开政府信息情况</h2><p>无。</p>") ==
          "yes yes ");
}
