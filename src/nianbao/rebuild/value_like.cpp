// SPDX-License-Identifier: Apache-2.0
// Whether a text may be a value, seen from outside its row: a label, a date or a phone number is none.
#include "nianbao/rebuild/value.hpp"

#include "nianbao/forms/label_key.hpp"
#include "nianbao/rebuild/value_words.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t longest_value = 120; // bytes: a number, a unit and a remark

/// Eleven digits that begin with 13 to 19: a mobile phone.
bool is_mobile_number(std::string_view digits) noexcept {
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

/// What has digits but no certain number: a damaged figure, or a date, a phone number, a sentence?
bool is_like_a_figure(std::u32string_view folded, const CellValue& value) {
    const auto digits = std::count_if(folded.begin(), folded.end(), is_digit);
    const auto han = std::count_if(folded.begin(), folded.end(), is_han);
    const auto letters = std::count_if(folded.begin(), folded.end(), is_letter);
    if (!value.others.empty()) { // a range: seven digits are two years, or a phone
        return digits < 7 && han <= 3 && letters == 0 && folded.find(U':') == folded.npos;
    }
    if (!value.remarks.empty() &&
        (value.remarks.front().variant == "split" || value.remarks.front().variant == "percent")) {
        return han == 0 && letters == 0;
    }
    constexpr std::size_t longest_damaged = 6;
    const bool begins_well = folded.front() != '(' && !is_letter(folded.front());
    return begins_well && folded.size() <= longest_damaged && han == 0 && letters <= 1;
}

/// A remark may stand in parentheses; without them only what follows a unit, or a stray point, is short
/// enough.
bool is_like_a_remark(std::u32string_view folded, const CellValue& value) {
    const std::u32string note = to_utf32(value.note);
    const std::size_t at = folded.rfind(note);
    if (at == folded.npos || note.front() == '(' || (at > 0 && folded[at - 1] == '(')) {
        return true;
    }
    const bool is_word =
        std::any_of(note.begin(), note.end(), [](char32_t c) { return is_han(c) || is_letter(c); });
    return note.size() <= 2 && (!value.unit_word.empty() || !is_word);
}

} // namespace

bool is_plain_value(std::string_view text) noexcept {
    return is_plain_count(text) && !is_mobile_number(text);
}

bool is_value_like(std::string_view text, const Lexicon& lexicon) {
    if (is_plain_count(text)) {
        return !is_mobile_number(text);
    }
    if (text.empty() || text.size() > longest_value) {
        return false;
    }
    // Most texts are labels: their first character tells, before anything is folded.
    const char32_t first = first_folded(text, lexicon);
    if (first == 0 || (is_han(first) && !may_begin_value(first, lexicon))) {
        return false;
    }
    return is_value_like(text, fold_text(text, lexicon), lexicon);
}

bool is_value_like(std::string_view text, std::u32string_view folded, const Lexicon& lexicon) {
    if (is_plain_count(text)) {
        return !is_mobile_number(text);
    }
    if (folded.empty() || text.size() > longest_value || (is_han(folded.front()) && !may_begin_value(folded.front(), lexicon))) {
        return false;
    }
    const std::u32string_view whole = folded;
    const std::size_t enumerator = enumerator_length(whole);
    if (enumerator > 0 && (enumerator == whole.size() || !is_digit(whole[enumerator]))) {
        return false; // "1." alone or before words
    }
    if (equals_word(whole, lexicon.marks) || equals_word(whole, lexicon.no_change_words)) {
        return true;
    }
    const CellValue value = read_folded_value(text, whole, Measure::change, lexicon);
    if (value.state != FigureState::reported || value.unit_kind == "date") {
        return false;
    }
    if (value.reading == Reading::unread) {
        return is_like_a_figure(whole, value);
    }
    return value.note.empty() || is_like_a_remark(whole, value);
}

} // namespace nianbao
