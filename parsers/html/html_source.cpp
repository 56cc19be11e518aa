// SPDX-License-Identifier: Apache-2.0
#include "parsers/html/html_source.hpp"

#include "nianbao/base/ascii.hpp"
#include "nianbao/text/utf8.hpp"
#include "nianbao/xml/tag_bytes.hpp"
#include "parsers/html/short_tag.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>

namespace nianbao::html {

namespace {

constexpr std::size_t head_bytes = 4096;
constexpr std::size_t remarks_of_a_kind = 20; ///< more say nothing new

bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool is_blank(char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool begins_with(std::string_view text, std::string_view word) {
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

/// The value behind `name` and '=' in `tag`, which is in lower case.
std::string value_behind(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != tag.npos; at = tag.find(name, at + 1)) {
        std::size_t from = tag.find_first_not_of(" \t\r\n", at + name.size());
        if (from == tag.npos || tag[from] != '=') {
            continue;
        }
        from = tag.find_first_not_of(" \t\r\n\"'", from + 1);
        if (from != tag.npos) {
            return std::string{tag.substr(from, tag.find_first_of(" \t\r\n\"';/>", from) - from)};
        }
    }
    return {};
}

struct Reference {
    std::string_view name;
    char32_t code;
};

/// References of HTML5 that libxml2 (HTML 4) lacks and that can stand in or beside a number.
constexpr std::array<Reference, 31> html5_references = {{
    {"Hat", '^'},     {"NewLine", '\n'}, {"NonBreakingSpace", 0xA0}, {"Tab", '\t'},     {"ast", '*'},    {"bsol", '\\'},
    {"colon", ':'},   {"comma", ','},    {"commat", '@'},            {"dash", 0x2010},  {"dollar", '$'}, {"equals", '='},
    {"excl", '!'},    {"half", 0xBD},    {"horbar", 0x2015},         {"hyphen", 0x2010}, {"lbrack", '['}, {"lcub", '{'},
    {"lowbar", '_'},  {"lpar", '('},     {"lsqb", '['},              {"num", '#'},      {"percnt", '%'}, {"period", '.'},
    {"plus", '+'},    {"quest", '?'},    {"rpar", ')'},              {"rsqb", ']'},     {"semi", ';'},   {"sol", '/'},
    {"vert", '|'},
}};

/// References that HTML reads without their semicolon; libxml2 shows them as they are written.
constexpr std::array<Reference, 19> bare_references = {{
    {"nbsp", 0xA0},   {"amp", '&'},     {"lt", '<'},      {"gt", '>'},    {"quot", '"'},    {"copy", 0xA9},  {"reg", 0xAE},
    {"middot", 0xB7}, {"times", 0xD7},  {"divide", 0xF7}, {"deg", 0xB0},  {"plusmn", 0xB1}, {"laquo", 0xAB}, {"raquo", 0xBB},
    {"sect", 0xA7},   {"yen", 0xA5},    {"frac12", 0xBD}, {"sup2", 0xB2}, {"shy", 0xAD},
}};

/// Windows-1252 at 80 to 9F, which HTML takes numeric references in that range for.
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E, 0x178};

struct Replaced {
    std::size_t size = 0; ///< bytes of the reference
    char32_t code = 0;
};

std::optional<Replaced> numeric_reference(std::string_view text) {
    const bool is_hex = text.size() > 2 && lower(text[2]) == 'x';
    std::size_t at = is_hex ? 3 : 2;
    std::uint32_t code = 0;
    const std::size_t first = at;
    for (; at < text.size() && code < 0x110000; ++at) {
        const char digit = lower(text[at]);
        const bool is_hex_digit = is_hex && digit >= 'a' && digit <= 'f';
        if (!is_digit(digit) && !is_hex_digit) {
            break;
        }
        code = code * (is_hex ? 16 : 10) + static_cast<std::uint32_t>(is_hex_digit ? digit - 'a' + 10 : digit - '0');
    }
    if (at == first || code < 0x80 || code > 0x9F) {
        return std::nullopt;
    }
    at += at < text.size() && text[at] == ';' ? 1U : 0U;
    return Replaced{at, windows_1252[code - 0x80]};
}

/// `text` begins with '&'. Nothing for a reference that libxml2 reads as HTML does.
std::optional<Replaced> reference(std::string_view text) {
    if (text.size() > 2 && text[1] == '#') {
        return numeric_reference(text);
    }
    std::size_t end = 1;
    while (end < text.size() && end < 32 && (is_letter(text[end]) || is_digit(text[end]))) {
        ++end;
    }
    const std::string_view name = text.substr(1, end - 1);
    if (end < text.size() && text[end] == ';') {
        const auto* const found = std::find_if(html5_references.begin(), html5_references.end(),
                                               [&](const Reference& entry) { return entry.name == name; });
        return found == html5_references.end() ? std::nullopt : std::optional{Replaced{end + 1, found->code}};
    }
    const auto* const found = std::find_if(bare_references.begin(), bare_references.end(), [&](const Reference& entry) {
        return name.substr(0, entry.name.size()) == entry.name;
    });
    return found == bare_references.end() ? std::nullopt
                                          : std::optional{Replaced{1 + found->name.size(), found->code}};
}

/// Writes the page again without what is no text.
class Cleaner {
public:
    explicit Cleaner(std::string_view page) : m_page(page) {
        m_clean.text.reserve(page.size());
    }
    CleanPage run();

private:
    void keep_to(std::size_t end) {
        m_clean.text.append(m_page.substr(m_at, end - m_at));
        m_at = end;
    }
    void remark(const char* detail) {
        if (++m_remarks[detail] <= remarks_of_a_kind) {
            m_clean.remarks.emplace_back("D-03", std::string{detail} + " (byte " + std::to_string(m_at) + ")");
        }
    }
    void skip_to_mark(std::size_t from, const char* what, std::size_t (*find_end)(std::string_view, std::size_t));
    void read_reference();
    void read_markup();
    void read_declaration();
    void read_tag();
    void read_raw_text(std::string_view name);

