// SPDX-License-Identifier: Apache-2.0
// The little JSON that `identify --json` and `forms --json` need; records are written by the library.
#include "cli/json.hpp"

#include "nianbao/text/utf8.hpp"

#include <cstddef>

namespace nianbao::cli {

std::string json_string(std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    std::size_t replaced = 0;
    std::string out = "\"";
    for (const char c : repair_utf8(text, replaced)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += digits[byte / 16];
            out += digits[byte % 16];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string json_object(const std::vector<std::pair<std::string, std::string>>& strings,
                        const std::string& more) {
    std::string out = "{";
    for (const auto& [key, value] : strings) {
        out += (out.size() > 1 ? "," : "") + json_string(key) + ":" + json_string(value);
    }
    out += out.size() > 1 && !more.empty() ? "," : "";
    return out + more + "}";
}

std::string json_array(const std::vector<std::string>& values, bool lines) {
    std::string out = "[";
    for (const std::string& value : values) {
        out += (out.size() > 1 ? "," : "") + std::string(lines ? "\n" : "") + value;
    }
    return out + (lines && !values.empty() ? "\n]" : "]");
}

} // namespace nianbao::cli
