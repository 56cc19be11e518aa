// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/value_words.hpp"

#include "nianbao/text/utf8.hpp"

#include <algorithm>

namespace nianbao {

namespace {

/// The first code point of a text as bytes. Nearly all words fail on it, before any is decoded.
class Head {
public:
    explicit Head(char32_t code) {
        append_utf8(m_bytes, code); // short enough not to allocate
    }
    bool begins(const std::string& word) const noexcept {
        const std::size_t size = m_bytes.size();
        return word.size() >= size && word[0] == m_bytes[0] && word[size - 1] == m_bytes[size - 1] &&
               std::equal(m_bytes.begin(), m_bytes.end(), word.begin());
    }

private:
    std::string m_bytes;
};

/// Code points of `word`, 0 where `text`, whose first is `head`, does not begin with it.
std::size_t match(std::u32string_view text, const Head& head, const std::string& word) noexcept {
    if (!head.begins(word)) {
        return 0;
    }
    std::size_t length = 0;
    for (std::size_t at = 0; at < word.size(); ++length) {
        if (length >= text.size() || next_code_point(word, at) != text[length]) {
            return 0;
        }
    }
    return length;
}

class NumeralReader {
public:
    /// False where the numeral cannot go on like this.
    bool add(long long worth, std::size_t length) noexcept {
        m_numeral.scale_at = 0;
        const bool fits = worth < 10 ? add_digit(worth) : worth < 10'000 ? add_unit(worth) : add_scale(worth);
        m_numeral.length += length;
        return fits;
    }
    Numeral result() noexcept {
        m_numeral.number = m_total + m_section + std::max(m_digit, 0LL);
        return m_numeral;
    }

private:
    bool add_digit(long long worth) noexcept {
        const bool after_zero = m_digit == 0 && m_total + m_section > 0;
        const bool fits = m_digit < 0 || after_zero;
        m_digit = worth;
        return fits;
    }
    bool add_unit(long long worth) noexcept {
        const bool ten_alone = worth == 10 && m_digit < 0;
        const bool fits = worth < m_unit && (m_digit > 0 || ten_alone);
        m_section += (ten_alone ? 1 : m_digit) * worth;
        m_unit = worth;
        m_digit = -1;
        return fits;
    }
    bool add_scale(long long worth) noexcept {
        const long long before = m_section + std::max(m_digit, 0LL);
        const bool multiplies_all = worth > m_scale;
        if (m_total + before == 0 || (before == 0 && !multiplies_all)) {
            return false;
        }
        m_numeral.scale_at = m_total == 0 ? m_numeral.length : 0;
        m_numeral.before_scale = before;
        m_total = multiplies_all ? (m_total + before) * worth : m_total + before * worth;
        m_scale = worth;
        m_section = 0;
        m_unit = 10'000;
        m_digit = -1;
        return true;
    }

    Numeral m_numeral;
    long long m_total = 0;   ///< what is multiplied by a large unit already
    long long m_section = 0; ///< below ten thousand
    long long m_digit = -1;  ///< waits for its unit
    long long m_unit = 10'000;
    long long m_scale = 1;
};

} // namespace

std::size_t match_word(std::u32string_view text, const std::vector<std::string>& words) noexcept {
    if (text.empty()) {
        return 0;
    }
    const Head head(text.front());
    std::size_t best = 0;
    for (const std::string& word : words) {
        best = std::max(best, match(text, head, word));
    }
    return best;
}

bool equals_word(std::u32string_view text, const std::vector<std::string>& words) noexcept {
    return !text.empty() && match_word(text, words) == text.size();
}

const UnitWord* match_unit(std::u32string_view text, const Lexicon& lexicon, std::size_t& length) noexcept {
    const UnitWord* best = nullptr;
    length = 0;
    if (text.empty()) {
        return best;
    }
    const Head head(text.front());
    for (const UnitWord& unit : lexicon.units) {
        const std::size_t matched = match(text, head, unit.word);
        if (matched > length) {
            best = &unit;
            length = matched;
        }
    }
    return best;
}

bool may_begin_value(char32_t han, const Lexicon& lexicon) noexcept {
    return std::binary_search(lexicon.value_heads.begin(), lexicon.value_heads.end(), han);
}

std::optional<Numeral> match_numeral(std::u32string_view text, const Lexicon& lexicon) noexcept {
    NumeralReader reader;
    std::size_t at = 0;
    while (at < text.size()) {
        const Head head(text[at]);
        std::size_t length = 0;
        const auto found =
            std::find_if(lexicon.numerals.begin(), lexicon.numerals.end(), [&](const auto& numeral) {
                length = match(text.substr(at), head, numeral.first);
                return length > 0;
            });
        if (found == lexicon.numerals.end()) {
            break;
        }
        if (!reader.add(found->second, length)) {
            return std::nullopt;
        }
        at += length;
    }
    return at == 0 ? std::nullopt : std::optional{reader.result()};
}

} // namespace nianbao
