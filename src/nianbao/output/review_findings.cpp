// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/review_findings.hpp"

#include "nianbao/output/html_markup.hpp"
#include "nianbao/output/review_form.hpp"
#include "nianbao/output/review_source.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace nianbao::html {

namespace {

constexpr std::size_t most_listed_figures = 30;
constexpr std::size_t most_text = 4'000; ///< bytes of a sentence
constexpr std::size_t most_label = 600;

/// The worst of a rule's findings decides where the rule stands.
using GroupKey = std::pair<int, std::string>;

class FindingsWriter {
public:
    FindingsWriter(Markup& html, const ReviewContext& context, std::size_t budget)
        : m_html(html), m_context(context), m_texts(context.texts()), m_record(context.record()), m_budget(budget),
          m_start(html.size()) {}

    void write() {
        for (const auto& [key, indices] : groups()) {
            write_group(key.second, indices);
        }
        m_html.element("p", m_texts("findings.shown", {{"shown", std::to_string(m_shown)},
                                                       {"all", std::to_string(m_record.findings.size())}}),
                       "note");
    }

private:
    std::map<GroupKey, std::vector<std::size_t>> groups() const {
        std::map<std::string, int> worst;
        for (const Finding& finding : m_record.findings) {
            int& severity = worst.emplace(finding.rule, 0).first->second;
            severity = std::max(severity, static_cast<int>(finding.severity));
        }
        std::map<GroupKey, std::vector<std::size_t>> found;
        for (std::size_t i = 0; i < m_record.findings.size(); ++i) {
            const std::string& rule = m_record.findings[i].rule;
            found[{-worst[rule], rule}].push_back(i);
        }
        return found;
    }

    std::size_t used() const {
        return m_html.size() - m_start;
    }

    void write_group(const std::string& id, const std::vector<std::size_t>& indices) {
        if (used() > m_budget) {
            return;
        }
        const Rule* rule = m_context.rules().find(id);
        const std::string title = rule == nullptr ? "" : m_texts.language() == "en" ? rule->title_en : rule->title_zh;
        m_html.open("section", "rule").attribute("id", "rule-" + id);
        m_html.open("h3").element("span", id, "id").text(" " + title + " ");
        m_html.element("span", m_texts("findings.count", {{"count", std::to_string(indices.size())}}), "count").close();
        for (const std::size_t index : indices) {
            if (used() <= m_budget) {
                write_finding(index);
                ++m_shown;
            }
        }
        m_html.close();
    }

    void write_finding(std::size_t index) {
        const Finding& finding = m_record.findings[index];
        const std::string severity(to_string(finding.severity));
        m_html.open("article", "finding " + severity).attribute("id", "f" + std::to_string(index + 1));
        m_html.open("p", "head").element("span", m_texts("severity." + severity), "sev");
        if (!finding.place.empty()) {
            m_html.text(" " + m_texts("findings.place") + " ");
            write_place(m_html, m_context, finding.place);
        }
        m_html.close();
        Finding bare = finding;
        bare.suggestions.clear();
        m_html.element("p", clipped(m_context.rules().message(bare, m_texts.language()), most_text), "message");
        write_numbers(finding);
        write_readings(finding);
        write_suggestions(finding);
        if (used() <= m_budget * 2 / 3) {
            write_excerpt(m_html, m_context, cells_of(finding), finding.place);
        } else {
            m_html.element("p", m_texts("findings.excerpt-left-out"), "note");
        }
        write_figures(finding);
        m_html.close();
    }

    /// Cells of the figures it is about; of those it was found on where the list is whole tables long.
    std::vector<std::string> cells_of(const Finding& finding) const {
        std::vector<std::string> cells;
        const auto add = [&](const std::string& id) {
            const std::size_t figure = m_context.find_figure(id);
            if (figure == ReviewContext::npos) {
                return;
            }
            const Figure& found = m_record.figures[figure];
            if (!found.cell.empty()) {
                cells.push_back(found.cell);
            }
            for (const Alternative& alternative : found.alternatives) {
                if (!alternative.cell.empty()) {
                    cells.push_back(alternative.cell);
                }
            }
        };
        add(finding.about);
        for (const std::string& id : finding.figures) {
            add(id);
        }
        return cells;
    }

