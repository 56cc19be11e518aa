// SPDX-License-Identifier: Apache-2.0
#include "nianbao/compare/brief.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/record/read_xml.hpp"
#include "nianbao/xml/dom.hpp"

#include <charconv>
#include <utility>

namespace nianbao {

namespace {

using xml::Node;

constexpr std::string_view record_name_space = "urn:nianbao:report:1";

Node next_element(Node node) {
    while (node && !node.is_element()) {
        node = node.next();
    }
    return node;
}

void read_identity(const Node& node, Brief& brief) {
    for (Node child = next_element(node.first_child()); child; child = next_element(child.next())) {
        if (child.name() == "agency") {
            brief.agency = read_xml::text(child);
        } else if (child.name() == "credit-code") {
            brief.credit_code = read_xml::text(child);
        } else if (child.name() == "year") {
            const std::string text = read_xml::text(child);
            std::from_chars(text.data(), text.data() + text.size(), brief.year);
        }
    }
}

BriefFigure read_figure(const Node& node) {
    BriefFigure figure;
    figure.id.append(node.attribute("table")).append("/").append(node.attribute("row"));
    figure.id.append("/").append(node.attribute("column"));
    const auto state = figure_state_from_string(node.attribute("state"));
    const auto reading = reading_from_string(node.attribute("reading"));
    if (!state || !reading) {
        read_xml::fail(node, "state or reading of " + figure.id);
    }
    figure.state = *state;
    figure.reading = *reading;
    figure.unit = node.attribute("unit");
    figure.place = node.attribute("at");
    if (node.has_attribute("value")) {
        figure.value = Decimal::parse(node.attribute("value"));
        if (!figure.value) {
            read_xml::fail(node, "value of " + figure.id);
        }
    }
    for (Node child = next_element(node.first_child()); child; child = next_element(child.next())) {
        if (child.name() == "raw") {
            figure.raw = read_xml::text(child);
        } else if (child.name() == "row-label") {
            figure.row_label = read_xml::text(child);
        } else if (child.name() == "column-label") {
            figure.column_label = read_xml::text(child);
        } else if (child.name() == "finding") {
            const std::string_view ref = child.attribute("ref"); // "f3" is index 2
            std::size_t number = 0;
            std::from_chars(ref.data() + (ref.empty() ? 0 : 1), ref.data() + ref.size(), number);
            if (number > 0) {
                figure.findings.push_back(number - 1);
            }
        }
    }
    return figure;
}

BriefFinding read_finding(const Node& node) {
    BriefFinding finding;
    finding.rule = node.attribute("rule");
    finding.severity = node.attribute("severity");
    for (Node child = next_element(node.first_child()); child; child = next_element(child.next())) {
        if (child.name() == "message") {
            (child.attribute("lang") == "en" ? finding.en : finding.zh) = read_xml::text(child);
        }
    }
    return finding;
}

BriefSection read_section(const Node& node) {
    BriefSection section;
    section.id = node.attribute("id");
    const std::string_view at = node.attribute("at");
    for (Node child = next_element(node.first_child()); child; child = next_element(child.next())) {
        if (child.name() == "heading") {
            section.heading = read_xml::text(child);
        } else if (child.name() == "p") {
            const std::string_view own = child.attribute("at");
            section.paragraphs.push_back({read_xml::text(child), std::string(own.empty() ? at : own)});
        }
    }
    return section;
}

/// A finding that is not there would lead nowhere.
void check_references(const Brief& brief, const Node& root) {
    for (const BriefFigure& figure : brief.figures) {
        for (const std::size_t finding : figure.findings) {
            if (finding >= brief.findings.size()) {
                read_xml::fail(root, "finding of " + figure.id);
            }
        }
    }
}

} // namespace

bool BriefFigure::is_sure() const {
    const bool read = reading == Reading::exact || reading == Reading::normalized || reading == Reading::inferred || reading == Reading::prose;
    return state == FigureState::reported && value && read;
}

Brief read_brief(std::string_view xml, const std::string& name, const Limits& limits) {
    const xml::Tree tree = xml::parse_xml(xml, name, limits);
    const Node root = tree.root();
    if (!root || root.name() != "report" || root.name_space() != record_name_space) {
        throw Error(ErrorCode::schema, "record-not-a-record");
    }
    if (root.attribute("schema-version").rfind("1.", 0) != 0) {
        throw Error(ErrorCode::schema, "record-version", std::string(root.attribute("schema-version")));
    }
    Brief brief;
    brief.name = name;
    brief.path = name;
    brief.form = root.attribute("form");
    read_identity(read_xml::required(root, "identity"), brief);
    const Node source = read_xml::required(root, "source");
    brief.source = source.attribute("name");
    brief.sha256 = source.attribute("sha256");
    const Node document = read_xml::required(root, "document");
    BriefSection front = read_section(document); // what stands before the first heading
    if (!front.paragraphs.empty()) {
        front.id = "front";
        brief.sections.push_back(std::move(front));
    }
    for (Node child = next_element(document.first_child()); child; child = next_element(child.next())) {
        if (child.name() == "section") {
            brief.sections.push_back(read_section(child));
        }
    }
    const Node figures = read_xml::required(root, "figures");
    for (Node child = next_element(figures.first_child()); child; child = next_element(child.next())) {
        brief.figures.push_back(read_figure(child));
    }
    const Node findings = read_xml::required(root, "findings");
    for (Node child = next_element(findings.first_child()); child; child = next_element(child.next())) {
        brief.findings.push_back(read_finding(child));
    }
    check_references(brief, root);
    return brief;
}

} // namespace nianbao
