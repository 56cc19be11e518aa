// SPDX-License-Identifier: Apache-2.0
// Tables of pages: spans, broken markup, tables in tables, tables that lay out.
#include "parsers/html/html_parser.hpp"

#include "parsers/html/html_table.hpp"
#include "parsers/html/table_survey.hpp"
#include "tests/unit/parsers/shown.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;
using namespace nianbao::test;

namespace {

Document parse(const std::string& page) {
    return parse_html_document(source_of(page), Limits{});
}

Lines blocks(const std::string& page) {
    return shown(parse(page));
}

} // namespace

TEST_CASE("html table: spans are numbers, clamped") {
    CHECK(html::span_of("3", 1, 1000) == 3);
    CHECK(html::span_of(" +3abc", 1, 1000) == 3);
    CHECK(html::span_of("abc", 1, 1000) == 1);
    CHECK(html::span_of("", 1, 1000) == 1);
    CHECK(html::span_of("-2", 1, 1000) == 1);
    CHECK(html::span_of("0", 1, 1000) == 1);
    CHECK(html::span_of("0", 0, 1000) == 0);
    CHECK(html::span_of("1000", 1, 1000) == 1000);
    CHECK(html::span_of("1001", 1, 1000) == 1000);
    CHECK(html::span_of("99999999999999999999", 1, 1000) == 1000);
}

TEST_CASE("html table: cells go into the first free slot") {
    CHECK(blocks("<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c<tr><td>1<td>2<td>3</table>") ==
          Lines{"t1 w3: 0 a 2x2, 2 b | 2 c | 0 1, 1 2, 2 3"});
    CHECK(blocks("<table><tr><th>a</th><td>b</td></tr></table>") == Lines{"t1 w2: 0 a head, 1 b"});
}

TEST_CASE("html table: a row span ends with its group and with the table") {
    const Document groups = parse("<table><thead><tr><td rowspan=5>a<td>b</thead>"
                                  "<tbody><tr><td rowspan=0>c<td>d<tr><td>e</tbody><tr><td>f<td>g</table>");
    CHECK(shown(groups) == Lines{"t1 w2: 0 a, 1 b | 0 c 1x2, 1 d | 1 e | 0 f, 1 g"});
    CHECK(remarks(groups) == Lines{"D-03 span-past-end 1: t1.1.1"});
    CHECK(blocks("<table><tr><td rowspan=3>a<td>b<tr><td>c</table>") == Lines{"t1 w2: 0 a 1x2, 1 b | 1 c"});
}

TEST_CASE("html table: blocks and breaks in a cell are line breaks, inline elements glue") {
    CHECK(
        blocks(
            "<table><tr><td><p>a</p><p>b<br/>c</p></td><td><span>1</span><b>2</b> 3\n4</td></tr></table>") ==
        Lines{"t1 w2: 0 a^b^c, 1 12 3 4"});
    CHECK(blocks("<table><tr><td>10<sup>2</sup></td><td>a<sup>2</sup></td></tr></table>") ==
          Lines{"t1 w2: 0 10 2, 1 a2"});
    CHECK(blocks(
              "<table><tr><td>&nbsp;</td><td>a<o:p></o:p></td><td><![if !x]>b<![endif]></td></tr></table>") ==
          Lines{"t1 w3: 0 , 1 a, 2 b"});
}

TEST_CASE("html table: cells without a row, a row in other elements") {
    CHECK(blocks("<table><td>a<td>b<tr><td>c</table>") == Lines{"t1 w2: 0 a, 1 b | 0 c"});
    CHECK(blocks("<table><form><div><tr><td>a<td>b</tr></div></form><tr><td>c</table>") ==
          Lines{"t1 w2: 0 a, 1 b | 0 c"});
}

TEST_CASE("html table: cells behind a table end that came too early go on with it") {
    const Document document =
        parse("<table><tr><td>a</td></table><td>b</td></tr><tr><td>c</td><td>d</td></tr>");
    CHECK(shown(document) == Lines{"t1 w2: 0 a, 1 b | 0 c, 1 d"});
    CHECK(remarks(document) == Lines{"D-03 cells-outside-table 1"});
}

TEST_CASE("html table: cells without a table make one") {
    CHECK(blocks("<p>x</p><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr><p>y</p>") ==
          Lines{"p1: x", "t1 w2: 0 a, 1 b | 0 c", "p2: y"});
    // Text between them says that they do not belong together.
    CHECK(blocks("<table><tr><td>a<td>b</table>x<table><tr><td>c<td>d</table>y<td>e</td><td>f</td>") ==
          Lines{"t1 w2: 0 a, 1 b", "p1: x", "t2 w2: 0 c, 1 d", "p2: y", "t3 w2: 0 e, 1 f"});
}

