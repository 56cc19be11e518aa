// SPDX-License-Identifier: Apache-2.0
// The terminal: its language, its widths, and text that is safe to print on it.
#ifndef NIANBAO_CLI_TERMINAL_HPP
#define NIANBAO_CLI_TERMINAL_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::cli {

/// "zh" or "en", from LC_ALL, LC_MESSAGES, LANG: the first that is set decides. It chooses the language of
/// the terminal only; no file depends on it.
std::string terminal_language();

bool error_is_terminal();

/// Columns of a terminal that the text takes: 2 for East Asian wide characters.
std::size_t display_width(std::string_view utf8);

/// `text`, followed by spaces up to `width` columns.
std::string padded(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at spaces and between wide characters.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// Text from a document or a file name, made harmless: control characters (an escape sequence in a file name)
/// become U+FFFD, and so do bytes that are not UTF-8. Line breaks stay where `keep_lines`.
std::string printable(std::string_view text, bool keep_lines = false);

/// Throws Error(io, "stdout-write") if not everything could be written.
void write_output(std::string_view bytes);

/// To standard error. A closed standard error is not our problem.
void write_error(std::string_view bytes);
void write_error_line(std::string_view line);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_TERMINAL_HPP
