// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/error.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/xml/dom.hpp"
#include "random_record.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>

using namespace nianbao;

namespace {

std::string schema() {
    std::ifstream file(NIANBAO_SOURCE_DIR "/schemas/report-1.xsd", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string first_fault(const std::string& xml, const std::string& xsd) {
    const std::vector<std::string> faults = xml::validate(xml, xsd);
    return faults.empty() ? "" : faults.front();
}

Line line(std::uint32_t number, std::vector<Piece> pieces) {
    Line made;
    made.place.line = number;
    made.pieces = std::move(pieces);
    return made;
}

Block block(Line made) {
    Block result;
    result.line = std::move(made);
    return result;
}

Record layered() {
    Record record;
    record.form = "gkb-2021";
    record.form_version = "1.0.0";
    record.form_sha256 = std::string(64, 'b');
    record.identity.year = {"2023", "narrative", "2023年度", "L1"};
    record.source = {"a.txt", "text/plain", "UTF-8", "content", "cell-per-line", 60, std::string(64, 'c')};
    record.document.parser = "flat";
    record.document.blocks = {
        block(line(1, {{"前言", 0}})),          block(line(2, {{"二、主动公开", 0}})),
        block(line(3, {{"规章", 0}, {"", 1}})), block(line(4, {{"", 1}, {"", 3}, {"86000元", 0}})),
        block(line(5, {{"注", 0}, {"", 2}})),
    };
    record.sections = {{"proactive", "present", 1, 1, 5}};
    record.runs = {{"t1", 2, 4}};
    record.rebuilt = {
        {"t1", "proactive", 4, "bars labels", "exact", {{"fees", "t1.c1", {{"amount", "t1.c2"}}}}}};
    Figure figure;
    figure.table = "proactive";
    figure.row = "fees";
    figure.column = "amount";
    figure.row_label = "行政事业性收费";
    figure.state = FigureState::reported;
    figure.reading = Reading::doubtful;
    figure.value = Decimal(86).shifted(-1);
    figure.unit = figure.form_unit = "万元";
    figure.raw = "86000元";
    figure.place.line = 4;
    figure.cell = "t1.c2";
    figure.printed_number = "86000";
    figure.printed_unit = "元";
    figure.alternatives = {{"86000", "", "column-unit", ""}};
    figure.findings = {0};
    record.figures = {figure};
    record.findings = {{"U-03",
                        "column",
                        Severity::error,
                        "proactive/fees/amount",
                        "L4",
                        {{"cell", "元"}},
                        {"proactive/fees/amount"}}};
    record.checks_passed = 7;
    return record;
}

const char* const layered_xml = R"(<?xml version="1.0" encoding="UTF-8"?>
<report xmlns="urn:nianbao:report:1" schema-version="1.0.0" form="gkb-2021" year="2023" xml:lang="zh-CN">
  <identity>
    <title state="not-found"/>
    <agency state="not-found"/>
    <year basis="narrative" at="L1">2023</year>
    <period-from state="not-found"/>
    <period-to state="not-found"/>
    <published state="not-found"/>
    <index-number state="not-found"/>
    <document-number state="not-found"/>
    <credit-code state="not-found"/>
    <printed field="year">2023年度</printed>
  </identity>
  <source name="a.txt" media-type="text/plain" charset="UTF-8" charset-basis="content" dialect="cell-per-line" bytes="60" sha256="cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"/>
  <conversion tool="nianbao" version="0.1.0" form-version="1.0.0" form-sha256="bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"/>
  <document parser="flat">
    <p at="L1">前言</p>
    <section id="proactive" state="present" at="L2">
      <heading>二、主动公开</heading>
      <run id="t1" at="L3-L4">
        <line at="L3">
          <cell id="t1.c1">规章</cell>
          <bars n="1"/>
        </line>
        <line at="L4">
          <bars n="1"/>
          <bars n="3"/>
          <cell id="t1.c2">86000元</cell>
        </line>
      </run>
      <line at="L5">
        <text>注</text>
        <bars n="2"/>
      </line>
    </section>
  </document>
  <rebuilt>
    <grid from="t1" table="proactive" columns="4" rows="1" witness="bars labels" certainty="exact">
      <row row="fees" label-cell="t1.c1">
        <slot column="amount" cell="t1.c2"/>
      </row>
    </grid>
  </rebuilt>
  <figures expected="1" reported="1" undecided="0" absent="0" doubtful="1">
    <figure table="proactive" row="fees" column="amount" state="reported" reading="doubtful" cell="t1.c2" at="L4" unit="万元" value="8.6">
      <raw>86000元</raw>
      <printed number="86000" unit="元" form-unit="万元"/>
      <alternative value="86000" because="column-unit"/>
      <finding ref="f1"/>
    </figure>
  </figures>
  <findings passed="7" failed="0" not-testable="0">
    <finding id="f1" rule="U-03" severity="error" about="proactive/fees/amount" at="L4" variant="column">
      <message xml:lang="zh">列</message>
      <message xml:lang="en"> x </message>
      <argument name="cell">元</argument>
      <figure ref="proactive/fees/amount"/>
    </finding>
  </findings>
  <corrections/>
</report>
)";

} // namespace

TEST_CASE("xml: every layer in its fixed order") {
    std::string expected = layered_xml;
    const std::string xml = record_to_xml(layered(), test::nasty_rules());
    // The version of the program is the one part that changes with every release.
    const std::string mark = "tool=\"nianbao\" version=\"";
    const auto version = [&](const std::string& text) {
        const std::size_t at = text.find(mark) + mark.size();
        return text.substr(at, text.find('"', at) - at);
    };
    expected.replace(expected.find(mark) + mark.size(), version(expected).size(), version(xml));
    CHECK(xml == expected);
    CHECK(first_fault(xml, schema()) == "");
}

TEST_CASE("xml: every record validates, whatever its texts are") {
    const std::string xsd = schema();
    const Rules rules = test::nasty_rules();
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        REQUIRE(first_fault(record_to_xml(test::random_record(seed), rules), xsd) == "");
    }
}

