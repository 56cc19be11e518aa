// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/place.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace nianbao {

namespace {

const char* read_number(const char* from, const char* end, std::uint32_t& number) {
    const auto [next, error] = std::from_chars(from, end, number);
    return error == std::errc{} ? next : end;
}

/// Letters and numbers, at most "4294967295:t4294967295.4294967295.4294967295".
class Writing {
public:
    Writing& add(std::string_view letters, std::uint32_t number) {
        m_end = std::copy(letters.begin(), letters.end(), m_end);
        m_end = std::to_chars(m_end, m_buffer.data() + m_buffer.size(), number).ptr;
        return *this;
    }
    Writing& add(std::string_view letters) {
        m_end = std::copy(letters.begin(), letters.end(), m_end);
        return *this;
    }
    std::string text() const {
        return {m_buffer.data(), static_cast<std::size_t>(m_end - m_buffer.data())};
    }

private:
    std::array<char, 60> m_buffer;
    char* m_end = m_buffer.data();
};

} // namespace

std::string to_string(const Place& place) {
    Writing writing;
    if (place.file > 1 && (place.table != 0 || place.line != 0 || place.paragraph != 0)) {
        writing.add("", place.file).add(":");
    }
    if (place.table != 0) {
        writing.add("t", place.table);
        if (place.row != 0) {
            writing.add(".", place.row);
            if (place.cell != 0) {
                writing.add(".", place.cell);
            }
        }
    } else if (place.line != 0) {
        writing.add("L", place.line);
        if (place.line_end > place.line) {
            writing.add("-L", place.line_end);
        }
    } else if (place.paragraph != 0) {
        writing.add("p", place.paragraph);
    }
    return writing.text();
}

Place place_from_string(const std::string& text) {
    Place place;
    const char* const end = text.data() + text.size();
    const char* at = text.data();
    if (const std::size_t colon = text.find(':'); colon != text.npos) {
        read_number(at, end, place.file);
        at += colon + 1;
    }
    if (end - at < 2) {
        return {};
    }
    switch (*at++) {
    case 'L':
        at = read_number(at, end, place.line);
        if (end - at > 2 && at[0] == '-' && at[1] == 'L') {
            read_number(at + 2, end, place.line_end);
        }
        break;
    case 'p':
        read_number(at, end, place.paragraph);
        break;
    case 't':
        at = read_number(at, end, place.table);
        if (at != end && *at == '.') {
            at = read_number(at + 1, end, place.row);
        }
        if (at != end && *at == '.') {
            read_number(at + 1, end, place.cell);
        }
        break;
    default:
        break;
    }
    return to_string(place) == text ? place : Place{};
}

} // namespace nianbao
