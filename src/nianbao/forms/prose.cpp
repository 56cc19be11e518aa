// SPDX-License-Identifier: Apache-2.0
#include "nianbao/forms/prose.hpp"

#include "nianbao/base/digest.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/forms/xml_reading.hpp"

#include <utility>

namespace nianbao {

namespace {

using reading::children;
using reading::required;
using reading::text_of;

const std::string prose_file = "prose.xml";

using Parts = std::vector<std::pair<std::string, std::string>>;

/// `text` with each {part} replaced.
std::string expanded(std::string text, const Parts& parts) {
    for (const auto& [name, pattern] : parts) {
        for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + pattern.size())) {
            text.replace(at, name.size(), pattern);
        }
    }
    return text;
}

} // namespace

Prose parse_prose(std::string_view xml) {
    const xml::Tree tree = xml::parse_embedded_xml(xml, prose_file);
    const xml::Node root = tree.root();
    Prose prose;
    prose.id = required(root, "id", prose_file);
    prose.version = required(root, "version", prose_file);
    prose.sha256 = sha256(xml);
    Parts parts;
    for (const xml::Node part : children(root, "part")) {
        parts.emplace_back("{" + required(part, "id", prose_file) + "}", text_of(part));
    }
    std::vector<std::pair<std::string, std::vector<std::string>>> kinds;
    for (const xml::Node kind : children(root, "kind")) {
        std::vector<std::string> patterns;
        for (const xml::Node pattern : children(kind, "pattern")) {
            patterns.push_back(expanded(text_of(pattern), parts));
        }
        kinds.emplace_back(required(kind, "id", prose_file), std::move(patterns));
    }
    for (const xml::Node node : children(root, "figure")) {
        ProseFigure figure;
        figure.table = required(node, "table", prose_file);
        figure.row = required(node, "row", prose_file);
        figure.column = required(node, "column", prose_file);
        figure.unit = required(node, "unit", prose_file);
        figure.label = reading::child_text(node, "label");
        figure.is_money = reading::attribute(node, "money") == "true";
        figure.only_compared = reading::attribute(node, "only-compared") == "true";
        figure.at_year_end = reading::attribute(node, "at-year-end") == "true";
        figure.words = reading::words_of(required(node, "words", prose_file));
        figure.topic = reading::attribute(node, "topic");
        figure.about = reading::attribute(node, "about");
        figure.under = reading::attribute(node, "under");
        figure.without = reading::words_of(reading::attribute(node, "without"));
        for (const xml::Node pattern : children(node, "pattern")) {
            const std::string kind = "figure-" + std::to_string(kinds.size());
            figure.patterns.push_back({kind, reading::words_of(reading::attribute(pattern, "doubt-with")), reading::attribute(pattern, "zero") == "true",
                                       reading::attribute(pattern, "plain") == "true"});
            kinds.emplace_back(kind, std::vector<std::string>{expanded(text_of(pattern), parts)});
        }
        for (const xml::Node same : children(node, "same")) {
            figure.same.push_back(reading::words_of(text_of(same)));
        }
        for (const xml::Node other : children(node, "or")) {
            figure.or_sums.push_back(reading::words_of(text_of(other)));
        }
        prose.figures.push_back(std::move(figure));
    }
    prose.patterns = Patterns(kinds);
    return prose;
}

const Prose& builtin_prose() {
    static const Prose prose = parse_prose(embedded_schema("prose.xml"));
    return prose;
}

} // namespace nianbao
