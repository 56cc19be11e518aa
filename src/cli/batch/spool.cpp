// SPDX-License-Identifier: Apache-2.0
#include "cli/batch/spool.hpp"

#include "nianbao/base/error.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace nianbao::cli {

namespace {

constexpr std::size_t most_buffered = 1 << 18;
constexpr std::uint64_t copied_at_once = 1 << 18;

[[noreturn]] void cannot(const char* what, int error, const std::string& path) {
    if (error == ENOSPC || error == EDQUOT) {
        throw Error(ErrorCode::io, "disk-full", "", path);
    }
    throw Error(ErrorCode::io, what, std::generic_category().message(error), path);
}

} // namespace

Spool::Spool(std::string path) : m_path(std::move(path)) {
    m_file = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    struct stat status = {};
    if (m_file < 0 || ::fstat(m_file, &status) != 0) {
        cannot("file-write", errno, m_path);
    }
    m_size = static_cast<std::uint64_t>(status.st_size);
}

Spool::~Spool() {
    if (m_file >= 0) {
        ::close(m_file);
    }
}

void Spool::truncate(std::uint64_t size) {
    m_buffer.clear();
    if (::ftruncate(m_file, static_cast<off_t>(size)) != 0) {
        cannot("file-write", errno, m_path);
    }
    m_size = size;
}

Extent Spool::append(std::string_view bytes) {
    const Extent extent{m_size, bytes.size()};
    m_buffer += bytes;
    m_size += bytes.size();
    if (m_buffer.size() >= most_buffered) {
        flush();
    }
    return extent;
}

void Spool::flush() {
    std::string_view rest = m_buffer;
    while (!rest.empty()) {
        const ssize_t written = ::write(m_file, rest.data(), rest.size());
        if (written < 0 && errno != EINTR) {
            cannot("file-write", errno, m_path);
        }
        rest.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    m_buffer.clear();
}

void Spool::sync() {
    flush();
    if (::fdatasync(m_file) != 0) {
        cannot("file-write", errno, m_path);
    }
}

std::string Spool::read(std::uint64_t offset, std::size_t size) const {
    std::string bytes(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count = ::pread(m_file, bytes.data() + done, size - done, static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            cannot("file-read", count < 0 ? errno : EIO, m_path);
        }
        done += static_cast<std::size_t>(count);
    }
    return bytes;
}

void Spool::copy(const Extent& extent, const std::function<void(std::string_view)>& out) const {
    for (std::uint64_t done = 0; done < extent.size;) {
        const std::uint64_t count = std::min(copied_at_once, extent.size - done);
        out(read(extent.offset + done, static_cast<std::size_t>(count)));
        done += count;
    }
}

} // namespace nianbao::cli
