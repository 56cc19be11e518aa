// SPDX-License-Identifier: Apache-2.0
#include "nianbao/forms/label_key.hpp"

#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t max_label_bytes = 1200; // the longest gloss seen has 330 bytes; prose is not a label

// Numerals one to ten (U+4E00 ...), in the order of the enclosed forms U+3220 to U+3229.
constexpr char32_t numerals[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};

bool is_latin_letter(char32_t code) noexcept {
    return (code >= 'a' && code <= 'z') || (code >= 0xE0 && code <= 0x17F) || (code >= 0x1CD && code <= 0x1DC) ||
           code == 0x251 || code == 0x261;
}

void append_folded(std::u32string& out, char32_t code, const Lexicon& lexicon) {
    if (is_white_space(code)) {
        return;
    }
    if (code >= 0xFF01 && code <= 0xFF5E) { // full width ASCII
        out.push_back(code - 0xFEE0);
        return;
    }
    if (code >= 0x3220 && code <= 0x3229) { // parenthesized numerals
        out.append({U'(', numerals[code - 0x3220], U')'});
        return;
    }
    if (code >= 0x2460 && code <= 0x249B) { // 1 to 20: circled, in parentheses, with a full stop
        const char32_t number = (code - 0x2460) % 20 + 1;
        const bool parenthesis = code >= 0x2474 && code <= 0x2487;
        if (parenthesis) {
            out.push_back(U'(');
        }
        if (number >= 10) {
            out.push_back(U'0' + number / 10);
        }
        out.append({U'0' + number % 10, parenthesis ? U')' : U'.'});
        return;
    }
    const char32_t other = lexicon.fold.find(code);
    out.push_back(other == 0 ? code : other);
}

/// Mirrors insert a reading in parentheses after a character. At most six letters.
void drop_readings(std::u32string& text) {
    for (std::size_t at = text.find(U'(', 1); at != text.npos; at = text.find(U'(', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && end - at <= 6 && is_latin_letter(text[end])) {
            ++end;
        }
        if (end > at + 1 && end < text.size() && text[end] == U')' && is_han(text[at - 1])) {
            text.erase(at, end + 1 - at);
            --at;
        }
    }
}

void replace_words(std::u32string& text, const Lexicon& lexicon) {
    const auto bit = [](char32_t code) { return std::uint64_t{1} << (code & 63U); };
    std::uint64_t characters = 0; // which ones may stand in the text: few of the words pass
    for (const char32_t code : text) {
        characters |= bit(code);
    }
    for (const auto& [from, to] : lexicon.words) {
        if (text.size() < from.size() || (characters & bit(from.front())) == 0 || (characters & bit(from.back())) == 0) {
            continue;
        }
        for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) {
            text.replace(at, from.size(), to);
        }
    }
}

bool is_key_character(char32_t code) noexcept {
    return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= 0x3400 && code <= 0x9FFF) || code == 0x3007 || code >= 0x20000 ||
           (code >= 0xC0 && code < 0x2000) || (code >= 0xAC00 && code <= 0xFAFF);
}

void append_key(std::string& key, std::u32string_view folded) {
    for (const char32_t code : folded) {
        if (is_key_character(code)) {
            append_utf8(key, code);
        }
    }
}

void add_key(std::vector<std::string>& keys, std::string_view key) {
    if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) {
        keys.emplace_back(key);
    }
}

} // namespace

bool is_white_space(char32_t code) noexcept {
    return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0xAD || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
           (code >= 0x205F && code <= 0x2064) || code == 0x3000 || code == 0xFEFF;
}

bool is_han(char32_t code) noexcept {
    return (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) || code >= 0x20000;
}

bool is_numeral(char32_t code) noexcept {
    return std::find(std::begin(numerals), std::end(numerals), code) != std::end(numerals);
}

std::u32string fold_text(std::string_view text, const Lexicon& lexicon) {
    std::u32string folded;
    folded.reserve(text.size() / 2);
    bool others = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = next_code_point(text, at);
        if (code >= 0x3400 && code <= 0x9FFF) { // Han: most of all texts
            const char32_t other = lexicon.fold.find(code);
            folded.push_back(other == 0 ? code : other);
        } else {
            append_folded(folded, code, lexicon);
            others = true;
        }
    }
    if (others) { // a parenthesis among them, perhaps
        drop_readings(folded);
    }
    replace_words(folded, lexicon);
    return folded;
}

char32_t first_folded(std::string_view text, const Lexicon& lexicon) {
    std::u32string folded; // no character folds to more than it holds without allocating
    for (std::size_t at = 0; at < text.size() && folded.empty();) {
        append_folded(folded, next_code_point(text, at), lexicon);
    }
    return folded.empty() ? 0 : folded.front();
}

std::string bare_key(std::u32string_view folded) {
    std::string key;
    key.reserve(folded.size() * 3);
    append_key(key, folded);
    return key;
}

std::size_t enumerator_length(std::u32string_view folded) {
    std::size_t at = 0;
    const bool parenthesis = !folded.empty() && folded[0] == U'(';
    at += parenthesis ? 1 : 0;
    const std::size_t from = at;
    while (at < folded.size() && at - from < 3 && is_numeral(folded[at])) {
        ++at;
    }
    if (at == from) {
        while (at < folded.size() && at - from < 2 && folded[at] >= '0' && folded[at] <= '9') {
            ++at;
        }
    }
    if (at == from || at >= folded.size()) {
        return 0;
    }
    const char32_t mark = folded[at];
    const bool closed = mark == U')' || (!parenthesis && (mark == 0x3001 || mark == U'.' || mark == U','));
    return closed ? at + 1 : 0;
}

LabelKeys label_keys(std::string_view text, const Lexicon& lexicon) {
    return text.size() > max_label_bytes ? LabelKeys{} : label_keys_of(fold_text(text, lexicon), text.size());
}

LabelKeys label_keys_of(std::u32string folded, std::size_t bytes) {
    LabelKeys result;
    if (bytes > max_label_bytes) {
        return result;
    }
    result.folded = std::move(folded);
    const std::u32string_view text = result.folded;
    const std::size_t enumerator = enumerator_length(text);
    const std::size_t gloss = std::min(text.find(U'(', std::max<std::size_t>(enumerator, 1)), text.size());
    // A key is made character by character: what is left of a text has the rest of its key.
    std::string whole = bare_key(text.substr(0, enumerator));
    whole.reserve(text.size() * 3);
    const std::size_t number_end = whole.size();
    append_key(whole, text.substr(enumerator, gloss - enumerator));
    const std::size_t head_end = whole.size();
    append_key(whole, text.substr(gloss));
    const std::string_view key = whole;
    result.keys.reserve(4);
    add_key(result.keys, key);
    if (gloss < text.size()) {
        const std::size_t before = result.keys.size();
        add_key(result.keys, key.substr(0, head_end));
        result.gloss = result.keys.size() > before ? to_utf8(text.substr(gloss)) : std::string{};
    }
    if (enumerator > 0) {
        add_key(result.keys, key.substr(number_end));
        add_key(result.keys, key.substr(number_end, head_end - number_end));
    }
    return result;
}

} // namespace nianbao
