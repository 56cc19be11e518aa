// SPDX-License-Identifier: Apache-2.0
// RapidJSON's event parser without recursion and in place: no tree, no copy. Its traps: half a surrogate pair is an error
// or becomes a byte sequence that is not UTF-8; a number above 10^308 is an error; nesting costs memory without end.
#include "nianbao/members/json_object.hpp"

#include "nianbao/base/error.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <optional>

namespace nianbao {

namespace {

/// The number that four hexadecimal digits at `at` write, behind "\u" two bytes before.
std::optional<unsigned> escaped_unit(const std::string& json, std::size_t at) {
    if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') {
        return std::nullopt;
    }
    unsigned value = 0;
    for (std::size_t i = at + 2; i < at + 6; ++i) {
        const char c = json[i];
        const bool digit = c >= '0' && c <= '9';
        const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        if (!digit && (lower < 'a' || lower > 'f')) {
            return std::nullopt;
        }
        value = value * 16 + static_cast<unsigned>(digit ? c - '0' : lower - 'a' + 10);
    }
    return value;
}

/// \uD800 without its second half, and a second half without its first, are written as \uFFFD, in the same six bytes.
void replace_half_pairs(std::string& json) {
    const auto is_high = [](unsigned unit) { return unit >= 0xD800 && unit < 0xDC00; };
    const auto is_low = [](unsigned unit) { return unit >= 0xDC00 && unit < 0xE000; };
    for (std::size_t at = json.find('\\'); at != json.npos; at = json.find('\\', at)) {
        const auto unit = escaped_unit(json, at);
        if (!unit) {
            at += 2; // the escape and what it escapes
            continue;
        }
        if (is_high(*unit)) {
            const auto second = escaped_unit(json, at + 6);
            if (second && is_low(*second)) {
                at += 12;
                continue;
            }
        }
        if (is_high(*unit) || is_low(*unit)) {
            json.replace(at + 2, 4, "FFFD");
        }
        at += 6;
    }
}

/// Takes the wanted values of the outermost object, and ends where nesting is too deep.
class Fields : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Fields> {
public:
    Fields(const std::vector<std::string>& keys, std::size_t nesting) : m_keys(keys), m_nesting(nesting), m_values(keys.size()) {
    }

    bool Null() {
        return take(JsonValue::Kind::null, {});
    }
    bool RawNumber(const char* text, rapidjson::SizeType size, bool /*copy*/) {
        return take(JsonValue::Kind::number, {text, size});
    }
    bool String(const char* text, rapidjson::SizeType size, bool /*copy*/) {
        return take(JsonValue::Kind::text, {text, size});
    }
    bool Default() {
        return take(JsonValue::Kind::other, {});
    }
    bool Key(const char* text, rapidjson::SizeType size, bool /*copy*/) {
        if (m_depth == 1) {
            const auto found = std::find(m_keys.begin(), m_keys.end(), std::string_view(text, size));
            m_wanted = found == m_keys.end() ? nullptr : &m_values[static_cast<std::size_t>(found - m_keys.begin())];
        }
        return true;
    }
    bool StartObject() {
        return take(JsonValue::Kind::other, {}, true) && deeper();
    }
    bool StartArray() {
        return take(JsonValue::Kind::other, {}) && deeper();
    }
    bool EndObject(rapidjson::SizeType /*members*/) {
        --m_depth;
        return true;
    }
    bool EndArray(rapidjson::SizeType /*elements*/) {
        --m_depth;
        return true;
    }

    bool is_too_deep() const noexcept {
        return m_depth > m_nesting;
    }
    std::vector<JsonValue>& values() noexcept {
        return m_values;
    }

private:
    bool take(JsonValue::Kind kind, std::string_view text, bool opens_object = false) {
        if (m_depth == 0) {
            return opens_object; // anything but an object is no line of JSON Lines
        }
        if (m_depth == 1 && m_wanted != nullptr && m_wanted->kind == JsonValue::Kind::absent) {
            *m_wanted = {kind, text};
        }
        if (m_depth == 1) {
            m_wanted = nullptr;
        }
        return true;
    }
    bool deeper() {
        ++m_depth;
        return m_depth <= m_nesting;
    }

    const std::vector<std::string>& m_keys;
    std::size_t m_nesting;
    std::size_t m_depth = 0;
    JsonValue* m_wanted = nullptr;
    std::vector<JsonValue> m_values;
};

} // namespace

std::vector<JsonValue> read_json_object(std::string& json, const std::vector<std::string>& keys, std::size_t nesting) {
    replace_half_pairs(json);
    constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
    Fields fields(keys, nesting);
    rapidjson::Reader reader;
    rapidjson::InsituStringStream stream(json.data()); // a string ends in NUL, and so does the stream
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, fields);
    if (fields.is_too_deep()) {
        throw Error(ErrorCode::too_large, "limit", "nesting");
    }
    const bool whole = !result.IsError() && stream.Tell() == json.size(); // a NUL would end the stream before
    if (!whole) {
        const std::size_t at = result.IsError() ? result.Offset() : stream.Tell();
        const bool no_object = result.Code() == rapidjson::kParseErrorTermination;
        const char* const what = no_object          ? "Not an object."
                                 : result.IsError() ? rapidjson::GetParseError_En(result.Code())
                                                    : "NUL outside of a text.";
        throw Error(ErrorCode::corrupt, "json-line", std::string(what) + " (" + std::to_string(at) + ")");
    }
    return std::move(fields.values());
}

} // namespace nianbao
