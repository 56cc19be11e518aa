// SPDX-License-Identifier: Apache-2.0
// Formats that are known by their first bytes and not read, so that the message can name them.
#ifndef NIANBAO_PARSERS_KNOWN_FORMATS_HPP
#define NIANBAO_PARSERS_KNOWN_FORMATS_HPP

#include <string>
#include <string_view>

namespace nianbao {

/// "PDF", "PNG image", "7z archive", ...; by signatures that no text begins with. Empty where none fits.
std::string unread_binary_format(std::string_view bytes);

/// "RTF", "JSON", "MHTML", "XML": texts in a notation of their own. Empty where none fits.
std::string unread_text_format(std::string_view bytes);

/// A compound file (.doc, .xls, .wps, and the wrapper of encrypted OOXML).
bool is_compound_file(std::string_view bytes);
/// A compound file that holds an encrypted package.
bool is_encrypted_package(std::string_view bytes);

/// A ZIP package, readable or not.
bool is_zip(std::string_view bytes);
/// Of a ZIP without a Word document: "XLSX", "ODT", "OFD", "ZIP archive", ...
std::string zip_format(std::string_view bytes);

/// Bytes that stand in no text: control characters, zero bytes that are not UTF-16.
bool is_binary(std::string_view bytes);

} // namespace nianbao

#endif // NIANBAO_PARSERS_KNOWN_FORMATS_HPP
