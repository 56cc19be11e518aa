// SPDX-License-Identifier: Apache-2.0
// Writes stored ZIP archives, with every field open to a lie, for tests of the reader.
#ifndef NIANBAO_TESTS_ZIP_WRITER_HPP
#define NIANBAO_TESTS_ZIP_WRITER_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::test {

inline std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

inline void append16(std::string& bytes, std::uint32_t value) {
    bytes += static_cast<char>(value & 0xFFU);
    bytes += static_cast<char>(value >> 8U & 0xFFU);
}

inline void append32(std::string& bytes, std::uint32_t value) {
    append16(bytes, value & 0xFFFFU);
    append16(bytes, value >> 16U);
}

/// One entry. What is set deviates from what `packed` and `text` are.
struct ZipPart {
    std::string name;
    std::string text;                     ///< the content; packed as it is unless `packed` is set
    std::optional<std::string> packed;    ///< the bytes in the archive, where `method` is not 0
    std::uint16_t method = 0;
    std::uint16_t flags = 0;
    std::optional<std::uint32_t> crc;
    std::optional<std::uint32_t> unpacked_size;
    std::optional<std::uint32_t> packed_size;
    std::optional<std::string> local_name;
    std::optional<std::uint16_t> local_method;
    std::optional<std::uint16_t> local_flags;
    std::optional<std::uint32_t> local_size; ///< both sizes of the local header
    std::string descriptor;                  ///< bytes behind the data
    std::string local_extra;
};

struct ZipOptions {
    std::string before;      ///< junk before the archive
    std::string between;     ///< bytes between the directory and the end record
    std::string comment;
    std::string after;       ///< junk behind the end record
    std::optional<std::uint16_t> count;
    std::optional<std::uint32_t> directory_size;
    std::optional<std::uint32_t> directory_offset;
};

inline void append_sizes(std::string& bytes, const ZipPart& part, std::string_view data, bool local) {
    const bool lies = local && part.local_size.has_value();
    append32(bytes, part.crc.value_or(crc32(part.text)));
    const auto packed = part.packed_size.value_or(static_cast<std::uint32_t>(data.size()));
    const auto unpacked = part.unpacked_size.value_or(static_cast<std::uint32_t>(part.text.size()));
    append32(bytes, lies ? *part.local_size : packed);
    append32(bytes, lies ? *part.local_size : unpacked);
}

inline std::string make_zip(const std::vector<ZipPart>& parts, const ZipOptions& options = {}) {
    std::string archive;
    std::string directory;
    for (const ZipPart& part : parts) {
        const std::string& data = part.packed ? *part.packed : part.text;
        const std::string local_name = part.local_name.value_or(part.name);
        const auto offset = static_cast<std::uint32_t>(archive.size());
        append32(archive, 0x04034B50);
        append16(archive, 20);
        append16(archive, part.local_flags.value_or(part.flags));
        append16(archive, part.local_method.value_or(part.method));
        append32(archive, 0x00210000);
        append_sizes(archive, part, data, true);
        append16(archive, static_cast<std::uint32_t>(local_name.size()));
        append16(archive, static_cast<std::uint32_t>(part.local_extra.size()));
        archive += local_name + part.local_extra + data + part.descriptor;
        append32(directory, 0x02014B50);
        append16(directory, 20);
        append16(directory, 20);
        append16(directory, part.flags);
        append16(directory, part.method);
        append32(directory, 0x00210000);
        append_sizes(directory, part, data, false);
        append16(directory, static_cast<std::uint32_t>(part.name.size()));
        directory += std::string(12, '\0'); // extra, comment, disk, attributes
        append32(directory, offset);
        directory += part.name;
    }
    const auto directory_offset = static_cast<std::uint32_t>(archive.size());
    const auto count = options.count.value_or(static_cast<std::uint16_t>(parts.size()));
    archive += directory + options.between;
    append32(archive, 0x06054B50);
    append32(archive, 0);
    append16(archive, count);
    append16(archive, count);
    append32(archive, options.directory_size.value_or(static_cast<std::uint32_t>(directory.size())));
    append32(archive, options.directory_offset.value_or(directory_offset));
    append16(archive, static_cast<std::uint32_t>(options.comment.size()));
    return options.before + archive + options.comment + options.after;
}

} // namespace nianbao::test

#endif // NIANBAO_TESTS_ZIP_WRITER_HPP
