// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/corrections.hpp"

#include "nianbao/forms/knowledge.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

const Knowledge& knowledge() {
    static const Knowledge loaded = load_builtin_knowledge();
    return loaded;
}

Figure figure(const std::string& column, const std::string& raw) {
    Figure one;
    one.table = "disputes";
    one.row = "review";
    one.column = column;
    one.state = raw.empty() ? FigureState::blank : FigureState::reported;
    one.reading = Reading::exact;
    one.value = Decimal::parse(raw);
    one.unit = "件";
    one.raw = raw;
    return one;
}

/// upheld 1 + corrected 2 + other 3 + pending 4 = total 10
Record record() {
    Record made;
    made.form = "gkb-2021";
    made.source.name = "a.html";
    made.source.sha256 = std::string(64, 'a');
    made.figures = {figure("upheld", "1"), figure("corrected", "2"), figure("other", "3"), figure("pending", "4"),
                    figure("total", "10")};
    return made;
}

Correction correction(const std::string& column, const std::string& decision, const std::string& seen,
                      const std::string& value = "") {
    Correction made;
    made.table = "disputes";
    made.row = "review";
    made.column = column;
    made.decision = decision;
    made.state = "accepted";
    made.seen = seen;
    made.reason = "原件";
    made.value = Decimal::parse(value);
    made.unit = made.value ? "件" : "";
    return made;
}

std::vector<std::string> keys_of(const std::vector<Error>& errors) {
    std::vector<std::string> keys;
    for (const Error& error : errors) {
        keys.push_back(error.key());
    }
    return keys;
}

std::vector<std::string> add(Record& to, std::vector<Correction> corrections, const std::string& sha256 = {},
                             const std::string& source = {}) {
    return keys_of(
        add_corrections(to, {source, sha256, "", std::move(corrections)}, "甲", "2026-03-09", knowledge()).faults);
}

using Keys = std::vector<std::string>;

} // namespace

TEST_CASE("corrections: a decision counts, the published value stays") {
    Record one = record();
    REQUIRE(add(one, {correction("upheld", "confirm", "1"), correction("other", "undecidable", "3")}).empty());
    CHECK(one.figures[0].value->to_string() == "1");
    CHECK(value_in(one, one.figures[0], Edition::corrected)->to_string() == "1");
    CHECK(value_in(one, one.figures[2], Edition::published)->to_string() == "3");
    CHECK_FALSE(value_in(one, one.figures[2], Edition::corrected));
    CHECK(one.corrections[0].by == "甲");
    CHECK(one.corrections[0].published == "1");
    CHECK(one.findings.empty());
}

TEST_CASE("corrections: the last accepted decision on a figure counts, the earlier ones stay") {
    Record one = record();
    REQUIRE(add(one, {correction("upheld", "undecidable", "1")}).empty());
    REQUIRE(add(one, {correction("upheld", "confirm", "1")}).empty());
    REQUIRE(one.corrections.size() == 2);
    CHECK(decision_on(one, one.figures[0])->decision == "confirm");
    one.corrections[1].state = "open";
    CHECK(decision_on(one, one.figures[0])->decision == "undecidable");
    CHECK(decision_on(one, one.figures[1]) == nullptr);
}

TEST_CASE("corrections: what is wrong is named, and nothing is half applied") {
    const Correction good = correction("pending", "correct", "4", "5");
    const auto faults_with = [&good](const Correction& bad) {
        Record one = record();
        Keys faults = add(one, {good, bad});
        CHECK(one.corrections.empty());
        CHECK(one.findings.empty());
        return faults;
    };
    CHECK(faults_with(correction("upheld", "confirm", "11")) == Keys{"correction-guard"});
    CHECK(faults_with(correction("nothing", "confirm", "1")) == Keys{"correction-figure"});
    CHECK(faults_with(good) == Keys{"correction-twice"});
    CHECK(faults_with(correction("upheld", "correct", "1")) == Keys{"correction-no-value"});
    CHECK(faults_with(correction("upheld", "confirm", "1", "2")) == Keys{"correction-needless-value"});
    CHECK(faults_with(correction("upheld", "correct", "1", "1")) == Keys{"correction-same-value"});
    CHECK(faults_with(correction("upheld", "correct", "1", "-1")) == Keys{"correction-no-count"});
    CHECK(faults_with(correction("upheld", "correct", "1", "1.5")) == Keys{"correction-no-count"});
    Correction other_unit = correction("upheld", "correct", "1", "2");
    other_unit.unit = "";
    CHECK(faults_with(other_unit) == Keys{"correction-unit"});
    Correction other_value = correction("upheld", "confirm", "1");
    other_value.published = "2";
    CHECK(faults_with(other_value) == Keys{"correction-published"});
    Correction other_state = correction("upheld", "confirm", "1");
    other_state.seen_state = FigureState::undecided;
    CHECK(faults_with(other_state) == Keys{"correction-guard"});
}

