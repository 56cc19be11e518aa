// SPDX-License-Identifier: Apache-2.0
// Pages: lines, headings, charsets, metadata, what is left out, caps.
#include "parsers/html/html_parser.hpp"

#include "tests/unit/parsers/shown.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;
using namespace nianbao::test;

namespace {

Document parse(const std::string& page, const Limits& limits = Limits{}) {
    return parse_html_document(source_of(page), limits);
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

std::string cap_error(const std::string& page, const Limits& limits) {
    return error_of([&] { parse(page, limits); });
}

/// UTF-16LE of ASCII.
std::string wide(const std::string& text) {
    std::string bytes;
    for (const char byte : text) {
        bytes += byte;
        bytes += '\0';
    }
    return bytes;
}

const std::string name_gbk = "\xD5\xFE\xB8\xAE\xE9\x46"; // the last character is not in GB2312
const std::string name_utf8 = "\xE6\x94\xBF\xE5\xBA\x9C\xE9\x95\x95";

} // namespace

TEST_CASE("html: blocks are lines, inline elements glue") {
    CHECK(shown(parse("<p>a <b>b</b><i>c</i></p><div>d<p>e</div>f<ul><li>g<li>h</ul><dl><dt>i<dd>j</dl>")) ==
          Lines{"p1: a bc", "p2: d", "p3: e", "p4: f", "p5: g", "p6: h", "p7: i", "p8: j"});
}

TEST_CASE("html: breaks part the lines of one paragraph") {
    CHECK(shown(parse("<p>a<br>b<br/><br/>c</p><p>d")) == Lines{"p1: a", "p1: b", "p1: c", "p2: d"});
    CHECK(shown(parse("<pre>a | 1\n\nb || 2</pre>c\nd")) == Lines{"p1: a <1> 1", "p1: b <2> 2", "p2: c d"});
}

TEST_CASE("html: bars in a paragraph are bars") {
    CHECK(shown(parse("<p>a | | b |||</p>")) == Lines{"p1: a <1> <1> b <3>"});
}

TEST_CASE("html: headings") {
    CHECK(shown(parse("<h1>a</h1><h3><div>b</div><span>c</span></h3>d<h6>e<br>f</h6>")) ==
          Lines{"p1 h1: a", "p2 h3: b", "p3 h3: c", "p4: d", "p5 h6: e", "p5 h6: f"});
}

TEST_CASE("html: title and named values are metadata") {
    const Document document =
        parse("<head><title> a\n b </title><meta name=ArticleTitle content='c'>"
              "<meta name=empty content=' '><meta property='og:title' content=d>"
              "<meta http-equiv=refresh content=5></head><p>e<svg><title>f</title></svg>");
    CHECK(meta(document) == Lines{"title=a b", "ArticleTitle=c", "og:title=d"});
    CHECK(shown(document) == Lines{"p1: e"});
    CHECK(left_out(document) == Lines{"head: a b", "head: f"}); // the title is text of the page, too
}

TEST_CASE("html: what is left out is listed with its reason") {
    const Document document =
        parse("<script>if (a < b) { x = '<p>y</p>'; }</script><style>p { }</style><!-- c -->"
              "<nav><ul><li>n1<li>n2</ul></nav><div class=topNav>m</div><p>text</p>"
              "<select><option>o1<option>o2</select><div style='display:none'>h</div>"
              "<span hidden>i</span><footer>f</footer><noscript>s</noscript>");
    CHECK(shown(document) == Lines{"p1: text"});
    CHECK(left_out(document) == Lines{"script: if (a < b) { x = '<p>y</p>'; }", "style: p { }",
                                      "navigation: n1\nn2", "navigation: m", "form-control: o1\no2",
                                      "hidden: h", "hidden: i", "footer: f", "noscript: s"});
}

TEST_CASE("html: what is left out of a cell names the cell") {
    const Document document = parse("<table><tr><td>a<td>1<span style=display:none>2</span>3</table>");
    CHECK(shown(document) == Lines{"t1 w2: 0 a, 1 13"});
    CHECK(left_out(document) == Lines{"t1.1.2 hidden: 2"});
    CHECK(remarks(document) == Lines{"D-02 1: t1.1.2"});
}

TEST_CASE("html: what is struck through is left out, and parts the digits beside it") {
    const Document document = parse("<table><tr><td><s>12</s>13<td>1<del>2</del>3<td><span style='text-decoration:line-through'>7</span><td>8</table>");
    CHECK(shown(document) == Lines{"t1 w4: 0 13, 1 1 3, 2 , 3 8"});
    CHECK(left_out(document) == Lines{"t1.1.1 struck-through: 12", "t1.1.2 struck-through: 2", "t1.1.3 struck-through: 7"});
    CHECK(remarks(document) == Lines{"D-03 struck-through 3: t1.1.1, t1.1.2, t1.1.3"});
}

TEST_CASE("html: the readings of ruby are left out") {
    const Document document = parse("<p><ruby>规<rp>(</rp><rt>guī</rt><rp>)</rp>章<rt>zhāng</rt></ruby> 12");
    CHECK(shown(document) == Lines{"p1: 规章 12"});
    CHECK(left_out(document) == Lines{"ruby: (", "ruby: guī", "ruby: )", "ruby: zhāng"});
}

TEST_CASE("html: navigation that holds a table of numbers is not left out") {
    CHECK(shown(parse("<nav><table><tr><td>a<td>1</table></nav>")) == Lines{"t1 w2: 0 a, 1 1"});
    const Document hidden = parse("<div style=display:none><table><tr><td>a<td>1</table></div>");
    CHECK(left_out(hidden).empty());
    CHECK(remarks(hidden) == Lines{"D-02 1", "D-02 cell 2: t1.1.1, t1.1.2"});
}

TEST_CASE("html: charset from meta, content, mark and operator") {
    const std::string page_gbk = "<meta charset=gb2312><p>" + name_gbk + "</p><p>end";
    const Document declared = parse(page_gbk);
    CHECK(shown(declared) == Lines{"p1: " + name_utf8, "p2: end"});
    CHECK((declared.charset + " " + declared.charset_basis) == "GB18030 meta");
    CHECK(remarks(declared).empty());

    const Document wrong =
        parse("<meta http-equiv=Content-Type content='text/html; charset=gbk'><p>" + name_utf8);
    CHECK(shown(wrong) == Lines{"p1: " + name_utf8});
    CHECK((wrong.charset + " " + wrong.charset_basis) == "UTF-8 content");
    CHECK(remarks(wrong) == Lines{"C-01 gbk, UTF-8"});

    const Document silent = parse("<p>" + name_gbk);
    CHECK((silent.charset + " " + silent.charset_basis) == "GB18030 content");

    const Document wide_page = parse("\xFF\xFE" + wide("<p>a<p>b"));
    CHECK(shown(wide_page) == Lines{"p1: a", "p2: b"});
    CHECK((wide_page.charset + " " + wide_page.charset_basis) == "UTF-16LE bom");

    Source named = source_of("<meta charset=utf-8><p>" + name_gbk);
    named.charset = "gbk";
    CHECK(parse_html_document(named, Limits{}).charset_basis == "operator");
}

TEST_CASE("html: nothing behind an undecodable byte is lost") {
    const Document document = parse("<meta charset=gbk><p>" + name_gbk + "\xFF</p><p>end</p>");
    CHECK(shown(document).back() == "p2: end");
    CHECK(remarks(document) == Lines{"C-02 1"});
}

TEST_CASE("html: a page without text is empty") {
    CHECK(error_of([] { parse(""); }) == "empty no-text");
    CHECK(error_of([] {
              parse("<html><head><title>t</title></head><body><script>x</script> &nbsp;</body></html>");
          }) == "empty no-text");
    CHECK(error_of([] { parse("<table><tr><td><td>&nbsp;</table>"); }) == "empty no-text");
}

TEST_CASE("html: caps, at each and beyond") {
    Limits limits;
    limits.cells = 6;
    CHECK(cap_error("<table>" + repeated("<tr><td>a<td>b", 3) + "</table>", limits).empty());
    CHECK(cap_error("<table>" + repeated("<tr><td>a<td>b", 3) + "<td>c</table>", limits) ==
          "too-large limit cells");
    CHECK(cap_error("<table><tr><td>a<td colspan=5>b</table>", limits).empty());
    CHECK(cap_error("<table><tr><td>a<td colspan=6>b</table>", limits) == "too-large limit cells");

    limits = Limits{};
    limits.elements = 10; // html, body, and the elements below
    CHECK(cap_error("<div>a</div>" + repeated("<div></div>", 7), limits).empty());
    CHECK(cap_error("<div>a</div>" + repeated("<div></div>", 8), limits) == "too-large limit elements");

    limits = Limits{};
    limits.nesting = 10;
    CHECK(cap_error(repeated("<div>", 8) + "a", limits).empty());
    CHECK(cap_error(repeated("<div>", 9) + "a", limits) == "too-large limit nesting");

    limits = Limits{};
    limits.open_formatting = 10;
    CHECK(cap_error("<p>" + repeated("<font>", 10) + "a", limits).empty());
    CHECK(cap_error("<p>" + repeated("<font>", 11) + "a", limits) == "too-large limit open_formatting");

    limits = Limits{};
    limits.tag_bytes = 20;
    CHECK(cap_error("<p class=1234567890>a", limits).empty()); // 20 bytes
    CHECK(cap_error("<p class=12345678901>a", limits) == "too-large limit tag_bytes");

    limits = Limits{};
    limits.span = 3;
    CHECK(shown(parse("<table><tr><td colspan=3>a<td colspan=4>b</table>", limits)) ==
          Lines{"t1 w6: 0 a 3x1, 3 b 3x1"});
    const auto rows = [&](const std::string& count) {
        return shown(parse("<table><tr><td rowspan=" + count + ">a<td>b" + repeated("<tr><td>c", 4) + "</table>", limits));
    };
    CHECK(rows("2") != rows("3"));
    CHECK(rows("3") == rows("4"));
}

TEST_CASE("html: pages as deep as the caps allow keep their text and the stack") {
    const std::size_t deep = Limits{}.nesting - 3; // html, body, p
    CHECK(shown(parse(repeated("<div>", deep) + "<p>a" + repeated("</div>", deep) + "<p>b")) ==
          Lines{"p1: a", "p2: b"});
    CHECK(shown(parse(repeated("<table><tr><td>x<td>", 1300) + "a")).size() == 1300);
    CHECK(shown(parse("<p>" + repeated("<font>", 300) + "a</p><p>b</p>")) == Lines{"p1: a", "p2: b"});
}

TEST_CASE("html: what never ends is looked for once and remarked a few times") {
    for (const char* unit : {"<!-- a", "<![CDATA[ a", "<!a "}) {
        const Document document = parse("<p>text</p>" + repeated(unit, 200'000)); // the square of it took minutes
        CHECK_FALSE(document.blocks.empty());
        CHECK(document.remarks.size() <= 60);
    }
    Limits limits;
    limits.seconds = 60; // of a sanitized build
    CHECK(cap_error("<p>a</p>" + repeated("<!--", 100'000) + "-->", limits).empty());
}

TEST_CASE("html: bids by early tags") {
    const auto bits = [](const std::string& bytes, const std::string& name = "a") {
        return bid_html(source_of(bytes, name)).bits;
    };
    CHECK(bits("text, a < b") == 0);
    CHECK(bits("text", "a.html") == 0);
    CHECK(bits("<param>") == 0);
    CHECK(bits("<p>a") == 8);
    CHECK(bits("<P class=x>a<p>") == 8);
    CHECK(bits("<p>a", "a.HTM") == 12);
    CHECK(bits("<p>a", "a.txt") == 8);
    CHECK(bits("<!DOCTYPE html><html><head><meta charset=x><title>a</title><body><table><tr><td>") == 48);
    CHECK(bits("<!DOCTYPE html><html><head><meta charset=x><title>a</title><body>", "a.html") == 52);
    CHECK(bits("\xFF\xFE" + wide("<html><body>")) == 16);
    CHECK(bits(std::string(4096, ' ') + "<html>") == 0);
    CHECK(bid_html(source_of("<html><p>", "a.html")).why == "<html>, <p>, file name");
}
