// SPDX-License-Identifier: Apache-2.0
#include "nianbao/xml/tag_bytes.hpp"

#include "nianbao/base/ascii.hpp"
#include "nianbao/base/error.hpp"

#include <algorithm>
#include <array>

namespace nianbao::xml {

namespace {

bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// `word` is in lower case.
bool begins_with(std::string_view text, std::string_view word) {
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

std::size_t after(std::string_view text, std::string_view mark, std::size_t from) {
    const std::size_t at = text.find(mark, from);
    return at == text.npos ? text.size() : at + mark.size();
}

/// Where the raw text of a script or style ends, in any case of letters.
std::size_t raw_text_end(std::string_view text, std::size_t from, std::string_view end_tag) {
    for (std::size_t at = text.find("</", from); at != text.npos; at = text.find("</", at + 2)) {
        if (begins_with(text.substr(at), end_tag)) {
            return at;
        }
    }
    return text.size();
}

void check_tag(std::size_t size, const std::string& name, const Limits& limits, std::size_t at) {
    if (size > limits.tag_bytes) {
        throw Error(ErrorCode::too_large, "limit", "tag_bytes", name + " byte " + std::to_string(at));
    }
}

/// libxml2 decodes what the XML declaration names. In UTF-7 or EBCDIC a tag has other bytes than '<'.
bool is_known_encoding(std::string_view head) {
    const std::size_t declaration_end = std::min(head.find("?>"), head.size());
    head = head.substr(0, declaration_end);
    const std::size_t at = head.find("encoding");
    if (at == head.npos || head.substr(0, 5) != "<?xml") {
        return true;
    }
    const std::size_t quote = head.find_first_of("\"'", at);
    if (quote == head.npos) {
        return true; // not well-formed: libxml2 says so
    }
    const std::string_view value = head.substr(quote + 1, head.find(head[quote], quote + 1) - quote - 1);
    static constexpr std::array<std::string_view, 9> known = {"utf-8",      "utf8",   "us-ascii", "ascii", "iso-8859-1",
                                                              "gb18030",    "gbk",    "gb2312",   "big5"};
    return std::any_of(known.begin(), known.end(), [&](std::string_view name) {
        return value.size() == name.size() && begins_with(value, name);
    });
}

bool begins_like_xml(std::string_view bytes) {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
        bytes.remove_prefix(3);
    }
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first != bytes.npos && bytes[first] == '<' && bytes.substr(0, 4).find('\0') == bytes.npos;
}

} // namespace

std::size_t tag_end(std::string_view text, std::size_t at, std::size_t* skipped) {
    const auto is_blank = [](char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f'; };
    for (++at; at < text.size(); ++at) {
        const char byte = text[at];
        if (byte == '>') {
            return at + 1;
        }
        if (byte != '"' && byte != '\'') {
            continue;
        }
        std::size_t last = at - 1; // at the latest it is the '<'
        while (is_blank(text[last])) {
            --last;
        }
        if (text[last] == '=') {
            const std::size_t close = std::min(text.find(byte, at + 1), text.size());
            if (skipped != nullptr && begins_with(text.substr(at + 1), "data:")) {
                *skipped += close - at;
            }
            at = close;
        }
    }
    return text.size();
}

void check_xml_bytes(std::string_view bytes, const std::string& name, const Limits& limits) {
    const std::string_view mark = bytes.substr(0, 2);
    if (mark == "\xFF\xFE" || mark == "\xFE\xFF") {
        return; // the caller decodes it and asks again
    }
    if (!begins_like_xml(bytes)) {
        throw Error(ErrorCode::corrupt, "xml-corrupt", "no XML", name + " line 1");
    }
    if (!is_known_encoding(bytes.substr(bytes.find('<'), 512))) {
        throw Error(ErrorCode::unsupported, "xml-encoding", {}, name);
    }
    for (std::size_t at = bytes.find('<'); at != bytes.npos; at = bytes.find('<', at)) {
        const std::string_view rest = bytes.substr(at);
        const std::size_t start = at;
        if (rest.substr(0, 4) == "<!--") {
            at = after(bytes, "-->", at + 4);
        } else if (rest.substr(0, 9) == "<![CDATA[") {
            at = after(bytes, "]]>", at + 9);
        } else if (rest.substr(0, 2) == "<?") {
            at = after(bytes, "?>", at + 2);
        } else {
            at = tag_end(bytes, at, nullptr);
            check_tag(at - start, name, limits, start);
        }
    }
}

void check_html_bytes(std::string_view bytes, const std::string& name, const Limits& limits) {
    for (std::size_t at = bytes.find('<'); at != bytes.npos; at = bytes.find('<', at)) {
        const std::string_view rest = bytes.substr(at);
        const std::size_t start = at;
        if (rest.substr(0, 4) == "<!--") {
            at = after(bytes, "-->", at + 4);
            continue;
        }
        if (rest.size() < 2 || (!is_letter(rest[1]) && rest[1] != '/' && rest[1] != '!' && rest[1] != '?')) {
            ++at;
            continue;
        }
        std::size_t skipped = 0;
        at = tag_end(bytes, at, &skipped);
        check_tag(at - start - skipped, name, limits, start);
        if (begins_with(rest, "<script")) {
            at = raw_text_end(bytes, at, "</script");
        } else if (begins_with(rest, "<style")) {
            at = raw_text_end(bytes, at, "</style");
        }
    }
}

} // namespace nianbao::xml
