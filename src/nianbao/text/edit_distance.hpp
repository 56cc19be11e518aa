// SPDX-License-Identifier: Apache-2.0
// How many characters apart two short texts are.
#ifndef NIANBAO_TEXT_EDIT_DISTANCE_HPP
#define NIANBAO_TEXT_EDIT_DISTANCE_HPP

#include <cstddef>
#include <string_view>

namespace nianbao {

/// Levenshtein's distance in code points: insertions, deletions and substitutions cost 1 each. Computed in a band
/// of `most` around the diagonal; whatever is larger than `most` gives most + 1.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t most);

} // namespace nianbao

#endif // NIANBAO_TEXT_EDIT_DISTANCE_HPP
