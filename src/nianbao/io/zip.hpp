// SPDX-License-Identifier: Apache-2.0
// Reading a ZIP package from memory with bounds on everything. The only use of Poco.
#ifndef NIANBAO_IO_ZIP_HPP
#define NIANBAO_IO_ZIP_HPP

#include "nianbao/base/limits.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct ZipEntry {
    std::string name;
    std::uint32_t packed_bytes = 0;
    std::uint32_t unpacked_bytes = 0; ///< as the directory declares; read() does not trust it
    std::uint32_t crc = 0;
    std::uint16_t flags = 0;
    std::uint16_t method = 0;
    std::uint32_t offset = 0;         ///< of the local header
};

/// A package is one document (DOCX). An archive is a container of documents: its caps are Limits::archive_members and, for
/// each entry, Limits::input_bytes; there is none on all entries together, and names may repeat.
enum class ZipUse { package, archive };

/// The central directory of a package in memory. `bytes` must outlive it.
class ZipReader {
public:
    /// Throws Error: corrupt (no end record, truncated or contradictory directory), too_large.
    ZipReader(std::string_view bytes, const Limits& limits, ZipUse use = ZipUse::package);

    const std::vector<ZipEntry>& entries() const noexcept {
        return m_entries;
    }
    /// nullptr where there is no entry of that name.
    const ZipEntry* find(std::string_view name) const noexcept;

    /// Unpacks one entry; CRC and sizes are checked. Throws Error: corrupt, encrypted, unsupported
    /// (method), too_large (unpacked_bytes in all, unpacked_ratio; of an archive input_bytes). All reads of one reader
    /// are counted together.
    std::string read(const ZipEntry& entry);

private:
    std::string_view m_bytes;
    Limits m_limits;
    ZipUse m_use;
    std::vector<ZipEntry> m_entries;
    std::size_t m_unpacked = 0;
};

} // namespace nianbao

#endif // NIANBAO_IO_ZIP_HPP
