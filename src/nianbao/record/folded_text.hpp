// SPDX-License-Identifier: Apache-2.0
// A text as patterns want it (one width, one script, no white space) that still knows its print.
#ifndef NIANBAO_RECORD_FOLDED_TEXT_HPP
#define NIANBAO_RECORD_FOLDED_TEXT_HPP

#include "nianbao/forms/lexicon.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct FoldedText {
    std::string_view source;
    std::string text;                 ///< folded, UTF-8
    /// A character of `source` and the bytes of `text` it became.
    struct Step {
        std::size_t text_end = 0;
        std::size_t begin = 0; ///< in `source`
        std::size_t end = 0;
    };
    std::vector<Step> steps; ///< in order; characters that became nothing are left out

    /// The step that byte `at` of `text` belongs to.
    const Step& step_at(std::size_t at) const;

    /// The print behind bytes [from, to) of `text`, without outer white space.
    std::string_view printed(std::size_t from, std::size_t to) const;
};

/// Folds character by character, so that words of other scripts are folded, but no word replaced. Readings
/// that mirrors insert after a character (a few Latin letters in parentheses) are dropped.
FoldedText fold_with_places(std::string_view source, const Lexicon& lexicon);

} // namespace nianbao

#endif // NIANBAO_RECORD_FOLDED_TEXT_HPP
