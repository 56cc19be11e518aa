// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/html_markup.hpp"
#include "nianbao/output/html_shell.hpp"
#include "nianbao/output/review_index.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace nianbao;

TEST_CASE("html: no text can be markup") {
    std::string out;
    html::Markup html(out);
    html.open("p", "a\"b").attribute("title", "<'\n").text("<script>&\"'</p>\r\x01").close();
    CHECK(out == "<p class=\"a&quot;b\" title=\"&lt;&#39;\n\">&lt;script&gt;&amp;&quot;&#39;&lt;/p&gt;&#13;\xEF\xBF\xBD</p>\n");
}

TEST_CASE("html: an attribute behind a text is an error") {
    std::string out;
    html::Markup html(out);
    html.open("p").text("x");
    CHECK_THROWS(html.attribute("class", "late"));
}

TEST_CASE("html: bytes that are no UTF-8 become U+FFFD") {
    CHECK(html::escaped("a\xFF") == "a\xEF\xBF\xBD");
}

TEST_CASE("html: the shell names the digests of its own style and script, and nothing else") {
    const html::Shell shell("en");
    const std::string page = shell.page("a<b", "<p>x</p>", {"page.js"});
    CHECK(page.rfind(std::string(html::page_mark), 0) == 0);
    CHECK(page.find("<title>a&lt;b</title>") != std::string::npos);
    CHECK(page.find("default-src &#39;none&#39;; style-src &#39;sha256-") != std::string::npos);
    CHECK(page.find("unsafe") == std::string::npos);
    CHECK(page.find("http:") == std::string::npos);
    CHECK(page.find("https:") == std::string::npos);
}

TEST_CASE("html: both languages have every sentence") {
    const html::Shell zh("zh");
    const html::Shell en("en");
    CHECK(zh.texts()("verdict.good") != en.texts()("verdict.good"));
    CHECK(en.texts()("verdict.look", {{"count", "3"}}) == "3 places need a look");
    CHECK(en.texts()("no.such") == "no.such");
    CHECK(zh.texts().all("js").size() == en.texts().all("js").size());
}

TEST_CASE("html: the index percent-encodes links") {
    const html::Shell shell("en");
    ReviewIndex index(shell);
    IndexRow row;
    row.source = "a b<.txt";
    row.status = "converted";
    row.expected = 2;
    row.reported = 1;
    row.absent = 1;
    row.rules = {{"A-01", 2}};
    index.add(row, "d/a b<#%?.txt.review.html");
    const std::string page = index.page(Rules{});
    CHECK(page.find("href=\"d/a%20b%3C%23%25%3F.txt.review.html\"") != std::string::npos);
    CHECK(page.find("a b&lt;.txt</a>") != std::string::npos);
}
