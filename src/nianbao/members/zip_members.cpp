// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/zip_members.hpp"

#include "nianbao/io/zip.hpp"
#include "nianbao/members/mapped_file.hpp"
#include "nianbao/members/member_names.hpp"
#include "nianbao/members/unpack_meter.hpp"
#include "nianbao/text/transcode.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nianbao {

namespace {

constexpr std::uint16_t utf8_flag = 0x0800;
constexpr std::size_t local_header_size = 30;

/// What a package of a document must hold: OOXML, OFD.
constexpr std::array<std::string_view, 2> package_entries = {"[Content_Types].xml", "OFD.xml"};

/// ODF and EPUB begin with their type (ODF 1.2, part 3, 3.3).
bool is_package_start(std::string_view name) {
    return name == "mimetype" || std::find(package_entries.begin(), package_entries.end(), name) != package_entries.end();
}

std::string_view first_entry_name(std::string_view bytes) {
    if (bytes.size() < local_header_size) {
        return {};
    }
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])); };
    return bytes.substr(local_header_size, byte(26) + byte(27) * 256);
}

/// Programs on a Chinese Windows write names in its code page and do not say so. Bytes that are UTF-8 are that: of a name
/// in GB18030 hardly one is by accident.
std::string name_as_written(const ZipEntry& entry) {
    std::string name = entry.name;
    if ((entry.flags & utf8_flag) == 0 && !is_valid_utf8(name)) {
        Transcoded decoded = to_utf8_from(name, "GB18030");
        if (decoded.bad == 0) {
            name = std::move(decoded.text);
        }
    }
    std::replace(name.begin(), name.end(), '\\', '/'); // as some write it there, against the specification (4.4.17)
    return name;
}

class ZipMembers : public MemberReader {
public:
    ZipMembers(const std::string& path, const Limits& limits)
        : m_file(path), m_zip(m_file.bytes(), limits, ZipUse::archive), m_meter(limits) {
    }

    bool next(Member& member) override {
        for (; m_at < m_zip.entries().size(); ++m_at) {
            const ZipEntry& entry = m_zip.entries()[m_at];
            const std::string name = name_as_written(entry);
            if (!name.empty() && name.back() == '/') {
                continue;
            }
            if (is_hidden_path(name)) {
                ++m_passed_over;
                continue;
            }
            member = Member{};
            member.name = m_names.unique(harmless_path(name));
            try {
                member.bytes = m_zip.read(entry);
            } catch (const Error& error) {
                member.trouble = error;
            }
            ++m_at;
            // Entries that lie on each other unpack to any size, each of them harmless.
            m_unpacked += member.bytes.size();
            m_meter.check(m_unpacked, m_file.bytes().size());
            return true;
        }
        return false;
    }

private:
    MappedFile m_file;
    ZipReader m_zip;
    UnpackMeter m_meter;
    MemberNames m_names;
    std::size_t m_at = 0;
    std::uint64_t m_unpacked = 0;
};

} // namespace

bool begins_as_zip(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4);
    return head == "PK\x03\x04" || head == "PK\x05\x06";
}

bool is_document_package(std::string_view bytes) {
    if (is_package_start(first_entry_name(bytes))) {
        return true;
    }
    try {
        Limits limits;
        limits.zip_entries = limits.archive_members;
        const ZipReader zip(bytes, limits, ZipUse::package); // bytes before or behind a package are no harm
        return std::any_of(package_entries.begin(), package_entries.end(),
                           [&](std::string_view name) { return zip.find(name) != nullptr; });
    } catch (const Error&) {
        return false; // the reader of archives says why
    }
}

std::unique_ptr<MemberReader> zip_members(const std::string& path, const Limits& limits) {
    return std::make_unique<ZipMembers>(path, limits);
}

} // namespace nianbao
