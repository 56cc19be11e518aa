// SPDX-License-Identifier: Apache-2.0
// A bounded walk of the central directory; Poco only inflates, and only what this file has checked.
//
// Poco's ZipArchive is unsafe on hostile bytes (nine of them, PK\6\6..., cost 4 GB), and its local header and
// data descriptor code trusts what it reads. So each entry is handed to Poco behind a local header written here.
#include "nianbao/io/zip.hpp"

#include "nianbao/base/error.hpp"

#include <Poco/Exception.h>
#include <Poco/Zip/SkipCallback.h>
#include <Poco/Zip/ZipException.h>
#include <Poco/Zip/ZipLocalFileHeader.h>
#include <Poco/Zip/ZipStream.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <utility>

namespace nianbao {

namespace {

constexpr std::uint32_t end_signature = 0x06054B50;
constexpr std::uint32_t directory_signature = 0x02014B50;
constexpr std::uint32_t local_signature = 0x04034B50;
constexpr std::uint32_t digest_signature = 0x05054B50; ///< a digital signature may end the directory
constexpr std::size_t end_size = 22;
constexpr std::size_t directory_size = 46;
constexpr std::size_t local_size = 30;
constexpr std::size_t comment_max = 0xFFFF;
constexpr std::uint16_t in_zip64 = 0xFFFF;
constexpr std::uint32_t in_zip64_long = 0xFFFFFFFF;
constexpr std::uint16_t encrypted_flag = 0x0001;
constexpr std::uint16_t descriptor_flag = 0x0008;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;
constexpr std::size_t ratio_counts_from = 1'000'000;

[[noreturn]] void corrupt(const char* key, std::string detail = {}, std::string where = {}) {
    throw Error(ErrorCode::corrupt, key, std::move(detail), std::move(where));
}

[[noreturn]] void refuse_zip64() {
    throw Error(ErrorCode::unsupported, "zip-zip64");
}

std::uint16_t number16(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t offset) {
        return static_cast<unsigned>(static_cast<unsigned char>(bytes[at + offset]));
    };
    return static_cast<std::uint16_t>(byte(0) | byte(1) << 8U);
}

std::uint32_t number32(std::string_view bytes, std::size_t at) {
    return number16(bytes, at) | static_cast<std::uint32_t>(number16(bytes, at + 2)) << 16U;
}

void append16(std::string& bytes, std::uint32_t value) {
    bytes += static_cast<char>(value & 0xFFU);
    bytes += static_cast<char>(value >> 8U & 0xFFU);
}

void append32(std::string& bytes, std::uint32_t value) {
    append16(bytes, value & 0xFFFFU);
    append16(bytes, value >> 16U);
}

/// Names come from outside and go into messages.
std::string printable(std::string_view name) {
    std::string text = "entry ";
    for (const char byte : name.substr(0, 100)) {
        text += byte >= 0x20 && byte < 0x7F ? byte : '?';
    }
    return text;
}

struct Directory {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t base = 0; ///< bytes of junk before the archive; offsets count from here
    std::size_t record_end = 0; ///< one past the end record and its comment
    std::uint16_t entries = 0;
};

bool is_filler(std::string_view bytes) {
    return bytes.find_first_not_of('\0') == bytes.npos;
}

/// Where the directory stands, if the end record at `at` tells the truth.
std::optional<Directory> read_end(std::string_view bytes, std::size_t at) {
    const std::size_t comment = number16(bytes, at + 20);
    if (number32(bytes, at) != end_signature || comment > bytes.size() - at - end_size) {
        return std::nullopt;
    }
    Directory directory;
    directory.entries = number16(bytes, at + 10);
    const std::uint32_t size = number32(bytes, at + 12);
    const std::uint32_t offset = number32(bytes, at + 16);
    if (directory.entries == in_zip64 || size == in_zip64_long || offset == in_zip64_long) {
        refuse_zip64();
    }
    if (number16(bytes, at + 4) != 0 || number16(bytes, at + 6) != 0 || number16(bytes, at + 8) != directory.entries) {
        throw Error(ErrorCode::unsupported, "zip-parts");
    }
    if (std::uint64_t{offset} + size > at) {
        return std::nullopt;
    }
    // The directory ends where the end record begins. Only a ZIP64 record may stand between; then nothing
    // stands before the archive.
    const std::size_t expected = at - size;
    const bool adjoins = size == 0 || (size >= 4 && number32(bytes, expected) == directory_signature);
    directory.begin = adjoins ? expected : offset;
    directory.end = directory.begin + size;
    directory.base = directory.begin - offset;
    directory.record_end = at + end_size + comment;
    return directory;
}

/// The last end record that fits; what follows it is not looked at.
Directory find_directory(std::string_view bytes) {
    if (bytes.size() >= end_size) {
        const std::size_t last = bytes.size() - end_size;
        const std::size_t first = last > comment_max ? last - comment_max : 0;
        for (std::size_t at = last + 1; at-- > first;) {
            if (bytes[at] != 'P' || number32(bytes, at) != end_signature) { // most bytes of any file are none
                continue;
            }
            if (const auto directory = read_end(bytes, at)) {
                return *directory;
            }
        }
    }
    corrupt("zip-no-directory");
}

/// Reads the entry at `at` and moves past it.
ZipEntry read_entry(std::string_view bytes, std::size_t& at, const Directory& directory) {
    if (directory.end - at < directory_size || number32(bytes, at) != directory_signature) {
        corrupt("zip-directory", {}, "byte " + std::to_string(at));
    }
    ZipEntry entry;
    entry.flags = number16(bytes, at + 8);
    entry.method = number16(bytes, at + 10);
    entry.crc = number32(bytes, at + 16);
    entry.packed_bytes = number32(bytes, at + 20);
    entry.unpacked_bytes = number32(bytes, at + 24);
    entry.offset = number32(bytes, at + 42);
    const std::size_t name_size = number16(bytes, at + 28);
    const std::size_t more = std::size_t{number16(bytes, at + 30)} + number16(bytes, at + 32);
    if (directory.end - at - directory_size < name_size + more) {
        corrupt("zip-directory", {}, "byte " + std::to_string(at));
    }
    entry.name = bytes.substr(at + directory_size, name_size);
    const bool is_zip64 = entry.packed_bytes == in_zip64_long || entry.unpacked_bytes == in_zip64_long ||
                          entry.offset == in_zip64_long;
    if (is_zip64) {
        refuse_zip64();
    }
    at += directory_size + name_size + more;
    // From here on offsets count from the first byte given.
    const std::uint64_t offset = std::uint64_t{entry.offset} + directory.base;
    if (offset >= directory.begin) {
        corrupt("zip-directory", {}, printable(entry.name));
    }
    entry.offset = static_cast<std::uint32_t>(offset);
    return entry;
}

/// The packed bytes of an entry, after its local header has been compared with the directory.
std::string_view packed_bytes(std::string_view bytes, const ZipEntry& entry) {
    const std::size_t at = entry.offset;
    if (at > bytes.size() || bytes.size() - at < local_size || number32(bytes, at) != local_signature) {
        corrupt("zip-entry", {}, printable(entry.name));
    }
    const std::size_t name_size = number16(bytes, at + 26);
    const std::size_t data = at + local_size + name_size + number16(bytes, at + 28);
    if (data > bytes.size() || bytes.size() - data < entry.packed_bytes) {
        corrupt("zip-entry", {}, printable(entry.name));
    }
    const std::uint16_t flags = number16(bytes, at + 6);
    const std::uint32_t packed = number32(bytes, at + 18);
    const std::uint32_t unpacked = number32(bytes, at + 22);
    // Writers of streams fill these in behind the data, or keep them in a ZIP64 field.
    const bool sizes_elsewhere = (flags & descriptor_flag) != 0 || packed == in_zip64_long || unpacked == in_zip64_long;
    const bool sizes_agree = packed == entry.packed_bytes && unpacked == entry.unpacked_bytes &&
                             number32(bytes, at + 14) == entry.crc;
    const bool same_kind = number16(bytes, at + 8) == entry.method &&
                           ((flags ^ entry.flags) & encrypted_flag) == 0;
    if (bytes.substr(at + local_size, name_size) != entry.name || !same_kind || (!sizes_elsewhere && !sizes_agree)) {
        corrupt("zip-contradiction", {}, printable(entry.name));
    }
    return bytes.substr(data, entry.packed_bytes);
}

/// An archive of one entry that Poco cannot misread: no data descriptor, no extra field, a plain name and date.
std::string plain_archive(const ZipEntry& entry, std::string_view packed) {
    std::string bytes;
    bytes.reserve(local_size + 1 + packed.size());
    append32(bytes, local_signature);
    append16(bytes, 20); // version 2.0
    append16(bytes, 0);
    append16(bytes, entry.method);
    append16(bytes, 0);
    append16(bytes, 0x0021); // 1 January 1980, the first day a ZIP can name
    append32(bytes, entry.crc);
    append32(bytes, entry.packed_bytes);
    append32(bytes, entry.unpacked_bytes);
    append16(bytes, 1);
    append16(bytes, 0);
    bytes += 'e';
    bytes.append(packed);
    return bytes;
}

/// Unpacks at most as much as was declared. Reading exactly the declared size would never check the CRC, so
/// one byte more is asked for.
std::string unpack(const ZipEntry& entry, std::string_view packed) {
    std::istringstream archive(plain_archive(entry, packed));
    archive.exceptions(std::ios::badbit);
    Poco::Zip::SkipCallback skip;
    const Poco::Zip::ZipLocalFileHeader header(archive, false, skip);
    archive.clear();
    archive.seekg(0, std::ios::beg);
    Poco::Zip::ZipInputStream stream(archive, header, true);
    stream.exceptions(std::ios::badbit);
    std::string unpacked;
    std::array<char, 65536> chunk;
    while (unpacked.size() <= entry.unpacked_bytes) {
        const std::size_t wanted = std::min(chunk.size(), std::size_t{entry.unpacked_bytes} + 1 - unpacked.size());
        stream.read(chunk.data(), static_cast<std::streamsize>(wanted));
        const auto got = static_cast<std::size_t>(stream.gcount());
        unpacked.append(chunk.data(), got);
        if (got < wanted) {
            break;
        }
    }
    if (unpacked.size() != entry.unpacked_bytes) {
        corrupt("zip-size", {}, printable(entry.name));
    }
    if (!stream.crcValid()) {
        corrupt("zip-checksum", {}, printable(entry.name));
    }
    return unpacked;
}

} // namespace

