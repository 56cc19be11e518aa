// SPDX-License-Identifier: Apache-2.0
// Bytes that come one after the other: of a file, or unpacked from another stream.
#ifndef NIANBAO_MEMBERS_BYTE_STREAM_HPP
#define NIANBAO_MEMBERS_BYTE_STREAM_HPP

#include <cstddef>
#include <memory>
#include <string>

namespace nianbao {

class ByteStream {
public:
    ByteStream() = default;
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;
    virtual ~ByteStream() = default;

    /// Fills at most `room` bytes, at least one; 0 at the end. Throws Error; bytes before the fault were given.
    virtual std::size_t read(char* to, std::size_t room) = 0;

    /// No checksum is outstanding on what was given.
    virtual bool is_vouched_for() const noexcept {
        return true;
    }
};

/// A file. Throws Error(io).
std::unique_ptr<ByteStream> open_file(const std::string& path);

/// An open descriptor, which stays open.
std::unique_ptr<ByteStream> read_descriptor(int file);

} // namespace nianbao

#endif // NIANBAO_MEMBERS_BYTE_STREAM_HPP
