// SPDX-License-Identifier: Apache-2.0
#include "nianbao/io/sink.hpp"

#include "nianbao/base/error.hpp"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace nianbao {

namespace {

constexpr int attempts = 1000;

[[noreturn]] void cannot_write(int error) {
    if (error == ENOSPC || error == EDQUOT) {
        throw Error(ErrorCode::io, "disk-full");
    }
    throw Error(ErrorCode::io, "file-write", std::generic_category().message(error));
}

/// A hidden name of its own in the same folder: renaming works only inside one file system, and a folder that
/// is walked meanwhile does not show it. The name is short, for the output's own may be as long as names can be.
std::string temporary_name(const std::string& folder) {
    static std::atomic<unsigned> counter{0};
    return folder + ".nianbao-" + std::to_string(::getpid()) + "-" + std::to_string(++counter) + ".tmp";
}

/// With its slash; empty for the folder one is in.
std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == path.npos ? std::string{} : path.substr(0, slash + 1);
}

constexpr std::size_t copied_at_once = 1 << 16;

} // namespace

FileSink::FileSink(std::string path, const std::string& folder) : m_path(std::move(path)) {
    open_temporary(folder.empty() ? folder_of(m_path) : folder + "/");
}

void FileSink::open_temporary(const std::string& folder) {
    for (int attempt = 0; attempt < attempts; ++attempt) {
        m_temporary = temporary_name(folder);
        m_file = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (m_file >= 0) {
            return;
        }
        if (errno != EEXIST) { // left behind by a process that had our number
            break;
        }
    }
    cannot_write(errno);
}

FileSink::~FileSink() {
    if (m_file >= 0) {
        ::close(m_file);
    }
    if (!m_temporary.empty()) {
        ::unlink(m_temporary.c_str());
    }
}

void FileSink::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            cannot_write(errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void FileSink::commit() {
    // Some file systems report a full disk only when the file is closed.
    if (::close(std::exchange(m_file, -1)) != 0) {
        cannot_write(errno);
    }
    if (std::rename(m_temporary.c_str(), m_path.c_str()) != 0) {
        errno == EXDEV ? move_across() : cannot_write(errno);
    }
    m_temporary.clear();
}

/// The output's folder leads to another file system: the bytes are copied beside the output first.
void FileSink::move_across() {
    FileSink beside(m_path);
    const int from = ::open(m_temporary.c_str(), O_RDONLY | O_CLOEXEC);
    std::string bytes(copied_at_once, '\0');
    ssize_t count = from < 0 ? -1 : 1;
    while (count > 0) {
        count = ::read(from, bytes.data(), bytes.size());
        if (count > 0) {
            beside.write(std::string_view(bytes).substr(0, static_cast<std::size_t>(count)));
        }
    }
    const int error = errno;
    if (from >= 0) {
        ::close(from);
    }
    if (count < 0) {
        cannot_write(error);
    }
    beside.commit();
    ::unlink(m_temporary.c_str());
}

void write_file(const std::string& path, std::string_view bytes) {
    FileSink sink(path);
    sink.write(bytes);
    sink.commit();
}

} // namespace nianbao
