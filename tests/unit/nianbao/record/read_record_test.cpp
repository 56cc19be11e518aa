// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/read_record.hpp"

#include "../output/random_record.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/output/writers.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace nianbao;

namespace {

bool same(const Line& a, const Line& b) {
    const auto piece = [](const Piece& x, const Piece& y) { return x.text == y.text && x.bars == y.bars; };
    return std::equal(a.pieces.begin(), a.pieces.end(), b.pieces.begin(), b.pieces.end(), piece) &&
           a.place == b.place && a.heading == b.heading && a.origin == b.origin;
}

bool same(const Grid& a, const Grid& b) {
    const auto cell = [](const Cell& x, const Cell& y) {
        return x.text == y.text && x.column == y.column && x.column_span == y.column_span &&
               x.row_span == y.row_span && x.hidden == y.hidden && x.head == y.head && x.place == y.place;
    };
    const auto row = [&](const GridRow& x, const GridRow& y) {
        return std::equal(x.cells.begin(), x.cells.end(), y.cells.begin(), y.cells.end(), cell);
    };
    return a.number == b.number && a.width == b.width && a.inside == b.inside && a.place == b.place &&
           std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(), row);
}

void check_same_document(const Record& a, const Record& b) {
    const Document& x = a.document;
    const Document& y = b.document;
    CHECK(x.parser == y.parser);
    CHECK(x.charset == y.charset);
    CHECK(x.charset_basis == y.charset_basis);
    CHECK(x.closed == y.closed);
    CHECK(x.remarks == y.remarks);
    REQUIRE(x.blocks.size() == y.blocks.size());
    for (std::size_t i = 0; i < x.blocks.size(); ++i) {
        CHECK(x.blocks[i].kind == y.blocks[i].kind);
        CHECK(same(x.blocks[i].line, y.blocks[i].line));
        CHECK(same(x.blocks[i].table, y.blocks[i].table));
    }
    REQUIRE(x.meta.size() == y.meta.size());
    REQUIRE(x.left_out.size() == y.left_out.size());
    for (std::size_t i = 0; i < x.meta.size(); ++i) {
        CHECK(x.meta[i].name == y.meta[i].name);
        CHECK(x.meta[i].value == y.meta[i].value);
        CHECK(x.left_out[i].reason == y.left_out[i].reason);
        CHECK(x.left_out[i].text == y.left_out[i].text);
        CHECK(x.left_out[i].place == y.left_out[i].place);
    }
    REQUIRE(a.sections.size() == b.sections.size());
    for (std::size_t i = 0; i < a.sections.size(); ++i) {
        CHECK(a.sections[i].id == b.sections[i].id);
        CHECK(a.sections[i].state == b.sections[i].state);
        CHECK(a.sections[i].heading == b.sections[i].heading);
        CHECK(a.sections[i].first_block == b.sections[i].first_block);
        CHECK(a.sections[i].last_block == b.sections[i].last_block);
    }
    REQUIRE(a.runs.size() == b.runs.size());
    for (std::size_t i = 0; i < a.runs.size(); ++i) {
        CHECK(a.runs[i].id == b.runs[i].id);
        CHECK(a.runs[i].first_block == b.runs[i].first_block);
        CHECK(a.runs[i].last_block == b.runs[i].last_block);
    }
}

void check_same_findings(const Record& a, const Record& b) {
    REQUIRE(a.findings.size() == b.findings.size());
    for (std::size_t i = 0; i < a.findings.size(); ++i) {
        CHECK(a.findings[i].rule == b.findings[i].rule);
        CHECK(a.findings[i].variant == b.findings[i].variant);
        CHECK(a.findings[i].severity == b.findings[i].severity);
        CHECK(a.findings[i].about == b.findings[i].about);
        CHECK(a.findings[i].place == b.findings[i].place);
        CHECK(a.findings[i].arguments == b.findings[i].arguments);
        CHECK(a.findings[i].figures == b.findings[i].figures);
    }
    REQUIRE(a.figures.size() == b.figures.size());
    for (std::size_t i = 0; i < a.figures.size(); ++i) {
        CHECK(a.figures[i].findings == b.figures[i].findings);
    }
}

std::string small_record() {
    Record record;
    record.source.name = "a.txt";
    record.document.parser = "flat";
    record.findings.push_back({"U-03", "", Severity::error, "about", "L1", {}, {}});
    Figure figure;
    figure.table = "proactive";
    figure.row = "fees";
    figure.column = "amount";
    figure.findings = {0};
    record.figures.push_back(figure);
    Block block;
    block.line.place.line = 1;
    block.line.pieces.push_back({"text", 0});
    record.document.blocks.push_back(block);
    return record_to_xml(record, test::nasty_rules());
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

} // namespace

