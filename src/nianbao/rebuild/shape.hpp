// SPDX-License-Identifier: Apache-2.0
// The bars as witnesses: the width of a table, measured on its rows, and what each row's count proves.
#ifndef NIANBAO_REBUILD_SHAPE_HPP
#define NIANBAO_REBUILD_SHAPE_HPP

#include "nianbao/rebuild/rebuild.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace nianbao {

/// Measures the shape of one table on all its printed rows in runs.
TableShape measure_shape(const std::vector<PrintedRow>& rows, std::uint32_t table, const std::vector<Token>& tokens,
                         const Form& form);

/// Places the values of a row of a run. `trouble` is set, and every slot undecided, where the count does
/// not prove the columns.
std::vector<Slot> place_run_row(const PrintedRow& row, const std::vector<Token>& tokens, const TableShape& shape,
                                std::size_t slots, std::string& trouble);

/// Fills every slot with the candidates its order allows: print j of v may stand in slot i of n where
/// at least j slots lie before it and enough behind it.
std::vector<Slot> undecided_slots(const std::vector<std::size_t>& prints, std::size_t slots);

} // namespace nianbao

#endif // NIANBAO_REBUILD_SHAPE_HPP