TEST_CASE("corrections: of another source, or added twice") {
    Record one = record();
    CHECK(add(one, {correction("upheld", "confirm", "1")}, std::string(64, 'b')) == Keys{"correction-source"});
    CHECK(add(one, {correction("upheld", "confirm", "1")}, "", "a.html#2") == Keys{"correction-source"});
    CHECK(add(one, {correction("upheld", "confirm", "1")}, std::string(64, 'a'), "folder/a.html").empty());
    CHECK(add(one, {correction("upheld", "confirm", "1")}) == Keys{"correction-there"});
    CHECK(one.corrections.size() == 1);

    // A browser's file repeats what it saved the day before: only what is new is added.
    const AddedCorrections next = add_corrections(
        one, {"", "", "", {correction("upheld", "confirm", "1"), correction("other", "confirm", "3")}}, "乙",
        "2026-03-10", knowledge());
    CHECK(next.faults.empty());
    CHECK(next.added == 1);
    CHECK(keys_of(next.already) == Keys{"correction-there"});
    REQUIRE(one.corrections.size() == 2);
    CHECK(one.corrections[1].by == "乙");
}

TEST_CASE("corrections: a guard compares what a browser could show") {
    Record one = record();
    one.figures[0].raw = "1\x01\x7F";
    CHECK(add(one, {correction("upheld", "confirm", "1\xEF\xBF\xBD\xEF\xBF\xBD")}).empty());
    CHECK(add(one, {correction("upheld", "undecidable", "1  ")}) == Keys{"correction-guard"});
}

TEST_CASE("corrections: a value that breaks a sum is a finding, one that mends it is none") {
    Record one = record();
    REQUIRE(add(one, {correction("total", "correct", "10", "11")}).empty());
    REQUIRE(one.findings.size() == 1);
    CHECK(one.findings[0].rule == "K-02");
    CHECK(one.findings[0].variant.empty());
    CHECK(one.findings[0].about == "disputes/review/total");
    CHECK(one.figures[4].findings == std::vector<std::size_t>{0});
    REQUIRE(add(one, {correction("pending", "correct", "4", "5")}).empty());
    CHECK(one.findings.empty());
    CHECK(one.figures[4].findings.empty());

    Record broken = record();
    broken.figures[4] = figure("total", "12");
    REQUIRE(add(broken, {correction("total", "correct", "12", "13")}).empty());
    REQUIRE(broken.findings.size() == 1);
    CHECK(broken.findings[0].variant == "still");
}

TEST_CASE("corrections: after another conversion the guard is checked again") {
    Record one = record();
    REQUIRE(add(one, {correction("upheld", "correct", "1", "7"), correction("other", "confirm", "3")}).empty());
    Record again = record();
    again.corrections = one.corrections;
    again.figures[0] = figure("upheld", "2");
    recheck_corrections(again, knowledge());
    CHECK(again.corrections[0].state == "open");
    CHECK(again.corrections[1].state == "accepted");
    CHECK(value_in(again, again.figures[0], Edition::corrected)->to_string() == "2");
    REQUIRE(again.findings.size() == 1);
    CHECK(again.findings[0].rule == "K-01");
    CHECK(again.findings[0].severity == Severity::error);

    again.figures[0] = figure("upheld", "1");
    again.figures[2].value = Decimal::parse("30");
    recheck_corrections(again, knowledge());
    CHECK(again.corrections[0].state == "accepted");
    REQUIRE(again.findings.size() == 2);
    CHECK(again.findings[0].rule == "K-03");
    CHECK(again.findings[1].rule == "K-02");

    again.figures.erase(again.figures.begin());
    recheck_corrections(again, knowledge());
    CHECK(again.findings[0].rule == "K-01");
    CHECK(again.findings[0].variant == "gone");
}

TEST_CASE("corrections: files are read after their schema") {
    const std::string start = R"(<corrections xmlns="urn:nianbao:corrections:1" version="1.0.0" source="a.txt">
<correction table="proactive" row="x-某行/甲" column="c" decision="correct" value="0.5" unit="万元">)";
    const std::string end = "</correction></corrections>";
    const CorrectionsFile file = read_corrections(
        start + "<seen state=\"text\">a&#13;\n b</seen><reason>r</reason>" + end, "c.xml");
    REQUIRE(file.corrections.size() == 1);
    CHECK(file.source == "a.txt");
    CHECK(file.corrections[0].row == "x-某行/甲");
    CHECK(file.corrections[0].seen == "a\r\n b");
    CHECK(file.corrections[0].seen_state == FigureState::text);
    CHECK(file.corrections[0].value->to_string() == "0.5");
    CHECK_THROWS_AS(read_corrections(start + "<seen state=\"text\"/><reason> </reason>" + end, "c.xml"), Error);
    CHECK_THROWS_AS(read_corrections(start + "<reason>r</reason>" + end, "c.xml"), Error);
    CHECK_THROWS_AS(read_corrections("<corrections/>", "c.xml"), Error);
    CHECK_THROWS_AS(read_corrections("no xml", "c.xml"), Error);
}

TEST_CASE("corrections: days that are") {
    for (const char* day : {"2026-03-09", "2024-02-29", "2000-02-29", "2026-12-31"}) {
        CHECK(is_date(day));
    }
    for (const char* day : {"", "2026-3-9", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026/03/09",
                            "2026-03-0x", "0000-01-01", "2026-03-091"}) {
        CAPTURE(day);
        CHECK_FALSE(is_date(day));
    }
}
