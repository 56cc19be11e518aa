// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/value.hpp"

#include "nianbao/document/document.hpp"
#include "nianbao/forms/label_key.hpp"
#include "nianbao/rebuild/value_words.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>

namespace nianbao {

namespace {

bool is_minus(char32_t code) noexcept {
    return code == '-' || code == 0x2212 || code == 0x2013 || code == 0x2014;
}

/// Refers to a note below the table, or closes the number like a sentence.
bool is_mark_of_note(char32_t code) noexcept {
    constexpr std::u32string_view raised = U"\x00B2\x00B3\x00B9\x2070";
    return code == '*' || code == '#' || code == '.' || code == 0x3002 || code == 0x203B || raised.find(code) != raised.npos ||
           (code >= 0x2074 && code <= 0x2089);
}

/// Drawn as nothing: between two digits they part nothing.
bool has_no_width(char32_t code) noexcept {
    return code == 0xAD || (code >= 0x200B && code <= 0x200F) || (code >= 0x2060 && code <= 0x2064) ||
           code == 0xFEFF;
}

/// White space inside the number whose folded print is [begin, end): one number or two, the print does not
/// say.
bool is_split(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t folded = 0;
    for (std::size_t at = 0; at < text.size() && folded < end;) {
        const char32_t code = next_code_point(text, at);
        if (!is_white_space(code)) {
            ++folded;
        } else if (folded > begin && !has_no_width(code)) {
            return true;
        }
    }
    return false;
}

class Reader {
public:
    Reader(std::string_view text, std::u32string_view folded, Measure measure, const Lexicon& lexicon)
        : m_text(text), m_measure(measure), m_lexicon(lexicon), m_folded(folded), m_rest(folded) {}

    CellValue read() {
        if (m_rest.empty()) {
            return m_value;
        }
        if (equals_word(m_rest, m_lexicon.marks)) {
            m_value.state = FigureState::mark;
            return m_value;
        }
        const std::size_t digits =
            static_cast<std::size_t>(std::count_if(m_rest.begin(), m_rest.end(), is_digit));
        if (equals_word(m_rest, m_lexicon.no_change_words)) {
            return words();
        }
        read_sign();
        read_approximation();
        if (!read_number()) {
            return digits == 0 ? words() : unreadable();
        }
        read_unit();
        read_tail();
        if (m_unreadable) {
            return unreadable();
        }
        finish();
        return m_value;
    }

private:
    void remark(const char* rule, const char* variant = "") {
        m_value.remarks.push_back({rule, variant});
    }

    CellValue words() {
        m_value = CellValue{};
        m_value.state = FigureState::text;
        remark("Q-03");
        return m_value;
    }

    CellValue unreadable() {
        m_value = CellValue{};
        m_value.state = FigureState::reported;
        m_value.reading = Reading::unread;
        remark("Q-02");
        return m_value;
    }

    void doubt() {
        m_doubtful = true;
    }

    void clean() {
        m_cleaned = true;
    }

    void read_sign() {
        if (const std::size_t plus = match_word(m_rest, m_lexicon.plus_words); plus > 0) {
            m_rest.remove_prefix(plus);
            clean();
            m_signed = true;
        } else if (const std::size_t minus = match_word(m_rest, m_lexicon.minus_words); minus > 0) {
            m_rest.remove_prefix(minus);
            m_negative = true;
            clean();
            m_signed = true;
        }
        std::size_t signs = 0;
        while (!m_rest.empty() && (m_rest.front() == '+' || is_minus(m_rest.front()))) {
            if (m_rest.front() == '+' || m_rest.front() != '-') {
                clean();
            }
            m_negative = m_negative || m_rest.front() != '+';
            m_rest.remove_prefix(1);
            ++signs;
        }
        if (signs > 1 || (signs > 0 && m_signed)) {
            remark("Q-04", "double");
            doubt();
        }
        m_signed = m_signed || signs > 0;
    }

    void read_approximation() {
        if (const std::size_t length = match_word(m_rest, m_lexicon.approximate); length > 0) {
            m_rest.remove_prefix(length);
            approximate();
        }
    }

    void approximate() {
        remark("Q-07");
        doubt();
    }

    /// Digits, separators and a point; false where they are no number.
    bool read_number() {
        std::string digits;
        std::size_t at = 0;
        std::size_t group = 0; // where the current group of digits begins
        std::size_t separators = 0;
        bool well_grouped = true;
        bool point = false;
        for (; at < m_rest.size(); ++at) {
            const char32_t code = m_rest[at];
            const bool inside =
                !point && !digits.empty() && at + 1 < m_rest.size() && is_digit(m_rest[at + 1]);
            if (is_digit(code)) {
                digits.push_back(static_cast<char>(code));
            } else if (code == '.' && inside) {
                well_grouped = well_grouped && (separators == 0 || at - group == 3);
                digits.push_back('.');
                point = true;
            } else if (code == ',' && inside) {
                well_grouped = well_grouped && (separators > 0 ? at - group == 3 : at <= 3);
                ++separators;
                group = at + 1;
            } else {
                break;
            }
        }
        if (digits.empty()) {
            return read_numeral();
        }
        well_grouped = well_grouped && (separators == 0 || point || at - group == 3);
        const std::size_t begin = m_folded.size() - m_rest.size();
        if (is_split(m_text, begin, begin + at)) {
            remark("Q-02", "split");
            m_split = true;
        }
        const bool leading_zero = digits.size() > 1 && digits[0] == '0' && digits[1] != '.';
        m_value.number = Decimal::parse(digits);
        m_three_zeros = point && digits.size() <= 7 && digits.substr(digits.find('.')) == ".000";
        if (!m_split && (!m_value.number || leading_zero)) {
            return false;
        }
        if (separators > 0) {
            clean();
        }
        if (!well_grouped && !m_split) {
            misplaced_separators(digits, separators == 1 && !point ? at - group : 0);
        }
        m_rest.remove_prefix(at);
        return true;
    }

