// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/byte_stream.hpp"

#include "nianbao/base/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace nianbao {

namespace {

[[noreturn]] void cannot_read(int error) {
    throw Error(ErrorCode::io, "file-read", std::generic_category().message(error));
}

class DescriptorStream : public ByteStream {
public:
    DescriptorStream(int file, bool owned) : m_file(file), m_owned(owned) {
    }
    ~DescriptorStream() override {
        if (m_owned) {
            ::close(m_file);
        }
    }

    std::size_t read(char* to, std::size_t room) override {
        const ssize_t got = ::read(m_file, to, room);
        if (got < 0) {
            cannot_read(errno); // an interrupted read, too: a signal is how the user ends a run that waits
        }
        return static_cast<std::size_t>(got);
    }

private:
    int m_file;
    bool m_owned;
};

} // namespace

std::unique_ptr<ByteStream> open_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) {
        cannot_read(errno);
    }
    return std::make_unique<DescriptorStream>(file, true);
}

std::unique_ptr<ByteStream> read_descriptor(int file) {
    return std::make_unique<DescriptorStream>(file, false);
}

} // namespace nianbao
