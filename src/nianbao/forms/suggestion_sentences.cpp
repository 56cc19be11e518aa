// SPDX-License-Identifier: Apache-2.0
#include "nianbao/forms/suggestion_sentences.hpp"

#include "nianbao/forms/xml_reading.hpp"

#include <algorithm>
#include <cstddef>

namespace nianbao {

namespace {

const std::string rules_file = "rules.xml";

SuggestionSentences::Both read_both(xml::Node node) {
    return {reading::child_text(node, "zh"), reading::child_text(node, "en")};
}

SuggestionSentences::Both read_child(xml::Node parent, std::string_view name) {
    const xml::Node child = parent.child(name);
    if (!child) {
        reading::fail(rules_file, parent, "no <" + std::string(name) + ">");
    }
    return read_both(child);
}

/// The labels of a change that the one before it has not just said: "row > a", "b".
std::string_view new_labels(std::string_view label, std::string_view before) {
    const std::string_view separator = " \xE2\x80\xBA ";
    std::size_t from = 0;
    for (std::size_t end = label.find(separator); end != std::string_view::npos;
         end = label.find(separator, from)) {
        end += separator.size();
        if (before.substr(0, end) != label.substr(0, end)) {
            break;
        }
        from = end;
    }
    return label.substr(from);
}

} // namespace

std::string SuggestionSentences::changes_text(const Suggestion& suggestion, std::string_view language) const {
    std::string text;
    for (std::size_t i = suggestion.changes.size(); i-- > 0;) {
        const SuggestedChange& one = suggestion.changes[i];
        const std::string_view label =
            i == 0 ? std::string_view{one.label} : new_labels(one.label, suggestion.changes[i - 1].label);
        const Both& sentence = one.printed.empty() ? blank_change : change;
        const std::string first =
            fill_names(sentence.in(language),
                       {{"figure", std::string{label}}, {"value", one.value}, {"printed", one.printed}});
        text = text.empty() ? first : fill_names(join.in(language), {{"first", first}, {"rest", text}});
    }
    return text;
}

std::string SuggestionSentences::text(const Finding& finding, std::string_view language) const {
    std::string text;
    if (finding.suggestions.empty()) {
        return text;
    }
    const std::string_view between = language == "en" ? " " : "";
    if (finding.suggestions.size() > 1) {
        text.append(between).append(
            fill_names(several.in(language), {{"count", std::to_string(finding.suggestions.size())}}));
    }
    for (const Suggestion& suggestion : finding.suggestions) {
        const std::string changes = changes_text(suggestion, language);
        const auto kind = kinds.find(suggestion.kind);
        text.append(between).append(
            kind == kinds.end() ? changes : fill_names(kind->second.in(language), {{"changes", changes}}));
    }
    return text.append(between).append(close.in(language));
}

SuggestionSentences parse_suggestion_sentences(xml::Node node) {
    SuggestionSentences sentences;
    sentences.change = read_child(node, "change");
    sentences.blank_change = read_child(node, "blank-change");
    sentences.join = read_child(node, "join");
    sentences.several = read_child(node, "several");
    sentences.close = read_child(node, "close");
    for (const xml::Node kind : reading::children(node, "kind")) {
        sentences.kinds.emplace(reading::required(kind, "id", rules_file), read_both(kind));
    }
    return sentences;
}

std::string fill_names(const std::string& sentence,
                       const std::vector<std::pair<std::string, std::string>>& arguments) {
    std::string text;
    std::size_t at = 0;
    while (at < sentence.size()) {
        const std::size_t open = sentence.find('{', at);
        const std::size_t close = open == std::string::npos ? open : sentence.find('}', open);
        if (close == std::string::npos) {
            break;
        }
        text.append(sentence, at, open - at);
        const std::string_view name = std::string_view{sentence}.substr(open + 1, close - open - 1);
        const auto argument = std::find_if(arguments.begin(), arguments.end(),
                                           [&](const auto& one) { return one.first == name; });
        if (argument != arguments.end()) {
            text += argument->second;
        }
        at = close + 1;
    }
    return text.append(sentence, at);
}

} // namespace nianbao
