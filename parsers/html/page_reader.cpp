// SPDX-License-Identifier: Apache-2.0
#include "parsers/html/page_reader.hpp"

#include "nianbao/base/error.hpp"
#include "parsers/html/left_out_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nianbao::html {

using xml::Node;

namespace {

bool is_preformatted(std::string_view name) {
    return name == "pre" || name == "listing" || name == "xmp" || name == "plaintext" || name == "textarea";
}

} // namespace

PageReader::PageReader(Document& document, const Node& root, const Limits& limits)
    : m_document(document), m_root(root), m_limits(limits), m_survey(root), m_leave_out(limits.elements) {}

void PageReader::read() {
    Node node = m_root;
    while (node) {
        const bool entered = enter(node);
        if (entered && node.first_child()) {
            node = node.first_child();
            continue;
        }
        if (entered) {
            leave(node);
        }
        while (node.id() != m_root.id() && !node.next()) {
            node = node.parent();
            leave(node);
        }
        node = node.id() == m_root.id() ? Node{} : node.next();
    }
    break_block();
    settle();
    m_document.blocks.assign(std::make_move_iterator(m_blocks.begin()),
                             std::make_move_iterator(m_blocks.end()));
    m_remarks.write(m_document);
}

/// False where the element is done with: nothing below it is to be read.
bool PageReader::enter(const Node& node) {
    if (node.is_text()) {
        add_text(node);
        return false;
    }
    if (!node.is_element()) {
        return false;
    }
    const Kind kind = kind_of(node.name());
    if (read_head(node, kind)) {
        return false;
    }
    end_stray_before(node, kind);
    const std::string_view reason = m_leave_out.reason(node, kind);
    if (!reason.empty()) {
        const bool glues = kind == Kind::inline_text || kind == Kind::skipped || kind == Kind::struck || kind == Kind::reading;
        if (!glues) {
            break_block();
        } else if (reason == "struck-through") {
            flow().part_from_digit();
        }
        leave_out(reason, node);
        return false;
    }
    if (m_leave_out.kept_hidden()) {
        m_remarks.note("D-02", "", place());
    }
    open(node, kind);
    return true;
}

void PageReader::open(const Node& node, Kind kind) {
    const std::string_view name = node.name();
    Open opened{node.id(), kind, m_heading, is_hidden(node), is_preformatted(name), name == "caption"};
    if (is_raised(node, kind)) {
        opened.kind = Kind::raised;
        flow().part_from_digit();
    }
    m_hidden += opened.hidden ? 1U : 0U;
    switch (kind) {
    case Kind::block:
    case Kind::page_part:
    case Kind::control:
        break_block();
        break;
    case Kind::heading:
        break_block();
        m_heading = static_cast<std::uint8_t>(name[1] - '0');
        break;
    case Kind::line_break:
        flow().break_line();
        break;
    case Kind::table:
    case Kind::row_group:
    case Kind::row:
    case Kind::cell:
        begin_part(node, kind);
        break;
    case Kind::image:
        if (grid() != nullptr) {
            grid()->note_image();
        }
        break;
    case Kind::input:
        note_input(node);
        break;
    case Kind::inline_text:
    case Kind::raised:
    case Kind::struck:
    case Kind::reading:
    case Kind::skipped:
    case Kind::meta:
        break;
    }
    m_preformatted += opened.preformatted ? 1U : 0U;
    m_captions += opened.caption ? 1U : 0U;
    m_open.push_back(opened);
}

void PageReader::leave(const Node& node) {
    const bool holds_stray =
        !m_frames.empty() && m_frames.back().implicit && m_frames.back().holder == node.id();
    if (holds_stray) {
        end_table();
    }
    const Open left = m_open.back();
    m_open.pop_back();
    switch (left.kind) {
    case Kind::block:
    case Kind::page_part:
    case Kind::control:
    case Kind::heading:
        break_block();
        break;
    case Kind::raised:
        flow().part_from_digit();
        break;
    case Kind::table:
    case Kind::row_group:
    case Kind::row:
    case Kind::cell:
        end_part(node, left.kind);
        break;
    default:
        break;
    }
    m_heading = left.heading_before;
    m_hidden -= left.hidden ? 1U : 0U;
    m_preformatted -= left.preformatted ? 1U : 0U;
    m_captions -= left.caption ? 1U : 0U;
}

