// SPDX-License-Identifier: Apache-2.0
#include "nianbao/forms/xml_reading.hpp"

#include "nianbao/base/error.hpp"

#include <charconv>

namespace nianbao::reading {

namespace {

bool is_space(char character) noexcept {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

} // namespace

std::vector<xml::Node> children(xml::Node parent) {
    std::vector<xml::Node> found;
    for (xml::Node node = parent.first_child(); node; node = node.next()) {
        if (node.is_element()) {
            found.push_back(node);
        }
    }
    return found;
}

std::vector<xml::Node> children(xml::Node parent, std::string_view name) {
    std::vector<xml::Node> found;
    for (const xml::Node node : children(parent)) {
        if (node.name() == name) {
            found.push_back(node);
        }
    }
    return found;
}

std::string text_of(xml::Node node) {
    std::string text;
    bool gap = false;
    for (const char character : node.content()) {
        if (is_space(character)) {
            gap = true;
            continue;
        }
        if (gap && !text.empty()) {
            text += ' ';
        }
        gap = false;
        text += character;
    }
    return text;
}

std::string child_text(xml::Node parent, std::string_view name) {
    const xml::Node node = parent.child(name);
    return node ? text_of(node) : std::string{};
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    bool open = false;
    for (const char character : text) {
        if (is_space(character)) {
            open = false;
            continue;
        }
        if (!open) {
            words.emplace_back();
            open = true;
        }
        words.back() += character;
    }
    return words;
}

std::string attribute(xml::Node node, std::string_view name) {
    return std::string{node.attribute(name)};
}

std::string required(xml::Node node, std::string_view name, const std::string& file) {
    std::string value = attribute(node, name);
    if (value.empty()) {
        fail(file, node, "<" + std::string{node.name()} + "> lacks the attribute " + std::string{name});
    }
    return value;
}

int number(xml::Node node, std::string_view name, int fallback, int low, int high, const std::string& file) {
    if (!node.has_attribute(name)) {
        return fallback;
    }
    const std::string_view text = node.attribute(name);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    if (!whole || value < low || value > high) {
        fail(file, node,
             std::string{name} + "=\"" + std::string{text} + "\" is not a number from " +
                 std::to_string(low) + " to " + std::to_string(high));
    }
    return value;
}

void fail(const std::string& file, xml::Node node, const std::string& what) {
    throw Error(ErrorCode::schema, "schema-fault", what, file + ":" + std::to_string(node ? node.line() : 1));
}

} // namespace nianbao::reading
