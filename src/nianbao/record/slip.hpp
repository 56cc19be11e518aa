// SPDX-License-Identifier: Apache-2.0
// How a clerk or an extractor may have got from one number to another.
#ifndef NIANBAO_RECORD_SLIP_HPP
#define NIANBAO_RECORD_SLIP_HPP

#include <string_view>

namespace nianbao {

/// Each has its sentence in schemas/rules.xml.
enum class Slip {
    transposed,     ///< two neighboring digits exchanged: 741 for 147
    dropped_digit,  ///< 17 for 147
    doubled_digit,  ///< 1447 for 147
    extra_digit,    ///< 1497 for 147
    stale_total,    ///< a total that was not brought up to date with its parts
    replaced_digit, ///< 197 for 147
    left_blank,     ///< no number stands in the cell
    exchanged,      ///< two neighboring figures stand in each other's place
    exchanged_rows, ///< two neighboring rows do
    shifted_row,    ///< values of a row stand one column aside
    other,
};

std::string_view to_string(Slip slip) noexcept; ///< "dropped-digit" ...

/// 0 is the likeliest. Kinds of the same number are not told apart by likeliness.
int unlikeliness(Slip slip) noexcept;

/// What turns `value` into `printed`, both whole numbers of ASCII digits; other where no slip of digits does.
Slip slip_of_digits(std::string_view printed, std::string_view value);

} // namespace nianbao

#endif // NIANBAO_RECORD_SLIP_HPP
