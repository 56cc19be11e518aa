// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/writers.hpp"
#include "random_record.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace nianbao;

TEST_CASE("json: an empty record says null, not nothing") {
    const std::string none = R"({"value":null,"basis":"not-found","raw":null,"at":null})";
    std::string identity;
    for (const char* name : {"title", "agency", "year", "period_from", "period_to", "published",
                             "index_number", "document_number", "credit_code"}) {
        identity += (identity.empty() ? "\"" : ",\"") + std::string(name) + "\":" + none;
    }
    CHECK(
        record_to_json(Record{}, Rules{}) ==
        R"({"source":null,"form":null,"year":null,"identity":{)" + identity +
            R"(},"counts":{"expected":0,"reported":0,"undecided":0,"absent":0,"doubtful":0,"checks_passed":0,)"
            R"("checks_failed":0,"checks_not_testable":0},"figures":[],"findings":[],"edition":"published","corrections":[]})"
            "\n");
}

TEST_CASE("json: a figure and a finding") {
    Record record;
    Figure figure;
    figure.table = "proactive";
    figure.row = "x-其他";
    figure.column = "amount";
    figure.row_label = "其 他";
    figure.state = FigureState::reported;
    figure.reading = Reading::doubtful;
    figure.value = Decimal(-86).shifted(-1);
    figure.unit = "万元";
    figure.raw = "a\"\\\n\t\r\x01";
    figure.place.table = 2;
    figure.place.row = 4;
    figure.cell = "t2.4.1";
    figure.printed_unit = "元";
    figure.alternatives = {{"86000", "", "column-unit", ""}, {"1", "元", "other-cell", "t2.4.2"}};
    figure.findings = {0, 1};
    record.figures = {figure};
    record.findings = {
        {"Q-01", "column", Severity::warning, "proactive", "t2.4", {}, {"proactive/x-其他/amount"}, {{"other", {{"proactive/fees/amount", "L", "", "12"}}}}},
        {"Q-01", "column", Severity::info, "", "", {}, {}}};
    const std::string json = record_to_json(record, test::nasty_rules());
    const std::string expected =
        R"("figures":[{"table":"proactive","row":"x-其他","column":"amount","row_label":"其 他","column_label":null,)"
        R"("value":"-8.6","unit":"万元","state":"reported","reading":"doubtful","findings":["Q-01"],)"
        R"("raw":"a\"\\\n\u0009\u000d\u0001","place":"t2.4","cell":"t2.4.1",)"
        R"("printed":{"number":null,"unit":"元","column_unit":null,"form_unit":null},"note":null,"evidence":null,)"
        R"("alternatives":[{"value":"86000","unit":null,"because":"column-unit","cell":null},)"
        R"({"value":"1","unit":"元","because":"other-cell","cell":"t2.4.2"}],)"
        R"("decision":null,"published_value":"-8.6","corrected_value":null}],)"
        R"("findings":[{"rule":"Q-01","severity":"warning","about":"proactive","place":"t2.4",)"
        R"("message":{"zh":"列<L为12>","en":" x  \"L: 12\" "},"figures":["proactive/x-其他/amount"],)"
        R"("suggestions":[{"kind":"other","changes":[{"figure":"proactive/fees/amount","label":"L","printed":null,"value":"12"}]}]},)"
        R"({"rule":"Q-01","severity":"info","about":null,"place":null,"message":{"zh":"列","en":" x "},"figures":[],)"
        R"("suggestions":[]}],"edition":"published","corrections":[]})";
    CHECK(json.substr(json.find("\"figures\"")) == expected + "\n");
}

TEST_CASE("json: one report is one line of UTF-8 without control characters") {
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        Record record = test::random_record(seed);
        record.source.name += "\xFF";
        const std::string json = record_to_json(record, test::nasty_rules());
        CHECK(json.back() == '\n');
        const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
        CHECK(std::count_if(json.begin(), json.end(), control) == 1);
        CHECK(json.find('\xFF') == std::string::npos);
    }
}
