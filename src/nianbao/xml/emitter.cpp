// SPDX-License-Identifier: Apache-2.0
// Writes XML that is the same bytes for the same content: fixed indent, no choice left to a library.
#include "nianbao/xml/emitter.hpp"

#include "nianbao/text/plain_text.hpp"
#include "nianbao/text/utf8.hpp"
#include "nianbao/text/valid_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <utility>

namespace nianbao::xml {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD
constexpr std::string_view spaces = "                                ";

constexpr bool is_forbidden_control(unsigned char c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

// U+FFFE and U+FFFF are EF BF BE and EF BF BF.
bool is_noncharacter_at(std::string_view text, std::size_t at) {
    return text.substr(at, 2) == "\xEF\xBF" && at + 2 < text.size() &&
           static_cast<unsigned char>(text[at + 2]) >= 0xBE;
}

constexpr std::array<bool, 256> special_bytes(bool in_attribute) {
    std::array<bool, 256> special{};
    for (std::size_t c = 0; c < 0x20; ++c) {
        special[c] = in_attribute || (c != '\t' && c != '\n');
    }
    special['&'] = special['<'] = special['>'] = true;
    special['"'] = in_attribute;
    special[0xEF] = true; // first byte of U+FFFE and U+FFFF
    return special;
}

constexpr std::array<bool, 256> special_in_text = special_bytes(false);
constexpr std::array<bool, 256> special_in_attribute = special_bytes(true);
constexpr auto starts_in_text = starts_of([](unsigned char byte) { return !special_in_text[byte]; });
constexpr auto starts_in_attribute = starts_of([](unsigned char byte) { return !special_in_attribute[byte]; });

std::string_view entity(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    default:
        return replacement;
    }
}

// Appends valid UTF-8; true if a character was replaced.
bool append_escaped(std::string& out, std::string_view text, const std::array<bool, 256>& special) {
    bool replaced = false;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (!special[c]) {
            continue;
        }
        const bool multibyte = c == 0xEF;
        if (multibyte && !is_noncharacter_at(text, at)) {
            continue;
        }
        out.append(text, from, at - from);
        out += multibyte ? replacement : entity(text[at]);
        replaced = replaced || multibyte || is_forbidden_control(c);
        at += multibyte ? 2 : 0;
        from = at + 1;
    }
    out.append(text, from, text.size() - from);
    return replaced;
}

// "5:1B 9:0"
std::string describe_controls(std::string_view text) {
    std::string list;
    std::size_t position = 0;
    for (std::size_t at = 0; at < text.size(); ++position) {
        const char32_t code = next_code_point(text, at);
        const bool control = code < 0x20 && is_forbidden_control(static_cast<unsigned char>(code));
        if (!control && code != 0xFFFE && code != 0xFFFF) {
            continue;
        }
        std::array<char, 8> digits{};
        const auto end =
            std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::uint32_t>(code), 16);
        list += (list.empty() ? "" : " ") + std::to_string(position) + ":";
        for (const char* digit = digits.data(); digit != end.ptr; ++digit) {
            list += static_cast<char>(*digit >= 'a' ? *digit - 'a' + 'A' : *digit);
        }
    }
    return list;
}

struct Control {
    std::size_t position = 0;
    char32_t code = 0;
};

// Reads the next "5:1B" of the list and moves past it and the blank behind it.
bool read_control(std::string_view& list, Control& control) {
    const char* const end = list.data() + list.size();
    const auto position = std::from_chars(list.data(), end, control.position);
    if (position.ec != std::errc{} || position.ptr == end || *position.ptr != ':') {
        return false;
    }
    std::uint32_t code = 0;
    const auto hex = std::from_chars(position.ptr + 1, end, code, 16);
    const bool known = code == 0xFFFE || code == 0xFFFF ||
                       (code < 0x20 && is_forbidden_control(static_cast<unsigned char>(code)));
    if (hex.ec != std::errc{} || !known) {
        return false;
    }
    control.code = code;
    list.remove_prefix(static_cast<std::size_t>(hex.ptr - list.data()));
    if (!list.empty()) {
        if (list.front() != ' ' || list.size() == 1) {
            return false;
        }
        list.remove_prefix(1);
    }
    return true;
}

} // namespace

