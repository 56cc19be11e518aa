// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/mixed_charsets.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t least_in_all = 6;
constexpr std::size_t least_together = 4;
constexpr std::size_t places_named = 5;

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

bool continues(std::string_view bytes, std::size_t at) {
    return (byte_at(bytes, at) & 0xC0U) == 0x80;
}

struct Utf8Count {
    std::size_t three = 0; ///< whole characters of three bytes or four
    std::size_t two = 0;
    std::size_t bad = 0; ///< bytes that begin or continue nothing
};

Utf8Count count_utf8(std::string_view piece) {
    Utf8Count count;
    for (std::size_t at = 0; at < piece.size();) {
        const unsigned lead = byte_at(piece, at);
        std::size_t size = 1;
        if (lead >= 0xC2 && lead <= 0xDF && continues(piece, at + 1)) {
            size = 2;
            ++count.two;
        } else if (lead >= 0xE0 && lead <= 0xEF && continues(piece, at + 1) && continues(piece, at + 2)) {
            size = 3;
            ++count.three;
        } else if (lead >= 0xF0 && lead <= 0xF4 && continues(piece, at + 1) && continues(piece, at + 2) && continues(piece, at + 3)) {
            size = 4;
            ++count.three;
        } else {
            count.bad += lead >= 0x80 ? 1 : 0;
        }
        at += size;
    }
    return count;
}

struct DoubleCount {
    std::size_t common = 0; ///< both bytes above A0, as in GB2312; the first A1 to F9 (Big5 ends there)
    std::size_t other = 0;
    std::size_t bad = 0;
};

DoubleCount count_double(std::string_view piece) {
    DoubleCount count;
    for (std::size_t at = 0; at < piece.size();) {
        const unsigned lead = byte_at(piece, at);
        const unsigned trail = byte_at(piece, at + 1);
        if (lead < 0x80) {
            ++at;
        } else if (lead > 0x80 && lead < 0xFF && trail >= 0x40 && trail != 0x7F && trail < 0xFF) {
            (lead >= 0xA1 && lead <= 0xF9 && trail >= 0xA1 ? count.common : count.other) += 1;
            at += 2;
        } else if (lead > 0x80 && trail >= '0' && trail <= '9' && byte_at(piece, at + 2) > 0x80) { // four bytes of GB18030
            ++count.other;
            at += 4;
        } else {
            ++count.bad;
            ++at;
        }
    }
    return count;
}

struct Piece {
    enum class Kind { neutral, utf8, two_byte };
    Kind kind = Kind::neutral; ///< neutral: ASCII, broken, or both would do
    std::size_t characters = 0;
};

/// Text of GB or Big5 has hardly a character that is whole in UTF-8; damaged UTF-8 has nearly all of them whole.
Piece look_at(std::string_view piece) {
    const Utf8Count utf8 = count_utf8(piece);
    if (utf8.bad == 0) {
        const bool is_clear = utf8.three > utf8.two;
        return is_clear ? Piece{Piece::Kind::utf8, utf8.three} : Piece{};
    }
    const DoubleCount pairs = count_double(piece);
    const bool is_clear = pairs.bad == 0 && utf8.bad > 2 * utf8.three && pairs.common > 0 && pairs.common + 1 >= pairs.other;
    return is_clear ? Piece{Piece::Kind::two_byte, pairs.common} : Piece{};
}

/// Behind the piece that begins at `at`: a line, a tag or what stands between two. Neither < nor > nor a line end is the
/// second byte of a character in GB18030 or Big5.
std::size_t piece_end(std::string_view bytes, std::size_t at) {
    const std::size_t mark = bytes.find_first_of("\n\r<>", at);
    if (mark == bytes.npos) {
        return bytes.size();
    }
    return bytes[mark] == '<' && mark > at ? mark : mark + 1;
}

struct Evidence {
    std::size_t in_all = 0;
    std::size_t together = 0; ///< most in one piece

    void add(std::size_t characters) {
        in_all += characters;
        together = std::max(together, characters);
    }
    bool is_enough() const {
        return in_all >= least_in_all && together >= least_together;
    }
};

/// Lines that end before `at`: \n, \r\n, \r and a form feed end one.
class LineCounter {
public:
    explicit LineCounter(std::string_view bytes) : m_bytes(bytes) {
    }
    std::size_t line_of(std::size_t at) {
        for (; m_at < at; ++m_at) {
            const char byte = m_bytes[m_at];
            const bool is_pair = byte == '\r' && byte_at(m_bytes, m_at + 1) == '\n';
            m_line += byte == '\n' || byte == '\f' || (byte == '\r' && !is_pair) ? 1 : 0;
        }
        return m_line;
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
};

} // namespace

std::vector<CharsetStretch> charset_stretches(std::string_view bytes) {
    std::vector<CharsetStretch> stretches;
    Evidence utf8;
    Evidence two_byte;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = piece_end(bytes, at);
        const Piece piece = look_at(bytes.substr(at, end - at));
        const bool is_utf8 = piece.kind == Piece::Kind::utf8;
        if (piece.kind == Piece::Kind::neutral) {
            if (!stretches.empty()) {
                stretches.back().end = end;
            }
        } else {
            (is_utf8 ? utf8 : two_byte).add(piece.characters);
            if (stretches.empty() || stretches.back().is_utf8 != is_utf8) {
                stretches.push_back({stretches.empty() ? 0 : at, end, is_utf8, 0});
            }
            stretches.back().end = end;
            stretches.back().characters += piece.characters;
        }
        at = end;
    }
    if (!utf8.is_enough() || !two_byte.is_enough()) {
        stretches.clear();
    }
    return stretches;
}

std::string places_of(const std::vector<CharsetStretch>& stretches, bool utf8, std::string_view bytes) {
    std::string text;
    std::size_t count = 0;
    LineCounter lines(bytes);
    for (const CharsetStretch& stretch : stretches) {
        if (stretch.is_utf8 != utf8) {
            continue;
        }
        if (++count > places_named) {
            return text + ", ...";
        }
        const std::size_t first = lines.line_of(stretch.begin);
        const std::size_t last = lines.line_of(stretch.end - 1);
        text += (text.empty() ? "L" : ", L") + std::to_string(first);
        text += last == first ? std::string{} : "-L" + std::to_string(last);
        text += " (bytes " + std::to_string(stretch.begin) + "-" + std::to_string(stretch.end - 1) + ")";
    }
    return text;
}

} // namespace nianbao
