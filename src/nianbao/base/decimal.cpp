// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/decimal.hpp"

#include <algorithm>

namespace nianbao {

namespace {

// 18 digits and 12 decimals: the largest aligned coefficient has 30 digits, 10^8 times less than 2^127.
constexpr int max_digits = 18;
constexpr int max_scale = 12;

int128 power_of_ten(int power) {
    int128 result = 1;
    for (; power > 0; --power) {
        result *= 10;
    }
    return result;
}

} // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool has_sign = !text.empty() && (text.front() == '+' || text.front() == '-');
    const bool negative = has_sign && text.front() == '-';
    if (has_sign) {
        text.remove_prefix(1);
    }
    Decimal result;
    int digits = 0;
    int significant = 0;
    bool point = false;
    for (const char c : text) {
        if (c == '.' && !point && digits > 0) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        ++digits;
        if (significant > 0 || c != '0') {
            ++significant;
        }
        result.m_coefficient = result.m_coefficient * 10 + (c - '0');
        result.m_scale += point ? 1 : 0;
        if (significant > max_digits || result.m_scale > max_scale) {
            return std::nullopt;
        }
    }
    if (digits == 0 || text.back() == '.') {
        return std::nullopt;
    }
    if (negative) {
        result.m_coefficient = -result.m_coefficient;
    }
    result.normalize();
    return result;
}

Decimal Decimal::shifted(int power) const {
    Decimal result = *this;
    if (power >= result.m_scale) {
        result.m_coefficient *= power_of_ten(power - result.m_scale);
        result.m_scale = 0;
    } else {
        result.m_scale -= power;
    }
    result.normalize();
    return result;
}

std::optional<Decimal> Decimal::quotient(const Decimal& divisor, int decimals) const {
    if (divisor.is_zero()) {
        return std::nullopt;
    }
    // Aligned, both are whole: at most 30 digits and 6 decimals, 36 digits, still below 2^127.
    const int scale = std::max(m_scale, divisor.m_scale);
    int128 above = m_coefficient * power_of_ten(scale - m_scale);
    int128 below = divisor.m_coefficient * power_of_ten(scale - divisor.m_scale);
    const bool negative = (above < 0) != (below < 0);
    above = (above < 0 ? -above : above) * power_of_ten(decimals);
    below = below < 0 ? -below : below;
    const int128 rest = above % below;
    Decimal result;
    result.m_coefficient = above / below + (rest >= below - rest ? 1 : 0);
    result.m_coefficient = negative ? -result.m_coefficient : result.m_coefficient;
    result.m_scale = decimals;
    result.normalize();
    return result;
}

void Decimal::normalize() {
    while (m_scale > 0 && m_coefficient % 10 == 0) {
        m_coefficient /= 10;
        --m_scale;
    }
}

std::string Decimal::to_string() const {
    const auto whole = static_cast<std::int64_t>(m_coefficient);
    if (m_scale == 0 && whole == m_coefficient) { // most figures
        return std::to_string(whole);
    }
    int128 rest = m_coefficient < 0 ? -m_coefficient : m_coefficient;
    std::string text;
    do {
        text.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
        rest /= 10;
    } while (rest != 0);
    const auto decimals = static_cast<std::size_t>(m_scale);
    while (text.size() <= decimals) {
        text.push_back('0');
    }
    if (decimals > 0) {
        text.insert(decimals, 1, '.');
    }
    if (m_coefficient < 0) {
        text.push_back('-');
    }
    std::reverse(text.begin(), text.end());
    return text;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
    Decimal result;
    result.m_scale = std::max(a.m_scale, b.m_scale);
    result.m_coefficient = a.m_coefficient * power_of_ten(result.m_scale - a.m_scale) +
                           b.m_coefficient * power_of_ten(result.m_scale - b.m_scale);
    result.normalize();
    return result;
}

Decimal operator-(const Decimal& a) {
    Decimal result = a;
    result.m_coefficient = -result.m_coefficient;
    return result;
}

Decimal operator-(const Decimal& a, const Decimal& b) {
    return a + -b;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    const int128 difference = (a - b).m_coefficient;
    return difference < 0   ? std::strong_ordering::less
           : difference > 0 ? std::strong_ordering::greater
                            : std::strong_ordering::equal;
}

} // namespace nianbao
