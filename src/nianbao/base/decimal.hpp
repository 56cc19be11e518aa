// SPDX-License-Identifier: Apache-2.0
// Exact decimal numbers: what a report prints, never a binary fraction.
#ifndef NIANBAO_BASE_DECIMAL_HPP
#define NIANBAO_BASE_DECIMAL_HPP

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace nianbao {

__extension__ using int128 = __int128;

/// coefficient / 10^scale, normalized (no trailing zeros in the fraction). At most 18 significant
/// digits and 12 decimals are read, so that sums of a few hundred values never overflow 127 bits.
class Decimal {
public:
    Decimal() = default;
    explicit Decimal(long long whole) : m_coefficient(whole) {
    }

    /// Reads `[+-]digits[.digits]` in ASCII; nothing else, no white space, no separators.
    static std::optional<Decimal> parse(std::string_view text);

    /// The value times 10^power, exactly (ten thousands of yuan to yuan: power 4; back: power -4).
    Decimal shifted(int power) const;

    /// This divided by `divisor`, rounded half away from zero to `decimals` (0 to 6); nullopt for a divisor of 0.
    std::optional<Decimal> quotient(const Decimal& divisor, int decimals) const;

    bool is_zero() const noexcept {
        return m_coefficient == 0;
    }
    bool is_negative() const noexcept {
        return m_coefficient < 0;
    }
    bool is_whole() const noexcept {
        return m_scale == 0;
    }

    /// Shortest exact form: no `+`, no trailing zeros, `-0` is `0`.
    std::string to_string() const;

    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a);
    friend bool operator==(const Decimal& a, const Decimal& b) = default;
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

private:
    void normalize();

    int128 m_coefficient = 0;
    int m_scale = 0;
};

} // namespace nianbao

#endif // NIANBAO_BASE_DECIMAL_HPP