    /// One separator that does not part thousands may be a decimal comma.
    void misplaced_separators(std::string digits, std::size_t decimals) {
        remark("Q-02", "separators");
        doubt();
        if (decimals > 0) {
            const auto other = Decimal::parse(digits.insert(digits.size() - decimals, 1, '.'));
            if (other) {
                m_value.others.push_back(*other);
            }
        }
    }

    bool read_numeral() {
        const auto numeral = match_numeral(m_rest, m_lexicon);
        if (!numeral) {
            return false;
        }
        // Ten thousand before a money unit, or last of all, is part of the unit, as it is behind digits.
        std::size_t unit_length = 0;
        const UnitWord* unit = match_unit(m_rest.substr(numeral->scale_at), m_lexicon, unit_length);
        const bool last = numeral->length == m_rest.size();
        const bool is_scale = numeral->scale_at > 0 && unit != nullptr && (unit->kind == "money" || last);
        m_value.number = Decimal{is_scale ? numeral->before_scale : numeral->number};
        m_rest.remove_prefix(is_scale ? numeral->scale_at : numeral->length);
        m_numeral = true;
        clean();
        return true;
    }

    void read_unit() {
        std::u32string_view rest = m_rest;
        const bool parenthesis = !rest.empty() && rest.front() == '(';
        if (parenthesis) {
            rest.remove_prefix(1);
        }
        if (const std::size_t length = match_word(rest, m_lexicon.approximate); length > 0 && !parenthesis) {
            rest.remove_prefix(length);
            approximate();
        }
        std::size_t length = 0;
        const UnitWord* unit = match_unit(rest, m_lexicon, length);
        if (unit == nullptr || (parenthesis && rest.substr(length, 1) != U")")) {
            m_rest = parenthesis ? m_rest : rest;
            return;
        }
        m_rest = rest.substr(length + (parenthesis ? 1 : 0));
        m_value.unit_word = unit->word;
        m_value.unit = unit->unit;
        m_value.unit_kind = unit->kind;
        m_value.power = unit->power;
        clean();
    }

    void read_tail() {
        if (m_rest.empty()) {
            return;
        }
        const bool open = m_rest.front() == '(';
        const bool other_number = std::any_of(m_rest.begin(), m_rest.end(), is_digit);
        if (m_rest.front() == '%' || m_rest.front() == 0x2030) {
            m_value.number.reset();
            remark("Q-07", "percent");
            return;
        }
        if (equals_word(m_rest, m_lexicon.approximate)) {
            approximate();
            return;
        }
        if (other_number && !open) {
            read_second_number();
            return;
        }
        if (!open && m_numeral) {
            m_value.number.reset(); // a word that begins like a numeral
            return;
        }
        read_note(open, other_number);
    }

    void read_note(bool open, bool other_number) {
        const auto parentheses = [this](char32_t one) {
            return std::count(m_rest.begin(), m_rest.end(), one);
        };
        const bool unclosed = parentheses('(') > parentheses(')');
        const bool enclosed = open && m_rest.find(U')') == m_rest.size() - 1;
        m_value.note =
            to_utf8(enclosed ? m_rest.substr(1, m_rest.size() - 2) : m_rest.substr(open && unclosed ? 1 : 0));
        remark("Q-01", unclosed ? "open" : "");
        const bool words = !open && m_value.unit_word.empty() && std::any_of(m_rest.begin(), m_rest.end(), [](char32_t c) { return !is_mark_of_note(c); });
        if (unclosed || other_number || words || m_value.note.find("\xEF\xBF\xBD") != std::string::npos) {
            doubt();
        }
        clean();
    }

