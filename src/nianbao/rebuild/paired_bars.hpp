// SPDX-License-Identifier: Apache-2.0
// Cells with a bar on each side (trafilatura 0.8 to 1.4: |a||b||c|): two bars between neighbors are no blank.
#ifndef NIANBAO_REBUILD_PAIRED_BARS_HPP
#define NIANBAO_REBUILD_PAIRED_BARS_HPP

#include "nianbao/rebuild/tokens.hpp"

#include <vector>

namespace nianbao {

/// Where a document prints its cells like that, counts the loose bars again: of two bars between texts one closes a
/// cell and one opens the next, and each further pair is a blank cell.
void read_paired_bars(std::vector<Token>& tokens);

} // namespace nianbao

#endif // NIANBAO_REBUILD_PAIRED_BARS_HPP
