// SPDX-License-Identifier: Apache-2.0
// Where something stands in its source, as people cite it: L46, p12, t2.4.5.
#ifndef NIANBAO_BASE_PLACE_HPP
#define NIANBAO_BASE_PLACE_HPP

#include <cstdint>
#include <string>

namespace nianbao {

/// One place in a source. Text: line numbers from 1 (`L46`, `L46-L49`). HTML and DOCX: paragraph
/// number (`p12`), or table, row and cell numbers as declared in the source, each from 1 (`t2.4.5`).
struct Place {
    std::uint32_t line = 0;      ///< text: first line, else 0
    std::uint32_t line_end = 0;  ///< text: last line where it differs, else 0
    std::uint32_t paragraph = 0; ///< HTML, DOCX: paragraph number, else 0
    std::uint32_t table = 0;     ///< HTML, DOCX: table number, else 0
    std::uint32_t row = 0;
    std::uint32_t cell = 0;
    std::uint32_t file = 0;      ///< of several files of one report the second has 2; 0 for the first and for a single one

    friend bool operator==(const Place&, const Place&) = default;
};

/// `L46`, `L46-L49`, `p12`, `t2`, `t2.4`, `t2.4.5`, `2:t1.4.2` in a second file; empty for a place that is not known.
std::string to_string(const Place& place);

/// The inverse of to_string. An unreadable text gives an empty place.
Place place_from_string(const std::string& text);

} // namespace nianbao

#endif // NIANBAO_BASE_PLACE_HPP
