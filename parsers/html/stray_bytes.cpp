// SPDX-License-Identifier: Apache-2.0
#include "parsers/html/stray_bytes.hpp"

#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <array>

namespace nianbao::html {

namespace {

constexpr std::size_t longest_tag = 2000; // bytes; a longer one is left as it is
constexpr std::array<std::string_view, 7> tags_of_tables = {"table", "tr", "td", "th", "tbody", "thead", "tfoot"};

bool is_high(char byte) {
    return static_cast<unsigned char>(byte) >= 0x80;
}

bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool is_stray(std::string_view tag, std::size_t at) {
    return is_high(tag[at]) && at > 0 && !is_high(tag[at - 1]) && at + 1 < tag.size() && !is_high(tag[at + 1]);
}

/// `tag` from '<' to '>', stray bytes aside, is a tag of a table.
bool is_of_table(std::string_view tag) {
    std::string name;
    std::size_t at = 1;
    for (; at < tag.size(); ++at) {
        const char byte = tag[at];
        if (is_stray(tag, at) || (byte == '/' && name.empty())) {
            continue;
        }
        if (!is_letter(byte)) {
            break;
        }
        name += static_cast<char>(byte | 0x20);
    }
    const bool ends = at < tag.size() && (tag[at] == '>' || tag[at] == '/' || tag[at] == ' ' || (tag[at] >= '\t' && tag[at] <= '\r'));
    return ends && std::find(tags_of_tables.begin(), tags_of_tables.end(), name) != tags_of_tables.end();
}

/// A quoted value of nothing but digits, stray bytes aside.
bool is_number(std::string_view tag, std::size_t from, std::size_t end) {
    bool has_digit = false;
    for (std::size_t at = from; at < end; ++at) {
        if (!is_digit(tag[at]) && !is_stray(tag, at)) {
            return false;
        }
        has_digit = has_digit || is_digit(tag[at]);
    }
    return has_digit;
}

/// `tag` without its stray bytes.
void mend(std::string_view tag, MendedPage& page) {
    char quote = 0;
    bool keeps = false;
    for (std::size_t at = 0; at < tag.size(); ++at) {
        const char byte = tag[at];
        if (quote == 0 && (byte == '"' || byte == '\'')) {
            const std::size_t end = tag.find(byte, at + 1);
            quote = end == tag.npos ? 0 : byte;
            keeps = quote != 0 && !is_number(tag, at + 1, end);
        } else if (byte == quote) {
            quote = 0;
            keeps = false;
        }
        if (!keeps && is_stray(tag, at)) {
            ++page.strays;
        } else {
            page.bytes += byte;
        }
    }
}

} // namespace

MendedPage without_stray_bytes(std::string_view bytes) {
    MendedPage page;
    if (is_valid_utf8(bytes)) { // no character of UTF-8 is a single high byte
        return page;
    }
    page.bytes.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t open = std::min(bytes.find('<', at), bytes.size());
        page.bytes += bytes.substr(at, open - at);
        if (open == bytes.size()) {
            break;
        }
        const std::string_view rest = bytes.substr(open, longest_tag);
        const std::size_t close = rest.find_first_of("<>", 1);
        const std::string_view tag = rest.substr(0, close == rest.npos ? 1 : close + (rest[close] == '>' ? 1 : 0));
        if (std::any_of(tag.begin(), tag.end(), is_high) && is_of_table(tag)) {
            mend(tag, page);
        } else {
            page.bytes += tag;
        }
        at = open + tag.size();
    }
    if (page.strays == 0) {
        std::string().swap(page.bytes); // the memory is given back before the page is decoded
    }
    return page;
}

} // namespace nianbao::html
