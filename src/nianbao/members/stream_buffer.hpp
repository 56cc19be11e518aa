// SPDX-License-Identifier: Apache-2.0
// A window that moves over a stream: as much of it in memory as a reader asks for.
#ifndef NIANBAO_MEMBERS_STREAM_BUFFER_HPP
#define NIANBAO_MEMBERS_STREAM_BUFFER_HPP

#include "nianbao/base/error.hpp"
#include "nianbao/members/byte_stream.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace nianbao {

/// An Error of the stream ends it: what was read before is still given, and broken() says that the end is none.
class StreamBuffer {
public:
    explicit StreamBuffer(std::unique_ptr<ByteStream> stream) : m_stream(std::move(stream)) {
    }

    /// What is in memory and not consumed; valid until the next call of another function.
    std::string_view view() const noexcept {
        return std::string_view(m_bytes).substr(m_at);
    }
    /// Reads until the view has at least `bytes`; false where the stream ends before.
    bool ensure(std::size_t bytes);
    /// Reads once, whatever comes; false at the end.
    bool more() {
        return ensure(view().size() + 1);
    }
    void consume(std::size_t bytes);
    /// Goes forward without keeping anything; the number of bytes that were there.
    std::uint64_t skip(std::uint64_t bytes);
    /// Of the view's first byte in the stream.
    std::uint64_t offset() const noexcept {
        return m_offset;
    }
    const std::optional<Error>& broken() const noexcept {
        return m_broken;
    }
    /// It broke before a checksum on the last bytes was looked at.
    bool is_end_in_doubt() const noexcept {
        return m_broken && !m_vouched_for;
    }
    void throw_if_broken() const {
        if (m_broken) {
            throw Error(*m_broken);
        }
    }

private:
    std::unique_ptr<ByteStream> m_stream;
    std::string m_bytes;
    std::size_t m_at = 0;
    std::uint64_t m_offset = 0;
    bool m_ended = false;
    bool m_vouched_for = true; ///< all bytes read so far
    std::optional<Error> m_broken;
};

} // namespace nianbao

#endif // NIANBAO_MEMBERS_STREAM_BUFFER_HPP
