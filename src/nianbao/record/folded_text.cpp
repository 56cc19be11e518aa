// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/folded_text.hpp"

#include "nianbao/document/document.hpp"
#include "nianbao/forms/label_key.hpp"
#include "nianbao/text/utf8.hpp"

namespace nianbao {

namespace {

/// Length in code points of "(", one to six letters that are neither digits nor Han, ")", at `at`; else 0.
std::size_t reading_length(const std::u32string& text, std::size_t at) {
    constexpr std::size_t longest = 6;
    if (at == 0 || !is_han(text[at - 1]) || (text[at] != U'(' && text[at] != 0xFF08)) {
        return 0;
    }
    std::size_t end = at + 1;
    while (end < text.size() && end - at <= longest &&
           ((text[end] >= U'a' && text[end] <= U'z') || (text[end] >= 0xE0 && text[end] <= 0x1DC))) {
        ++end;
    }
    const bool closed = end < text.size() && (text[end] == U')' || text[end] == 0xFF09);
    return end > at + 1 && closed ? end + 1 - at : 0;
}

/// Printable ASCII and Han characters without another form; everything else is asked of fold_text.
bool folds_to_itself(char32_t code, const Lexicon& lexicon) {
    return (code > 0x20 && code < 0x7F) || (is_han(code) && lexicon.fold.count(code) == 0);
}

} // namespace

std::string_view FoldedText::printed(std::size_t from, std::size_t to) const {
    if (from >= to || to > text.size()) {
        return {};
    }
    return trimmed(source.substr(begins[from], ends[to - 1] - begins[from]));
}

FoldedText fold_with_places(std::string_view source, const Lexicon& lexicon) {
    FoldedText folded;
    folded.source = source;
    const std::u32string points = to_utf32(source);
    folded.text.reserve(source.size());
    folded.begins.reserve(source.size());
    folded.ends.reserve(source.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::size_t begin = at;
        next_code_point(source, at);
        if (const std::size_t reading = reading_length(points, i); reading > 0) {
            for (std::size_t more = 1; more < reading; ++more) {
                next_code_point(source, at);
            }
            i += reading - 1;
            continue;
        }
        if (folds_to_itself(points[i], lexicon)) {
            folded.text += source.substr(begin, at - begin);
        } else {
            folded.text += to_utf8(fold_text(source.substr(begin, at - begin), lexicon));
        }
        folded.begins.resize(folded.text.size(), begin);
        folded.ends.resize(folded.text.size(), at);
    }
    return folded;
}

} // namespace nianbao