TEST_CASE("xml: the schema refuses what the contract forbids") {
    const std::string xsd = schema();
    const std::pair<std::string, std::string> faults[] = {
        {"state=\"reported\"", "state=\"guessed\""},
        {"reading=\"doubtful\"", "reading=\"\""},
        {"value=\"8.6\"", "value=\"8.60\""},
        {"value=\"8.6\"", "value=\"+8.6\""},
        {"value=\"8.6\"", "value=\"-0\""},
        {"<finding ref=\"f1\"/>", "<finding ref=\"f2\"/>"},
        {"cell=\"t1.c2\" at", "cell=\"t1.c9\" at"},
        {"from=\"t1\"", "from=\"t2\""},
        {"<corrections/>", "<corrections>x</corrections>"},
        {"<corrections/>", "<corrections/><more/>"},
        {"<raw>", "<raw note=\"x\">"},
        {"severity=\"error\"", "severity=\"fatal\""},
        {"<p at=\"L1\">前言</p>", "<p at=\"L1\">前<b/>言</p>"},
        {"<p at=\"L1\">前言</p>", "前言"},
        {">2023</year>", ">23</year>"},
        {"basis=\"narrative\"", "basis=\"guess\""},
        {"xml:lang=\"zh-CN\"", "lang=\"zh-CN\""},
    };
    for (const auto& [from, to] : faults) {
        CAPTURE(from, to);
        std::string xml = layered_xml;
        const std::size_t at = xml.find(from);
        REQUIRE(at != std::string::npos);
        CHECK_FALSE(first_fault(xml.replace(at, from.size(), to), xsd).empty());
    }
}

TEST_CASE("xml: a figure may stand in the record once only") {
    Record record = layered();
    record.figures.push_back(record.figures.front());
    CHECK_FALSE(first_fault(record_to_xml(record, test::nasty_rules()), schema()).empty());
}

TEST_CASE("xml: spans that do not nest are an error of ours, never a lost line") {
    const auto fails = [](const Record& record) {
        CHECK_THROWS_AS(record_to_xml(record, test::nasty_rules()), Error);
    };
    Record record = layered();
    record.runs = {{"t1", 0, 3}}; // begins before the section
    fails(record);
    record.runs = {{"t1", 2, 9}}; // past the end
    fails(record);
    record.runs = {{"t1", 2, 2}}; // empty
    fails(record);
    record.runs = {{"t1", 2, 4}, {"t2", 3, 5}}; // overlap
    fails(record);
    record.runs.clear();
    record.sections = {{"a", "present", 1, 1, 3}, {"b", "present", 2, 2, 5}};
    fails(record);
    record.sections = {{"a", "present", 1, 1, 6}};
    fails(record);
    record = layered();
    record.sections.front().last_block = 3; // ends inside the run
    fails(record);
    record = layered();
    record.document.blocks[2].kind = Block::Kind::table; // a table in a run
    fails(record);
}

TEST_CASE("xml: a heading that stands in a run stays in it") {
    Record record = layered();
    record.runs = {{"t1", 1, 4}};
    const std::string xml = record_to_xml(record, test::nasty_rules());
    CHECK(xml.find("<heading") == std::string::npos);
    CHECK(xml.find("<cell id=\"t1.c1\">二、主动公开</cell>") != std::string::npos);
    CHECK(first_fault(xml, schema()) == "");
}
