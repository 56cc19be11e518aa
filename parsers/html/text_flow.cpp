// SPDX-License-Identifier: Apache-2.0
#include "parsers/html/text_flow.hpp"

#include "nianbao/document/document.hpp"

#include <utility>

namespace nianbao::html {

namespace {

bool is_blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r' || byte == '\f';
}

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

} // namespace

void TextFlow::add(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_blank(text[at])) {
            m_space = true;
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (end < text.size() && !is_blank(text[end])) {
            ++end;
        }
        if (!m_text.empty() && m_break) {
            m_text += '\n';
        } else if (!m_text.empty() && (m_space || (m_part && is_digit(m_text.back()) && is_digit(text[at])))) {
            m_text += ' ';
        }
        m_space = m_break = m_part = false;
        m_text.append(text.substr(at, end - at));
        at = end;
    }
}

void TextFlow::break_line() {
    m_break = true;
}

void TextFlow::part_from_digit() {
    m_part = true;
}

std::string TextFlow::take() {
    std::string text{trimmed(m_text)};
    m_text.clear();
    m_space = m_break = m_part = false;
    return text;
}

} // namespace nianbao::html
