// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/stream_buffer.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t chunk_bytes = 65536;

} // namespace

bool StreamBuffer::ensure(std::size_t bytes) {
    while (view().size() < bytes && !m_ended) {
        if (m_at > 0 && m_at >= m_bytes.size() / 2) { // what is moved is at most what was consumed
            m_bytes.erase(0, m_at);
            m_at = 0;
        }
        const std::size_t size = m_bytes.size();
        std::size_t got = 0;
        m_bytes.resize(size + chunk_bytes);
        m_vouched_for = m_stream->is_vouched_for();
        try {
            got = m_stream->read(m_bytes.data() + size, chunk_bytes);
        } catch (const Error& error) {
            m_broken = error;
        }
        m_bytes.resize(size + got);
        m_ended = got == 0;
    }
    return view().size() >= bytes;
}

void StreamBuffer::consume(std::size_t bytes) {
    m_at += bytes;
    m_offset += bytes;
}

std::uint64_t StreamBuffer::skip(std::uint64_t bytes) {
    std::uint64_t skipped = 0;
    while (skipped < bytes && ensure(1)) {
        const auto now = static_cast<std::size_t>(std::min<std::uint64_t>(bytes - skipped, view().size()));
        consume(now);
        skipped += now;
    }
    return skipped;
}

} // namespace nianbao
