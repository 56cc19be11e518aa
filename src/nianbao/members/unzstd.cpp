// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/unzstd.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/members/unpack_meter.hpp"

#include <zstd.h>

#include <utility>
#include <vector>

namespace nianbao {

namespace {

constexpr int longest_window = 27; ///< 2^27 bytes

struct ContextCloser {
    void operator()(ZSTD_DCtx* context) const noexcept {
        ZSTD_freeDCtx(context);
    }
};

class Unzstd : public ByteStream {
public:
    Unzstd(std::unique_ptr<ByteStream> packed, const Limits& limits)
        : m_packed(std::move(packed)), m_meter(limits), m_context(ZSTD_createDCtx()), m_buffer(65536) {
        if (!m_context) {
            throw Error(ErrorCode::internal, "out-of-memory");
        }
        ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, longest_window);
    }

    std::size_t read(char* to, std::size_t room) override {
        ZSTD_outBuffer out = {to, room, 0};
        while (!m_ended) {
            // Inside of a frame the library may hold bytes for which there was no room.
            const bool needs_more = m_in.pos == m_in.size && !m_is_full;
            if (needs_more && !refill()) {
                m_ended = true;
                if (m_inside) {
                    throw Error(ErrorCode::corrupt, "zstd-truncated");
                }
                break;
            }
            const std::size_t left = ZSTD_decompressStream(m_context.get(), &out, &m_in);
            if (ZSTD_isError(left) != 0) {
                m_ended = true;
                const std::uint64_t at = m_read - (m_in.size - m_in.pos);
                throw Error(ErrorCode::corrupt, "zstd-corrupt", ZSTD_getErrorName(left), "byte " + std::to_string(at));
            }
            m_inside = left != 0;
            m_is_full = m_inside && out.pos == out.size;
            m_unpacked += out.pos;
            m_meter.check(m_unpacked, m_read - (m_in.size - m_in.pos));
            if (out.pos > 0) {
                return out.pos;
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
        m_in = {m_buffer.data(), got, 0};
        return got > 0;
    }

    std::unique_ptr<ByteStream> m_packed;
    UnpackMeter m_meter;
    std::unique_ptr<ZSTD_DCtx, ContextCloser> m_context;
    std::vector<char> m_buffer;
    ZSTD_inBuffer m_in = {nullptr, 0, 0};
    std::uint64_t m_read = 0;
    std::uint64_t m_unpacked = 0;
    bool m_inside = false; ///< of a frame
    bool m_is_full = false;
    bool m_ended = false;
};

} // namespace

std::unique_ptr<ByteStream> unzstd(std::unique_ptr<ByteStream> packed, const Limits& limits) {
    return std::make_unique<Unzstd>(std::move(packed), limits);
}

} // namespace nianbao
