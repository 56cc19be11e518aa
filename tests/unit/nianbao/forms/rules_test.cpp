// SPDX-License-Identifier: Apache-2.0
// The rules: all there, in two languages, with names that the program fills, each with its page.
#include "nianbao/forms/knowledge.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

using namespace nianbao;

namespace {

const Rules& rules() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge.rules;
}

std::set<std::string> names_in(const std::string& sentence) {
    std::set<std::string> names;
    for (std::size_t at = sentence.find('{'); at != std::string::npos; at = sentence.find('{', at + 1)) {
        const std::size_t close = sentence.find('}', at);
        REQUIRE(close != std::string::npos);
        names.insert(sentence.substr(at + 1, close - at - 1));
    }
    return names;
}

} // namespace

TEST_CASE("rules: every id of the house is there, once") {
    const std::set<std::string> expected = {"A-01", "A-02", "A-03", "A-04", "A-05", "A-06", "U-01", "U-02", "U-03", "U-04",
                                            "U-05", "U-06", "U-07", "Q-01", "Q-02", "Q-03", "Q-04", "Q-05", "Q-06", "Q-07",
                                            "E-01", "E-02", "E-03", "E-04", "E-05", "E-06", "E-07", "E-08",
                                            "E-09", "E-10", "E-11", "E-12", "F-01", "F-02", "P-01", "P-02", "P-03", "I-01", "I-02", "I-03",
                                            "I-04", "C-01", "C-02", "D-01", "D-02", "D-03", "D-04",
                                            "D-05", "D-06", "K-01", "K-02", "K-03", "Y-01", "Y-02", "Y-03",
                                            "Y-04", "Y-05"};
    std::set<std::string> found;
    for (const Rule& rule : rules().rules) {
        CHECK(found.insert(rule.id).second);
    }
    CHECK(found == expected);
    CHECK(rules().find("Z-99") == nullptr);
}

TEST_CASE("rules: sentences use only the names that the program fills, the same in both languages") {
    const std::set<std::string> known = {
        "figure",      "raw",   "value",   "unit",   "printed_unit", "column_unit", "form_unit",
        "alternative", "note",  "left",    "right",  "difference",   "equation",    "row",
        "column",      "table", "section", "labels", "count",        "candidates",  "used",
        "declared",    "first", "second",  "years",  "agencies",     "form",        "other_form",
        "detail",      "text",  "places",  "last",   "rows",         "seen",        "rule",
        "agency",      "year",  "other_year", "ratio",      "stated", "other_unit"};
    for (const Rule& rule : rules().rules) {
        INFO(rule.id);
        CHECK_FALSE(rule.title_zh.empty());
        CHECK_FALSE(rule.title_en.empty());
        REQUIRE_FALSE(rule.messages.empty());
        CHECK(rule.messages.front().variant.empty());
        for (const RuleMessage& message : rule.messages) {
            INFO(message.variant);
            CHECK(names_in(message.zh) == names_in(message.en));
            for (const std::string& name : names_in(message.zh)) {
                CHECK(known.count(name) == 1);
            }
        }
    }
}

TEST_CASE("rules: sentences of suggestions use the same names in both languages") {
    const SuggestionSentences& sentences = rules().suggestions;
    const std::set<std::string> change = {"figure", "value", "printed"};
    const auto check = [](const SuggestionSentences::Both& both, const std::set<std::string>& names) {
        CHECK(names_in(both.zh) == names);
        CHECK(names_in(both.en) == names);
    };
    check(sentences.change, change);
    check(sentences.blank_change, {"figure", "value"});
    check(sentences.join, {"first", "rest"});
    check(sentences.several, {"count"});
    check(sentences.close, {});
    for (const auto& [kind, both] : sentences.kinds) {
        INFO(kind);
        check(both, {"changes"});
    }
}

TEST_CASE("rules: the severities that the samples' findings rest on") {
    CHECK(rules().find("U-03")->severity == Severity::error);
    CHECK(rules().find("Q-01")->severity == Severity::warning);
    CHECK(rules().find("E-01")->severity == Severity::warning);
    CHECK(rules().find("I-01")->severity == Severity::info);
    CHECK(rules().find("A-01")->severity == Severity::error);
    CHECK(rules().find("A-01")->messages.at(1).severity == Severity::warning);
    CHECK(rules().find("E-06")->messages.at(1).severity == Severity::info);
}

TEST_CASE("rules: a sentence is filled once, and a name without argument leaves nothing behind") {
    Finding finding;
    finding.rule = "Q-03";
    finding.arguments = {{"figure", "F"}, {"raw", "{figure}"}};
    const std::string english = rules().message(finding, "en");
    CHECK(english.rfind("F: ", 0) == 0);
    CHECK(english.find("{figure}") != std::string::npos); // the source's own braces are kept, not filled
    finding.arguments.clear();
    CHECK(rules().message(finding, "zh").find('{') == std::string::npos);
    finding.variant = "no such variant";
    CHECK_FALSE(rules().message(finding, "zh").empty());
    finding.rule = "Z-99";
    CHECK(rules().message(finding, "zh") == "Z-99");
}

TEST_CASE("rules: each has a page that names it, and the index lists it") {
    const std::string folder = std::string{NIANBAO_SOURCE_DIR} + "/docs/rules/";
    std::ostringstream index;
    index << std::ifstream(folder + "README.md").rdbuf();
    for (const Rule& rule : rules().rules) {
        std::ifstream stream(folder + rule.id + ".md");
        INFO(rule.id);
        REQUIRE(stream.good());
        std::string first;
        std::getline(stream, first);
        CHECK(first == "# " + rule.id + " " + rule.title_zh + " · " + rule.title_en);
        CHECK(index.str().find("(" + rule.id + ".md)") != std::string::npos);
    }
}
