// SPDX-License-Identifier: Apache-2.0
// The bar is SVG: the page's policy allows no style attributes.
#include "nianbao/output/review_index.hpp"

#include "nianbao/output/html_markup.hpp"
#include "nianbao/output/review_context.hpp"

namespace nianbao {

namespace {

using namespace html;

/// RFC 3986: a path as a relative reference.
std::string reference(const std::string& path) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                           c == '_' || c == '-' || c == '/' || c == '~';
        const auto byte = static_cast<unsigned char>(c);
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        }
    }
    return out;
}

void write_bar(Markup& html, const Texts& texts, const IndexRow& row) {
    if (row.expected == 0) {
        return;
    }
    const std::pair<const char*, std::size_t> parts[] = {{"ok", row.reported - row.doubtful},
                                                         {"doubt", row.doubtful + row.undecided},
                                                         {"gone", row.absent}};
    html.open("svg", "figures").attribute("viewBox", "0 0 " + std::to_string(row.expected) + " 10");
    html.attribute("preserveAspectRatio", "none").attribute("role", "img");
    html.attribute("aria-label", texts("index.bar", {{"reported", std::to_string(row.reported)},
                                                     {"doubtful", std::to_string(row.doubtful + row.undecided)},
                                                     {"absent", std::to_string(row.absent)}}));
    std::size_t at = 0;
    for (const auto& [name, width] : parts) {
        if (width > 0) {
            html.open("rect", name).attribute("x", at).attribute("width", width).attribute("height", "10").text("").close();
        }
        at += width;
    }
    html.close();
}

void number_cell(Markup& html, std::size_t number, bool known) {
    html.element("td", known ? std::to_string(number) : std::string(), "n");
}

void write_head(Markup& html, const Texts& texts) {
    html.open("thead").open("tr");
    for (const char* name : {"source", "year", "agency", "form", "places", "reported", "doubtful", "undecided", "absent"}) {
        html.open("th").attribute("scope", "col").attribute("aria-sort", "none");
        html.open("button").attribute("type", "button").text(texts("index." + std::string(name))).close().close();
    }
    html.element("td", texts("index.figures")).close().close();
}

} // namespace

IndexRow index_row(const Record& record, const Knowledge& knowledge, const html::Shell& shell) {
    IndexRow row;
    row.source = record.source.name;
    row.status = record.form.empty() ? "no-form" : "converted";
    row.form = record.form;
    row.year = record.identity.year.value;
    row.agency = record.identity.agency.value;
    row.expected = record.expected();
    row.reported = record.reported();
    row.undecided = record.undecided();
    row.absent = record.absent();
    row.doubtful = record.doubtful();
    row.places = ReviewContext(record, knowledge, shell.texts()).places();
    std::map<std::string, std::size_t> rules;
    for (const Finding& finding : record.findings) {
        ++rules[finding.rule];
    }
    row.rules.assign(rules.begin(), rules.end());
    return row;
}

void ReviewIndex::add(const IndexRow& row, const std::string& page) {
    const Texts& texts = m_shell.texts();
    const bool converted = row.status == "converted";
    ++m_count;
    m_converted += converted || row.status == "no-form" ? 1 : 0;
    m_good += converted && row.places == 0 ? 1 : 0;
    m_look += converted && row.places > 0 ? 1 : 0;
    std::string words = row.status;
    for (const auto& [rule, findings] : row.rules) {
        m_rules[rule].findings += findings;
        ++m_rules[rule].reports;
        words += " " + rule;
    }
    Markup html(m_rows);
    html.open("tr").attribute("data-words", words);
    html.attribute("data-kind", !converted ? row.status : row.places > 0 ? "look" : "good");
    html.open("th").attribute("scope", "row").text("");
    if (page.empty()) {
        html.text(row.source);
    } else {
        html.open("a").attribute("href", reference(page)).text(row.source).close();
    }
    if (!converted) {
        html.text(" ").element("span", texts("status." + row.status), "sev");
    }
    if (!row.error.empty()) {
        html.element("p", row.error, "note");
    }
    html.close();
    html.element("td", row.year).element("td", row.agency).element("td", row.form);
    for (const std::size_t number : {row.places, row.reported, row.doubtful, row.undecided, row.absent}) {
        number_cell(html, number, converted);
    }
    html.open("td").text("");
    write_bar(html, texts, row);
    html.close().close();
}

std::string ReviewIndex::page(const Rules& rules) const {
    const Texts& texts = m_shell.texts();
    std::string body;
    Markup html(body);
    html.open("header", "top").element("h1", texts("title.index"));
    html.element("p", texts("index.counts", {{"all", std::to_string(m_count)},
                                             {"converted", std::to_string(m_converted)},
                                             {"good", std::to_string(m_good)},
                                             {"look", std::to_string(m_look)}}),
                 "facts");
    html.element("p", texts("edition." + std::string(to_string(m_edition))), "facts").close();
    html.open("main").open("section", "part").attribute("aria-labelledby", "h-reports");
    html.open("h2").attribute("id", "h-reports").text(texts("index.title")).close();
    html.open("p", "filters").open("label").element("span", texts("index.filter") + " ");
    html.open("input").attribute("id", "filter").attribute("type", "search").attribute("autocomplete", "off").close().close();
    html.text(" ").open("label").element("span", texts("index.kind") + " ");
    html.open("select").attribute("id", "kind");
    for (const char* kind : {"all", "look", "good", "no-form", "skipped", "failed"}) {
        html.open("option").attribute("value", kind).text(texts("kind." + std::string(kind))).close();
    }
    html.close().close().close();
    const std::string count = std::to_string(m_count);
    html.open("p", "note").attribute("id", "shown").attribute("role", "status");
    html.text(texts("js.index.shown", {{"shown", count}, {"all", count}})).close();
    html.open("div", "scroll").attribute("tabindex", std::size_t{0}).attribute("role", "region");
    html.attribute("aria-label", texts("index.title"));
    html.open("table", "plain").attribute("id", "reports");
    write_head(html, texts);
    html.open("tbody").text("");
    body += m_rows;
    html.close().close().close().close();

    html.open("section", "part").attribute("aria-labelledby", "h-rules");
    html.open("h2").attribute("id", "h-rules").text(texts("index.rules")).close();
    const std::string fired = std::to_string(m_rules.size());
    html.element("p", texts("index.rules-shown", {{"shown", fired}, {"all", fired}}), "note");
    html.open("div", "scroll").attribute("tabindex", std::size_t{0}).attribute("role", "region");
    html.attribute("aria-label", texts("index.rules"));
    html.open("table", "plain").open("thead").open("tr");
    for (const char* name : {"rule", "meaning", "findings", "reports"}) {
        html.open("th").attribute("scope", "col").text(texts("index." + std::string(name))).close();
    }
    html.close().close().open("tbody").text("");
    for (const auto& [id, counted] : m_rules) {
        const Rule* rule = rules.find(id);
        html.open("tr").open("th").attribute("scope", "row").text("");
        html.open("button", "rule-filter").attribute("type", "button").attribute("data-rule", id).text(id).close().close();
        html.element("td", rule == nullptr ? "" : texts.language() == "en" ? rule->title_en : rule->title_zh);
        number_cell(html, counted.findings, true);
        number_cell(html, counted.reports, true);
        html.close();
    }
    html.close().close().close().close().close();
    return m_shell.page(texts("title.index"), body, {"page.js", "index.js"});
}

} // namespace nianbao
