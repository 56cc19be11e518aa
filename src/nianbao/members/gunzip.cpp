// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/gunzip.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/members/unpack_meter.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace nianbao {

namespace {

constexpr std::size_t chunk_bytes = 65536;
constexpr int gzip_window = 15 + 16;
constexpr int zlib_window = 15;
constexpr int raw_window = -15;

/// zlib's state, let go on every way out.
class Inflater {
public:
    explicit Inflater(int window) {
        if (inflateInit2(&m_state, window) != Z_OK) {
            throw Error(ErrorCode::internal, "out-of-memory");
        }
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() {
        inflateEnd(&m_state);
    }
    z_stream& state() noexcept {
        return m_state;
    }

private:
    z_stream m_state = {};
};

unsigned clamped(std::size_t size) {
    return static_cast<unsigned>(std::min<std::size_t>(size, std::numeric_limits<unsigned>::max()));
}

Bytef* bytes_of(const char* text) {
    return reinterpret_cast<Bytef*>(const_cast<char*>(text)); // zlib's signature is older than const
}

class Gunzip : public ByteStream {
public:
    Gunzip(std::unique_ptr<ByteStream> packed, const Limits& limits)
        : m_packed(std::move(packed)), m_meter(limits), m_inflater(gzip_window), m_buffer(chunk_bytes) {
    }

    std::size_t read(char* to, std::size_t room) override {
        z_stream& state = m_inflater.state();
        const unsigned wanted = clamped(room);
        while (!m_ended) {
            if (state.avail_in == 0 && !refill()) {
                if (m_inside) {
                    throw Error(ErrorCode::corrupt, "gzip-truncated");
                }
                m_ended = true;
                break;
            }
            if (!m_inside && !begin_member()) {
                continue;
            }
            state.next_out = bytes_of(to);
            state.avail_out = wanted;
            const int result = inflate(&state, Z_NO_FLUSH);
            const std::size_t got = wanted - state.avail_out;
            if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
                refuse("gzip-checksum"); // what came with it is not given: nothing vouches for it
            }
            m_inside = result != Z_STREAM_END;
            m_unpacked += got;
            m_meter.check(m_unpacked, m_read - state.avail_in);
            if (got > 0) {
                return got;
            }
        }
        return 0;
    }

    bool is_vouched_for() const noexcept override {
        return !m_inside;
    }

private:
    bool refill() {
        const std::size_t got = m_packed->read(m_buffer.data(), m_buffer.size());
        m_read += got;
        m_inflater.state().next_in = bytes_of(m_buffer.data());
        m_inflater.state().avail_in = static_cast<unsigned>(got);
        return got > 0;
    }

    /// At the first byte behind a member: zero bytes fill up to a block of a tape or disk; another member may follow.
    bool begin_member() {
        z_stream& state = m_inflater.state();
        const unsigned char first = *state.next_in;
        if (m_padded || (m_members > 0 && first == 0)) {
            m_padded = true;
            while (state.avail_in > 0 && *state.next_in == 0) {
                ++state.next_in;
                --state.avail_in;
            }
            if (state.avail_in > 0) {
                refuse("gzip-garbage");
            }
            return false;
        }
        if (m_members > 0 && first != 0x1F) {
            refuse("gzip-garbage");
        }
        inflateReset(&state);
        ++m_members;
        m_inside = true;
        return true;
    }

    [[noreturn]] void refuse(const char* key) {
        m_ended = true;
        const std::uint64_t at = m_read - m_inflater.state().avail_in;
        throw Error(ErrorCode::corrupt, key, {}, "byte " + std::to_string(at));
    }

    std::unique_ptr<ByteStream> m_packed;
    UnpackMeter m_meter;
    Inflater m_inflater;
    std::vector<char> m_buffer;
    std::uint64_t m_read = 0;
    std::uint64_t m_unpacked = 0;
    std::uint64_t m_members = 0;
    bool m_inside = false; ///< of a member
    bool m_padded = false;
    bool m_ended = false;
};

/// Empty where the data are not so packed.
bool inflate_all(std::string_view packed, int window, std::size_t most, std::string& text) {
    Inflater inflater(window);
    z_stream& state = inflater.state();
    state.next_in = bytes_of(packed.data());
    state.avail_in = clamped(packed.size());
    text.clear();
    int result = Z_OK;
    while (result == Z_OK || (result == Z_STREAM_END && window == gzip_window && state.avail_in > 0 && *state.next_in == 0x1F)) {
        if (result == Z_STREAM_END) { // another member (RFC 1952, 2.2)
            inflateReset(&state);
        }
        const std::size_t size = text.size();
        const std::size_t room = std::min(chunk_bytes, most + 1 - size);
        text.resize(size + room);
        state.next_out = bytes_of(text.data() + size);
        state.avail_out = static_cast<unsigned>(room);
        result = inflate(&state, Z_NO_FLUSH);
        text.resize(size + room - state.avail_out);
        if (text.size() > most) {
            throw Error(ErrorCode::too_large, "limit", "input_bytes");
        }
    }
    return result == Z_STREAM_END;
}

} // namespace

std::unique_ptr<ByteStream> gunzip(std::unique_ptr<ByteStream> packed, const Limits& limits) {
    return std::make_unique<Gunzip>(std::move(packed), limits);
}

std::string unpacked(std::string_view packed, Packing packing, std::size_t most) {
    std::string text;
    const bool done = packing == Packing::gzip ? inflate_all(packed, gzip_window, most, text)
                                               : inflate_all(packed, zlib_window, most, text) || inflate_all(packed, raw_window, most, text);
    if (!done) {
        throw Error(ErrorCode::corrupt, "http-body", packing == Packing::gzip ? "gzip" : "deflate");
    }
    return text;
}

} // namespace nianbao
