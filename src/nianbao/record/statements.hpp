// SPDX-License-Identifier: Apache-2.0
// The texts of a document one by one, as one reads them: lines, parts of lines between bars, cells.
#ifndef NIANBAO_RECORD_STATEMENTS_HPP
#define NIANBAO_RECORD_STATEMENTS_HPP

#include "nianbao/document/document.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace nianbao {

struct Statement {
    std::string_view text; ///< into the document
    Place place;
    std::size_t block = 0;
    std::uint32_t row = 0;    ///< texts of one row (or one line) share block and row
    std::uint8_t heading = 0; ///< as Line::heading
    bool cell = false;        ///< stands between bars or in a table
};

std::vector<Statement> statements_of(const Document& document);

} // namespace nianbao

#endif // NIANBAO_RECORD_STATEMENTS_HPP
