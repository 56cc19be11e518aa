// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/comparison_page.hpp"

#include "nianbao/output/comparison_view.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace nianbao {

namespace {

using html::Markup;

constexpr std::size_t most_rows = 6'000; ///< of the table where all series fit
constexpr std::size_t most_main_rows = 25'000; ///< of the main series; what is more would not open

/// All rows; where they are too many those of the main series, of the first of them if need be.
std::vector<std::size_t> rows_of_page(const Comparison& comparison, const PageOptions& options) {
    std::vector<std::size_t> order = ordered_rows(comparison, options.by);
    const std::size_t most = options.all_series ? most_main_rows : most_rows;
    if (order.size() <= most) {
        return order;
    }
    std::map<const Series*, std::size_t> counts;
    std::vector<const Series*> series;
    for (const std::size_t index : order) {
        const CompareRow& row = comparison.rows[index];
        if (!options.all_series && !row.series->main) {
            continue;
        }
        if (counts[row.series]++ == 0) {
            series.push_back(row.series);
        }
    }
    std::set<const Series*> kept;
    std::size_t total = 0;
    for (const Series* one : series) {
        total += counts[one];
        if (total <= most_main_rows || kept.empty()) {
            kept.insert(one);
        }
    }
    order.erase(std::remove_if(order.begin(), order.end(), [&](std::size_t index) { return kept.count(comparison.rows[index].series) == 0; }),
                order.end());
    return order;
}

class Page {
public:
    Page(const Comparison& comparison, const Rules& rules, const html::Shell& shell, const PageOptions& options)
        : m_shell(shell), m_view{comparison, rules, shell.texts(), options, rows_of_page(comparison, options)}, m_html(m_body) {}

    std::string text() {
        const auto& list = m_view.comparison.agencies.list;
        const std::string subject = list.size() == 1 ? m_view.agency(0) : m_view.say("several", {{"count", std::to_string(list.size())}});
        const std::string years = years_text(m_view.comparison.years, "\xE2\x80\x93");
        const std::string title = m_view.say("title", {{"subject", subject}, {"years", years.empty() ? m_view.say("no-year") : years}});
        m_html.open("a", "skip").attribute("href", "#charts").text(m_view.say("skip")).close();
        m_html.open("header", "top").element("h1", title).element("p", facts(), "facts").close();
        m_html.open("main");
        write_navigation();
        write_how();
        part("charts", [this] { write_charts(m_html, m_view); });
        part("findings", [this] { write_findings(); });
        part("values", [this] { write_values(m_html, m_view); });
        part("text", [this] { write_text_changes(m_html, m_view); });
        part("agencies", [this] { write_agencies(); });
        m_html.close();
        m_html.open("footer").element("p", m_view.say("footer")).close();
        return m_shell.page(title, m_body, {"page.js", "comparison.js"}, {"page.css", "comparison.css"});
    }

private:
    std::string facts() const {
        std::map<std::string, std::size_t> forms;
        for (const Brief& brief : m_view.comparison.briefs) {
            ++forms[brief.form.empty() ? m_view.say("no-form") : brief.form];
        }
        std::string list;
        for (const auto& [form, count] : forms) {
            list += (list.empty() ? "" : ", ") + form + " " + std::to_string(count);
        }
        return m_view.say("facts", {{"records", std::to_string(m_view.comparison.briefs.size())},
                                    {"forms", list},
                                    {"version", m_view.options.series_version}});
    }

    void write_navigation() {
        m_html.open("nav", "parts").attribute("aria-label", m_view.say("navigation"));
        for (const char* id : {"how", "charts", "findings", "values", "text", "agencies"}) {
            m_html.open("a").attribute("href", "#" + std::string(id)).text(m_view.say("part." + std::string(id))).close().text(" ");
        }
        m_html.close();
    }

    template <typename Write> void part(const std::string& id, const Write& write) {
        m_html.open("section", "part").attribute("id", id).attribute("aria-labelledby", "h-" + id);
        m_html.open("h2").attribute("id", "h-" + id).text(m_view.say("part." + id)).close();
        write();
        m_html.close();
    }

    void write_how() {
        part("how", [this] {
            for (const char* id : {"how.values", "how.breaks", "how.series"}) {
                m_html.element("p", m_view.say(id));
            }
            if (m_view.rows.size() < m_view.comparison.rows.size()) {
                m_html.element("p", m_view.say("cut", {{"shown", std::to_string(m_view.rows.size())},
                                                       {"all", std::to_string(m_view.comparison.rows.size())}}));
            }
        });
    }

