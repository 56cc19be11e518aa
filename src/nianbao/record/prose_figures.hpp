// SPDX-License-Identifier: Apache-2.0
// Figures that a report without tables states in its sentences, each with its sentence.
#ifndef NIANBAO_RECORD_PROSE_FIGURES_HPP
#define NIANBAO_RECORD_PROSE_FIGURES_HPP

#include "nianbao/base/deadline.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/record.hpp"

#include <vector>

namespace nianbao {

/// Reads the sentences of a record that fits no form by schemas/prose.xml, and makes it one of form "prose"
/// where they state a figure; else the record stays as it is. A figure is listed only where a sentence states
/// it. Its value is the year's and the agency's own: a sentence about another time, another organ or matter, one
/// that is not understood as far as the figure, or a number that is only about right leaves it `doubtful` without
/// a value (P-02), sentences that differ too (P-01). `table_blocks`: blocks read as tables, no prose. The record's
/// identity must be there.
std::vector<Finding> read_prose(Record& record, const std::vector<bool>& table_blocks,
                                const Knowledge& knowledge, Deadline deadline);

} // namespace nianbao

#endif // NIANBAO_RECORD_PROSE_FIGURES_HPP
