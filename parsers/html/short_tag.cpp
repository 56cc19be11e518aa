// SPDX-License-Identifier: Apache-2.0
#include "parsers/html/short_tag.hpp"

#include "nianbao/base/ascii.hpp"
#include "parsers/html/html_elements.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace nianbao::html {

namespace {

constexpr std::size_t longest_name = 60; // libxml2 ends a name after 100 bytes
constexpr std::size_t longest_tag = 2000; // bytes; the cap on tags is far above it and is held for those that stay

bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_name_byte(char byte) {
    return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' || byte == ':';
}

bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool is_control(char byte) {
    return static_cast<unsigned char>(byte) < 0x20 && !is_blank(byte);
}

/// Reads the attributes of one tag, from their first byte on.
class Attributes {
public:
    explicit Attributes(std::string_view text) : m_text(text) {
    }

    /// The next attribute: name, value and all of it as written. False at the end and where the book ends.
    bool next() {
        const std::size_t blank = m_at;
        skip_blanks();
        if (m_broken || m_at == m_text.size() || m_at == blank || !is_letter(m_text[m_at])) {
            return false;
        }
        const std::size_t begin = m_at;
        skip(is_name_byte);
        m_name = m_text.substr(begin, m_at - begin);
        m_value = {};
        m_broken = m_name.size() > longest_name || (m_at < m_text.size() && m_text[m_at] == '=' && !read_value());
        m_written = m_text.substr(begin, m_at - begin);
        return !m_broken;
    }
    /// Nothing follows that is no attribute.
    bool at_end() {
        skip_blanks();
        return !m_broken && m_at == m_text.size();
    }
    std::string_view name() const {
        return m_name;
    }
    std::string_view value() const {
        return m_value;
    }
    std::string_view written() const {
        return m_written;
    }

private:
    template <typename Predicate> void skip(Predicate is_skipped) {
        while (m_at < m_text.size() && is_skipped(m_text[m_at])) {
            ++m_at;
        }
    }
    void skip_blanks() {
        skip(is_blank);
    }
    /// Behind '='. A value without quotes is one word of letters, digits and what is in lengths and colors.
    bool read_value() {
        ++m_at;
        const char quote = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (quote == '"' || quote == '\'') {
            const std::size_t close = m_text.find(quote, m_at + 1);
            if (close == m_text.npos) {
                return false;
            }
            m_value = m_text.substr(m_at + 1, close - m_at - 1);
            m_at = close + 1;
            return true;
        }
        const std::size_t begin = m_at;
        skip([](char byte) { return is_name_byte(byte) || byte == '#' || byte == '%' || byte == '.'; });
        m_value = m_text.substr(begin, m_at - begin);
        return m_at > begin;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_broken = false;
    std::string_view m_name;
    std::string_view m_value;
    std::string_view m_written;
};

bool is_asked_for(std::string_view name, std::string_view value, Kind kind) {
    if (name == "style") {
        return value.find('&') != value.npos || style_hides(value) || style_raises(value) || style_strikes(value);
    }
    if (name == "class" || name == "id") {
        return kind == Kind::block;
    }
    return name == "colspan" || name == "rowspan" || name == "hidden";
}

} // namespace

bool append_short_tag(std::string& page, std::string_view tag) {
    if (tag.size() > longest_tag || tag.size() < 4 || tag.back() != '>' || !is_letter(tag[1])) {
        return false;
    }
    std::size_t name_end = 1;
    while (is_name_byte(tag[name_end])) {
        ++name_end;
    }
    std::string_view rest = tag.substr(name_end, tag.size() - name_end - 1);
    const bool is_empty_element = rest.size() > 1 && rest.back() == '/';
    const char before = is_empty_element ? rest[rest.size() - 2] : '"';
    const bool is_slash_of_value = !is_blank(before) && before != '"' && before != '\''; // width=100/ has the value "100/"
    if (rest.empty() || name_end > longest_name || is_slash_of_value || std::any_of(rest.begin(), rest.end(), is_control)) {
        return false;
    }
    rest.remove_suffix(is_empty_element ? 1 : 0);
    const Kind kind = kind_of(lowered(tag.substr(1, name_end - 1)));
    if (kind == Kind::meta || kind == Kind::input) {
        return false;
    }
    const std::size_t begin = page.size();
    page += tag.substr(0, name_end);
    Attributes attributes(rest);
    bool has_style = false;
    while (attributes.next()) {
        const std::string name = lowered(attributes.name());
        const bool counts = name != "style" || !has_style; // the first one of a name, even if nobody asks for what it says
        has_style = has_style || name == "style";
        if (counts && is_asked_for(name, attributes.value(), kind)) {
            page += ' ';
            page += attributes.written();
        }
    }
    if (!attributes.at_end()) {
        page.resize(begin);
        return false;
    }
    page += is_empty_element ? " />" : ">";
    return true;
}

} // namespace nianbao::html
