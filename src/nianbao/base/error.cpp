// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/error.hpp"

#include <utility>

namespace nianbao {

namespace {

std::string english(ErrorCode code, const std::string& key, const std::string& detail, const std::string& where) {
    std::string text{to_string(code)};
    text += ": " + key;
    if (!detail.empty()) {
        text += " (" + detail + ")";
    }
    if (!where.empty()) {
        text += " at " + where;
    }
    return text;
}

} // namespace

std::string_view to_string(ErrorCode code) noexcept {
    switch (code) {
    case ErrorCode::usage:
        return "usage";
    case ErrorCode::io:
        return "io";
    case ErrorCode::empty:
        return "empty";
    case ErrorCode::not_recognized:
        return "not-recognized";
    case ErrorCode::not_a_report:
        return "not-a-report";
    case ErrorCode::encrypted:
        return "encrypted";
    case ErrorCode::corrupt:
        return "corrupt";
    case ErrorCode::too_large:
        return "too-large";
    case ErrorCode::unsupported:
        return "unsupported";
    case ErrorCode::schema:
        return "schema";
    case ErrorCode::internal:
        return "internal";
    }
    return "internal";
}

Error::Error(ErrorCode code, std::string key, std::string detail, std::string where)
    : std::runtime_error(english(code, key, detail, where)), m_code(code), m_key(std::move(key)),
      m_detail(std::move(detail)), m_where(std::move(where)) {
}

} // namespace nianbao
