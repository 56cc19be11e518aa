// SPDX-License-Identifier: Apache-2.0
#include "nianbao/database/one_select.hpp"

#include "nianbao/base/ascii.hpp"
#include "nianbao/base/error.hpp"

#include <algorithm>

namespace nianbao::database {

namespace {

constexpr std::string_view white = " \t\r\n\f\v";

[[noreturn]] void fail(std::string_view what) {
    throw Error(ErrorCode::usage, "catalog-sql", std::string(what));
}

/// One past the quote, comment or single character that begins at `at`.
std::size_t end_of_piece(std::string_view sql, std::size_t at) {
    const char c = sql[at];
    // Quotes that only one of the databases knows, and would read to another end than we do: [a], `a`, $a$, E'a\'', U&"a".
    if (c == '[' || c == '`' || c == '$' || c == '\\' || c == '\0') {
        fail(sql.substr(at, 1));
    }
    if (c == '\'' || c == '"') { // a doubled quote ends one piece and begins the next
        const char before = at == 0 ? ' ' : lower(sql[at - 1]);
        if ((before >= 'a' && before <= 'z') || (before >= '0' && before <= '9') || before == '&' || before == '_') {
            fail(sql.substr(at - 1, 2));
        }
        const std::size_t end = sql.find(c, at + 1);
        if (end == sql.npos) {
            fail(sql.substr(at, 1));
        }
        return end + 1;
    }
    if (sql.substr(at, 2) == "--") {
        return std::min(sql.find('\n', at), sql.size());
    }
    if (sql.substr(at, 2) == "/*") {
        const std::size_t end = sql.find("*/", at + 2);
        if (end == sql.npos || sql.substr(at + 2, end - at - 2).find("/*") != sql.npos) { // PostgreSQL counts inner ones
            fail("/*");
        }
        return end + 2;
    }
    return at + 1;
}

} // namespace

std::string one_select(std::string_view sql) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < sql.size(); at = end_of_piece(sql, at)) {
        if (sql[at] == '(') {
            ++depth;
        } else if (sql[at] == ')') {
            if (depth-- == 0) {
                fail(")");
            }
        } else if (sql[at] == ';') {
            if (sql.find_first_not_of(white, at + 1) != sql.npos) {
                fail(";");
            }
            sql = sql.substr(0, at);
            break;
        }
    }
    if (depth != 0) {
        fail("(");
    }
    if (sql.find_first_not_of(white) == sql.npos) {
        fail("");
    }
    return std::string(sql);
}

} // namespace nianbao::database
