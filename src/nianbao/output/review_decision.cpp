// SPDX-License-Identifier: Apache-2.0
// Skeletons without a figure in them: review.js fills them with textContent and values, never with markup.
#include "nianbao/output/review_decision.hpp"

#include "nianbao/output/review_form.hpp"

namespace nianbao::html {

namespace {

void write_button(Markup& html, const char* id, const std::string& text, const char* classes = "") {
    html.open("button", classes).attribute("type", "button").attribute("id", id).text(text).close();
}

/// What the record holds already.
void write_history(Markup& html, const ReviewContext& context) {
    const Record& record = context.record();
    const Texts& texts = context.texts();
    if (record.corrections.empty()) {
        return;
    }
    const std::string count = std::to_string(record.corrections.size());
    html.element("h3", texts("history.title")).open("ol").attribute("id", "history");
    for (const Correction& one : record.corrections) {
        const std::string value = one.value ? one.value->to_string() + " " + one.unit : std::string();
        const std::size_t index = context.find_figure(one.id());
        html.open("li").text("");
        if (index == ReviewContext::npos) {
            html.text(one.id());
        } else {
            html.open("a", "to-figure").attribute("href", "#g" + std::to_string(index));
            html.text(label_of(record.figures[index])).close();
        }
        html.text(" ").element("b", texts("figure." + one.decision, {{"value", value}}));
        html.text(" ").element("q", clipped(one.reason, 2'000));
        html.text(" " + clipped(one.by, 600) + ", " + one.date + ", " + texts("history." + one.state)).close();
    }
    html.close().element("p", texts("count.shown", {{"shown", count}, {"all", count}}), "note");
}

} // namespace

void write_detail(Markup& html, const ReviewContext& context) {
    const Texts& texts = context.texts();
    html.open("aside").attribute("id", "detail").attribute("aria-labelledby", "d-name").attribute("tabindex", "-1");
    html.flag("hidden");
    html.open("div", "bar").open("h2").attribute("id", "d-name").text("").close();
    write_button(html, "d-close", texts("detail.close"));
    html.close();
    html.open("dl").attribute("id", "d-facts").text("").close();
    html.open("form").attribute("id", "d-form");
    html.open("fieldset").element("legend", texts("decision.legend"));
    for (const char* decision : {"confirm", "correct", "undecidable"}) {
        html.open("label").open("input").attribute("type", "radio").attribute("name", "decision");
        html.attribute("value", decision).close();
        html.element("span", texts("decision." + std::string(decision))).close().text(" ");
    }
    html.close();
    html.open("label", "field").attribute("id", "d-value-field").flag("hidden");
    html.element("span", texts("decision.value"));
    html.open("input").attribute("id", "d-value").attribute("inputmode", "decimal").attribute("autocomplete", "off");
    html.close().open("span", "unit").attribute("id", "d-unit").text("").close().close();
    html.open("label", "field").element("span", texts("decision.reason"));
    html.open("textarea").attribute("id", "d-reason").attribute("rows", "2").text("").close().close();
    html.open("p", "problem").attribute("id", "d-problem").attribute("role", "alert").text("").close();
    html.open("p");
    html.open("button", "primary").attribute("type", "submit").text(texts("decision.keep")).close().text(" ");
    write_button(html, "d-withdraw", texts("decision.withdraw"));
    html.close().close().close();
}

void write_decisions(Markup& html, const ReviewContext& context) {
    const Texts& texts = context.texts();
    const Record& record = context.record();
    html.open("section", "part").attribute("id", "decisions").attribute("aria-labelledby", "h-decisions");
    html.attribute("data-source", record.source.name).attribute("data-sha256", record.source.sha256);
    html.attribute("data-form", record.form);
    html.open("h2").attribute("id", "h-decisions").text(texts("part.decisions")).close();
    html.element("p", texts("decisions.how"), "note");
    write_history(html, context);
    html.open("p").attribute("id", "decisions-state").attribute("role", "status").text("").close();
    html.open("ul").attribute("id", "decisions-list").text("").close();
    html.open("p");
    write_button(html, "decisions-save", texts("decisions.save"), "primary");
    html.text(" ").open("label", "file").element("span", texts("decisions.load"));
    html.open("input").attribute("type", "file").attribute("id", "decisions-load").attribute("accept", ".xml").close();
    html.close().close().close();
}

} // namespace nianbao::html
