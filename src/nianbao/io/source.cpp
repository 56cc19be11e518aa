// SPDX-License-Identifier: Apache-2.0
#include "nianbao/io/source.hpp"

#include "nianbao/base/error.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace nianbao {

namespace {

constexpr std::size_t chunk_bytes = 65536;

/// A descriptor that is closed on every way out.
class OpenFile {
public:
    explicit OpenFile(int file) : m_file(file) {
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (m_file >= 0) {
            ::close(m_file);
        }
    }
    int number() const noexcept {
        return m_file;
    }

private:
    int m_file;
};

[[noreturn]] void cannot_read(int error) {
    throw Error(ErrorCode::io, "file-read", std::generic_category().message(error));
}

[[noreturn]] void too_large() {
    throw Error(ErrorCode::too_large, "limit", "input_bytes");
}

/// The size where the system knows it, so that a file that is too large is not read at all.
std::size_t expected_bytes(int file, const Limits& limits) {
    struct stat status = {};
    if (::fstat(file, &status) != 0) {
        cannot_read(errno);
    }
    if (S_ISDIR(status.st_mode)) {
        cannot_read(EISDIR);
    }
    const std::size_t size = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
    if (size > limits.input_bytes) {
        too_large();
    }
    return size;
}

/// A file may grow while it is read, and a pipe has no size: the cap is held here, too. One byte more than expected is asked
/// for, so that the end of most files shows at once.
std::string read_all(int file, const Limits& limits) {
    std::string bytes;
    std::size_t wanted = expected_bytes(file, limits) + 1;
    std::size_t size = 0;
    while (true) {
        bytes.resize(size + std::min(wanted, limits.input_bytes - size + 1));
        const ssize_t got = ::read(file, bytes.data() + size, bytes.size() - size);
        if (got < 0) {
            cannot_read(errno); // an interrupted read, too: a signal is how the user ends a run that waits
        }
        size += static_cast<std::size_t>(got);
        if (size > limits.input_bytes) {
            too_large();
        }
        if (got == 0) {
            bytes.resize(size);
            return bytes;
        }
        wanted = size < bytes.size() ? bytes.size() - size : chunk_bytes;
    }
}

} // namespace

Source read_source(const std::string& path, const std::string& name, const Limits& limits) {
    const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (file.number() < 0) {
        cannot_read(errno);
    }
    Source source;
    source.bytes = read_all(file.number(), limits);
    source.name = name;
    return source;
}

Source read_standard_input(const Limits& limits) {
    Source source;
    source.bytes = read_all(STDIN_FILENO, limits);
    source.name = "stdin";
    return source;
}

} // namespace nianbao
