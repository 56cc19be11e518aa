// SPDX-License-Identifier: Apache-2.0
#include "parsers/docx/context.hpp"

#include "nianbao/base/error.hpp"
#include "parsers/docx/markup.hpp"

namespace nianbao::docx {

namespace {

/// Two or three calls a level, of less than a kilobyte each: well below the 8 MB a thread has.
constexpr std::size_t deepest = 1000;

/// What the readers do not go into: deleted text, the versions not chosen, and boxes (stories of their own).
bool is_passed(const xml::Node& node) {
    const std::string_view name = node.name();
    if (name == "Choice" || name == "Fallback") {
        return chosen_version(node.parent()).id() != node.id();
    }
    return name == "txbxContent" || is_deleted(node) || is_properties(node);
}

} // namespace

Fields::Fields(const xml::Node& story) {
    std::vector<const void*> begins;
    xml::Node node = next_inside(story, story);
    while (node) {
        if (is_passed(node)) {
            node = next_outside(node, story);
            continue;
        }
        if (node.name() == "fldChar") {
            const std::string_view type = node.attribute("fldCharType");
            if (type == "begin") {
                begins.push_back(node.id());
            } else if (type == "end" && !begins.empty()) {
                m_ended.insert(begins.back());
                begins.pop_back();
            }
        }
        node = next_inside(node, story);
    }
    m_unended = !begins.empty();
}

void Fields::mark(const xml::Node& field_char) {
    const std::string_view type = field_char.attribute("fldCharType");
    if (type == "begin" && m_ended.count(field_char.id()) != 0) {
        m_open.push_back(true);
        ++m_instructions;
    } else if (type == "separate" && !m_open.empty() && m_open.back()) {
        m_open.back() = false;
        --m_instructions;
    } else if (type == "end" && !m_open.empty()) {
        m_instructions -= m_open.back() ? 1U : 0U;
        m_open.pop_back();
    }
}

Context::Context(Document& into, const Styles& its_styles, const Limits& its_limits)
    : document(into), styles(its_styles), limits(its_limits) {
}

void Context::count_tokens(std::size_t count) {
    tokens += count;
    if (tokens > limits.tokens) {
        throw Error(ErrorCode::too_large, "limit", "tokens");
    }
}

void Context::leave_out(std::string_view reason, std::string_view text, const Place& place, bool adjoins) {
    if (adjoins && !document.left_out.empty()) {
        LeftOut& last = document.left_out.back();
        if (last.reason == reason && last.place == place) {
            last.text += text;
            return;
        }
    }
    if (!trimmed(text).empty()) {
        document.left_out.push_back({std::string{reason}, std::string{trimmed(text)}, place, document.blocks.size()});
    }
}

Depth::Depth(Context& context) : m_context(context) {
    if (context.depth >= deepest) {
        throw Error(ErrorCode::too_large, "limit", "nesting");
    }
    ++context.depth;
}

Depth::~Depth() {
    --m_context.depth;
}

} // namespace nianbao::docx
