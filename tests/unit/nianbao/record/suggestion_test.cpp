// SPDX-License-Identifier: Apache-2.0
// Tables that break their sums in one place or more: what is suggested, and that nothing is where nothing can
// be known.
#include "nianbao/record/suggestion.hpp"

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/checks.hpp"
#include "nianbao/record/slip.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace nianbao;

namespace {

const Knowledge& builtin() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge;
}

/// A complete report of gkb-2021 whose sums hold, to be damaged.
class Report {
public:
    Report() : m_form(*builtin().find_form("gkb-2021")) {
        for (const FormTable& table : m_form.tables) {
            for (const FormBlock& block : table.blocks) {
                for (const Row& row : block.rows) {
                    for (const Column& column : block.columns) {
                        add(table.id, column.row.empty() ? row.id : column.row, column.id);
                    }
                }
            }
        }
        row("received", {"147", "36", "0", "0", "0", "0", "183"});
        row("carried_over", {"12", "0", "0", "0", "0", "0", "12"});
        row("granted", {"95", "24", "0", "0", "0", "0", "119"});
        row("partly_granted", {"41", "8", "0", "0", "0", "0", "49"});
        row("denied.third_party", {"0", "3", "2", "0", "0", "0", "5"});
        row("other.other", {"0", "0", "0", "0", "0", "0", "0"});
        set("requests/received/research_institution", "2");
        set("requests/received/total", "185");
        row("total", {"136", "35", "2", "0", "0", "0", "173"});
        row("carried_forward", {"23", "1", "0", "0", "0", "0", "24"});
        const char* const outcomes[] = {"upheld", "corrected", "other", "pending", "total"};
        const char* const numbers[] = {"31", "45", "0", "18", "94"};
        for (int i = 0; i < 5; ++i) {
            set(std::string("disputes/review/") + outcomes[i], numbers[i]);
        }
    }

    Report& set(const std::string& id, const std::string& number) {
        Figure& figure = find(id);
        figure.state = FigureState::reported;
        figure.value = Decimal::parse(number);
        return *this;
    }
    Report& without(const std::string& id, FigureState state) {
        Figure& figure = find(id);
        figure.state = state;
        figure.value.reset();
        return *this;
    }
    Report& row(const std::string& id, const std::vector<std::string>& numbers) {
        static const std::vector<std::string> columns = {
            "natural_person",     "company", "research_institution", "public_welfare", "legal_service",
            "other_organization", "total"};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            set("requests/" + id + "/" + columns[i], numbers.at(i));
        }
        return *this;
    }

    Record checked() const {
        Record record = m_record;
        FindingBook book(record, builtin().rules);
        check_identities(record, m_form, book);
        return record;
    }

    /// "kind figure printed>value ..." of each finding with suggestions, by what it is about.
    std::map<std::string, std::vector<std::string>> suggested() const {
        std::map<std::string, std::vector<std::string>> out;
        for (const Finding& finding : checked().findings) {
            std::vector<std::string>& texts = out[finding.rule + " " + finding.about];
            for (const Suggestion& suggestion : finding.suggestions) {
                std::string text = suggestion.kind;
                for (const SuggestedChange& change : suggestion.changes) {
                    text += " " + change.figure + " " + change.printed + ">" + change.value;
                }
                texts.push_back(text);
            }
        }
        return out;
    }

    /// The one suggestion that every finding has; "" where none has any.
    std::string the_one() const {
        const auto all = suggested();
        REQUIRE_FALSE(all.empty());
        const std::vector<std::string>& first = all.begin()->second;
        for (const auto& [about, texts] : all) {
            INFO(about);
            CHECK(texts == first);
        }
        REQUIRE(first.size() <= 1);
        return first.empty() ? "" : first.front();
    }

    std::vector<Suggestion> with_steps(std::size_t steps) const {
        Record record = m_record;
        const FindingBook book(record, builtin().rules);
        std::vector<Suggestion> all;
        for (const std::vector<Suggestion>& some :
             suggest_changes(m_form, equations_of(m_form, record, book), steps)) {
            all.insert(all.end(), some.begin(), some.end());
        }
        return all;
    }