    void write_findings() {
        const Comparison& comparison = m_view.comparison;
        if (comparison.findings.empty()) {
            m_html.element("p", m_view.say("findings.none"));
            return;
        }
        std::map<std::size_t, std::vector<std::size_t>> rows; // of each finding, those on the page
        for (const std::size_t index : m_view.rows) {
            for (const std::size_t finding : comparison.rows[index].findings) {
                rows[finding].push_back(index);
            }
        }
        for (std::size_t i = 0; i < comparison.findings.size(); ++i) {
            const CompareFinding& one = comparison.findings[i];
            const std::string severity(to_string(one.finding.severity));
            m_html.open("div", "finding " + severity).open("p", "head");
            m_html.element("b", one.finding.rule).text(" ").element("span", m_view.texts("severity." + severity), "sev").close();
            m_html.open("p", "message").text(message_of(one, m_view.rules, m_view.language()));
            for (const std::size_t index : rows[i]) {
                m_html.text(" ").open("a").attribute("href", "#" + ComparisonView::row_id(index));
                m_html.text(std::to_string(comparison.rows[index].year) + " " + comparison.rows[index].series->label.in(m_view.language())).close();
            }
            m_html.close().close();
        }
    }

    void write_agencies() {
        const Comparison& comparison = m_view.comparison;
        if (!comparison.agencies.notes.empty()) {
            m_html.open("ul");
            for (const AgencyNote& note : comparison.agencies.notes) {
                const std::string reason = note.kind == "unsure" ? m_view.say("reason." + note.reason) : note.reason;
                m_html.element("li", m_view.say("note." + note.kind,
                                                {{"agency", m_view.agency(note.agency)},
                                                 {"other", note.other == AgencyNote::npos ? "" : m_view.agency(note.other)},
                                                 {"record", note.record == AgencyNote::npos ? "" : comparison.briefs[note.record].name},
                                                 {"reason", reason}}));
            }
            m_html.close();
        }
        for (std::size_t i = 0; i < comparison.agencies.list.size(); ++i) {
            const Agency& agency = comparison.agencies.list[i];
            m_html.element("h3", m_view.agency(i)).open("ul");
            for (std::size_t j = 0; j < agency.records.size(); ++j) {
                write_record(agency.records[j], agency.basis[j]);
            }
            m_html.close();
        }
    }

    void write_record(std::size_t record, const std::string& basis) {
        const Brief& brief = m_view.comparison.briefs[record];
        m_html.open("li").text((brief.year == 0 ? m_view.say("no-year") : std::to_string(brief.year)) + " ");
        const std::string link = m_view.options.links.empty() ? std::string() : m_view.options.links[record];
        if (link.empty()) {
            m_html.text(brief.name);
        } else {
            m_html.open("a").attribute("href", link).text(brief.name).close();
        }
        m_html.text(" \xC2\xB7 " + (brief.form.empty() ? m_view.say("no-form") : brief.form) + " \xC2\xB7 " + m_view.say("source") + " " +
                    brief.source + " \xC2\xB7 " + m_view.say("basis." + basis));
        m_html.close();
    }

    const html::Shell& m_shell;
    const ComparisonView m_view;
    std::string m_body;
    Markup m_html;
};

} // namespace

std::string ComparisonView::agency(std::size_t index) const {
    const Agency& one = comparison.agencies.list[index];
    return one.name.empty() ? say("unknown", {{"record", comparison.briefs[one.records.front()].name}}) : one.name;
}

std::string ComparisonView::series(const Series& one) const {
    const std::string& label = one.label.in(language());
    return one.unit.empty() ? label : label + " (" + one.unit + ")";
}

std::string ComparisonView::value(const CompareRow& row) const {
    if (row.trouble == Trouble::none) {
        return row.value->to_string();
    }
    if (row.trouble == Trouble::doubtful && row.value) {
        return row.value->to_string() + " ?";
    }
    if (row.trouble == Trouble::no_number || row.trouble == Trouble::ended) {
        return texts("short." + std::string(to_string(row.state)));
    }
    return say("trouble." + std::string(to_string(row.trouble)));
}

std::string comparison_page(const Comparison& comparison, const Rules& rules, const html::Shell& shell,
                            const PageOptions& options) {
    return Page(comparison, rules, shell, options).text();
}

} // namespace nianbao
