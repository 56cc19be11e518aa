// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/review_page.hpp"

#include "nianbao/output/html_markup.hpp"
#include "nianbao/output/review_context.hpp"
#include "nianbao/output/review_decision.hpp"
#include "nianbao/output/review_findings.hpp"
#include "nianbao/output/review_form.hpp"
#include "nianbao/output/review_source.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

using namespace html;

constexpr std::size_t least_budget = 400'000;
constexpr std::size_t source_factor = 4;
constexpr std::size_t shell_bytes = 60'000; ///< style, scripts, sentences, header: tests hold them to it

std::string title_of(const Record& record) {
    return clipped(record.identity.title.value.empty() ? record.source.name : record.identity.title.value, 1'000);
}

void write_header(Markup& html, const ReviewContext& context) {
    const Record& record = context.record();
    const Texts& texts = context.texts();
    html.open("header", "top");
    html.element("h1", title_of(record));
    html.open("p", "facts").element("span", record.source.name);
    for (const std::string& fact :
         {record.identity.agency.value, record.identity.year.value, record.form,
          texts("edition." + std::string(to_string(context.edition())))}) {
        if (!fact.empty()) {
            html.text(" \xC2\xB7 ").element("span", clipped(fact, 1'000));
        }
    }
    html.close().close();
}

void write_verdict(Markup& html, const ReviewContext& context) {
    const Record& record = context.record();
    const Texts& texts = context.texts();
    const std::size_t places = context.places();
    const bool no_form = context.form() == nullptr;
    html.open("section", no_form ? "verdict none" : places == 0 ? "verdict good" : "verdict look");
    html.attribute("aria-labelledby", "verdict");
    html.open("h2").attribute("id", "verdict");
    html.text(no_form       ? texts("verdict.no-form")
              : places == 0 ? texts("verdict.good")
                            : texts("verdict.look", {{"count", std::to_string(places)}}))
        .close();
    if (!no_form) {
        html.element("p", texts("verdict.counts", {{"expected", std::to_string(record.expected())},
                                                   {"reported", std::to_string(record.reported())},
                                                   {"doubtful", std::to_string(record.doubtful())},
                                                   {"undecided", std::to_string(record.undecided())},
                                                   {"absent", std::to_string(record.absent())}}));
        html.element("p", texts("verdict.checks", {{"passed", std::to_string(record.checks_passed)},
                                                   {"failed", std::to_string(record.checks_failed)},
                                                   {"untested", std::to_string(record.checks_not_testable)}}));
    }
    if (!record.corrections.empty()) {
        html.element("p", texts("verdict.corrections", {{"count", std::to_string(record.corrections.size())}}));
    }
    html.open("p", "keys").attribute("id", "keys").text(texts("verdict.keys")).close();
    html.open("p", "steps");
    html.open("button").attribute("type", "button").attribute("id", "previous").text(texts("verdict.previous")).close();
    html.text(" ");
    html.open("button").attribute("type", "button").attribute("id", "next").text(texts("verdict.next")).close();
    html.close().close();
}

void write_navigation(Markup& html, const Texts& texts) {
    html.open("nav", "parts").attribute("aria-label", texts("part.navigation"));
    for (const char* part : {"findings", "record", "identity", "narrative", "source", "decisions"}) {
        html.open("a").attribute("href", "#" + std::string(part)).text(texts("part." + std::string(part))).close();
        html.text(" ");
    }
    html.close();
}

void open_part(Markup& html, const Texts& texts, const std::string& part) {
    html.open("section", "part").attribute("id", part).attribute("aria-labelledby", "h-" + part);
    html.open("h2").attribute("id", "h-" + part).text(texts("part." + part)).close();
}

void write_identity(Markup& html, const ReviewContext& context) {
    const RecordIdentity& identity = context.record().identity;
    const Texts& texts = context.texts();
    html.open("div", "scroll").attribute("tabindex", std::size_t{0}).attribute("role", "region");
    html.attribute("aria-label", texts("part.identity"));
    html.open("table", "plain").open("tbody");
    for (const auto& [name, member] : identity_fields) {
        const IdentityField& field = identity.*member;
        html.open("tr").open("th").attribute("scope", "row").text(texts("identity." + std::string(name))).close();
        html.element("td", field.basis.empty() ? texts("identity.not-found") : clipped(field.value, 1'000));
        html.element("td", field.basis.empty() ? "" : texts("basis." + field.basis));
        html.open("td").text("");
        if (!field.at.empty()) {
            write_place(html, context, field.at);
        }
        html.close().close();
    }
    html.close().close().close();
}

} // namespace

std::string review_page(const Record& record, const Knowledge& knowledge, const html::Shell& shell,
                        Edition edition) {
    const Texts& texts = shell.texts();
    const ReviewContext context(record, knowledge, texts, edition);
    const std::size_t budget = std::max(least_budget, source_factor * record.source.bytes) - shell_bytes;
    std::string body;
    Markup html(body);
    html.open("a", "skip").attribute("href", "#findings").text(texts("part.skip")).close();
    write_header(html, context);
    html.open("main");
    write_verdict(html, context);
    write_navigation(html, texts);
    html.open("div", "columns").open("div", "left");
    open_part(html, texts, "findings");
    write_findings(html, context, budget / 3);
    html.close();
    open_part(html, texts, "record");
    html.element("p", texts("record.how"), "note");
    write_form(html, context, budget / 4);
    html.close();
    open_part(html, texts, "identity");
    write_identity(html, context);
    html.close();
    open_part(html, texts, "narrative");
    // Half of what is left: the source, which holds these words, too, comes after.
    write_narrative(html, context, (budget - std::min(budget, html.size())) / 3);
    html.close().close();
    html.open("div", "right");
    open_part(html, texts, "source");
    html.element("p", texts("source.how", {{"name", record.source.name}, {"bytes", std::to_string(record.source.bytes)}}),
                 "note");
    html.open("div", "document");
    write_source(html, context, budget - std::min(budget, html.size() + 2'000));
    html.close().close().close().close();
    write_decisions(html, context);
    html.close();
    write_detail(html, context);
    html.open("footer").element("p", texts("footer.review", {{"sha256", record.source.sha256}})).close();
    return shell.page(texts("title.review", {{"title", title_of(record)}}), body, {"page.js", "review.js"});
}

} // namespace nianbao
