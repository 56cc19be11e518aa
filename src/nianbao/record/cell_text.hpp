// SPDX-License-Identifier: Apache-2.0
// A cell of the document layer by its reference: "t1.c14" of a run, "t2.4.5" of a grid.
#ifndef NIANBAO_RECORD_CELL_TEXT_HPP
#define NIANBAO_RECORD_CELL_TEXT_HPP

#include "nianbao/record/record.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace nianbao {

struct CellFound {
    std::string text;
    Place place;
    std::string run_place; ///< cells of a run: "L7-L46"; empty for a grid
};

/// nullopt where the document has no such cell.
std::optional<CellFound> find_cell(const Record& record, std::string_view reference);

} // namespace nianbao

#endif // NIANBAO_RECORD_CELL_TEXT_HPP
