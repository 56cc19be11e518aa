// SPDX-License-Identifier: Apache-2.0
#include "nianbao/forms/rules.hpp"

#include "nianbao/forms/xml_reading.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

using reading::attribute;
using reading::child_text;
using reading::children;

const std::string rules_file = "rules.xml";

Severity read_severity(xml::Node node) {
    const std::string text = reading::required(node, "severity", rules_file);
    for (const Severity severity : {Severity::info, Severity::warning, Severity::error}) {
        if (text == to_string(severity)) {
            return severity;
        }
    }
    reading::fail(rules_file, node, "severity=\"" + text + "\" is none of info, warning, error");
}

} // namespace

const Rule* Rules::find(std::string_view id) const {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
    return found == rules.end() ? nullptr : &*found;
}

std::string Rules::message(const Finding& finding, std::string_view language) const {
    const Rule* rule = find(finding.rule);
    if (rule == nullptr || rule->messages.empty()) {
        return finding.rule;
    }
    const auto same = [&](const RuleMessage& message) { return message.variant == finding.variant; };
    const auto found = std::find_if(rule->messages.begin(), rule->messages.end(), same);
    const RuleMessage& chosen = found == rule->messages.end() ? rule->messages.front() : *found;
    return fill_names(language == "en" ? chosen.en : chosen.zh, finding.arguments) + suggestions.text(finding, language);
}

Rules parse_rules(std::string_view xml) {
    const xml::Tree tree = xml::parse_embedded_xml(xml, rules_file);
    Rules rules;
    rules.version = reading::required(tree.root(), "version", rules_file);
    for (const xml::Node node : children(tree.root(), "rule")) {
        Rule rule;
        rule.id = reading::required(node, "id", rules_file);
        rule.severity = read_severity(node);
        const xml::Node title = node.child("title");
        rule.title_zh = child_text(title, "zh");
        rule.title_en = child_text(title, "en");
        for (const xml::Node message : children(node, "message")) {
            const Severity severity =
                message.has_attribute("severity") ? read_severity(message) : rule.severity;
            rule.messages.push_back({attribute(message, "variant"), child_text(message, "zh"),
                                     child_text(message, "en"), severity});
        }
        rules.rules.push_back(std::move(rule));
    }
    const xml::Node suggestions = tree.root().child("suggestions");
    if (!suggestions) {
        reading::fail(rules_file, tree.root(), "no <suggestions>");
    }
    rules.suggestions = parse_suggestion_sentences(suggestions);
    return rules;
}

} // namespace nianbao
