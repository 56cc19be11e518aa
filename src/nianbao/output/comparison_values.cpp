// SPDX-License-Identifier: Apache-2.0
// The table of a comparison's page: a row for each value, with the way back to its record.
#include "nianbao/output/comparison_view.hpp"

#include "nianbao/compare/text_changes.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace nianbao {

namespace {

using html::Markup;

constexpr std::size_t text_bytes = 600'000; ///< of changed paragraphs on the page; the rest is in text-changes.csv

struct Column {
    const char* id;
    bool number;
};
constexpr Column columns[] = {{"year", true},     {"agency", false},  {"series", false}, {"value", true},
                              {"change", true},   {"percent", true},  {"compared", false}, {"state", false},
                              {"raw", false},     {"record", false},  {"findings", false}};

std::string with_sign(const Decimal& value) {
    return (value.is_negative() || value.is_zero() ? "" : "+") + value.to_string();
}

class Table {
public:
    Table(Markup& html, const ComparisonView& view) : m_html(html), m_view(view) {
        m_several = view.comparison.agencies.list.size() > 1;
        for (const Column& column : columns) {
            m_labels.push_back(view.say("column." + std::string(column.id)));
        }
    }

    void run() {
        write_filters();
        m_html.open("table").attribute("id", "table").open("caption", "note").text(m_view.say("values.caption")).close();
        m_html.open("thead").open("tr");
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            m_html.open("th").attribute("scope", "col").attribute("data-kind", columns[i].number ? "number" : "text");
            m_html.open("button").attribute("type", "button").text(m_labels[i]).close().close();
        }
        m_html.close().close().open("tbody");
        for (const std::size_t index : m_view.rows) {
            write_row(index);
        }
        m_html.close().close();
    }

private:
    void write_filters() {
        m_html.open("div", "filters");
        m_html.open("label").text(m_view.say("filter.text")).open("input").attribute("id", "filter").attribute("type", "search").close().close();
        m_html.open("label").text(m_view.say("filter.which")).text(" ").open("select").attribute("id", "which");
        // The main series first: a page opens, prints and reads faster so. What was chosen is shown whole.
        const bool main = !m_view.options.all_series && std::any_of(m_view.rows.begin(), m_view.rows.end(), [&](std::size_t index) {
            return m_view.comparison.rows[index].series->main;
        });
        const std::pair<const char*, const char*> kinds[] = {{"", "all"},         {"main", "main"},       {"break", "break"},
                                                             {"caution", "caution"}, {"trouble", "trouble"}, {"findings", "findings"}};
        for (const auto& [value, text] : kinds) {
            m_html.open("option").attribute("value", value);
            if (main && std::string_view(value) == "main") {
                m_html.flag("selected");
            }
            m_html.text(m_view.say("filter." + std::string(text))).close();
        }
        m_html.close().close();
        if (m_several) {
            m_html.open("label").text(m_view.say("filter.agency")).text(" ").open("select").attribute("id", "agency");
            m_html.open("option").attribute("value", "").text(m_view.say("filter.all")).close();
            for (std::size_t i = 0; i < m_view.comparison.agencies.list.size(); ++i) {
                m_html.open("option").attribute("value", std::to_string(i)).text(m_view.agency(i)).close();
            }
            m_html.close().close();
        }
        m_html.open("p", "note").attribute("id", "shown").attribute("role", "status").text("").close();
        m_html.close();
    }

    std::string kinds_of(const CompareRow& row, bool found) const {
        std::string kinds = row.series->main ? "main" : "";
        const auto add = [&kinds](bool has, const char* kind) {
            kinds += has ? (kinds.empty() ? "" : " ") + std::string(kind) : "";
        };
        add(is_break(row), "break");
        add(row.comparability == Comparability::caution, "caution");
        add(row.trouble != Trouble::none, "trouble");
        add(found, "findings");
        return kinds;
    }

    /// A cell that on narrow screens says its column.
    void open_cell(std::size_t column, const char* name = "td", std::string_view classes = {}) {
        m_html.open(name, classes).attribute("data-label", m_labels[column]);
    }

    void number_cell(std::size_t column, const std::optional<Decimal>& value, const std::string& text) {
        open_cell(column, "td", "n");
        m_html.attribute("data-sort", value ? value->to_string() : "").text(text).close();
    }