ZipReader::ZipReader(std::string_view bytes, const Limits& limits, ZipUse use) : m_bytes(bytes), m_limits(limits), m_use(use) {
    if (bytes.size() >= in_zip64_long) {
        refuse_zip64();
    }
    const Directory directory = find_directory(bytes);
    if (use == ZipUse::archive && (directory.base != 0 || !is_filler(bytes.substr(directory.record_end)))) {
        corrupt("zip-no-directory"); // of an archive that was cut off the directory found is that of a member
    }
    const bool is_package = use == ZipUse::package;
    if (directory.entries > (is_package ? limits.zip_entries : limits.archive_members)) {
        throw Error(ErrorCode::too_large, "limit", is_package ? "zip_entries" : "archive_members");
    }
    m_entries.reserve(directory.entries);
    std::size_t at = directory.begin;
    while (m_entries.size() < directory.entries) {
        m_entries.push_back(read_entry(bytes, at, directory));
    }
    const std::size_t left = directory.end - at;
    if (left != 0 && (left < 4 || number32(bytes, at) != digest_signature)) {
        corrupt("zip-directory", {}, "byte " + std::to_string(at));
    }
}

const ZipEntry* ZipReader::find(std::string_view name) const noexcept {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const ZipEntry& entry) { return entry.name == name; });
    return found == m_entries.end() ? nullptr : &*found;
}

