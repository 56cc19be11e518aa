// SPDX-License-Identifier: Apache-2.0
#include "nianbao/io/gzip_writer.hpp"

#include "nianbao/base/error.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace nianbao {

namespace {

constexpr int gzip_format = 15 + 16; // the largest window, and a gzip header instead of zlib's own
constexpr int memory_level = 8;      // zlib's default

} // namespace

struct GzipWriter::State {
    z_stream stream{};
};

GzipWriter::GzipWriter(std::function<void(std::string_view)> out) : m_out(std::move(out)), m_state(std::make_unique<State>()) {
    // Without deflateSetHeader zlib writes the time 0 and no name.
    if (deflateInit2(&m_state->stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_format, memory_level, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw Error(ErrorCode::internal, "out-of-memory");
    }
}

GzipWriter::~GzipWriter() {
    deflateEnd(&m_state->stream);
}

void GzipWriter::write(std::string_view bytes) {
    z_stream& stream = m_state->stream;
    while (!bytes.empty()) {
        const std::size_t most = std::numeric_limits<uInt>::max();
        const std::string_view part = bytes.substr(0, most);
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.data())); // zlib only reads it
        stream.avail_in = static_cast<uInt>(part.size());
        pack(Z_NO_FLUSH);
        bytes.remove_prefix(part.size());
    }
}

void GzipWriter::finish() {
    pack(Z_FINISH);
}

void GzipWriter::pack(int flush) {
    z_stream& stream = m_state->stream;
    std::array<char, 65'536> room{};
    do {
        stream.next_out = reinterpret_cast<Bytef*>(room.data());
        stream.avail_out = static_cast<uInt>(room.size());
        deflate(&stream, flush); // Z_BUF_ERROR only says that there was nothing to do
        m_out(std::string_view(room.data(), room.size() - stream.avail_out));
    } while (stream.avail_out == 0);
}

} // namespace nianbao
