// SPDX-License-Identifier: Apache-2.0
// The lexicon's words at the head of a folded text. Nothing here allocates: it runs for every token.
#ifndef NIANBAO_REBUILD_VALUE_WORDS_HPP
#define NIANBAO_REBUILD_VALUE_WORDS_HPP

#include "nianbao/forms/lexicon.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

inline bool is_digit(char32_t code) noexcept {
    return code >= '0' && code <= '9';
}

inline bool is_letter(char32_t code) noexcept {
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

/// The common case, a run of ASCII digits: a number without folding anything.
inline bool is_plain_count(std::string_view text) noexcept {
    return !text.empty() && text.size() <= 15 && (text.size() == 1 || text.front() != '0') &&
           text.find_first_not_of("0123456789") == text.npos;
}

/// Code points of the longest of `words` that `text` begins with, 0 where none does.
std::size_t match_word(std::u32string_view text, const std::vector<std::string>& words) noexcept;
bool equals_word(std::u32string_view text, const std::vector<std::string>& words) noexcept;

/// The longest unit that `text` begins with, nullptr where none does; `length` in code points.
const UnitWord* match_unit(std::u32string_view text, const Lexicon& lexicon, std::size_t& length) noexcept;

/// Whether a number, a mark or signed words can begin with this Han character.
bool may_begin_value(char32_t han, const Lexicon& lexicon) noexcept;

/// A number in Chinese numerals: units of ten, a hundred, a thousand multiply the digit before them, ten
/// thousand and a hundred million what stands before them.
struct Numeral {
    long long number = 0;
    std::size_t length = 0; ///< code points
    /// Where it ends with one of the two large units and has no other: its length without it, else 0.
    std::size_t scale_at = 0;
    long long before_scale = 0; ///< and its number without it
};

/// Nothing where `text` does not begin with a numeral, or with digits in a row (a year, a code).
std::optional<Numeral> match_numeral(std::u32string_view text, const Lexicon& lexicon) noexcept;

} // namespace nianbao

#endif // NIANBAO_REBUILD_VALUE_WORDS_HPP
