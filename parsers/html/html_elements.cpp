// SPDX-License-Identifier: Apache-2.0
#include "parsers/html/html_elements.hpp"

#include "nianbao/base/ascii.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace nianbao::html {

namespace {

/// Names are short, and asked for several times an element: their length and first letters tell nearly all apart.
struct NameHash {
    std::size_t operator()(std::string_view name) const noexcept {
        const auto letter = [&](std::size_t at) { return at < name.size() ? static_cast<unsigned char>(name[at]) : 0U; };
        return name.size() + 31U * letter(0) + 37U * letter(1) + 41U * letter(2);
    }
};
using KindTable = std::unordered_map<std::string_view, Kind, NameHash>;

KindTable make_kinds() {
    KindTable kinds;
    const auto add = [&](Kind kind, std::initializer_list<std::string_view> names) {
        for (const std::string_view name : names) {
            kinds.emplace(name, kind);
        }
    };
    add(Kind::block, {"address", "article", "blockquote", "body",    "caption", "center",  "dd",      "details", "dialog",
                      "dir",     "div",     "dl",         "dt",      "fieldset", "figcaption", "figure", "form", "frameset",
                      "head",    "hgroup",  "hr",         "html",    "legend",  "li",      "listing", "main",    "menu",
                      "ol",      "p",       "plaintext",  "pre",     "section", "summary", "ul",      "xmp"});
    add(Kind::heading, {"h1", "h2", "h3", "h4", "h5", "h6"});
    add(Kind::line_break, {"br"});
    add(Kind::raised, {"sup", "sub"});
    add(Kind::struck, {"del", "s", "strike"});
    add(Kind::reading, {"rt", "rp", "rtc"});
    add(Kind::table, {"table"});
    add(Kind::row_group, {"tbody", "thead", "tfoot"});
    add(Kind::row, {"tr"});
    add(Kind::cell, {"td", "th"});
    add(Kind::skipped, {"script", "style", "title", "template"});
    add(Kind::page_part, {"nav", "header", "footer", "aside", "noscript", "noframes", "iframe", "video", "audio", "canvas"});
    add(Kind::control, {"select", "option", "optgroup", "button", "textarea", "datalist"});
    add(Kind::meta, {"meta"});
    add(Kind::image, {"img"});
    add(Kind::input, {"input"});
    return kinds;
}

/// A style attribute without white space, in lower case.
std::string packed(std::string_view text) {
    std::string copy;
    for (const char byte : text) {
        if (byte != ' ' && byte != '\t' && byte != '\n' && byte != '\r') {
            copy += lower(byte);
        }
    }
    return copy;
}

/// Whether one of the words of "topNav", "page_footer", "menu-2" is in the list.
template <std::size_t Size>
bool has_word(std::string_view names, const std::array<std::string_view, Size>& words) {
    std::string word;
    const auto found = [&] { return std::find(words.begin(), words.end(), word) != words.end(); };
    bool was_small = false;
    for (const char byte : names) {
        const bool is_capital = byte >= 'A' && byte <= 'Z';
        const bool is_small = byte >= 'a' && byte <= 'z';
        if ((is_capital && was_small) || (!is_capital && !is_small)) {
            if (found()) {
                return true;
            }
            word.clear();
        }
        if (is_capital || is_small) {
            word += lower(byte);
        }
        was_small = is_small;
    }
    return found();
}

constexpr std::array<std::string_view, 12> navigation_words = {"nav",    "navbar",     "navigation", "menu",
                                                               "topnav", "subnav",     "breadcrumb", "breadcrumbs",
                                                               "crumb",  "crumbs",     "menubar",    "submenu"};
constexpr std::array<std::string_view, 2> footer_words = {"footer", "copyright"};
constexpr std::array<std::string_view, 8> content_words = {"content", "article", "main",  "text",
                                                           "detail",  "body",    "title", "wrapper"};

/// Marks of sentences: U+3002, U+FF0C, U+FF1B, and the comma and semicolon of texts that were narrowed.
bool has_sentence_mark(std::string_view text) {
    return text.find("\xE3\x80\x82") != text.npos || text.find("\xEF\xBC\x8C") != text.npos ||
           text.find("\xEF\xBC\x9B") != text.npos || text.find(',') != text.npos || text.find(';') != text.npos;
}

/// Characters that are not ASCII white space, roughly: a Han character is three bytes.
std::size_t text_size(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text) {
        const unsigned code = static_cast<unsigned char>(byte);
        count += code > ' ' && (code & 0xC0U) != 0x80U ? 1U : 0U;
    }
    return count;
}