void Emitter::break_line() {
    if (m_tag_open) {
        m_bytes.put('>');
        m_tag_open = false;
    }
    m_bytes.put('\n');
    m_bytes.put(spaces.substr(0, std::min(2 * m_names.size(), spaces.size())));
}

void Emitter::open(std::string_view name) {
    if (m_names.empty()) {
        m_bytes.put(R"(<?xml version="1.0" encoding="UTF-8"?>)");
    }
    const std::size_t indent = std::min(2 * m_names.size(), spaces.size());
    char* to = m_bytes.room(indent + name.size() + 3);
    if (m_tag_open) {
        *to++ = '>';
    }
    *to++ = '\n';
    to = copied(to, spaces.substr(0, indent));
    *to++ = '<';
    m_bytes.end_at(copied(to, name));
    m_names.push_back(name);
    m_tag_open = true;
}

void Emitter::attribute(std::string_view name, std::string_view value) {
    constexpr std::size_t longest = longest_code;
    const bool plain = value.size() <= longest && is_plain_text(value, starts_in_attribute);
    char* to = m_bytes.room(name.size() + (plain ? value.size() : 0) + 4);
    *to++ = ' ';
    to = copied(to, name);
    *to++ = '=';
    *to++ = '"';
    to = plain ? copied(to, value) : to;
    m_bytes.end_at(to);
    if (!plain) {
        std::string buffer;
        append_escaped(m_bytes.out(), valid_text(value, buffer), special_in_attribute);
    }
    m_bytes.put('"');
}

void Emitter::attribute(std::string_view name, std::size_t number) {
    std::array<char, 20> digits; // 2^64 has 20
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    attribute(name, {digits.data(), static_cast<std::size_t>(end.ptr - digits.data())});
}

void Emitter::attribute_if(std::string_view name, std::string_view value) {
    if (!value.empty()) {
        attribute(name, value);
    }
}

void Emitter::text(std::string_view value) {
    if (value.empty()) {
        return;
    }
    if (is_plain_text(value, starts_in_text)) {
        m_bytes.put('>');
        m_bytes.put(value);
    } else {
        std::string buffer;
        const std::string_view clean = valid_text(value, buffer);
        std::string& out = m_bytes.out();
        const std::size_t end_of_tag = out.size();
        out += '>';
        if (append_escaped(out, clean, special_in_text)) {
            out.insert(end_of_tag, " controls=\"" + describe_controls(clean) + "\"");
        }
    }
    m_tag_open = false;
    m_has_text = true;
}

void Emitter::close() {
    const std::string_view name = m_names.back();
    m_names.pop_back();
    if (m_tag_open) {
        m_bytes.put("/>");
        m_tag_open = false;
    } else {
        if (!m_has_text) {
            break_line();
        }
        m_bytes.put("</");
        m_bytes.put(name);
        m_bytes.put('>');
    }
    m_has_text = false;
    if (m_names.empty()) {
        m_bytes.put('\n');
        m_bytes.flush();
    }
}

void Emitter::element(std::string_view name, std::string_view value) {
    open(name);
    text(value);
    close();
}

void Emitter::element_if(std::string_view name, std::string_view value) {
    if (!value.empty()) {
        element(name, value);
    }
}

bool restore_controls(std::string& text, std::string_view controls) {
    std::string restored;
    std::size_t position = 0;
    std::size_t at = 0;
    while (!controls.empty()) {
        Control control;
        if (!read_control(controls, control)) {
            return false;
        }
        for (; at < text.size() && position < control.position; ++position) {
            append_utf8(restored, next_code_point(text, at));
        }
        const bool stands_there = position == control.position && at < text.size();
        if (!stands_there || next_code_point(text, at) != 0xFFFD) {
            return false;
        }
        ++position;
        append_utf8(restored, control.code);
    }
    restored.append(text, at, text.size() - at);
    text = std::move(restored);
    return true;
}

} // namespace nianbao::xml
