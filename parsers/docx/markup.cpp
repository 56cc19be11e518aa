// SPDX-License-Identifier: Apache-2.0
#include "parsers/docx/markup.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace nianbao::docx {

using xml::Node;

bool is_word(const Node& node) noexcept {
    return node.name_space().find("wordprocessingml/") != std::string_view::npos;
}

bool is_math(const Node& node) noexcept {
    return node.name_space().find("officeDocument/") != std::string_view::npos &&
           node.name_space().find("/math") != std::string_view::npos;
}

bool is_properties(const Node& node) noexcept {
    static constexpr std::array<std::string_view, 11> names = {
        "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "ctrlPr"};
    return std::find(names.begin(), names.end(), node.name()) != names.end();
}

std::optional<bool> on_off(const Node& parent, std::string_view name) noexcept {
    const Node node = parent.child(name);
    if (!node) {
        return std::nullopt;
    }
    const std::string_view value = node.attribute("val");
    return value != "0" && value != "false" && value != "off";
}

std::string_view child_value(const Node& parent, std::string_view name) noexcept {
    return parent.child(name).attribute("val");
}

std::uint32_t number(std::string_view text, std::uint32_t otherwise, std::uint32_t most) noexcept {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) {
        return most;
    }
    return error == std::errc{} && end == text.data() + text.size() ? std::min(value, most) : otherwise;
}

bool is_deleted(const Node& node) noexcept {
    const std::string_view name = node.name();
    if (!is_word(node)) {
        return false;
    }
    return name == "del" || name == "moveFrom" || (name == "tr" && node.child("trPr").child("del")) ||
           (name == "tc" && node.child("tcPr").child("cellDel"));
}

Node chosen_version(const Node& alternatives) noexcept {
    const Node choice = alternatives.child("Choice");
    return choice ? choice : alternatives.child("Fallback");
}

Node next_outside(Node node, const Node& root) noexcept {
    while (node && node.id() != root.id()) {
        for (Node next = node.next(); next; next = next.next()) {
            if (next.is_element()) {
                return next;
            }
        }
        node = node.parent();
    }
    return {};
}

Node next_inside(const Node& node, const Node& root) noexcept {
    for (Node child = node.first_child(); child; child = child.next()) {
        if (child.is_element()) {
            return child;
        }
    }
    return next_outside(node, root);
}

std::string all_text(const Node& node) {
    std::string text;
    Node at = node;
    while (at) {
        const std::string_view name = at.name();
        const bool is_text = name == "t" || name == "delText";
        if (is_text) {
            text += at.content();
        } else if ((name == "p" || name == "tc" || name == "br" || name == "cr") && !text.empty() &&
                   text.back() != '\n') {
            text += '\n';
        } else if (name == "tab") {
            text += '\t';
        }
        at = is_text || is_properties(at) ? next_outside(at, node) : next_inside(at, node);
    }
    return text;
}

} // namespace nianbao::docx
