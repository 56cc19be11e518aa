// SPDX-License-Identifier: Apache-2.0
// Reads CSV (RFC 4180, any line ends, a byte order mark allowed) that people write by hand.
#ifndef NIANBAO_TEXT_CSV_READER_HPP
#define NIANBAO_TEXT_CSV_READER_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct CsvRow {
    std::vector<std::string> fields;
    std::size_t line = 0; ///< from 1
};

/// Rows in order; empty lines are left out. A quote that is not closed ends with the text.
std::vector<CsvRow> read_csv(std::string_view text);

} // namespace nianbao

#endif // NIANBAO_TEXT_CSV_READER_HPP
