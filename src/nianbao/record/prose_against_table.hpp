// SPDX-License-Identifier: Apache-2.0
// Sentences that state another number than the table of the same report.
#ifndef NIANBAO_RECORD_PROSE_AGAINST_TABLE_HPP
#define NIANBAO_RECORD_PROSE_AGAINST_TABLE_HPP

#include "nianbao/base/deadline.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/finding_book.hpp"
#include "nianbao/record/record.hpp"

#include <vector>

namespace nianbao {

/// Finds P-03: a sentence states a figure for this agency and year, the table prints a plain number for the
/// same measure (or figures that add up to it), and they differ. No figure is changed or filled. Silent where
/// the sentence may speak of another scope, where the table's number is not plain, and where another sum of
/// schemas/prose.xml makes both true. `table_blocks`: blocks read as tables. The record's figures and
/// identity must be there.
void check_prose(const Record& record, const std::vector<bool>& table_blocks, const Knowledge& knowledge,
                 FindingBook& book, Deadline deadline);

} // namespace nianbao

#endif // NIANBAO_RECORD_PROSE_AGAINST_TABLE_HPP
