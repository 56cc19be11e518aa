// SPDX-License-Identifier: Apache-2.0
// UTF-8 that was taken for another charset and encoded again, and back.
#ifndef NIANBAO_TEXT_ENCODED_TWICE_HPP
#define NIANBAO_TEXT_ENCODED_TWICE_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// How often the words occur in `text`, all together.
std::size_t count_words(std::string_view text, const std::vector<std::string>& words);

struct OnceEncoded {
    std::string text;
    std::string through;            ///< what it was taken for: "Windows-1252", "GB18030"
    std::size_t characters = 0;     ///< Han characters that came back
    std::vector<std::size_t> lines; ///< where, counted from 0 in `text`, each once
};

/// Undoes it where that is certain: a run of characters gives whole Han characters, and all runs together bring at least
/// two of `words` that were not there before. Characters that do not come back whole (a byte was lost on the way)
/// stay as they are. Nothing where no evidence is found, and where there are no words.
std::optional<OnceEncoded> undo_second_encoding(std::string_view text, const std::vector<std::string>& words);

/// How a word looks that was encoded twice: through Windows-1252; through GB18030, beginning with its first byte or with its
/// second, where a byte of the character before went into a pair with the first.
std::vector<std::string> encoded_twice(std::string_view word);

} // namespace nianbao

#endif // NIANBAO_TEXT_ENCODED_TWICE_HPP
