// SPDX-License-Identifier: Apache-2.0
#include "parsers/docx/inline_text.hpp"

#include "nianbao/text/utf8.hpp"
#include "parsers/docx/markup.hpp"
#include "parsers/docx/symbols.hpp"

#include <algorithm>

namespace nianbao::docx {

using xml::Node;

namespace {

bool is_ascii_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/// Line breaks in w:t come from programs that indent XML; Word shows a space. Breaks of the text are w:br.
std::string shown(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char byte) { return byte == '\n' || byte == '\r' || byte == '\t'; }, ' ');
    return text;
}

} // namespace

InlineText::InlineText(Context& context, Fields& fields, const Place& place, bool style_hides)
    : m_context(context), m_fields(fields), m_place(place), m_style_hides(style_hides) {
}

void InlineText::read_children(const Node& parent) {
    for (Node child = parent.first_child(); child; child = child.next()) {
        if (child.is_element()) {
            read(child);
        }
    }
}

void InlineText::read(const Node& node) {
    const Depth depth(m_context);
    if (is_properties(node)) {
        return;
    }
    if (node.name() == "AlternateContent") {
        read_versions(node);
    } else if (is_math(node)) {
        read_math(node);
    } else if (is_word(node)) {
        if (!read_word(node)) {
            read_children(node);
        }
    } else if (node.name() == "t") { // DrawingML: text of a drawing
        m_context.leave_out("drawing", node.content(), m_place);
        m_context.note("D-03", "drawing-text", m_place);
    } else {
        read_children(node);
    }
}

/// False for an element that only wraps others.
bool InlineText::read_word(const Node& node) {
    const std::string_view name = node.name();
    if (name == "r") {
        read_run(node);
    } else if (name == "t") {
        add(shown(node.content()));
    } else if (name == "tab" || name == "ptab") {
        add("\t");
    } else if (name == "br" || name == "cr") {
        add("\n");
    } else if (name == "noBreakHyphen") {
        add("-");
    } else if (name == "sym") {
        read_symbol(node);
    } else if (name == "fldChar") {
        m_fields.mark(node);
    } else if (name == "instrText" || name == "delInstrText") {
        m_context.leave_out("field-code", node.content(), m_place, true);
    } else if (name == "delText" || is_deleted(node)) {
        const std::string text = name == "delText" ? node.content() : all_text(node);
        m_context.leave_out("deleted", text, m_place);
        if (!trimmed(text).empty()) {
            m_context.note("D-01", "", m_place);
        }
    } else if (name == "txbxContent" || name == "p" || name == "tbl") {
        m_boxes.push_back(node);
    } else if (name == "ruby") {
        read_ruby(node);
    } else if (name == "altChunk" || name == "subDoc") {
        m_context.note("D-03", "embedded-document", m_place);
    } else {
        return false;
    }
    return true;
}

void InlineText::read_run(const Node& run) {
    const bool was_hidden = m_hidden;
    const bool was_struck = m_struck;
    const Node properties = run.child("rPr");
    m_hidden = is_hidden(run);
    m_struck = on_off(properties, "strike").value_or(false) || on_off(properties, "dstrike").value_or(false);
    const std::string_view position = child_value(properties, "vertAlign");
    const bool parted = m_struck || position == "superscript" || position == "subscript";
    m_parted = m_parted || parted;
    read_children(run);
    m_parted = m_parted || parted;
    m_hidden = was_hidden;
    m_struck = was_struck;
}

/// A paragraph and a character style that both hide cancel each other (ISO 29500-1, 17.7.3).
bool InlineText::is_hidden(const Node& run) const {
    const Node properties = run.child("rPr");
    if (const auto own = on_off(properties, "vanish")) {
        return *own;
    }
    const std::string_view style = child_value(properties, "rStyle");
    return m_style_hides != (!style.empty() && m_context.styles.facts(style).hidden.value_or(false));
}

void InlineText::read_versions(const Node& alternatives) {
    const Node chosen = chosen_version(alternatives);
    for (Node version = alternatives.first_child(); version; version = version.next()) {
        if (version.is_element() && version.id() != chosen.id()) {
            m_context.leave_out("alternate-version", all_text(version), m_place);
        }
    }
    if (chosen) {
        read_children(chosen);
    }
}

/// Formulas lose their shape in a line; the signs keep 1/2 from reading 12, and the remark says so.
void InlineText::read_math(const Node& node) {
    const std::string_view name = node.name();
    if (name == "t") {
        add(shown(node.content()));
        return;
    }
    if (name == "oMath") {
        m_context.note("D-03", "formula", m_place);
    }
    for (Node child = node.first_child(); child; child = child.next()) {
        if (!child.is_element()) {
            continue;
        }
        const std::string_view part = child.name();
        if (part == "den" || part == "sup" || part == "sub") {
            add(part == "den" ? "/" : part == "sup" ? "^" : "_");
        }
        read(child);
    }
}

void InlineText::read_ruby(const Node& ruby) {
    m_context.leave_out("ruby", all_text(ruby.child("rt")), m_place);
    for (Node child = ruby.first_child(); child; child = child.next()) {
        if (child.is_element() && child.name() != "rt" && child.name() != "rubyPr") {
            read(child);
        }
    }
}

void InlineText::read_symbol(const Node& node) {
    const auto meaning = symbol(node.attribute("font"), node.attribute("char"));
    if (!meaning) {
        m_context.note("D-03", "unknown-symbol", m_place);
    }
    std::string text;
    append_utf8(text, meaning.value_or(0xFFFD));
    add(text);
}

void InlineText::add(std::string_view text) {
    if (m_fields.in_instruction()) {
        m_context.leave_out("field-code", text, m_place, true);
    } else if (m_hidden) {
        m_context.leave_out("hidden", text, m_place, true);
        if (!trimmed(text).empty()) {
            m_context.note("D-02", "", m_place);
        }
    } else if (m_struck) {
        m_context.leave_out("struck-through", text, m_place, true);
        if (!trimmed(text).empty()) {
            m_context.note("D-03", "struck-through", m_place);
        }
    } else if (!text.empty()) {
        // 10 with a raised 2 is not 102, nor are a struck number and the one behind it one number.
        if (m_parted && !m_text.empty() && is_ascii_digit(m_text.back()) && is_ascii_digit(text.front())) {
            m_text += ' ';
        }
        m_parted = false;
        m_text += text;
    }
}

} // namespace nianbao::docx