    void write_numbers(const Finding& finding) {
        const auto argument = [&finding](std::string_view name) {
            for (const auto& [key, value] : finding.arguments) {
                if (key == name) {
                    return value;
                }
            }
            return std::string();
        };
        if (argument("equation").empty()) {
            return;
        }
        m_html.open("dl", "numbers");
        for (const char* name : {"equation", "left", "right", "difference"}) {
            const std::string value = argument(name);
            if (!value.empty()) {
                m_html.element("dt", m_texts("number." + std::string(name))).element("dd", clipped(value, most_text));
            }
        }
        m_html.close();
    }

    void write_readings(const Finding& finding) {
        const std::size_t index = m_context.find_figure(finding.about);
        if (index == ReviewContext::npos || m_record.figures[index].alternatives.empty()) {
            return;
        }
        const Figure& figure = m_record.figures[index];
        m_html.open("div", "readings").element("h4", m_texts("readings.title")).open("ol");
        std::string rest = readings_of(m_context, figure);
        for (bool first = true; !rest.empty(); first = false) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            m_html.open("li").text(rest.substr(0, end));
            if (first && figure.value) {
                m_html.text(" ").element("strong", m_texts("readings.preferred"));
            }
            m_html.close();
            rest.erase(0, std::min(end + 1, rest.size()));
        }
        m_html.close().close();
    }

    void write_suggestions(const Finding& finding) {
        if (finding.suggestions.empty()) {
            return;
        }
        m_html.open("div", "suggestion").element("h4", m_texts("suggestion.title"));
        m_html.element("p", clipped(m_context.rules().suggestions.text(finding, m_texts.language()), most_text));
        m_html.open("ul");
        for (const Suggestion& suggestion : finding.suggestions) {
            for (const SuggestedChange& change : suggestion.changes) {
                m_html.open("li");
                write_figure_link(change.figure, change.label);
                const std::string printed = change.printed.empty() ? m_texts("suggestion.blank") : change.printed;
                m_html.text(" ").element("del", printed).text(" \xE2\x86\x92 ").element("ins", change.value);
                m_html.close();
            }
        }
        m_html.close().close();
    }

    void write_figure_link(const std::string& id, const std::string& label) {
        const std::size_t index = m_context.find_figure(id);
        if (index == ReviewContext::npos) {
            m_html.element("span", clipped(label.empty() ? id : label, most_label));
            return;
        }
        m_html.open("a", "to-figure").attribute("href", "#g" + std::to_string(index));
        m_html.text(clipped(label.empty() ? label_of(m_record.figures[index]) : label, most_label)).close();
    }

    void write_figures(const Finding& finding) {
        if (finding.figures.empty()) {
            return;
        }
        const std::size_t shown = std::min(finding.figures.size(), most_listed_figures);
        m_html.open("details").open("summary");
        m_html.text(m_texts("findings.figures", {{"shown", std::to_string(shown)},
                                                 {"all", std::to_string(finding.figures.size())}}));
        m_html.close().open("ul");
        for (std::size_t i = 0; i < shown; ++i) {
            const std::size_t index = m_context.find_figure(finding.figures[i]);
            m_html.open("li");
            write_figure_link(finding.figures[i], "");
            if (index != ReviewContext::npos) {
                m_html.text("  ").element("b", clipped(shown_text(m_context, m_record.figures[index]), most_label));
            }
            m_html.close();
        }
        m_html.close().close();
    }

    Markup& m_html;
    const ReviewContext& m_context;
    const Texts& m_texts;
    const Record& m_record;
    std::size_t m_budget;
    std::size_t m_start;
    std::size_t m_shown = 0;
};

} // namespace

void write_findings(Markup& html, const ReviewContext& context, std::size_t budget) {
    if (context.record().findings.empty()) {
        html.element("p", context.texts()("findings.none"));
        return;
    }
    FindingsWriter(html, context, budget).write();
}

} // namespace nianbao::html
