// SPDX-License-Identifier: Apache-2.0
// A text that changes its charset midway: which stretch is in which.
#ifndef NIANBAO_TEXT_MIXED_CHARSETS_HPP
#define NIANBAO_TEXT_MIXED_CHARSETS_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct CharsetStretch {
    std::size_t begin = 0; ///< bytes [begin, end)
    std::size_t end = 0;
    bool is_utf8 = false;  ///< else a double-byte charset, GB or Big5
    std::size_t characters = 0; ///< that tell it
};

/// Cuts `bytes` at line ends and tags where UTF-8 and a double-byte charset meet. Each stretch is made of pieces that are
/// strictly valid, and ASCII or broken pieces behind them. Empty where the text does not clearly hold both: six
/// characters of each, four of them together.
std::vector<CharsetStretch> charset_stretches(std::string_view bytes);

/// Lines and bytes of the stretches of the one sort, for people: "L3-L60 (bytes 120-5011)"; the first five.
std::string places_of(const std::vector<CharsetStretch>& stretches, bool utf8, std::string_view bytes);

} // namespace nianbao

#endif // NIANBAO_TEXT_MIXED_CHARSETS_HPP
