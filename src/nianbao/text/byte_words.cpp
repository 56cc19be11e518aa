// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/byte_words.hpp"

#include "nianbao/text/encoded_twice.hpp"
#include "nianbao/text/transcode.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <mutex>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t pairs = 65'536;

std::uint16_t pair_at(std::string_view bytes, std::size_t at) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[i])); };
    return static_cast<std::uint16_t>(byte(at) | byte(at + 1) << 8U);
}

std::string utf16(const std::u32string& word, bool big_endian) {
    std::string bytes;
    for (const char32_t code : word) {
        const char low = static_cast<char>(code & 0xFFU);
        const char high = static_cast<char>(code >> 8U & 0xFFU);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

std::string references(const std::u32string& word, const char* format) {
    std::string text;
    std::array<char, 16> reference = {};
    for (const char32_t code : word) {
        std::snprintf(reference.data(), reference.size(), format, static_cast<unsigned>(code)); // NOLINT: three formats, below
        text += reference.data();
    }
    return text;
}

} // namespace

struct ByteWords::Table {
    std::vector<std::string> words;
    std::once_flag once;
    std::vector<std::string> patterns; ///< sorted by the pair of bytes that ends their first `length`
    std::vector<std::uint16_t> ends;   ///< that pair of each pattern
    std::vector<std::uint8_t> steps;   ///< by pair
    std::bitset<pairs> starts;         ///< the first pair of each pattern
    std::size_t length = 0;            ///< of the shortest pattern

    void make();
    void add(std::string_view pattern);
    void index();
    bool has_pattern_at(std::string_view bytes, std::size_t at, std::uint16_t pair) const noexcept;
    bool find(std::string_view bytes) const noexcept;
};

ByteWords::ByteWords(std::vector<std::string> words) : m_table(std::make_unique<Table>()) {
    m_table->words = std::move(words);
}

ByteWords::ByteWords(ByteWords&&) noexcept = default;
ByteWords& ByteWords::operator=(ByteWords&&) noexcept = default;
ByteWords::~ByteWords() = default;

bool ByteWords::are_in(std::string_view bytes) const {
    std::call_once(m_table->once, [&] { m_table->make(); });
    return m_table->find(bytes);
}

void ByteWords::Table::make() {
    for (const std::string& word : words) {
        const std::u32string codes = to_utf32(word);
        add(word);
        for (const char* const charset : {"GB18030", "Big5"}) {
            add(from_utf8(word, charset));
        }
        add(utf16(codes, false));
        add(utf16(codes, true));
        for (const char* const format : {"&#%u;", "&#x%x;", "&#x%X;"}) {
            add(references(codes, format));
        }
        for (const std::string& twice : encoded_twice(word)) {
            add(twice);
        }
    }
    index();
}

void ByteWords::Table::add(std::string_view pattern) {
    if (pattern.size() >= 4) {
        patterns.emplace_back(pattern);
    }
}

void ByteWords::Table::index() {
    if (patterns.empty()) {
        return;
    }
    const auto shorter = [](const std::string& a, const std::string& b) { return a.size() < b.size(); };
    length = std::min(std::min_element(patterns.begin(), patterns.end(), shorter)->size(),
                        std::size_t{std::numeric_limits<std::uint8_t>::max()});
    const std::size_t last = length - 2;
    std::sort(patterns.begin(), patterns.end(), [&](const std::string& a, const std::string& b) {
        const std::uint16_t pair_a = pair_at(a, last);
        const std::uint16_t pair_b = pair_at(b, last);
        return pair_a != pair_b ? pair_a < pair_b : a < b;
    });
    steps.assign(pairs, static_cast<std::uint8_t>(length - 1));
    for (const std::string& pattern : patterns) {
        ends.push_back(pair_at(pattern, last));
        starts.set(pair_at(pattern, 0));
        for (std::size_t at = 0; at <= last; ++at) {
            std::uint8_t& step = steps[pair_at(pattern, at)];
            step = std::min(step, static_cast<std::uint8_t>(last - at));
        }
    }
}

bool ByteWords::Table::has_pattern_at(std::string_view bytes, std::size_t at, std::uint16_t pair) const noexcept {
    const auto [first, last] = std::equal_range(ends.begin(), ends.end(), pair);
    return std::any_of(patterns.begin() + (first - ends.begin()), patterns.begin() + (last - ends.begin()),
                       [&](const std::string& pattern) { return bytes.substr(at, pattern.size()) == pattern; });
}

/// Each step waits for the one before it, some ten cycles: several stretches of the text side by side take no longer than one.
bool ByteWords::Table::find(std::string_view bytes) const noexcept {
    constexpr std::size_t stretches = 4;
    if (length == 0 || bytes.size() < length) {
        return false;
    }
    const std::size_t last = length - 2;
    const std::size_t share = (bytes.size() - 1 - last) / stretches;
    std::array<std::size_t, stretches> at = {};
    std::array<std::size_t, stretches> end = {};
    for (std::size_t i = 0; i < stretches; ++i) {
        at[i] = last + i * share;
        end[i] = i + 1 == stretches ? bytes.size() - 1 : at[i] + share;
    }
    const auto step_at = [&](std::size_t place) { return std::size_t{steps[pair_at(bytes, place)]}; };
    const auto found_or_step = [&](std::size_t& place, std::size_t step) {
        if (step == 0 && starts[pair_at(bytes, place - last)] && has_pattern_at(bytes, place - last, pair_at(bytes, place))) {
            return true;
        }
        place += std::max<std::size_t>(step, 1);
        return false;
    };
    while (at[0] < end[0] && at[1] < end[1] && at[2] < end[2] && at[3] < end[3]) {
        const std::array<std::size_t, stretches> step = {step_at(at[0]), step_at(at[1]), step_at(at[2]), step_at(at[3])};
        for (std::size_t i = 0; i < stretches; ++i) {
            if (found_or_step(at[i], step[i])) {
                return true;
            }
        }
    }
    for (std::size_t i = 0; i < stretches; ++i) {
        while (at[i] < end[i]) {
            if (found_or_step(at[i], step_at(at[i]))) {
                return true;
            }
        }
    }
    return false;
}

} // namespace nianbao