private:
    void add(const std::string& table, const std::string& row, const std::string& column) {
        Figure figure;
        figure.table = table;
        figure.row = row;
        figure.column = column;
        figure.row_label = "row " + row;
        figure.column_label = "column " + column;
        figure.state = FigureState::reported;
        figure.value = Decimal{};
        m_record.figures.push_back(figure);
    }
    Figure& find(const std::string& id) {
        const auto found = std::find_if(m_record.figures.begin(), m_record.figures.end(),
                                        [&](const Figure& one) { return one.id() == id; });
        REQUIRE(found != m_record.figures.end());
        return *found;
    }

    const Form& m_form;
    Record m_record;
};

} // namespace

TEST_CASE("slip: digits exchanged, lost, doubled, too many, wrong") {
    CHECK(slip_of_digits("741", "471") == Slip::transposed);
    CHECK(slip_of_digits("417", "471") == Slip::transposed);
    CHECK(slip_of_digits("17", "147") == Slip::dropped_digit);
    CHECK(slip_of_digits("14", "147") == Slip::dropped_digit);
    CHECK(slip_of_digits("1", "11") == Slip::dropped_digit);
    CHECK(slip_of_digits("1447", "147") == Slip::doubled_digit);
    CHECK(slip_of_digits("1477", "147") == Slip::doubled_digit);
    CHECK(slip_of_digits("11", "1") == Slip::doubled_digit);
    CHECK(slip_of_digits("1497", "147") == Slip::extra_digit);
    CHECK(slip_of_digits("9147", "147") == Slip::extra_digit);
    CHECK(slip_of_digits("197", "147") == Slip::replaced_digit);
    CHECK(slip_of_digits("741", "147") == Slip::other);
    CHECK(slip_of_digits("0", "10") == Slip::other);
    CHECK(slip_of_digits("10", "0") == Slip::other);
    CHECK(slip_of_digits("5", "5000") == Slip::other);
    CHECK(slip_of_digits("-12", "-21") == Slip::transposed);
}

TEST_CASE("suggestion: a report whose sums hold gets none") {
    const Record record = Report().checked();
    CHECK(record.findings.empty());
    CHECK(record.checks_failed == 0);
    CHECK(record.checks_not_testable == 0);
    CHECK(record.checks_passed == 42);
}

TEST_CASE("suggestion: one figure where a row and a column cross, by the slip that explains it") {
    const std::string granted = "requests/granted/natural_person";
    CHECK(Report().set(granted, "59").the_one() == "transposed " + granted + " 59>95");
    CHECK(Report().set(granted, "9").the_one() == "dropped-digit " + granted + " 9>95");
    CHECK(Report().set(granted, "995").the_one() == "doubled-digit " + granted + " 995>95");
    CHECK(Report().set(granted, "915").the_one() == "extra-digit " + granted + " 915>95");
    CHECK(Report().set(granted, "98").the_one() == "replaced-digit " + granted + " 98>95");
    CHECK(Report().set(granted, "103").the_one() == "other " + granted + " 103>95");
    CHECK(Report().set(granted, "0").the_one() == "other " + granted + " 0>95");
}

TEST_CASE("suggestion: a total that was not brought up to date") {
    CHECK(Report().set("requests/granted/total", "117").the_one() ==
          "stale-total requests/granted/total 117>119");
    CHECK(Report().set("requests/total/natural_person", "135").the_one() ==
          "stale-total requests/total/natural_person 135>136");
    // The grand total stands in three sums.
    CHECK(Report().set("requests/total/total", "170").suggested().size() == 3);
    CHECK(Report().set("requests/total/total", "170").the_one() ==
          "stale-total requests/total/total 170>173");
    // A slip of digits explains more.
    CHECK(Report().set("requests/granted/total", "191").the_one() ==
          "transposed requests/granted/total 191>119");
}

TEST_CASE("suggestion: a blank that should hold a number, and blanks that count as 0") {
    Report report;
    report.without("requests/granted/natural_person", FigureState::blank);
    CHECK(report.the_one() == "left-blank requests/granted/natural_person >95");
    Report dashes;
    dashes.without("requests/denied.third_party/natural_person", FigureState::mark)
        .without("requests/denied.third_party/legal_service", FigureState::blank)
        .set("requests/denied.third_party/company", "30");
    CHECK(dashes.the_one() == "extra-digit requests/denied.third_party/company 30>3");
}