TEST_CASE("html table: a caption and loose text are lines before the table") {
    const Document document =
        parse("<table><caption>c</caption>loose<tr><td>a<td>b</tr><tr>between<td>d<td>e</tr></table>");
    CHECK(shown(document) == Lines{"p1: c", "p2: loose", "p3: between", "t1 w2: 0 a, 1 b | 0 d, 1 e"});
    CHECK(remarks(document) == Lines{"D-03 text-between-cells 2: t1, t1.2"});
}

TEST_CASE("html table: a table without cells is none") {
    CHECK(blocks("x<table></table><table><tr></tr></table>y") == Lines{"p1: x", "p2: y"});
}

TEST_CASE("html table: a table in a data cell is a grid of its own") {
    CHECK(blocks("<table><tr><td>a<td>b<table><tr><td>1<td>2</table>c<tr><td>d<td>e</table>") ==
          Lines{"t1 w2: 0 a, 1 b^c | 0 d, 1 e", "t2 in 1 w2: 0 1, 1 2"});
    // A box of one cell is no table: what it holds is the cell's.
    CHECK(blocks("<table><tr><td>a<td><table><tr><td>1</table><tr><td>d<td>e</table>") ==
          Lines{"t1 w2: 0 a, 1 1 | 0 d, 1 e"});
}

TEST_CASE("html table: a layout table is taken apart, in the order of the page") {
    CHECK(blocks("<table><tr><td>menu</td><td><h1>title</h1><p>text</p>"
                 "<table><tr><td>a<td>1<td>2</tr><tr><td>b<td>3<td>4</table><p>end</p></td></tr></table>") ==
          Lines{"p1: menu", "p2 h1: title", "p3: text", "t1 w3: 0 a, 1 1, 2 2 | 0 b, 1 3, 2 4", "p4: end"});
    CHECK(blocks("<table><tr><td>only</td></tr></table>") == Lines{"p1: only"});
}

TEST_CASE("html table: a row of labels and values in a layout table is one line") {
    CHECK(blocks("<table><tr><td>no:</td><td><p>17</p></td><td>date:</td><td>2023-01-18</td></tr>"
                 "<tr><td colspan=4><h1>title</h1><p>text</p></td></tr></table>") ==
          Lines{"p1: no: 17 date: 2023-01-18", "p2 h1: title", "p3: text"});
}

TEST_CASE("html table: numbers make a data table, whatever else stands in it") {
    html::TableFacts facts;
    facts.cells = 1;
    CHECK(html::is_layout(facts));
    facts.cells = 9;
    CHECK_FALSE(html::is_layout(facts));
    facts.headings = 1;
    CHECK(html::is_layout(facts));
    facts.numbers = 2;
    CHECK(html::is_layout(facts));
    facts.numbers = 3;
    CHECK_FALSE(html::is_layout(facts));
    facts.numbers = 0;
    facts.short_cells = 12;
    CHECK_FALSE(html::is_layout(facts));
    facts.nested_cells = 48;
    CHECK_FALSE(html::is_layout(facts));
    facts.nested_cells = 49;
    CHECK(html::is_layout(facts));
}

TEST_CASE("html table: a long text in a cell lays out, a table of numbers with a note does not") {
    std::string note;
    for (int i = 0; i < 30; ++i) {
        note += "abcdefg\xEF\xBC\x8C"; // with the comma of sentences
    }
    CHECK(blocks("<table><tr><td>left</td></tr><tr><td>" + note + "</td></tr></table>") ==
          Lines{"p1: left", "p2: " + note});
    CHECK(blocks("<table><tr><td>1<td>2<td>3<tr><td colspan=3>" + note + "</table>") ==
          Lines{"t1 w3: 0 1, 1 2, 2 3 | 0 " + note + " 3x1"});
}

TEST_CASE("html table: hidden cells are kept and marked") {
    const Document cells =
        parse("<table><tr><td>a<td style='display: none'>b<tr style=display:none><td>c<td>d</table>");
    CHECK(shown(cells) == Lines{"t1 w2: 0 a, 1 b hidden | 0 c hidden, 1 d hidden"});
    CHECK(remarks(cells) == Lines{"D-02 cell 3: t1.1.2, t1.2.1, t1.2.2"});
    CHECK(blocks("<div hidden><table><tr><td>a<td>1</table></div><p>x") ==
          Lines{"t1 w2: 0 a hidden, 1 1 hidden", "p1: x"});
}

TEST_CASE("html table: an image where a number should be is told of") {
    const Document document =
        parse("<table><tr><td>a<td><img src=1.png><tr><td>b<td><img src=2.png>1</table>");
    CHECK(remarks(document) == Lines{"D-03 image-in-cell 1: t1.1.2"});
    CHECK(remarks(parse("<table><tr><td>a<td><input value=12><input type=hidden value=3></table>")) ==
          Lines{"D-03 input-field 1: t1.1.2"});
}