void PageReader::add_text(const Node& node) {
    const std::string_view text = node.text();
    if (!trimmed(text).empty()) {
        end_stray_before(node, Kind::inline_text);
        if (m_frames.empty()) {
            settle();
        }
    }
    if (m_preformatted == 0) {
        flow().add(text);
    } else {
        add_preformatted(text);
    }
}

void PageReader::add_preformatted(std::string_view text) {
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        flow().add(text.substr(at, end - at));
        if (end < text.size()) {
            flow().break_line();
        }
        at = end + 1;
    }
}

/// The first title and the named values are what the page says of itself. The title is text, too: it is left out
/// besides, so that the text of the page is all accounted for.
bool PageReader::read_head(const Node& node, Kind kind) {
    if (kind == Kind::meta) {
        const std::string_view name = node.attribute(node.has_attribute("name") ? "name" : "property");
        const std::string_view value = trimmed(node.attribute("content"));
        if (!trimmed(name).empty() && !value.empty()) {
            m_document.meta.push_back({std::string{trimmed(name)}, std::string{value}});
        }
        return true;
    }
    if (node.name() != "title" || m_has_title) {
        return false;
    }
    m_has_title = true;
    const std::string title = text_below(node);
    if (!title.empty()) {
        m_document.meta.push_back({"title", title});
    }
    return false;
}

void PageReader::leave_out(std::string_view reason, const Node& node) {
    std::string text = text_below(node);
    if (!text.empty()) {
        if (reason == "hidden" && grid() != nullptr) {
            m_remarks.note("D-02", "", place());
        } else if (reason == "struck-through") {
            m_remarks.note("D-03", reason, place());
        }
        m_document.left_out.push_back({std::string{reason}, std::move(text), place(), m_blocks.size()});
    }
}

/// What stands in a field of a form is no text of the page, but a reader sees it there.
void PageReader::note_input(const Node& node) {
    const std::string_view type = node.attribute("type");
    const bool is_text = type.empty() || type == "text" || type == "number" || type == "TEXT";
    if (is_text && !trimmed(node.attribute("value")).empty()) {
        m_remarks.note("D-03", "input-field", place());
    }
}

/// The innermost table that is read as a grid; null where there is none.
TableBuilder* PageReader::grid() {
    const std::size_t index = m_frames.empty() ? 0 : m_frames.back().grid;
    return index == 0 ? nullptr : m_frames[index - 1].builder.get();
}

TextFlow& PageReader::flow() {
    TableBuilder* const builder = grid();
    return builder == nullptr ? m_flow : builder->flow();
}

Place PageReader::place() {
    TableBuilder* const builder = grid();
    return builder == nullptr ? Place{} : builder->place();
}

/// What comes is a line of its own; in a row that makes one line, only a word of its own.
void PageReader::break_block() {
    if (!m_frames.empty() && m_frames.back().joins_row) {
        flow().add(" ");
        return;
    }
    TableBuilder* const builder = grid();
    if (builder == nullptr) {
        emit(m_blocks.end(), m_flow.take(), m_heading);
    } else if (builder->in_cell()) {
        builder->flow().break_line();
    } else {
        flush_loose(m_frames[m_frames.back().grid - 1]);
    }
}

void PageReader::count_tokens(std::size_t count) {
    m_tokens += count;
    if (m_tokens > m_limits.tokens) {
        throw Error(ErrorCode::too_large, "limit", "tokens");
    }
}

/// One paragraph; its line breaks part lines of one number.
void PageReader::emit(BlockPosition before, std::string_view text, std::uint8_t heading) {
    if (text.empty()) {
        return;
    }
    Place place;
    place.paragraph = ++m_paragraphs;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        Block block;
        const std::string_view line = text.substr(at, end - at);
        const std::size_t groups = count_bar_groups(line);
        count_tokens(groups); // before the line is cut: pieces cost much more than bytes
        block.line.pieces = split_bars(line);
        count_tokens(block.line.pieces.size() - groups);
        at = end + 1;
        if (block.line.pieces.empty()) {
            continue;
        }
        block.line.place = place;
        block.line.heading = heading;
        m_blocks.insert(before, std::move(block));
    }
}

} // namespace nianbao::html
