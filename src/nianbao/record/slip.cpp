// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/slip.hpp"

#include <algorithm>
#include <cstddef>

namespace nianbao {

namespace {

/// Place of the first difference; the length where there is none.
std::size_t first_difference(std::string_view a, std::string_view b) {
    const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(in_a - a.begin());
}

bool is_transposed(std::string_view a, std::string_view b) {
    const std::size_t at = first_difference(a, b);
    return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
           a.substr(at + 2) == b.substr(at + 2);
}

/// `longer` without one digit is `shorter`.
bool has_one_more(std::string_view longer, std::string_view shorter) {
    if (longer.size() != shorter.size() + 1) {
        return false;
    }
    const std::size_t at = first_difference(shorter, longer);
    return longer.substr(at + 1) == shorter.substr(at);
}

/// The digit that `longer` has more stands beside its like.
bool is_doubled(std::string_view longer, std::string_view shorter) {
    const std::size_t at = first_difference(shorter, longer); // behind the run of equal digits
    return has_one_more(longer, shorter) && at > 0 && longer[at - 1] == longer[at];
}

} // namespace

std::string_view to_string(Slip slip) noexcept {
    switch (slip) {
    case Slip::transposed:
        return "transposed";
    case Slip::dropped_digit:
        return "dropped-digit";
    case Slip::doubled_digit:
        return "doubled-digit";
    case Slip::extra_digit:
        return "extra-digit";
    case Slip::stale_total:
        return "stale-total";
    case Slip::replaced_digit:
        return "replaced-digit";
    case Slip::left_blank:
        return "left-blank";
    case Slip::exchanged:
        return "exchanged";
    case Slip::exchanged_rows:
        return "exchanged-rows";
    case Slip::shifted_row:
        return "shifted-row";
    case Slip::other:
        break;
    }
    return "other";
}

int unlikeliness(Slip slip) noexcept {
    switch (slip) {
    case Slip::transposed:
    case Slip::dropped_digit:
    case Slip::doubled_digit:
        return 0;
    case Slip::extra_digit:
        return 1;
    case Slip::stale_total:
    case Slip::exchanged:
        return 2;
    default:
        return 3;
    }
}

Slip slip_of_digits(std::string_view printed, std::string_view value) {
    if (printed.size() == value.size()) {
        const std::size_t at = first_difference(printed, value);
        const bool one_differs = at < value.size() && printed.substr(at + 1) == value.substr(at + 1);
        return is_transposed(printed, value) ? Slip::transposed
               : one_differs                 ? Slip::replaced_digit
                                             : Slip::other;
    }
    // 0 holds none of another number's digits: whoever prints it for 10 has not lost one.
    if (has_one_more(value, printed) && printed != "0") {
        return Slip::dropped_digit;
    }
    if (has_one_more(printed, value) && value != "0") {
        return is_doubled(printed, value) ? Slip::doubled_digit : Slip::extra_digit;
    }
    return Slip::other;
}

} // namespace nianbao
