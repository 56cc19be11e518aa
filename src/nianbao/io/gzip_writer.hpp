// SPDX-License-Identifier: Apache-2.0
// Gzip (RFC 1952) with nothing in it that differs from run to run: no time, no name.
#ifndef NIANBAO_IO_GZIP_WRITER_HPP
#define NIANBAO_IO_GZIP_WRITER_HPP

#include <functional>
#include <memory>
#include <string_view>

namespace nianbao {

/// Packs a stream of bytes and hands the packed ones on as they come. Throws Error(internal) where memory ends, and
/// whatever `out` throws.
class GzipWriter {
public:
    explicit GzipWriter(std::function<void(std::string_view)> out);
    GzipWriter(const GzipWriter&) = delete;
    GzipWriter& operator=(const GzipWriter&) = delete;
    ~GzipWriter();

    void write(std::string_view bytes);
    /// The rest and the check sum; nothing can be written after it.
    void finish();

private:
    struct State;
    void pack(int flush);

    std::function<void(std::string_view)> m_out;
    std::unique_ptr<State> m_state;
};

} // namespace nianbao

#endif // NIANBAO_IO_GZIP_WRITER_HPP
