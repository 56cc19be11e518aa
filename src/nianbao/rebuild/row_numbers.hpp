// SPDX-License-Identifier: Apache-2.0
// Numbers that count the rows of a table, printed before their labels: no values of the row above.
#ifndef NIANBAO_REBUILD_ROW_NUMBERS_HPP
#define NIANBAO_REBUILD_ROW_NUMBERS_HPP

#include "nianbao/rebuild/printed_rows.hpp"

#include <cstddef>
#include <vector>

namespace nianbao {

/// Whether the text at `i`, printed behind `row`, counts the row that comes next: it begins a line and has words behind it
/// there; or the header names a column of numbers (`*count` is the last one seen), it goes on counting, and words follow.
/// With one of the two signs alone, a row above that would be full with it may have it for a value: number_in_doubt.
bool numbers_next_row(std::size_t i, PrintedRow& row, const std::vector<Token>& tokens, const std::vector<TokenKeys>& keys, std::size_t columns,
                      std::size_t* count);

} // namespace nianbao

#endif // NIANBAO_REBUILD_ROW_NUMBERS_HPP
