// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/writers.hpp"
#include "random_record.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

// A reader of its own, after RFC 4180's grammar: quotes double, rows end at LF outside quotes.
std::vector<std::vector<std::string>> parse_csv(const std::string& text) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string field;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
            field += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == ',' || c == '\n')) {
            row.push_back(field);
            field.clear();
            if (c == '\n') {
                rows.push_back(row);
                row.clear();
            }
        } else {
            field += c;
        }
    }
    CHECK(field.empty());
    CHECK_FALSE(quoted);
    return rows;
}

Figure fees() {
    Figure figure;
    figure.table = "proactive";
    figure.row = "fees";
    figure.column = "amount";
    figure.row_label = "行政事业性收费";
    figure.column_label = "本年收费金额（单位：万元）";
    figure.state = FigureState::reported;
    figure.reading = Reading::doubtful;
    figure.value = Decimal(86).shifted(-1);
    figure.unit = "万元";
    figure.raw = "86000元,\n\"罚没\"";
    figure.place.line = 46;
    figure.findings = {0, 1, 2};
    return figure;
}

Record report() {
    Record record;
    record.form = "gkb-2021";
    record.source.name = "夹/a.txt";
    record.identity.agency.value = "某局";
    record.identity.year.value = "2023";
    record.figures = {fees()};
    record.findings = {{"U-03", "", Severity::error, "proactive/fees/amount", "L46", {}, {}},
                       {"Q-01", "column", Severity::warning, "proactive/fees/amount", "", {}, {}},
                       {"U-03", "column", Severity::info, "disputes", "t2.4.5", {}, {}}};
    return record;
}

} // namespace

TEST_CASE("csv: fields are quoted where a reader needs it and nowhere else") {
    CHECK(csv_field("") == "");
    CHECK(csv_field("行政许可 3126") == "行政许可 3126");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("a\"b") == "\"a\"\"b\"");
    CHECK(csv_field("a\nb") == "\"a\nb\"");
    CHECK(csv_field("a\rb") == "\"a\rb\"");
    CHECK(csv_field(" a") == "\" a\"");
    CHECK(csv_field("a ") == "\"a \"");
    CHECK(csv_field(" ") == "\" \"");
    CHECK(csv_field("a\xFF") == "a\xEF\xBF\xBD");
}

TEST_CASE("csv: headers are those of the contract") {
    CHECK(figures_csv_header() ==
          "source,agency,year,form,table,row,column,row_label,column_label,value,unit,"
          "state,reading,findings,raw,place\n");
    CHECK(findings_csv_header() == "source,rule,severity,about,place,message\n");
    CHECK(reports_csv_header() ==
          "source,status,error,form,year,agency,reported,undecided,absent,doubtful,findings\n");
}

TEST_CASE("csv: editions are columns behind those of the contract, where they are asked for") {
    std::string header = figures_csv_header();
    header.pop_back();
    CHECK(figures_csv_header(true) == header + ",edition,decision,published_value,corrected_value\n");
    const std::string rows = figures_csv_rows(report(), Edition::published, true);
    const std::string end = ",L46,published,,8.6,\n";
    REQUIRE(rows.size() > end.size());
    CHECK(rows.substr(rows.size() - end.size()) == end);
}

TEST_CASE("csv: a row of figures") {
    CHECK(figures_csv_rows(report()) ==
          "夹/"
          "a.txt,某局,2023,gkb-2021,proactive,fees,amount,行政事业性收费,本年收费金额（单位：万元）,8.6,万元,"
          "reported,doubtful,U-03;Q-01,\"86000元,\n\"\"罚没\"\"\",L46\n");
}

TEST_CASE("csv: a figure that is absent has a state and nothing else") {
    Record record = report();
    Figure figure;
    figure.table = "disputes";
    figure.row = "review";
    figure.column = "upheld";
    figure.unit = "件";
    record.figures = {figure};
    CHECK(figures_csv_rows(record) ==
          "夹/a.txt,某局,2023,gkb-2021,disputes,review,upheld,,,,件,missing-table,,,,\n");
}

TEST_CASE("csv: a report without a form has no figures") {
    Record record = report();
    record.form.clear();
    CHECK(figures_csv_rows(record).empty());
}

TEST_CASE("csv: findings speak the language asked for") {
    const Rules rules = test::nasty_rules();
    CHECK(findings_csv_rows(report(), rules, "zh") ==
          "夹/a.txt,U-03,error,proactive/fees/amount,L46,\"单元格“元”，\"\"列\"\"\n万元 ]]>\"\n"
          "夹/a.txt,Q-01,warning,proactive/fees/amount,,列\n"
          "夹/a.txt,U-03,info,disputes,t2.4.5,列\n");
    CHECK(findings_csv_rows(report(), rules, "en").find("\" x \"\n") != std::string::npos);
}

TEST_CASE("csv: reports with and without a record") {
    const Record record = report();
    CHECK(reports_csv_row({"a.txt", "converted", "", &record}) ==
          "a.txt,converted,,gkb-2021,2023,某局,1,0,0,1,3\n");
    CHECK(reports_csv_row({"b.pdf", "failed", "unsupported: PDF, not read", nullptr}) ==
          "b.pdf,failed,\"unsupported: PDF, not read\",,,,,,,,\n");
}

TEST_CASE("csv: whatever is written can be read back") {
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        Record record = test::random_record(seed);
        record.form = "gkb-2021";
        const auto rows = parse_csv(figures_csv_header() + figures_csv_rows(record));
        REQUIRE(rows.size() == record.figures.size() + 1);
        for (std::size_t i = 0; i < record.figures.size(); ++i) {
            const std::vector<std::string>& row = rows[i + 1];
            REQUIRE(row.size() == 16);
            CHECK(row[0] == record.source.name);
            CHECK(row[1] == record.identity.agency.value);
            CHECK(row[5] == record.figures[i].row);
            CHECK(row[9] == (record.figures[i].value ? record.figures[i].value->to_string() : ""));
            CHECK(row[14] == record.figures[i].raw);
        }
    }
}