TEST_CASE("read record: what was written comes back, and is written the same again") {
    const Rules rules = test::nasty_rules();
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Record record = test::random_record(seed);
        const std::string xml = record_to_xml(record, rules);
        const Record read = read_record(xml, "test", Limits{});
        CHECK(record_to_xml(read, rules) == xml);
        check_same_document(record, read);
        check_same_findings(record, read);
        // All that is said of identity, counts, figures and findings is in the JSON.
        Record named = read;
        CHECK(record_to_json(named, rules) == record_to_json(record, rules));
        CHECK(read.source.name == record.source.name);
        CHECK(read.source.media_type == record.source.media_type);
        CHECK(read.source.dialect == record.source.dialect);
        CHECK(read.source.bytes == record.source.bytes);
        CHECK(read.source.sha256 == record.source.sha256);
        CHECK(read.form_version == record.form_version);
        CHECK(read.form_sha256 == record.form_sha256);
        REQUIRE(read.rebuilt.size() == record.rebuilt.size());
        for (std::size_t i = 0; i < read.rebuilt.size(); ++i) {
            CHECK(read.rebuilt[i].width == record.rebuilt[i].width);
            CHECK(read.rebuilt[i].rows[0].label_cell == record.rebuilt[i].rows[0].label_cell);
            CHECK(read.rebuilt[i].rows[0].slots[0].cell == record.rebuilt[i].rows[0].slots[0].cell);
        }
    }
}

TEST_CASE("read record: what is no record of this version is refused") {
    const std::string good = small_record();
    REQUIRE_NOTHROW(read_record(good, "test", Limits{}));
    const std::pair<std::string, std::string> faults[] = {
        {"urn:nianbao:report:1", "urn:other"},
        {"schema-version=\"1.0.0\"", "schema-version=\"2.0.0\""},
        {"<rebuilt/>", ""},
        {"<rebuilt/>", "<rebuilt><grid/></rebuilt>"},
        {"ref=\"f1\"", "ref=\"f2\""},
        {"ref=\"f1\"", "ref=\"f0\""},
        {"ref=\"f1\"", "ref=\"f99999999999999999999\""},
        {"ref=\"f1\"", "ref=\"\""},
        {"state=\"missing-table\"", "state=\"lost\""},
        {"state=\"missing-table\"", "state=\"missing-table\" value=\"1e3\""},
        {"severity=\"error\"", "severity=\"grave\""},
        {"<p at=\"L1\">", "<p at=\"line 1\">"},
        {"<p at=\"L1\">", "<p at=\"L1\" controls=\"0:0\">"},
        {"text</p>", "te<b/>xt</p>"},
        {"<p at=\"L1\">text</p>", "<table id=\"u1\"/>"},
        {"<p at=\"L1\">text</p>", "<run id=\"t1\"><p/></run>"},
        {"<p at=\"L1\">text</p>", "<line><cell/></line>"},
        {"<p at=\"L1\">text</p>", "<table id=\"t1\"><row><cell id=\"t1.1.1\"/></row></table>"},
        {"<p at=\"L1\">text</p>", "text"},
        {"<p at=\"L1\">text</p>", "<unknown/>"},
        {"passed=\"0\"", "passed=\"-1\""},
    };
    for (const auto& [from, to] : faults) {
        CAPTURE(from, to);
        try {
            read_record(replaced(good, from, to), "test", Limits{});
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::schema);
        }
    }
    CHECK_THROWS_AS(read_record("<report", "test", Limits{}), Error);
}

TEST_CASE("read record: the caps hold for a record, too") {
    const auto code_of = [](const Limits& limits) {
        try {
            read_record("<a><b/></a>", "a.xml", limits);
        } catch (const Error& error) {
            return error.code();
        }
        return ErrorCode::internal;
    };
    Limits limits;
    limits.elements = 2;
    limits.nesting = 2;
    limits.tag_bytes = 4;
    CHECK(code_of(limits) != ErrorCode::too_large); // it is no record
    for (std::size_t Limits::*cap : {&Limits::elements, &Limits::nesting, &Limits::tag_bytes}) {
        Limits less = limits;
        --(less.*cap);
        CHECK(code_of(less) == ErrorCode::too_large);
    }
}