TEST_CASE("suggestion: a number never becomes negative") {
    // The row's sum is 3 too large, the column's 3 too small: no figure grows and shrinks at once.
    Report report;
    report.set("requests/denied.third_party/total", "2").set("requests/total/total", "170");
    for (const auto& [about, texts] : report.suggested()) {
        for (const std::string& text : texts) {
            CHECK(text.find(">-") == std::string::npos);
        }
    }
}

TEST_CASE("suggestion: values of a row one column aside") {
    Report report;
    report.row("received", {"0", "147", "36", "2", "0", "0", "185"});
    CHECK(report.the_one() ==
          "shifted-row requests/received/natural_person 0>147 requests/received/company 147>36 "
          "requests/received/research_institution 36>2 requests/received/public_welfare 2>0");
    Report blank;
    blank.row("received", {"0", "147", "36", "2", "0", "0", "185"})
        .without("requests/received/natural_person", FigureState::blank);
    CHECK(blank.the_one().rfind("shifted-row requests/received/natural_person >147", 0) == 0);
}

TEST_CASE("suggestion: neighbors in each other's place") {
    CHECK(Report()
              .set("requests/granted/natural_person", "24")
              .set("requests/granted/company", "95")
              .the_one() == "exchanged requests/granted/natural_person 24>95 requests/granted/company 95>24");
    Report above;
    above.row("total", {"23", "1", "0", "0", "0", "0", "24"})
        .row("carried_forward", {"136", "35", "2", "0", "0", "0", "173"});
    CHECK(above.the_one().rfind("exchanged-rows requests/total/natural_person 23>136", 0) == 0);
}

TEST_CASE("suggestion: two errors apart are told apart") {
    Report report;
    report.set("requests/granted/natural_person", "59").set("requests/partly_granted/company", "9");
    const auto all = report.suggested();
    REQUIRE(all.size() == 4);
    const std::vector<std::string> first = {"transposed requests/granted/natural_person 59>95"};
    const std::vector<std::string> second = {"replaced-digit requests/partly_granted/company 9>8"};
    CHECK(all.at("A-03 requests/granted/total") == first);
    CHECK(all.at("A-02 requests/total/natural_person") == first);
    CHECK(all.at("A-03 requests/partly_granted/total") == second);
    CHECK(all.at("A-02 requests/total/company") == second);
}

TEST_CASE("suggestion: two errors in one row are one suggestion for its three sums") {
    Report report;
    report.set("requests/granted/natural_person", "59").set("requests/granted/company", "29");
    const auto all = report.suggested();
    REQUIRE(all.size() == 3);
    CHECK(report.the_one() == "other requests/granted/natural_person 59>95 requests/granted/company 29>24");
}

TEST_CASE("suggestion: sets that explain it alike are all given, and none is picked") {
    // Both rows and both columns have 1 too many: crosswise it is two figures or the two others.
    Report report;
    report.set("requests/granted/natural_person", "96").set("requests/partly_granted/company", "9");
    const auto all = report.suggested();
    REQUIRE(all.size() == 4);
    for (const auto& [about, texts] : all) {
        INFO(about);
        CHECK(texts ==
              std::vector<std::string>{
                  "replaced-digit requests/granted/natural_person 96>95 requests/partly_granted/company 9>8",
                  "replaced-digit requests/granted/company 24>23 requests/partly_granted/natural_person "
                  "41>40"});
    }
}

TEST_CASE("suggestion: one sum that nothing crosses") {
    // 94 = 31 + 45 + 0 + 18. Exchanged digits explain it in one place only.
    CHECK(Report().set("disputes/review/total", "49").the_one() == "transposed disputes/review/total 49>94");
    CHECK(Report().set("disputes/review/pending", "188").the_one() ==
          "doubled-digit disputes/review/pending 188>18");
    // Any of the five may be 1 off.
    CHECK(Report().set("disputes/review/total", "95").the_one().empty());
    // 1 for 18 lost a digit; but whatever is amiss by 10 to 90, some figure of one digit seems to have lost
    // one.
    CHECK(Report().set("disputes/review/pending", "1").the_one().empty());
    CHECK(Report().set("disputes/review/corrected", "54").the_one() ==
          "transposed disputes/review/corrected 54>45");
    // Two of the five have digits whose exchange explains it.
    Report two;
    two.set("disputes/review/upheld", "54")
        .set("disputes/review/corrected", "54")
        .set("disputes/review/total", "117");
    CHECK(two.the_one().empty());
}

