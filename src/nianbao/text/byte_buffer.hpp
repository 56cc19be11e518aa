// SPDX-License-Identifier: Apache-2.0
// Writing to a string in many short pieces, which is what XML, CSV and JSON are made of.
#ifndef NIANBAO_TEXT_BYTE_BUFFER_HPP
#define NIANBAO_TEXT_BYTE_BUFFER_HPP

#include <array>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace nianbao {

/// memcpy without a call for the few bytes of a name or a code; returns the end.
inline char* copied(char* to, std::string_view text) {
    const std::size_t size = text.size();
    const char* const from = text.data();
    if (size > 32) {
        std::memcpy(to, from, size);
    } else if (size >= 8) {
        for (std::size_t at = 0; at + 8 < size; at += 8) {
            std::memcpy(to + at, from + at, 8);
        }
        std::memcpy(to + size - 8, from + size - 8, 8);
    } else if (size >= 4) {
        std::memcpy(to, from, 4);
        std::memcpy(to + size - 4, from + size - 4, 4);
    } else {
        for (std::size_t at = 0; at < size; ++at) {
            to[at] = from[at];
        }
    }
    return to + size;
}

/// Pieces gather here and go to the string together. The string is whole only after flush(), or when the buffer is gone.
class ByteBuffer {
public:
    static constexpr std::size_t size = 4096;

    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): m_bytes
    explicit ByteBuffer(std::string& out) : m_out(out) {
    }
    ~ByteBuffer() {
        flush();
    }
    ByteBuffer(const ByteBuffer&) = delete;
    ByteBuffer& operator=(const ByteBuffer&) = delete;

    /// Where the next bytes go, at most `wanted` (<= size) of them; the caller says with end_at() how many they were.
    char* room(std::size_t wanted) {
        if (size - m_used < wanted) {
            flush();
        }
        return m_bytes.data() + m_used;
    }
    void end_at(const char* end) {
        m_used = static_cast<std::size_t>(end - m_bytes.data());
    }
    void put(char byte) {
        *room(1) = byte;
        ++m_used;
    }
    void put(std::string_view bytes) {
        if (bytes.size() > size) {
            out().append(bytes);
            return;
        }
        end_at(copied(room(bytes.size()), bytes));
    }
    void flush() {
        m_out.append(m_bytes.data(), m_used);
        m_used = 0;
    }
    /// The string, whole: to write there what is rare or long.
    std::string& out() {
        flush();
        return m_out;
    }

private:
    std::string& m_out;
    std::size_t m_used = 0; ///< of m_bytes: what goes behind m_out next
    std::array<char, size> m_bytes; ///< not initialized: that would cost more than most reports write
};

} // namespace nianbao

#endif // NIANBAO_TEXT_BYTE_BUFFER_HPP
