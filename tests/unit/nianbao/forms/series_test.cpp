// SPDX-License-Identifier: Apache-2.0
// The series: every figure of every form in exactly one, every member in its form, and no line over a changed measure.
#include "nianbao/forms/form_figures.hpp"
#include "nianbao/forms/series.hpp"
#include "nianbao/xml/dom.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>

using namespace nianbao;

namespace {

const Knowledge& knowledge() {
    static const Knowledge loaded = load_builtin_knowledge();
    return loaded;
}

const SeriesBook& book() {
    static const SeriesBook loaded = load_series(knowledge());
    return loaded;
}

std::set<std::string> ids_of(const Form& form) {
    std::set<std::string> ids;
    for (const FormFigure& figure : figures_of(form)) {
        ids.insert(figure.id());
    }
    return ids;
}

} // namespace

TEST_CASE("series: the embedded file is valid by its schema") {
    CHECK(xml::validate(embedded_schema("series.xml"), embedded_schema("series.xsd")).empty());
}

TEST_CASE("series: every member exists in its form") {
    for (const Series& series : book().series) {
        INFO(series.id);
        CHECK_FALSE(series.members.empty());
        CHECK_FALSE(series.label.zh.empty());
        CHECK_FALSE(series.label.en.empty());
        std::set<std::string> forms;
        for (const SeriesMember& member : series.members) {
            INFO(member.form);
            CHECK((forms.insert(member.form).second || member.form == "prose"));
            CHECK(book().order_of(member.form) >= 0);
            const Form* form = knowledge().find_form(member.form);
            if (form == nullptr) {
                continue;
            }
            const std::set<std::string> ids = ids_of(*form);
            for (const std::string& figure : member.figures) {
                INFO(figure);
                CHECK(ids.count(figure) == 1);
            }
        }
    }
}

TEST_CASE("series: every figure of the national forms is in exactly one") {
    std::map<std::string, int> named;
    for (const Series& series : book().series) {
        for (const SeriesMember& member : series.members) {
            if (member.figures.size() == 1) {
                ++named[member.form + " " + member.figures.front()];
            }
        }
    }
    std::size_t checked = 0;
    for (const std::string& id : book().forms) {
        const Form* form = knowledge().find_form(id);
        if (form == nullptr) {
            continue;
        }
        for (const std::string& figure : ids_of(*form)) {
            INFO(id << " " << figure);
            CHECK(named[id + " " + figure] == 1);
            CHECK(book().series_of(id, figure) != nullptr);
            ++checked;
        }
    }
    CHECK(checked >= 398);
}

TEST_CASE("series: ids are there once, and what a series names exists") {
    std::set<std::string> ids;
    for (const Series& series : book().series) {
        INFO(series.id);
        CHECK(ids.insert(series.id).second);
        CHECK(series.id.find('{') == std::string::npos);
        for (const SeriesEdge* edge : {&series.begin, &series.end}) {
            INFO(edge->other);
            CHECK((edge->other.empty() || book().find(edge->other) != nullptr));
            CHECK((edge->form.empty() || (!edge->evidence.empty() && !edge->note.zh.empty())));
        }
    }
}

TEST_CASE("series: every step between two forms of a series is described, with evidence") {
    for (const Series& series : book().series) {
        INFO(series.id);
        for (std::size_t i = 1; i < series.members.size(); ++i) {
            if (series.members[i].form == series.members[i - 1].form) {
                continue;
            }
            const SeriesStep step = book().step(series, series.members[i].form, series.members[i - 1].form);
            REQUIRE_FALSE(step.links.empty());
            for (const SeriesLink* link : step.links) {
                CHECK_FALSE(link->evidence.empty());
                CHECK_FALSE(link->note.zh.empty());
                CHECK_FALSE(link->note.en.empty());
            }
        }
        if (series.members.size() > 1) {
            CHECK(series.begin.form != series.members.front().form);
        }
    }
}

TEST_CASE("series: a measure that changed is never one line") {
    const Series* items = book().series_of("gkb-2019", "proactive/fees/items_last_year");
    const Series* change = book().series_of("gkb-2019", "proactive/fees/change");
    const Series* amount = book().series_of("gkb-2021", "proactive/fees/amount");
    REQUIRE((items != nullptr && change != nullptr && amount != nullptr));
    CHECK(items != amount);
    CHECK(change != amount);
    CHECK(amount->members.size() == 1);
    CHECK(amount->begin.relation == Relation::measure_changed);
    CHECK(items->end.relation == Relation::measure_changed);
    for (const char* row : {"regulations", "normative_documents"}) {
        const std::string table = "proactive/" + std::string(row);
        const Series* disclosed = book().series_of("gkb-2019", table + "/disclosed_total");
        const Series* in_force = book().series_of("gkb-2021", table + "/in_force");
        REQUIRE((disclosed != nullptr && in_force != nullptr));
        CHECK(disclosed != in_force);
        CHECK(in_force->begin.relation == Relation::measure_changed);
    }
}

TEST_CASE("series: the lines over the forms, as the circulars allow") {
    const Series* received = book().find("requests.received");
    REQUIRE(received != nullptr);
    CHECK(book().step(*received, "stat-2014", "gkb-2021").comparability == Comparability::yes);
    const Series* granted = book().find("requests.granted");
    REQUIRE(granted != nullptr);
    CHECK(book().step(*granted, "stat-2014", "gkb-2019").comparability == Comparability::no);
    CHECK(book().step(*granted, "stat-2014", "gkb-2021").comparability == Comparability::no);
    CHECK(book().step(*granted, "gkb-2019", "gkb-2021").comparability == Comparability::yes);
    CHECK(book().step(*granted, "gkb-2021", "gkb-2019").comparability == Comparability::yes);
    const Series* review = book().find("review.total");
    REQUIRE(review != nullptr);
    CHECK(book().step(*review, "stat-2014", "gkb-2019").comparability == Comparability::caution);
    const Series* denied = book().find("requests.denied");
    REQUIRE(denied != nullptr);
    CHECK(denied->member("gkb-2021")->figures.size() == 8);
    const Series* company = book().series_of("gkb-2021", "requests/received/company");
    REQUIRE(company != nullptr);
    CHECK(company->member("gkb-2019") != nullptr);
    CHECK(book().sums_of("gkb-2021", "requests/denied.state_secret/total") == std::vector<const Series*>{denied});
}

TEST_CASE("series: a figure that no series names has one of its own") {
    CHECK(book().series_of("gkb-2021", "proactive/x-somewhere/issued") == nullptr);
    const Series own = own_series(book(), "my-form", "t/r/c", "", "", "");
    CHECK(own.id == "my-form:t/r/c");
    CHECK(own.label.zh == "t/r/c");
    CHECK(book().step(own, "my-form", "my-form").comparability == Comparability::yes);
    CHECK(book().step(own, "my-form", "gkb-2021").comparability == Comparability::no);
}