    std::string_view m_page;
    std::size_t m_at = 0;
    std::map<std::string_view, std::size_t> m_remarks; ///< number of each kind
    CleanPage m_clean;
};

std::size_t find_gt(std::string_view page, std::size_t from) {
    const std::size_t at = page.find('>', from);
    return at == page.npos ? page.npos : at + 1;
}

/// Behind `--`, white space and `>`; `--!>` too.
std::size_t find_comment_end(std::string_view page, std::size_t from) {
    for (std::size_t at = page.find("--", from); at != page.npos; at = page.find("--", at + 1)) {
        std::size_t next = at + 2;
        while (next < page.size() && is_blank(page[next])) {
            ++next;
        }
        next += next == at + 2 && next < page.size() && page[next] == '!' ? 1U : 0U;
        if (next < page.size() && page[next] == '>') {
            return next + 1;
        }
    }
    return page.npos;
}

std::size_t find_cdata_end(std::string_view page, std::size_t from) {
    const std::size_t at = page.find("]]>", from);
    return at == page.npos ? page.npos : at + 3;
}

/// What has no end is not allowed to take the rest of the page along.
void Cleaner::skip_to_mark(std::size_t from, const char* what,
                           std::size_t (*find_end)(std::string_view, std::size_t)) {
    // What does not end here does not end further on either: looking again would cost the square of the page.
    const bool is_endless = m_remarks.count(what) != 0;
    std::size_t end = is_endless ? m_page.npos : find_end(m_page, from);
    if (end == m_page.npos) {
        remark(what);
        end = from;
    }
    m_at = end;
}

void Cleaner::read_reference() {
    const std::optional<Replaced> replaced = reference(m_page.substr(m_at, 64));
    if (!replaced) {
        keep_to(m_at + 1);
        return;
    }
    m_at += replaced->size;
    if (replaced->code == '<') {
        m_clean.text += "&lt;";
    } else if (replaced->code == '&') {
        m_clean.text += "&amp;";
    } else {
        append_utf8(m_clean.text, replaced->code);
    }
}

void Cleaner::read_declaration() {
    const std::string_view rest = m_page.substr(m_at);
    if (rest.substr(0, 4) == "<!--") {
        skip_to_mark(m_at + 4, "a comment that does not end", find_comment_end);
    } else if (begins_with(rest, "<![cdata[")) {
        skip_to_mark(m_at + 9, "a marked section that does not end", find_cdata_end);
    } else if (begins_with(rest, "<!doctype")) {
        keep_to(xml::tag_end(m_page, m_at, nullptr));
    } else {
        skip_to_mark(m_at + 2, "a declaration that does not end", find_gt);
    }
}

void Cleaner::read_raw_text(std::string_view name) {
    const std::string end_tag = "</" + std::string{name};
    for (std::size_t at = m_page.find("</", m_at); at != m_page.npos; at = m_page.find("</", at + 2)) {
        if (begins_with(m_page.substr(at), end_tag)) {
            keep_to(at);
            return;
        }
    }
    keep_to(m_page.size());
}

void Cleaner::read_tag() {
    const std::size_t start = m_at;
    const std::size_t end = xml::tag_end(m_page, m_at, nullptr);
    const std::string_view tag = m_page.substr(start, end - start);
    std::size_t name_end = tag[1] == '/' ? 2 : 1;
    while (name_end < tag.size() && (is_letter(tag[name_end]) || is_digit(tag[name_end]) || tag[name_end] == ':')) {
        ++name_end;
    }
    const std::size_t colon = tag.substr(0, name_end).find(':');
    if (colon != tag.npos) {
        keep_to(start + colon);
        m_clean.text += '-';
        ++m_at;
    }
    // A quote that is not closed takes the next cells into an attribute, in every browser too.
    if (tag.find("</t", 1) != tag.npos || tag.find("<td", 1) != tag.npos) {
        remark("cells inside the quotes of an attribute");
    }
    if (colon == tag.npos && append_short_tag(m_clean.text, tag)) {
        m_at = end;
    } else {
        keep_to(end);
    }
    for (const std::string_view name : {std::string_view{"script"}, std::string_view{"style"}}) {
        if (name_end == name.size() + 1 && begins_with(tag.substr(1), name)) {
            read_raw_text(name);
        }
    }
}

void Cleaner::read_markup() {
    const char next = m_at + 1 < m_page.size() ? m_page[m_at + 1] : '\0';
    const char after = m_at + 2 < m_page.size() ? m_page[m_at + 2] : '\0';
    if (next == '!') {
        read_declaration();
    } else if (next == '?' || (next == '/' && !is_letter(after) && after != '\0')) {
        skip_to_mark(m_at + 1, "markup that does not end", find_gt);
    } else if (is_letter(next) || (next == '/' && is_letter(after))) {
        read_tag();
    } else {
        m_clean.text += "&lt;"; // a sign, not a tag
        ++m_at;
    }
}

CleanPage Cleaner::run() {
    while (m_at < m_page.size()) {
        const auto* const found = std::find_if(m_page.begin() + m_at, m_page.end(), [](char byte) { return byte == '<' || byte == '&'; });
        const auto mark = static_cast<std::size_t>(found - m_page.begin());
        keep_to(mark);
        if (mark == m_page.size()) {
            break;
        }
        if (m_page[mark] == '&') {
            read_reference();
        } else {
            read_markup();
        }
    }
    return std::move(m_clean);
}

} // namespace

std::string declared_charset(std::string_view bytes) {
    const std::string head = lowered(bytes.substr(0, head_bytes));
    const std::string_view view = head;
    if (view.substr(0, 5) == "<?xml") {
        const std::string named = value_behind(view.substr(0, view.find("?>")), "encoding");
        if (!named.empty()) {
            return named;
        }
    }
    for (std::size_t at = view.find("<meta"); at != view.npos; at = view.find("<meta", at + 1)) {
        const std::string named = value_behind(view.substr(at, view.find('>', at) - at), "charset");
        if (!named.empty()) {
            return named;
        }
    }
    return {};
}

CleanPage clean_page(std::string_view utf8) {
    return Cleaner{utf8}.run();
}

} // namespace nianbao::html
