// SPDX-License-Identifier: Apache-2.0
// What stands in a figure's place, and how sure the reading of its number is: docs/record.md explains each.
#ifndef NIANBAO_BASE_READING_HPP
#define NIANBAO_BASE_READING_HPP

#include <optional>
#include <string_view>

namespace nianbao {

/// What stands where the form asks for a figure. None but `reported` has a number.
enum class FigureState {
    reported,
    blank,           ///< an empty cell
    mark,            ///< "-", "/", the word for none
    text,            ///< words only
    undecided,       ///< the row prints something, but not provably for this column
    missing_cell,
    missing_row,
    missing_table,
    missing_section,
    not_in_form,
};

/// How sure the reading of a printed number is.
enum class Reading { none, exact, normalized, inferred, prose, doubtful, unread };

std::string_view to_string(FigureState state) noexcept; ///< "missing-cell" ...
std::string_view to_string(Reading reading) noexcept;   ///< "" for none
std::optional<FigureState> figure_state_from_string(std::string_view text) noexcept;
std::optional<Reading> reading_from_string(std::string_view text) noexcept;

} // namespace nianbao

#endif // NIANBAO_BASE_READING_HPP
