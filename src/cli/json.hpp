// SPDX-License-Identifier: Apache-2.0
// JSON for scripts that read what a verb prints.
#ifndef NIANBAO_CLI_JSON_HPP
#define NIANBAO_CLI_JSON_HPP

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao::cli {

/// A JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD.
std::string json_string(std::string_view text);

/// {"key":"value",...} of strings, in the order given; `more` is appended as it stands ("\"rows\":[...]").
std::string json_object(const std::vector<std::pair<std::string, std::string>>& strings,
                        const std::string& more = {});

/// [a,b,...] of values that are JSON already; on lines of their own where `lines`.
std::string json_array(const std::vector<std::string>& values, bool lines = false);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_JSON_HPP
