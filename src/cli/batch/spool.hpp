// SPDX-License-Identifier: Apache-2.0
// A file that only grows while a run goes on: the parts of figures.csv and the like, as they come.
#ifndef NIANBAO_CLI_BATCH_SPOOL_HPP
#define NIANBAO_CLI_BATCH_SPOOL_HPP

#include "cli/batch/journal.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace nianbao::cli {

/// All of it throws Error(io) with the file's path.
class Spool {
public:
    explicit Spool(std::string path);
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;
    ~Spool();

    std::uint64_t size() const noexcept {
        return m_size;
    }
    /// Of it, what flush() has handed over.
    std::uint64_t flushed() const noexcept {
        return m_size - m_buffer.size();
    }
    const std::string& path() const noexcept {
        return m_path;
    }
    /// Drops what stands behind `size`.
    void truncate(std::uint64_t size);
    Extent append(std::string_view bytes);
    /// Hands what was appended to the system: it outlives the program from then on.
    void flush();
    /// To the disk: it outlives the machine.
    void sync();
    /// `size` bytes from `offset`, all flushed. Any thread.
    std::string read(std::uint64_t offset, std::size_t size) const;
    /// Bytes of one extent, in pieces.
    void copy(const Extent& extent, const std::function<void(std::string_view)>& out) const;

private:
    std::string m_path;
    int m_file = -1;
    std::uint64_t m_size = 0; ///< with what is not flushed
    std::string m_buffer;
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_SPOOL_HPP
