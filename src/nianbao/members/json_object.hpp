// SPDX-License-Identifier: Apache-2.0
// Some fields of one JSON object. The only use of RapidJSON.
#ifndef NIANBAO_MEMBERS_JSON_OBJECT_HPP
#define NIANBAO_MEMBERS_JSON_OBJECT_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct JsonValue {
    enum class Kind { absent, null, text, number, other };
    Kind kind = Kind::absent;
    std::string_view text; ///< of a text: unescaped; of a number: as written. A view into `json`
};

/// The values of `keys`, in their order, of the object that is all of `json` (RFC 8259; changed on the way: texts are
/// unescaped in place). Of a key that comes twice the first value counts. Half a surrogate pair becomes U+FFFD, NUL is a
/// character like others, and bytes that are not UTF-8 stay as they are, for text/decode.
/// Throws Error: corrupt ("json-line"; `detail` says what the parser saw and at which byte),
/// too_large (Limits::nesting).
std::vector<JsonValue> read_json_object(std::string& json, const std::vector<std::string>& keys, std::size_t nesting);

} // namespace nianbao

#endif // NIANBAO_MEMBERS_JSON_OBJECT_HPP
