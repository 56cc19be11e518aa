// SPDX-License-Identifier: Apache-2.0
// Stray bytes inside the tags of tables, out before anything is decoded: a broken <td> would move the cells behind it.
#ifndef NIANBAO_PARSERS_HTML_STRAY_BYTES_HPP
#define NIANBAO_PARSERS_HTML_STRAY_BYTES_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace nianbao::html {

struct MendedPage {
    std::string bytes;      ///< empty where nothing is left out
    std::size_t strays = 0; ///< bytes left out
};

/// A stray byte is one above 7F between two below. In a tag of a table, outside quotes and in quoted numbers, none means
/// anything in any charset; in GB18030 and Big5 it would take the letter behind it along ("<" E4 "td>"). Everything else
/// stays as it is. Not for UTF-16.
MendedPage without_stray_bytes(std::string_view bytes);

} // namespace nianbao::html

#endif // NIANBAO_PARSERS_HTML_STRAY_BYTES_HPP
