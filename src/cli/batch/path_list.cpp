// SPDX-License-Identifier: Apache-2.0
#include "cli/batch/path_list.hpp"

#include "nianbao/base/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace nianbao::cli {

namespace {

constexpr std::size_t longest_path = 4096;

class ListFile {
public:
    explicit ListFile(const std::string& path) : m_path(path) {
        m_file = path == "-" ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (m_file < 0) {
            fail();
        }
    }
    ListFile(const ListFile&) = delete;
    ListFile& operator=(const ListFile&) = delete;
    ~ListFile() {
        ::close(m_file);
    }
    /// 0 at the end.
    std::size_t read(char* buffer, std::size_t size) const {
        while (true) {
            const ssize_t count = ::read(m_file, buffer, size);
            if (count >= 0) {
                return static_cast<std::size_t>(count);
            }
            if (errno != EINTR) {
                fail();
            }
        }
    }

private:
    [[noreturn]] void fail() const {
        throw Error(ErrorCode::io, "file-read", std::generic_category().message(errno), m_path);
    }

    const std::string& m_path;
    int m_file = -1;
};

} // namespace

void read_path_list(const std::string& file, bool null_between, const std::function<void(std::string)>& path) {
    const ListFile list(file);
    const char end = null_between ? '\0' : '\n';
    std::string current;
    const auto give = [&] {
        if (!null_between && !current.empty() && current.back() == '\r') {
            current.pop_back();
        }
        if (!current.empty()) {
            path(std::exchange(current, std::string()));
        }
    };
    char buffer[1 << 16];
    while (const std::size_t count = list.read(buffer, sizeof buffer)) {
        for (std::size_t i = 0; i < count; ++i) {
            if (buffer[i] == end) {
                give();
            } else if (current.size() == longest_path) {
                throw Error(ErrorCode::usage, "path-list", file);
            } else {
                current += buffer[i];
            }
        }
    }
    give();
}

} // namespace nianbao::cli