    /// "3-5", "0/0", "12;3": a second number in the cell. Two equal ones leave one value, in doubt.
    void read_second_number() {
        const std::size_t from =
            static_cast<std::size_t>(std::find_if(m_rest.begin(), m_rest.end(), is_digit) - m_rest.begin());
        std::size_t end = from;
        std::string digits;
        for (; end < m_rest.size() && (is_digit(m_rest[end]) || m_rest[end] == '.'); ++end) {
            digits.push_back(static_cast<char>(m_rest[end]));
        }
        auto second = Decimal::parse(digits);
        const bool leading_zero = digits.size() > 1 && digits[0] == '0' && digits[1] != '.';
        const bool damaged = std::any_of(m_rest.begin(), m_rest.begin() + static_cast<std::ptrdiff_t>(from),
                                         [](char32_t c) { return is_letter(c) || c == 0xFFFD; });
        const bool more =
            std::any_of(m_rest.begin() + static_cast<std::ptrdiff_t>(end), m_rest.end(), is_digit);
        if (!m_value.number || !second || leading_zero || more || damaged) { // the first may have too many digits
            m_unreadable = !m_split;
            return;
        }
        second = is_negative_behind(m_rest.substr(0, from)) ? -*second : *second;
        const Decimal first = m_negative ? -*m_value.number : *m_value.number;
        if (*second == first) {
            remark("Q-04", "twice");
            doubt();
            return;
        }
        m_value.others = {first, *second};
        m_value.number.reset();
        remark("Q-07", "range");
    }

    /// Whether what parts two numbers ends with a sign of the second: "/-", or a word; a lone "-" parts them.
    bool is_negative_behind(std::u32string_view between) const {
        if (between.size() > 1 && is_minus(between.back())) {
            return true;
        }
        for (std::size_t at = 0; at < between.size(); ++at) {
            if (equals_word(between.substr(at), m_lexicon.minus_words)) {
                return true;
            }
        }
        return false;
    }

    void finish() {
        if (m_split || !m_value.number) {
            if (m_numeral) {
                words();
                return;
            }
            m_value.state = FigureState::reported;
            m_value.reading = Reading::unread;
            m_value.number.reset();
            return;
        }
        m_value.state = FigureState::reported;
        if (m_negative) {
            m_value.number = -*m_value.number;
            for (Decimal& other : m_value.others) {
                other = -other;
            }
        }
        if (m_signed && m_measure != Measure::change) {
            remark("Q-04", "sign");
            doubt();
        }
        if (m_measure != Measure::money && (!m_value.number->is_whole() || (m_three_zeros && !m_value.number->is_zero()))) {
            remark("Q-05");
            doubt();
        }
        if (m_measure != Measure::money && m_three_zeros && !m_value.number->is_zero()) {
            m_value.others.push_back(m_value.number->shifted(3)); // 1.000 is a thousand to some
        }
        const bool normalized = m_cleaned || !is_printed_so();
        m_value.reading = m_doubtful ? Reading::doubtful : normalized ? Reading::normalized : Reading::exact;
    }

    /// Whether the print is the plain number: no digit or sign was folded, nothing stood inside.
    bool is_printed_so() const {
        const std::string_view text = trimmed(m_text);
        return std::equal(text.begin(), text.end(), m_folded.begin(), m_folded.end(),
                          [](char a, char32_t b) { return static_cast<unsigned char>(a) == b; });
    }

    std::string_view m_text;
    Measure m_measure;
    const Lexicon& m_lexicon;
    std::u32string_view m_folded;
    std::u32string_view m_rest;
    CellValue m_value;
    bool m_negative = false;
    bool m_signed = false;
    bool m_doubtful = false;
    bool m_cleaned = false;
    bool m_numeral = false;
    bool m_split = false;
    bool m_three_zeros = false; ///< what may be a point between thousands
    bool m_unreadable = false;
};

/// The first number in a circle or with a full stop of its own (U+2460 to U+2473, U+2488 to U+249B), as of notes and lists:
/// folded it is digits, but never those of the number before it.
std::size_t find_enclosed_number(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t code = next_code_point(text, at);
        if ((code >= 0x2460 && code <= 0x2473) || (code >= 0x2488 && code <= 0x249B)) {
            return begin;
        }
    }
    return text.npos;
}

CellValue read_beside_enclosed(std::string_view text, std::size_t at, Measure measure, const Lexicon& lexicon) {
    const std::string_view before = trimmed(text.substr(0, at));
    CellValue value = before.empty() ? read_folded_value(text, fold_text(text, lexicon), measure, lexicon) : read_value(before, measure, lexicon);
    if (value.reading == Reading::none) {
        return value;
    }
    if (before.empty()) {
        value.reading = value.number ? Reading::doubtful : value.reading;
    } else if (value.number && value.note.empty()) {
        value.note = trimmed(text.substr(at));
        value.reading = std::max(value.reading, Reading::normalized);
        value.remarks.push_back({"Q-01", ""});
    }
    return value;
}

} // namespace

CellValue read_value(std::string_view text, Measure measure, const Lexicon& lexicon) {
    if (is_plain_count(text)) {
        CellValue value;
        value.state = FigureState::reported;
        value.reading = Reading::exact;
        value.number = Decimal::parse(text);
        return value;
    }
    if (const std::size_t enclosed = find_enclosed_number(text); enclosed != text.npos) {
        return read_beside_enclosed(text, enclosed, measure, lexicon);
    }
    return read_folded_value(text, fold_text(text, lexicon), measure, lexicon);
}

CellValue read_folded_value(std::string_view text, std::u32string_view folded, Measure measure, const Lexicon& lexicon) {
    return Reader{text, folded, measure, lexicon}.read();
}

} // namespace nianbao
