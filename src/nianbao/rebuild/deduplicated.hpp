// SPDX-License-Identifier: Apache-2.0
// Text from which an extractor removed every line it had already printed (dialect H): no figure's column is left in it.
#ifndef NIANBAO_REBUILD_DEDUPLICATED_HPP
#define NIANBAO_REBUILD_DEDUPLICATED_HPP

#include "nianbao/rebuild/printed_rows.hpp"
#include "nianbao/rebuild/tokens.hpp"

#include <vector>

namespace nianbao {

/// Nothing repeats, where a table of this form repeats its numbers all the time; or next to nothing repeats, and a
/// header that the form prints above several blocks stands there once.
bool is_deduplicated(const std::vector<PrintedRow>& rows, const std::vector<Token>& tokens, const std::vector<LabelHit>& hits,
                     const LabelIndex& index, const Form& form);

} // namespace nianbao

#endif // NIANBAO_REBUILD_DEDUPLICATED_HPP