std::string ZipReader::read(const ZipEntry& entry) {
    const auto same_name = [&](const ZipEntry& other) { return other.name == entry.name; };
    // Two entries of one name are two documents; which of them another program shows cannot be known. An archive may
    // hold both.
    if (m_use == ZipUse::package && std::count_if(m_entries.begin(), m_entries.end(), same_name) > 1) {
        corrupt("zip-duplicate", {}, printable(entry.name));
    }
    if ((entry.flags & encrypted_flag) != 0) {
        throw Error(ErrorCode::encrypted, "zip-encrypted", {}, printable(entry.name));
    }
    if (entry.method != stored && entry.method != deflated) {
        throw Error(ErrorCode::unsupported, "zip-method", std::to_string(entry.method), printable(entry.name));
    }
    const std::size_t unpacked_bytes = entry.unpacked_bytes;
    if (m_use == ZipUse::archive && unpacked_bytes > m_limits.input_bytes) {
        throw Error(ErrorCode::too_large, "limit", "input_bytes", printable(entry.name));
    }
    if (m_use == ZipUse::package && unpacked_bytes > m_limits.unpacked_bytes - std::min(m_unpacked, m_limits.unpacked_bytes)) {
        throw Error(ErrorCode::too_large, "limit", "unpacked_bytes", printable(entry.name));
    }
    const std::string_view packed = packed_bytes(m_bytes, entry);
    // unpacked > packed * ratio, without a product that could overflow
    const std::size_t ratio = std::max<std::size_t>(m_limits.unpacked_ratio, 1);
    if (unpacked_bytes > ratio_counts_from && (unpacked_bytes - 1) / ratio >= packed.size()) {
        throw Error(ErrorCode::too_large, "limit", "unpacked_ratio", printable(entry.name));
    }
    std::string unpacked;
    try {
        unpacked = unpack(entry, packed);
    } catch (const Poco::Zip::ZipException&) {
        corrupt("zip-checksum", {}, printable(entry.name)); // found at the end of the stream, before crcValid()
    } catch (const Poco::Exception&) {
        corrupt("zip-entry", {}, printable(entry.name));
    } catch (const std::ios::failure&) {
        corrupt("zip-entry", {}, printable(entry.name));
    }
    m_unpacked += unpacked.size();
    return unpacked;
}

} // namespace nianbao
