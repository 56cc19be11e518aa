// SPDX-License-Identifier: Apache-2.0
// A file as memory, read by the system where it is looked at.
#ifndef NIANBAO_MEMBERS_MAPPED_FILE_HPP
#define NIANBAO_MEMBERS_MAPPED_FILE_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace nianbao {

/// Whoever shortens the file while it is mapped ends the program: a signal, not an Error.
class MappedFile {
public:
    /// Throws Error(io): cannot be opened, is no regular file.
    explicit MappedFile(const std::string& path);
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    std::string_view bytes() const noexcept {
        return {static_cast<const char*>(m_data), m_size};
    }

private:
    void* m_data = nullptr;
    std::size_t m_size = 0;
};

} // namespace nianbao

#endif // NIANBAO_MEMBERS_MAPPED_FILE_HPP
