// SPDX-License-Identifier: Apache-2.0
// Figures whose cell holds text that is struck through and was left out: what it says now may not be meant.
#ifndef NIANBAO_RECORD_STRUCK_CELLS_HPP
#define NIANBAO_RECORD_STRUCK_CELLS_HPP

#include "nianbao/forms/lexicon.hpp"
#include "nianbao/record/record.hpp"

#include <string>
#include <vector>

namespace nianbao {

/// Makes values in such cells doubtful, with a struck number beside them, and gives their ids; a cell that is blank without its
/// struck text stays blank, and is named, too.
std::vector<std::string> doubt_struck_cells(Record& record, const Lexicon& lexicon);

} // namespace nianbao

#endif // NIANBAO_RECORD_STRUCK_CELLS_HPP
