// SPDX-License-Identifier: Apache-2.0
// Small readers shared by the layers of a record's XML. What they cannot read ends in Error(schema).
#include "nianbao/record/read_xml.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/xml/emitter.hpp"

#include <charconv>
#include <limits>

namespace nianbao::read_xml {

void fail(const xml::Node& node, const std::string& what) {
    throw Error(ErrorCode::schema, "record-not-readable", what, "line " + std::to_string(node.line()));
}

std::vector<xml::Node> children(const xml::Node& node) {
    std::vector<xml::Node> elements;
    for (xml::Node child = node.first_child(); child; child = child.next()) {
        if (child.is_element()) {
            elements.push_back(child);
        } else if (child.is_text() && child.text().find_first_not_of(" \t\r\n") != std::string_view::npos) {
            fail(node, "text in <" + std::string(node.name()) + ">");
        }
    }
    return elements;
}

xml::Node required(const xml::Node& node, std::string_view name) {
    const xml::Node child = node.child(name);
    if (!child) {
        fail(node, "no <" + std::string(name) + ">");
    }
    return child;
}

std::string text(const xml::Node& node) {
    std::string content;
    for (xml::Node child = node.first_child(); child; child = child.next()) {
        if (child.is_element()) {
            fail(child, "<" + std::string(child.name()) + "> in <" + std::string(node.name()) + ">");
        }
        if (child.is_text()) {
            content += child.text();
        }
    }
    if (node.has_attribute("controls") && !xml::restore_controls(content, node.attribute("controls"))) {
        fail(node, "controls=\"" + attribute(node, "controls") + "\"");
    }
    return content;
}

std::string attribute(const xml::Node& node, std::string_view name) {
    return std::string(node.attribute(name));
}

std::string required_attribute(const xml::Node& node, std::string_view name) {
    if (!node.has_attribute(name)) {
        fail(node, "no " + std::string(name) + " in <" + std::string(node.name()) + ">");
    }
    return attribute(node, name);
}

std::string code(const xml::Node& node, std::string_view name) {
    std::string value = attribute(node, name);
    if (!xml::is_plain(value)) {
        fail(node, std::string(name) + "=\"" + value + "\"");
    }
    return value;
}

bool flag(const xml::Node& node, std::string_view name) {
    const std::string_view value = node.attribute(name);
    if (!value.empty() && value != "true" && value != "false") {
        fail(node, std::string(name) + "=\"" + std::string(value) + "\"");
    }
    return value == "true";
}

std::size_t number(const xml::Node& node, std::string_view name, std::size_t absent, std::size_t most) {
    if (!node.has_attribute(name)) {
        return absent;
    }
    const std::string_view digits = node.attribute(name);
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value > most) {
        fail(node, std::string(name) + "=\"" + std::string(digits) + "\"");
    }
    return value;
}

std::uint32_t small_number(const xml::Node& node, std::string_view name, std::uint32_t absent) {
    return static_cast<std::uint32_t>(number(node, name, absent, std::numeric_limits<std::uint32_t>::max()));
}

Place place(const xml::Node& node, const std::string& text) {
    const Place found = place_from_string(text);
    if (to_string(found) != text) {
        fail(node, "place \"" + text + "\"");
    }
    return found;
}

Place place(const xml::Node& node) {
    return place(node, attribute(node, "at"));
}

} // namespace nianbao::read_xml
