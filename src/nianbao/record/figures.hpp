// SPDX-License-Identifier: Apache-2.0
// Figures out of placed rows: states, values, units, and the findings a cell or a row calls for by itself.
#ifndef NIANBAO_RECORD_FIGURES_HPP
#define NIANBAO_RECORD_FIGURES_HPP

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/rebuild/rebuild.hpp"
#include "nianbao/record/record.hpp"

#include <string>
#include <vector>

namespace nianbao {

/// Where tokens stand in the record: references of cells, as the document layer numbers them.
using CellRefs = std::vector<std::string>; ///< per token; empty for bars and edges

/// Fills Record::figures (the form's in its order, then x- rows) and returns the findings U, Q and E-03 to E-12,
/// in the figures' order. `section_found`: per table of the form, whether its section's heading is there.
std::vector<Finding> build_figures(Record& record, const Rebuilt& rebuilt, const CellRefs& cells,
                                   const std::vector<bool>& section_found, const Knowledge& knowledge);

/// "row label > column label" (with U+203A), as messages name a figure.
std::string figure_name(const Figure& figure);

} // namespace nianbao

#endif // NIANBAO_RECORD_FIGURES_HPP
