// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/fingerprint.hpp"

#include <string>
#include <string_view>

namespace nianbao {

namespace {

/// Eight bytes a step; the parts it is fed with may be cut anywhere.
class Hasher {
public:
    void add(char byte) {
        m_word |= static_cast<std::uint64_t>(static_cast<unsigned char>(byte)) << (8 * (m_count % 8));
        if (++m_count % 8 == 0) {
            step();
        }
    }
    void add(std::string_view bytes) {
        for (const char byte : bytes) {
            add(byte);
        }
    }
    /// A field that must not run into the next one.
    void add_field(std::string_view bytes) {
        add(bytes);
        add('\0');
    }
    /// Text as one reads it: without white space of ASCII, U+00A0 and U+3000, but for what keeps two numbers apart.
    void add_text(std::string_view text);

    /// 0 where nothing was added.
    std::uint64_t value() {
        if (m_count == 0) {
            return 0;
        }
        step();
        m_hash ^= m_count;
        m_hash *= factor;
        m_hash ^= m_hash >> 32;
        return m_hash == 0 ? 1 : m_hash;
    }

private:
    static constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;

    void step() {
        m_hash = (m_hash ^ m_word) * factor;
        m_hash ^= m_hash >> 29;
        m_word = 0;
    }

    std::uint64_t m_hash = 0xCBF29CE484222325ULL;
    std::uint64_t m_word = 0;
    std::uint64_t m_count = 0;
    bool m_after_digit = false; ///< the last byte of text
};

void Hasher::add_text(std::string_view text) {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    constexpr std::string_view ideographic_space = "\xE3\x80\x80";
    bool gap = true; // a text is a cell, or stands between bars or on a line of its own
    for (std::size_t at = 0; at < text.size();) {
        const char byte = text[at];
        if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
            ++at;
            gap = true;
        } else if (byte == no_break_space[0] && text.substr(at, 2) == no_break_space) {
            at += 2;
            gap = true;
        } else if (byte == ideographic_space[0] && text.substr(at, 3) == ideographic_space) {
            at += 3;
            gap = true;
        } else {
            const bool digit = byte >= '0' && byte <= '9';
            if (gap && digit && m_after_digit) {
                add(' '); // 3 and 1 are not 31
            }
            add(byte);
            m_after_digit = digit;
            gap = false;
            ++at;
        }
    }
}

std::uint64_t text_hash(const Document& document) {
    Hasher hasher;
    for (const Block& block : document.blocks) {
        for (const Piece& piece : block.line.pieces) {
            hasher.add_text(piece.text);
        }
        for (const GridRow& row : block.table.rows) {
            for (const Cell& cell : row.cells) {
                hasher.add_text(cell.text);
            }
        }
    }
    return hasher.value();
}

std::uint64_t report_hash(const Record& record) {
    if (record.form.empty() || record.identity.agency.value.empty() || record.identity.year.value.empty()) {
        return 0;
    }
    Hasher hasher;
    hasher.add_text(record.identity.agency.value);
    hasher.add_field("");
    hasher.add_field(record.identity.year.value);
    hasher.add_field(record.form);
    for (const Figure& figure : record.figures) {
        if (figure.in_form()) {
            hasher.add_field(figure.value ? figure.value->to_string() : figure.raw);
            hasher.add(static_cast<char>(figure.state));
        }
    }
    return hasher.value();
}

std::uint64_t byte_hash(const SourceFacts& source) {
    Hasher hasher;
    hasher.add(source.sha256);
    for (const SourceFacts& other : source.others) {
        hasher.add(other.sha256);
    }
    return hasher.value();
}

} // namespace

Fingerprint fingerprint_of(const Record& record) {
    return {byte_hash(record.source), text_hash(record.document), report_hash(record)};
}

} // namespace nianbao
