// SPDX-License-Identifier: Apache-2.0
// How two prints of one label are seen to be the same: width, script, white space, punctuation,
// enumerators, notes and readings do not count.
#ifndef NIANBAO_FORMS_LABEL_KEY_HPP
#define NIANBAO_FORMS_LABEL_KEY_HPP

#include "nianbao/forms/lexicon.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// Text with one width and one script: full width to ASCII, traditional to simplified, Taiwan's words,
/// enclosed numerals spelled out, white space removed, inserted readings (hanzi followed by Latin
/// letters in parentheses) removed. Punctuation stays.
std::u32string fold_text(std::string_view text, const Lexicon& lexicon);

/// The first code point of fold_text() in nearly all cases, without folding the rest; 0 for white space only.
char32_t first_folded(std::string_view text, const Lexicon& lexicon);

/// What fold_text removes: white space of any width, none included.
bool is_white_space(char32_t code) noexcept;

/// The keys under which a text may be a label, best first: whole; without what follows in parentheses;
/// each of them without its leading enumerator. Punctuation is dropped from all. No empty key, no repeats.
struct LabelKeys {
    std::vector<std::string> keys;
    std::u32string folded;
    std::string gloss; ///< folded text of the trailing parenthesis that keys[1] leaves out, else empty
};
LabelKeys label_keys(std::string_view text, const Lexicon& lexicon);
/// The same of a text that was folded before; `bytes` is the length of the text as printed.
LabelKeys label_keys_of(std::u32string folded, std::size_t bytes);

/// Letters and digits only.
std::string bare_key(std::u32string_view folded);

/// Length of a leading enumerator in a folded text: "(1)", "1)", "1.", one of the numerals followed by a
/// pause mark or in parentheses; 0 where there is none.
std::size_t enumerator_length(std::u32string_view folded);

/// A Chinese numeral, one to ten.
bool is_numeral(char32_t code) noexcept;

bool is_han(char32_t code) noexcept;

} // namespace nianbao

#endif // NIANBAO_FORMS_LABEL_KEY_HPP
