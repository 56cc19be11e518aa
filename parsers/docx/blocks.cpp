// SPDX-License-Identifier: Apache-2.0
#include "parsers/docx/blocks.hpp"

#include "nianbao/text/utf8.hpp"
#include "parsers/docx/markup.hpp"
#include "parsers/docx/table.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace nianbao::docx {

using xml::Node;

namespace {

constexpr std::size_t longest_heading = 30; ///< characters; longer numbered paragraphs are lists of prose

/// Elements of a paragraph's inside. Standing between paragraphs they are odd, but their text counts.
bool is_inline(const Node& node) {
    static constexpr std::array<std::string_view, 12> names = {"r",   "t",     "hyperlink", "fldSimple", "bdo",    "dir",
                                                               "ruby", "oMath", "oMathPara", "drawing",   "object", "pict"};
    return std::find(names.begin(), names.end(), node.name()) != names.end();
}

} // namespace

BlockReader::BlockReader(Context& context, Fields& fields, Target target)
    : m_context(context), m_fields(fields), m_target(std::move(target)) {
}

void BlockReader::read(const Node& container) {
    const Depth depth(m_context);
    for (Node child = container.first_child(); child; child = child.next()) {
        if (child.is_element()) {
            read_block(child);
        }
    }
}

void BlockReader::read_block(const Node& node) {
    const std::string_view name = node.name();
    if (is_properties(node)) {
        return;
    }
    if (name == "AlternateContent") {
        read_versions(node);
    } else if (is_deleted(node)) {
        m_context.leave_out("deleted", all_text(node), m_target.place);
        m_context.note("D-01", "", m_target.place);
    } else if (is_word(node) && name == "p") {
        read_paragraph(node);
    } else if (is_word(node) && name == "tbl") {
        finish();
        read_table(m_context, m_fields, node, m_target.inside);
    } else if (is_inline(node)) {
        read_loose(node);
    } else if (name == "altChunk" || name == "subDoc") {
        m_context.note("D-03", "embedded-document", m_target.place);
    } else {
        read(node); // content controls, custom XML, ranges of tracked changes
    }
}

void BlockReader::read_paragraph(const Node& paragraph) {
    const Node properties = paragraph.child("pPr");
    const StyleFacts own = paragraph_facts(properties);
    const StyleFacts style = m_context.styles.facts(child_value(properties, "pStyle"));
    const std::uint8_t heading = own.heading.value_or(style.heading.value_or(0));
    const Place place = next_place();
    InlineText text(m_context, m_fields, place, style.hidden.value_or(false));
    text.read_children(paragraph);
    const bool is_numbered = own.numbered.value_or(style.numbered.value_or(false));
    const std::string_view printed = trimmed(text.text());
    const bool may_be_heading = heading != 0 || count_code_points(printed) <= longest_heading;
    if (is_numbered && may_be_heading && m_target.cell == nullptr && !printed.empty()) {
        m_context.note("D-03", "automatic-number", place);
    }
    const Node mark = properties.child("rPr");
    if (mark.child("del") || mark.child("moveFrom")) {
        if (!m_carries) {
            m_carried_place = place;
            m_carried_heading = heading;
        }
        m_carries = true;
        m_carried += text.text();
    } else {
        const std::string joined = std::exchange(m_carried, {}) + text.text();
        emit(joined, std::exchange(m_carries, false) ? m_carried_place : place, heading);
    }
    read_boxes(text);
}

void BlockReader::read_loose(const Node& node) {
    finish();
    const Place place = next_place();
    InlineText text(m_context, m_fields, place, false);
    text.read(node);
    if (!trimmed(text.text()).empty()) {
        m_context.note("D-03", "text-outside-paragraph", place);
        emit(text.text(), place, 0);
    }
    read_boxes(text);
}

void BlockReader::read_versions(const Node& alternatives) {
    const Node chosen = chosen_version(alternatives);
    for (Node version = alternatives.first_child(); version; version = version.next()) {
        if (version.is_element() && version.id() != chosen.id()) {
            m_context.leave_out("alternate-version", all_text(version), m_target.place);
        }
    }
    if (chosen) {
        read(chosen);
    }
}

void BlockReader::read_boxes(const InlineText& text) {
    for (const Node& box : text.boxes()) {
        if (box.name() == "txbxContent") {
            read_story(m_context, box, "textbox", m_target.inside);
        } else {
            m_context.note("D-03", "block-inside-paragraph", m_target.place);
            read_block(box);
        }
    }
}

void BlockReader::emit(const std::string& text, const Place& place, std::uint8_t heading) {
    if (m_target.cell != nullptr) {
        *m_target.cell += (m_any_paragraph ? "\n" : "") + text;
        m_any_paragraph = true;
        return;
    }
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        Block block;
        const std::string_view line = std::string_view{text}.substr(at, end - at);
        const std::size_t groups = count_bar_groups(line);
        m_context.count_tokens(groups); // before the line is cut: pieces cost much more than bytes
        block.line.pieces = split_bars(line);
        m_context.count_tokens(block.line.pieces.size() - groups);
        at = end + 1;
        if (block.line.pieces.empty()) {
            continue;
        }
        block.line.place = place;
        block.line.heading = heading;
        block.line.origin = m_target.origin;
        m_context.document.blocks.push_back(std::move(block));
    }
}

Place BlockReader::next_place() {
    if (m_target.cell != nullptr) {
        return m_target.place;
    }
    Place place;
    place.paragraph = ++m_context.paragraphs;
    return place;
}

void BlockReader::finish() {
    if (std::exchange(m_carries, false)) {
        emit(std::exchange(m_carried, {}), m_carried_place, m_carried_heading);
    }
}

void read_story(Context& context, const Node& story, const std::string& origin, std::uint32_t inside) {
    Fields fields(story);
    if (fields.has_unended()) {
        context.note("D-03", "field-without-end", {});
    }
    BlockReader reader(context, fields, {origin, inside, nullptr, {}});
    reader.read(story);
    reader.finish();
}

} // namespace nianbao::docx
