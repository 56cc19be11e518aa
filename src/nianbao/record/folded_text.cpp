// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/folded_text.hpp"

#include "nianbao/document/document.hpp"
#include "nianbao/forms/label_key.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>

namespace nianbao {

namespace {

/// Length in bytes of "(", one to six letters that are neither digits nor Han, ")", at `at`; else 0.
std::size_t reading_length(std::string_view text, std::size_t at) {
    constexpr int longest = 6;
    std::size_t end = at;
    next_code_point(text, end);
    for (int letters = 0; end < text.size(); ++letters) {
        const char32_t code = next_code_point(text, end);
        if (code == U')' || code == 0xFF09) {
            return letters > 0 ? end - at : 0;
        }
        const bool letter = (code >= U'a' && code <= U'z') || (code >= 0xE0 && code <= 0x1DC);
        if (!letter || letters == longest) {
            return 0;
        }
    }
    return 0;
}

/// Printable ASCII and Han characters without another form; everything else is asked of fold_text.
bool folds_to_itself(char32_t code, const Lexicon& lexicon) {
    return (code > 0x20 && code < 0x7F) || (is_han(code) && lexicon.fold.find(code) == 0);
}

} // namespace

std::string_view FoldedText::printed(std::size_t from, std::size_t to) const {
    if (from >= to || to > text.size()) {
        return {};
    }
    const std::size_t begin = step_at(from).begin;
    return trimmed(source.substr(begin, step_at(to - 1).end - begin));
}

const FoldedText::Step& FoldedText::step_at(std::size_t at) const {
    return *std::partition_point(steps.begin(), steps.end(), [&](const Step& step) { return step.text_end <= at; });
}

FoldedText fold_with_places(std::string_view source, const Lexicon& lexicon) {
    FoldedText folded;
    folded.source = source;
    folded.text.reserve(source.size());
    folded.steps.reserve(source.size() / 2);
    char32_t before = 0;
    for (std::size_t at = 0; at < source.size();) {
        const std::size_t begin = at;
        const char32_t code = next_code_point(source, at);
        if ((code == U'(' || code == 0xFF08) && is_han(before)) {
            if (const std::size_t reading = reading_length(source, begin); reading > 0) {
                at = begin + reading;
                before = U')';
                continue;
            }
        }
        before = code;
        if (folds_to_itself(code, lexicon)) {
            folded.text.append(source, begin, at - begin);
        } else {
            folded.text += to_utf8(fold_text(source.substr(begin, at - begin), lexicon));
        }
        if (folded.steps.empty() ? !folded.text.empty() : folded.text.size() > folded.steps.back().text_end) {
            folded.steps.push_back({folded.text.size(), begin, at});
        }
    }
    return folded;
}

} // namespace nianbao
