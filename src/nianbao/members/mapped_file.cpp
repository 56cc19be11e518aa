// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/mapped_file.hpp"

#include "nianbao/base/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace nianbao {

namespace {

[[noreturn]] void cannot_read(int error) {
    throw Error(ErrorCode::io, "file-read", std::generic_category().message(error));
}

} // namespace

MappedFile::MappedFile(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0) {
        cannot_read(errno);
    }
    struct stat status = {};
    int error = ::fstat(file, &status) != 0 ? errno : S_ISREG(status.st_mode) ? 0 : EINVAL;
    if (error == 0 && status.st_size > 0) {
        m_size = static_cast<std::size_t>(status.st_size);
        m_data = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, file, 0);
        if (m_data == MAP_FAILED) {
            m_data = nullptr;
            error = errno;
        }
    }
    ::close(file);
    if (error != 0) {
        cannot_read(error);
    }
}

MappedFile::~MappedFile() {
    if (m_data != nullptr) {
        ::munmap(m_data, m_size);
    }
}

} // namespace nianbao
