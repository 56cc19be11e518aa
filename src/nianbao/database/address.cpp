// SPDX-License-Identifier: Apache-2.0
#include "nianbao/database/address.hpp"

#include "nianbao/base/error.hpp"

#include <algorithm>
#include <string_view>

namespace nianbao::database {

namespace {

bool starts_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

int hex_digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

[[noreturn]] void fail(const std::string& shown) {
    throw Error(ErrorCode::usage, "catalog-url", shown);
}

std::string without_escapes(std::string_view text, const std::string& shown) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
        if (high < 0 || low < 0 || high + low == 0) {
            fail(shown);
        }
        plain += static_cast<char>(16 * high + low);
        i += 2;
    }
    return plain;
}

/// The text before the first (or the last) `mark`, which is taken off `rest` with it; all of it where there is none.
std::string_view cut(std::string_view& rest, char mark, bool last = false) {
    const std::size_t at = last ? rest.rfind(mark) : rest.find(mark);
    const std::string_view before = rest.substr(0, at);
    rest = at == rest.npos ? std::string_view() : rest.substr(at + 1);
    return before;
}

Address parse_server(std::string_view rest, const std::string& scheme) {
    Address address;
    address.kind = Kind::postgresql;
    std::string_view who; // before the last @: a password may hold / ? and @, as it stands in no message
    if (rest.find('@') != rest.npos) {
        who = cut(rest, '@', true);
    }
    std::string_view query = rest;
    std::string_view before_query = cut(query, '?');
    std::string_view database = before_query;
    std::string_view authority = cut(database, '/');
    std::string_view password = who;
    const std::string_view user = cut(password, ':');
    address.shown = scheme + std::string(user) + (password.empty() ? "" : ":***") + "@" + std::string(authority) + "/" + std::string(database);
    const std::size_t port = authority.rfind(':');
    if (port != authority.npos && authority.find(']', port) == authority.npos) {
        address.port = authority.substr(port + 1);
        authority = authority.substr(0, port);
    }
    address.host = without_escapes(authority, address.shown);
    address.user = without_escapes(user, address.shown);
    address.password = without_escapes(password, address.shown);
    address.name = without_escapes(database, address.shown);
    if (!query.empty()) {
        if (!starts_with(query, "host=") || !address.host.empty()) {
            fail(address.shown);
        }
        address.host = without_escapes(query.substr(5), address.shown);
    }
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool good_port = address.port.size() < 6 && std::all_of(address.port.begin(), address.port.end(), is_digit);
    if (address.user.empty() || address.host.empty() || address.name.empty() || !good_port) {
        fail(address.shown);
    }
    return address;
}

} // namespace

Address parse_address(const std::string& text) {
    for (const char* const scheme : {"postgresql://", "postgres://"}) {
        if (starts_with(text, scheme)) {
            return parse_server(std::string_view(text).substr(std::string_view(scheme).size()), scheme);
        }
    }
    Address address;
    address.shown = text;
    address.path = starts_with(text, "sqlite:") ? text.substr(7) : text;
    // "mysql://..." is no file anybody meant; a file of such a name can be given as ./mysql:/...
    const bool other_scheme = address.path == text && text.find("://") != text.npos && text.find('/') > text.find("://");
    const bool nowhere = address.path == ":memory:"; // SQLite's word for a database that is gone at the end
    if (address.path.empty() || other_scheme || nowhere) {
        fail(text);
    }
    return address;
}

} // namespace nianbao::database