bool is_raw(const xml::Node& element) {
    return element.name() == "script" || element.name() == "style";
}

} // namespace

Kind kind_of(std::string_view name) {
    static const KindTable kinds = make_kinds();
    const auto found = kinds.find(name);
    return found == kinds.end() ? Kind::inline_text : found->second;
}

bool style_hides(std::string_view style) {
    if (style.empty()) {
        return false;
    }
    const std::string text = packed(style);
    return text.find("display:none") != text.npos || text.find("visibility:hidden") != text.npos ||
           text.find("mso-hide:all") != text.npos;
}

bool style_raises(std::string_view style) {
    if (style.find("vertical") == style.npos) {
        return false;
    }
    const std::string text = packed(style);
    return text.find("vertical-align:super") != text.npos || text.find("vertical-align:sub") != text.npos;
}

bool style_strikes(std::string_view style) {
    return style.find("line-through") != style.npos;
}

bool is_hidden(const xml::Node& element) {
    return element.has_attribute("hidden") || style_hides(element.attribute("style"));
}

bool is_raised(const xml::Node& element, Kind kind) {
    return kind == Kind::raised || (kind == Kind::inline_text && style_raises(element.attribute("style")));
}

/// A table with digits, a text of sentences of more than 300 characters, or (`header`) a heading.
bool LeaveOut::may_be_report(const xml::Node& element, bool header) {
    std::size_t size = 0;
    std::size_t tables = 0;
    bool sentences = false;
    xml::Node node = element.first_child();
    while (node) {
        if (m_budget == 0) {
            return true;
        }
        --m_budget;
        const std::string_view text = node.text();
        sentences = sentences || has_sentence_mark(text);
        size += text_size(text);
        const bool digits_in_table = tables > 0 && text.find_first_of("0123456789") != text.npos;
        const std::string_view name = node.name();
        const bool heading = header && (name == "h1" || name == "h2" || name == "h3");
        if (digits_in_table || heading || (sentences && size > 300)) {
            return true;
        }
        tables += name == "table" ? 1U : 0U;
        if (node.first_child() && !is_raw(node)) {
            node = node.first_child();
            continue;
        }
        tables -= name == "table" ? 1U : 0U;
        while (!node.next() && node.parent().id() != element.id()) {
            node = node.parent();
            tables -= node.name() == "table" ? 1U : 0U;
        }
        node = node.next();
    }
    return false;
}

bool LeaveOut::kept_hidden() {
    const bool kept = m_kept_hidden;
    m_kept_hidden = false;
    return kept;
}

std::string_view LeaveOut::reason(const xml::Node& element, Kind kind) {
    const std::string_view name = element.name();
    if (kind == Kind::skipped && name != "template") {
        return name == "title" ? "head" : name;
    }
    const bool is_frame = name == "body" || name == "html" || name == "main" || name == "article";
    const bool inside_table = kind == Kind::cell || kind == Kind::row || kind == Kind::row_group || kind == Kind::table;
    std::string_view reason;
    if (!is_frame && !inside_table && (kind == Kind::skipped || is_hidden(element))) {
        reason = "hidden";
    } else if (kind == Kind::struck || (kind == Kind::inline_text && style_strikes(element.attribute("style")))) {
        reason = "struck-through";
    } else if (kind == Kind::reading) {
        reason = "ruby";
    } else if (kind == Kind::control) {
        reason = "form-control";
    } else if (kind == Kind::page_part) {
        reason = name == "nav" ? "navigation" : name;
    } else if (kind == Kind::block && !is_frame) {
        std::string names{element.attribute("class")};
        names += ' ';
        names += element.attribute("id");
        if (names.size() > 1 && !has_word(names, content_words)) {
            const bool footer = has_word(names, footer_words);
            reason = footer ? "footer" : has_word(names, navigation_words) ? "navigation" : "";
        }
    }
    if (reason.empty() || !may_be_report(element, name == "header")) {
        return reason;
    }
    m_kept_hidden = m_kept_hidden || reason == "hidden";
    return {};
}

} // namespace nianbao::html