    void write_row(std::size_t index) {
        const CompareRow& row = m_view.comparison.rows[index];
        const bool found = !rules_of_row(m_view.comparison, row).empty();
        m_html.open("tr").attribute("id", ComparisonView::row_id(index)).attribute("data-kinds", kinds_of(row, found));
        m_html.attribute("data-agency", row.agency).attribute("data-series", row.series->id);
        number_cell(0, Decimal(row.year), std::to_string(row.year));
        open_cell(1);
        m_html.text(m_view.agency(row.agency)).close();
        open_cell(2, "th");
        m_html.attribute("scope", "row").text(row.series->label.in(m_view.language())).close();
        number_cell(3, row.value, m_view.value(row) + (row.value && !row.unit.empty() ? " " + row.unit : ""));
        number_cell(4, row.change, row.change ? with_sign(*row.change) : "");
        number_cell(5, row.percent, row.percent ? with_sign(*row.percent) + "%" : "");
        write_compared(row);
        write_state(row);
        write_raw(row);
        write_record(row);
        write_findings(row);
        m_html.close();
    }

    void write_compared(const CompareRow& row) {
        open_cell(6);
        if (row.comparability) {
            const std::string word(to_string(*row.comparability));
            m_html.open("b", "tag " + word).text(m_view.say("comparability." + word)).close();
            if (row.relation != Relation::same) {
                m_html.text(" " + m_view.say("relation." + std::string(to_string(row.relation))));
            }
            if (row.from_prose) {
                m_html.text(" " + m_view.say("prose"));
            }
            const std::string note = note_of(row, m_view.language());
            const bool worth = row.relation != Relation::same || *row.comparability != Comparability::yes;
            if (worth && !note.empty()) {
                m_html.open("details").element("summary", m_view.say("notes")).element("p", note).close();
            }
        }
        m_html.close();
    }

    void write_state(const CompareRow& row) {
        open_cell(7);
        m_html.text(m_view.texts("short." + std::string(to_string(row.state))));
        if (row.reading != Reading::none) {
            m_html.text(" \xC2\xB7 " + m_view.texts("js.reading." + std::string(to_string(row.reading))));
        }
        if (row.trouble != Trouble::none && row.trouble != Trouble::no_number) {
            m_html.text(" \xC2\xB7 " + m_view.say("trouble." + std::string(to_string(row.trouble))));
        }
        m_html.close();
    }

    void write_raw(const CompareRow& row) {
        open_cell(8, "td", "raw");
        m_html.text(joined_parts(m_view.comparison, row, &BriefFigure::raw)).close();
    }

    void write_link(std::size_t record) {
        const Brief& brief = m_view.comparison.briefs[record];
        const std::string& link = m_view.options.links.empty() ? std::string() : m_view.options.links[record];
        if (link.empty()) {
            m_html.text(brief.name);
        } else {
            m_html.open("a").attribute("href", link).text(brief.name).close();
        }
    }

    void write_print(const Printed& printed, bool with_value) {
        const BriefFigure& figure = m_view.comparison.figure(printed);
        write_link(printed.record);
        m_html.text(" ").element("span", figure.place, "place").text(" ").element("code", figure.id);
        if (with_value) {
            m_html.text(": " + (figure.value ? figure.value->to_string() : m_view.texts("short." + std::string(to_string(figure.state)))));
        }
    }

    void write_record(const CompareRow& row) {
        open_cell(9);
        if (row.printed.empty()) {
            write_link(row.record);
        } else if (row.printed.size() == 1) {
            write_print(row.printed.front(), false);
        } else {
            const bool sum = row.printed.front().record == row.printed.back().record;
            m_html.open("details").element("summary", m_view.say(sum ? "parts" : "prints", {{"count", std::to_string(row.printed.size())}}));
            m_html.open("ul");
            for (const Printed& printed : row.printed) {
                m_html.open("li");
                write_print(printed, true);
                m_html.close();
            }
            m_html.close().close();
        }
        m_html.close();
    }

