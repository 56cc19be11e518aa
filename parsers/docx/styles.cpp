// SPDX-License-Identifier: Apache-2.0
#include "parsers/docx/styles.hpp"

#include "nianbao/base/ascii.hpp"
#include "parsers/docx/markup.hpp"

namespace nianbao::docx {

namespace {

constexpr int longest_basis = 64; ///< Word itself stops far below; a circle ends here

bool starts_with_folded(std::string_view text, std::string_view in_lower_case) {
    return lowered(text.substr(0, in_lower_case.size())) == in_lower_case;
}

/// "heading 2" is the stored name of the built-in style in every language; programs that copy the name their
/// Chinese user sees write U+6807 U+9898 and the number.
std::optional<std::uint8_t> heading_by_name(std::string_view name) {
    for (const std::string_view word : {std::string_view{"heading"}, std::string_view{"\xE6\xA0\x87\xE9\xA2\x98"}}) {
        if (!starts_with_folded(name, word)) {
            continue;
        }
        std::string_view rest = name.substr(word.size());
        if (!rest.empty() && rest.front() == ' ') {
            rest.remove_prefix(1);
        }
        if (rest.size() == 1 && rest.front() >= '1' && rest.front() <= '9') {
            return static_cast<std::uint8_t>(rest.front() - '0');
        }
    }
    return std::nullopt;
}

} // namespace

StyleFacts paragraph_facts(const xml::Node& properties) {
    StyleFacts facts;
    if (const xml::Node outline = properties.child("outlineLvl")) {
        // 0 to 8 are levels, 9 is body text (ISO 29500-1, 17.3.1.20)
        const std::uint32_t level = number(outline.attribute("val"), 9, 9);
        facts.heading = static_cast<std::uint8_t>(level < 9 ? level + 1 : 0);
    }
    if (const xml::Node numbering = properties.child("numPr")) {
        const bool is_first_level = number(child_value(numbering, "ilvl"), 0, 9) == 0;
        facts.numbered = child_value(numbering, "numId") != "0" && is_first_level;
    }
    return facts;
}

Styles::Styles(const xml::Node& root) {
    for (xml::Node node = root.first_child(); node; node = node.next()) {
        const std::string_view id = node.attribute("styleId");
        if (node.name() != "style" || id.data() == nullptr) {
            continue;
        }
        Style style;
        style.own = paragraph_facts(node.child("pPr"));
        style.own.hidden = on_off(node.child("rPr"), "vanish");
        if (!style.own.heading) {
            style.own.heading = heading_by_name(child_value(node, "name"));
        }
        style.based_on = child_value(node, "basedOn");
        const std::string_view is_default = node.attribute("default");
        if (node.attribute("type") == "paragraph" && (is_default == "1" || is_default == "true" || is_default == "on")) {
            m_default = id;
        }
        m_styles.emplace(id, std::move(style));
    }
}

StyleFacts Styles::facts(std::string_view id) const {
    StyleFacts facts;
    std::string name{id.empty() ? std::string_view{m_default} : id};
    for (int step = 0; step < longest_basis; ++step) {
        const auto found = m_styles.find(name);
        if (found == m_styles.end()) {
            break;
        }
        const StyleFacts& own = found->second.own;
        facts.heading = facts.heading ? facts.heading : own.heading;
        facts.hidden = facts.hidden ? facts.hidden : own.hidden;
        facts.numbered = facts.numbered ? facts.numbered : own.numbered;
        name = found->second.based_on;
    }
    return facts;
}

} // namespace nianbao::docx
