// SPDX-License-Identifier: Apache-2.0
// Rows of a grid of the form that print numbers and belong to no row: without a label they are nobody's.
#ifndef NIANBAO_RECORD_UNPLACED_ROWS_HPP
#define NIANBAO_RECORD_UNPLACED_ROWS_HPP

#include "nianbao/document/document.hpp"
#include "nianbao/rebuild/rebuild.hpp"

#include <string>
#include <vector>

namespace nianbao {

/// Places of their first numbers, in printed order. A row that only numbers the columns is none.
std::vector<std::string> unplaced_rows(const Document& document, const Rebuilt& rebuilt);

} // namespace nianbao

#endif // NIANBAO_RECORD_UNPLACED_ROWS_HPP
