// SPDX-License-Identifier: Apache-2.0
#include "nianbao/document/document.hpp"

namespace nianbao {

namespace {

/// Bytes of the white space character that begins at `at`, 0 where there is none.
/// ASCII, U+00A0, U+1680, U+2000 to U+200B, U+202F, U+205F, U+3000, U+FEFF.
std::size_t space_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t offset) {
        return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
    };
    const unsigned first = byte(0);
    if (first == ' ' || (first >= 9 && first <= 13)) {
        return 1;
    }
    if (first == 0xC2) {
        return byte(1) == 0xA0 ? 2 : 0;
    }
    if (first == 0xE1) {
        return byte(1) == 0x9A && byte(2) == 0x80 ? 3 : 0;
    }
    if (first == 0xE2) {
        const bool in_2000_block = byte(1) == 0x80 && ((byte(2) >= 0x80 && byte(2) <= 0x8B) || byte(2) == 0xAF);
        return in_2000_block || (byte(1) == 0x81 && byte(2) == 0x9F) ? 3 : 0;
    }
    if (first == 0xE3) {
        return byte(1) == 0x80 && byte(2) == 0x80 ? 3 : 0;
    }
    if (first == 0xEF) {
        return byte(1) == 0xBB && byte(2) == 0xBF ? 3 : 0;
    }
    return 0;
}

/// Bytes of the white space character that ends before `end`, 0 where there is none.
std::size_t space_before(std::string_view text, std::size_t end) {
    const auto last = static_cast<unsigned char>(text[end - 1]);
    if (last > ' ' && (last < 0x80 || last > 0xBF)) {
        return 0;
    }
    for (const std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
        if (end >= size && space_at(text, end - size) == size) {
            return size;
        }
    }
    return 0;
}

} // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        const std::size_t size = space_at(text, 0);
        if (size == 0) {
            break;
        }
        text.remove_prefix(size);
    }
    while (!text.empty()) {
        const std::size_t size = space_before(text, text.size());
        if (size == 0) {
            break;
        }
        text.remove_suffix(size);
    }
    return text;
}

std::size_t count_bar_groups(std::string_view line) noexcept {
    std::size_t groups = 0;
    for (std::size_t at = line.find('|'); at != line.npos; at = line.find('|', at)) {
        ++groups;
        at = line.find_first_not_of('|', at);
        if (at == line.npos) {
            break;
        }
    }
    return groups;
}

namespace {

/// With its outer tabs and spaces, where tabs or several spaces stand between its parts.
std::string_view with_columns(std::string_view line, std::string_view text) {
    if (text.find('\t') == text.npos && text.find("  ") == text.npos) {
        return text;
    }
    const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
    auto from = static_cast<std::size_t>(text.data() - line.data());
    std::size_t end = from + text.size();
    while (from > 0 && is_space(line[from - 1])) {
        --from;
    }
    while (end < line.size() && is_space(line[end])) {
        ++end;
    }
    return line.substr(from, end - from);
}

} // namespace

std::vector<Piece> split_bars(std::string_view line) {
    std::vector<Piece> pieces;
    if (line.find('|') == line.npos) {
        const std::string_view text = trimmed(line);
        if (!text.empty()) {
            pieces.emplace_back().text = with_columns(line, text);
        }
        return pieces;
    }
    pieces.reserve(2 * count_bar_groups(line) + 1);
    std::size_t at = 0;
    while (at <= line.size()) {
        const std::size_t bar = line.find('|', at);
        const std::string_view text = trimmed(line.substr(at, bar == line.npos ? line.npos : bar - at));
        if (!text.empty()) {
            pieces.emplace_back().text = text;
        }
        if (bar == line.npos) {
            break;
        }
        std::size_t end = bar;
        while (end < line.size() && line[end] == '|') {
            ++end;
        }
        pieces.emplace_back().bars = static_cast<std::uint32_t>(end - bar);
        at = end;
    }
    return pieces;
}

} // namespace nianbao
