// SPDX-License-Identifier: Apache-2.0
// One way out for every text. The parser of HTML turns CR into LF and drops NUL: both are kept or shown.
#include "nianbao/output/html_markup.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/text/valid_text.hpp"

#include <algorithm>

namespace nianbao::html {

namespace {

constexpr std::string_view void_elements[] = {"br", "hr", "img", "input", "link", "meta"};
/// A line break behind their ends shows in no browser, and makes pages that people can compare.
constexpr std::string_view blocks[] = {"article", "aside", "body",    "caption", "dd",    "details", "div",   "dl",
                                       "dt",      "figure", "footer", "form",    "h1",    "h2",      "h3",    "h4",
                                       "head",    "header", "html",   "li",      "link",  "main",    "meta",  "nav",
                                       "ol",      "p",      "script", "section", "style", "table",   "tbody", "thead",
                                       "title",   "tr",     "ul"};

template <typename List> bool holds(const List& list, std::string_view name) {
    return std::find(std::begin(list), std::end(list), name) != std::end(list);
}

void append_escaped(std::string& out, std::string_view raw) {
    std::string buffer;
    for (const char c : valid_text(raw, buffer)) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        case '\r':
            out += "&#13;";
            break;
        default:
            if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) {
                out += "\xEF\xBF\xBD";
            } else {
                out += c;
            }
        }
    }
}

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    append_escaped(out, text);
    return out;
}

std::string clipped(std::string_view text, std::size_t most) {
    constexpr std::size_t longest_escape = 6; // &quot;
    if (text.size() <= most / longest_escape) {
        return std::string(text);
    }
    std::size_t used = 0;
    std::size_t end = 0;
    while (end < text.size()) {
        const char c = text[end];
        const bool quote = c == '"';
        const bool plain = static_cast<unsigned char>(c) >= 0x20 && c != '&' && c != '<' && c != '>' && c != '\'' && c != 0x7F;
        used += quote ? longest_escape : plain || c == '\n' ? 1 : 5;
        if (used > most) {
            break;
        }
        ++end;
    }
    if (end == text.size()) {
        return std::string(text);
    }
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end; // not inside a character
    }
    return std::string(text.substr(0, end)) + "\xE2\x80\xA6 [" + std::to_string(end) + "/" +
           std::to_string(text.size()) + " bytes]";
}

void Markup::end_tag_open() {
    if (m_tag_open) {
        m_out += '>';
        m_tag_open = false;
    }
}

Markup& Markup::open(std::string_view name, std::string_view classes) {
    end_tag_open();
    m_out += '<';
    m_out += name;
    m_names.push_back(name);
    m_tag_open = true;
    return attribute_if("class", classes);
}

Markup& Markup::attribute(std::string_view name, std::string_view value) {
    if (!m_tag_open) {
        throw Error(ErrorCode::internal, "internal", "attribute outside a tag");
    }
    m_out += ' ';
    m_out += name;
    m_out += "=\"";
    append_escaped(m_out, value);
    m_out += '"';
    return *this;
}

Markup& Markup::attribute(std::string_view name, std::size_t number) {
    return attribute(name, std::string_view(std::to_string(number)));
}

Markup& Markup::attribute_if(std::string_view name, std::string_view value) {
    return value.empty() ? *this : attribute(name, value);
}

Markup& Markup::flag(std::string_view name) {
    m_out += ' ';
    m_out += name;
    return *this;
}

Markup& Markup::text(std::string_view value) {
    end_tag_open();
    append_escaped(m_out, value);
    return *this;
}

Markup& Markup::close() {
    const std::string_view name = m_names.back();
    m_names.pop_back();
    end_tag_open();
    if (!holds(void_elements, name)) {
        m_out += "</";
        m_out += name;
        m_out += '>';
    }
    if (holds(blocks, name)) {
        m_out += '\n';
    }
    return *this;
}

Markup& Markup::element(std::string_view name, std::string_view value, std::string_view classes) {
    return open(name, classes).text(value).close();
}

} // namespace nianbao::html