    void write_findings(const CompareRow& row) {
        open_cell(10);
        const std::vector<std::string> ids = rules_of_row(m_view.comparison, row);
        if (!ids.empty()) {
            std::string list;
            for (const std::string& id : ids) {
                list += (list.empty() ? "" : " ") + id;
            }
            m_html.open("details").element("summary", list).open("ul");
            std::set<std::string> told;
            for (const Printed& printed : row.printed) {
                const Brief& brief = m_view.comparison.briefs[printed.record];
                for (const std::size_t finding : m_view.comparison.figure(printed).findings) {
                    const BriefFinding& one = brief.findings[finding];
                    tell(told, one.rule + ": " + (m_view.language() == "en" ? one.en : one.zh));
                }
            }
            for (const std::size_t finding : row.findings) {
                const CompareFinding& one = m_view.comparison.findings[finding];
                tell(told, one.finding.rule + ": " + message_of(one, m_view.rules, m_view.language()));
            }
            m_html.close().close();
        }
        m_html.close();
    }

    void tell(std::set<std::string>& told, const std::string& text) {
        if (told.insert(text).second) {
            m_html.element("li", text);
        }
    }

    Markup& m_html;
    const ComparisonView& m_view;
    std::vector<std::string> m_labels;
    bool m_several = false;
};

/// What both have, and between it what went and what came.
void write_rewritten(Markup& html, const ParagraphChange& one) {
    const std::string& before = one.before->text;
    const std::string& after = one.after->text;
    html.text(before.substr(0, one.same_start));
    const std::string gone = before.substr(one.same_start, before.size() - one.same_start - one.same_end);
    const std::string come = after.substr(one.same_start, after.size() - one.same_start - one.same_end);
    if (!gone.empty()) {
        html.element("del", gone);
    }
    if (!come.empty()) {
        html.element("ins", come);
    }
    html.text(after.substr(after.size() - one.same_end));
}

void write_change(Markup& html, const ComparisonView& view, const ParagraphChange& one) {
    using Kind = ParagraphChange::Kind;
    const char* word = one.kind == Kind::removed ? "text.removed" : one.kind == Kind::added ? "text.added" : "text.changed";
    html.open("p", "change").element("b", view.say(word), "tag").text(" ");
    if (one.kind == Kind::changed) {
        write_rewritten(html, one);
    } else if (one.kind == Kind::removed) {
        html.element("del", one.before->text);
    } else {
        html.element("ins", one.after->text);
    }
    const std::string before = one.before == nullptr ? "" : one.before->place;
    const std::string after = one.after == nullptr ? "" : one.after->place;
    html.text(" ").element("span", before + (before.empty() || after.empty() ? "" : " \xE2\x86\x92 ") + after, "place");
    html.close();
}

} // namespace

void write_values(Markup& html, const ComparisonView& view) {
    Table(html, view).run();
}

void write_text_changes(Markup& html, const ComparisonView& view) {
    const Comparison& comparison = view.comparison;
    const std::size_t start = html.size();
    std::size_t agency = AgencyNote::npos;
    std::size_t before = AgencyNote::npos;
    bool cut = false;
    each_section_change(comparison, [&](const SectionChange& section) {
        cut = cut || html.size() - start > text_bytes;
        if (cut) {
            return;
        }
        if (section.agency != agency || section.before != before) {
            agency = section.agency;
            before = section.before;
            const std::string years = view.say("text.years", {{"before", std::to_string(comparison.briefs[before].year)},
                                                              {"after", std::to_string(comparison.briefs[section.after].year)}});
            html.element("h3", comparison.agencies.list.size() > 1 ? view.agency(agency) + " " + years : years);
        }
        html.element("h4", section.heading.empty() ? view.say("text.front") : section.heading);
        std::size_t same = 0;
        for (const ParagraphChange& one : section.paragraphs) {
            if (one.kind == ParagraphChange::Kind::same) {
                ++same;
            } else {
                write_change(html, view, one);
            }
        }
        if (same > 0) {
            html.element("p", view.say("text.same", {{"count", std::to_string(same)}}), "note");
        }
    });
    if (agency == AgencyNote::npos) {
        html.element("p", view.say("text.none"));
    } else if (cut) {
        html.element("p", view.say("text.cut"), "note");
    }
}

} // namespace nianbao