TEST_CASE("suggestion: what cannot be tested is no evidence") {
    // The row of the applicants misses an operand: the column alone does not say which of its rows is wrong.
    Report report;
    report.without("requests/granted/legal_service", FigureState::undecided)
        .set("requests/granted/natural_person", "97");
    const auto all = report.suggested();
    REQUIRE(all.size() == 1);
    CHECK(all.begin()->second.empty());
}

TEST_CASE("suggestion: a table that is wrong all over gets none") {
    Report report;
    const char* const rows[] = {"received",       "carried_over", "granted",
                                "partly_granted", "total",        "carried_forward"};
    int number = 11;
    for (const char* row : rows) {
        for (const char* column :
             {"natural_person", "company", "research_institution", "public_welfare", "legal_service"}) {
            report.set(std::string("requests/") + row + "/" + column, std::to_string(number));
            number = number * 7 % 1009;
        }
    }
    const auto all = report.suggested();
    CHECK(all.size() > 15);
    CHECK(report.the_one().empty());
}

TEST_CASE("suggestion: the work is bounded, and what is cut short says nothing") {
    Report report;
    report.set("requests/granted/natural_person", "59").set("requests/partly_granted/company", "9");
    CHECK(report.with_steps(most_suggestion_steps).size() == 4);
    CHECK(report.with_steps(20'000).size() == 4);
    for (const std::size_t steps : {0, 1, 10, 100, 1'000}) {
        CHECK(report.with_steps(steps).empty());
    }
}

TEST_CASE("suggestion: the figures and the identities that fail are what they were") {
    const Record record = Report().set("requests/granted/natural_person", "59").checked();
    const auto found = std::find_if(record.figures.begin(), record.figures.end(), [](const Figure& one) {
        return one.id() == "requests/granted/natural_person";
    });
    REQUIRE(found != record.figures.end());
    CHECK(found->value == Decimal(59));
    CHECK(found->alternatives.empty());
    CHECK(record.findings.size() == 2);
}

TEST_CASE(
    "suggestion: the sentence says figure, number, print and slip, and that it is none but a suggestion") {
    const Record record = Report().set("requests/granted/natural_person", "59").checked();
    const Finding& finding = record.findings.front();
    const std::string english = builtin().rules.message(finding, "en");
    CHECK(english.find("row granted \xE2\x80\xBA column natural_person were 95 (printed: 59)") !=
          std::string::npos);
    CHECK(english.find("changed places") != std::string::npos);
    const std::string chinese = builtin().rules.message(finding, "zh");
    CHECK(chinese.find(
              "若row granted › column natural_person为95（现印59），所涉各式均成立，相邻两位数字可能颠倒。"
              "这只是提示，数字未作改动，请以原件为准。") != std::string::npos);
    // What the change before has said is not said again.
    const Record two =
        Report().set("requests/granted/natural_person", "24").set("requests/granted/company", "95").checked();
    CHECK(builtin()
              .rules.message(two.findings.front(), "en")
              .find("If row granted \xE2\x80\xBA column natural_person were 95 (printed: 24) and column "
                    "company were 24 (printed: 95), every") != std::string::npos);
    Report blank;
    blank.without("requests/granted/natural_person", FigureState::blank);
    CHECK(builtin().rules.message(blank.checked().findings.front(), "zh").find("为95（现未填数）") !=
          std::string::npos);
}

TEST_CASE("suggestion: every slip has its sentence") {
    for (int slip = 0; slip <= static_cast<int>(Slip::other); ++slip) {
        INFO(slip);
        CHECK(builtin().rules.suggestions.kinds.count(to_string(static_cast<Slip>(slip))) == 1);
    }
    CHECK(builtin().rules.suggestions.kinds.size() == static_cast<std::size_t>(Slip::other) + 1);
}
