// SPDX-License-Identifier: Apache-2.0
// Where printed sums do not hold: the smallest change that would make them hold, as a suggestion to whoever
// checks.
#ifndef NIANBAO_RECORD_SUGGESTION_HPP
#define NIANBAO_RECORD_SUGGESTION_HPP

#include "nianbao/base/finding.hpp"
#include "nianbao/forms/form.hpp"
#include "nianbao/record/equations.hpp"

#include <cstddef>
#include <vector>

namespace nianbao {

/// About the most that a table costs that cannot be explained: a few milliseconds.
inline constexpr std::size_t most_suggestion_steps = 200'000;

/// The suggestions of each equation, at the index it has in `equations`; none for one that holds. Rows and
/// columns that cross tell which figure is wrong; without them only an exchanged, lost or doubled digit is
/// evidence enough. Up to three sets of figures that explain it alike are all given, more are not.
std::vector<std::vector<Suggestion>> suggest_changes(const Form& form, const std::vector<Equation>& equations,
                                                     std::size_t most_steps = most_suggestion_steps);

} // namespace nianbao

#endif // NIANBAO_RECORD_SUGGESTION_HPP
