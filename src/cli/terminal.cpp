// SPDX-License-Identifier: Apache-2.0
// The terminal: the only place of the program that asks the environment for a language and writes to
// descriptors.
#include "cli/terminal.hpp"

#include "cli/signals.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/text/utf8.hpp"

#include <cerrno>
#include <cstdlib>
#include <csignal>
#include <cstring>
#include <iterator>
#include <unistd.h>

namespace nianbao::cli {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// Unicode East Asian Width W and F, in coarse blocks: enough for columns that line up.
constexpr Range wide_ranges[] = {
    {0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
};

constexpr Range zero_ranges[] = {{0x0300, 0x036F}, {0x200B, 0x200F}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}};

/// Marks that never begin a line: closing quotes and brackets, full stops, commas, colons.
constexpr char32_t closing_marks[] = {0x3001, 0x3002, 0x300B, 0x300D, 0x3011, 0x2019, 0x201D, 0xFF01, 0xFF09,
                                      0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, '.',    ',',    ')',    ':',    ';'};

template <std::size_t N> bool within(const Range (&ranges)[N], char32_t code) {
    for (const Range& range : ranges) {
        if (code >= range.first && code <= range.last) {
            return true;
        }
    }
    return false;
}

std::size_t width_of(char32_t code) {
    if (within(zero_ranges, code)) {
        return 0;
    }
    return within(wide_ranges, code) ? 2 : 1;
}

bool is_closing(char32_t code) {
    for (const char32_t mark : closing_marks) {
        if (mark == code) {
            return true;
        }
    }
    return false;
}

/// Pieces that a line is never broken inside: a run of narrow characters, or one wide one with the closing
/// marks that follow it. A piece that begins with a space may lose it at a line's end.
std::vector<std::u32string> unbreakable(const std::u32string& text) {
    std::vector<std::u32string> pieces;
    bool after_wide = false;
    for (const char32_t code : text) {
        const bool wide = width_of(code) == 2;
        const bool starts_piece = code == U' ' || wide || after_wide;
        if (pieces.empty() || (starts_piece && !is_closing(code) && pieces.back() != U" ")) {
            pieces.emplace_back();
        }
        pieces.back() += code;
        after_wide = wide;
    }
    return pieces;
}

} // namespace

std::string terminal_language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return std::string_view(value).substr(0, 2) == "zh" ? "zh" : "en";
        }
    }
    return "en";
}

bool error_is_terminal() {
    return ::isatty(STDERR_FILENO) == 1;
}

std::size_t display_width(std::string_view utf8) {
    std::size_t width = 0;
    for (const char32_t code : to_utf32(utf8)) {
        width += width_of(code);
    }
    return width;
}

std::string padded(std::string_view text, std::size_t width) {
    const std::size_t taken = display_width(text);
    return std::string(text) + std::string(taken < width ? width - taken : 0, ' ');
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::size_t column = 0;
    for (std::u32string piece : unbreakable(to_utf32(text))) {
        const std::string utf8 = to_utf8(piece);
        const std::size_t taken = display_width(utf8);
        if (column > 0 && column + taken > width) {
            lines.emplace_back();
            column = 0;
        }
        const bool drops_space = column == 0 && !utf8.empty() && utf8.front() == ' ';
        lines.back() += drops_space ? utf8.substr(1) : utf8;
        column += drops_space ? taken - 1 : taken;
    }
    return lines;
}

std::string printable(std::string_view text, bool keep_lines) {
    std::size_t replaced = 0;
    std::string safe;
    for (const char32_t code : to_utf32(repair_utf8(text, replaced))) {
        const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
        const bool allowed = keep_lines && (code == U'\n' || code == U'\t');
        append_utf8(safe, control && !allowed ? char32_t{0xFFFD} : code);
    }
    return safe;
}

void write_output(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0 && errno == EPIPE) { // the reader has what it wanted (| head): end as other tools do
            end_by_signal(SIGPIPE);
        }
        if (written <= 0) {
            throw Error(ErrorCode::io, "stdout-write", std::strerror(errno));
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void write_error(std::string_view rest) {
    while (!rest.empty()) {
        const ssize_t written = ::write(STDERR_FILENO, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return;
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
}

void write_error_line(std::string_view line) {
    write_error(std::string(line) + "\n");
}

} // namespace nianbao::cli
