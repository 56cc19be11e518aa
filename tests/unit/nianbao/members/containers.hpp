// SPDX-License-Identifier: Apache-2.0
// Containers written by hand, and what a reader finds in them as lines of text.
#ifndef NIANBAO_TESTS_CONTAINERS_HPP
#define NIANBAO_TESTS_CONTAINERS_HPP

#include "nianbao/members/members.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>
#include <zlib.h>

namespace nianbao::test {

/// A folder of its own that is gone afterwards.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "nianbao-members-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    /// The path of a new file with these bytes.
    std::string file(const std::string& name, std::string_view bytes) const {
        const std::string path = m_path + "/" + name;
        std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return path;
    }

private:
    std::string m_path;
};

inline std::string words_of(const Error& error) {
    std::string text{to_string(error.code())};
    for (const std::string& part : {error.key(), error.detail(), error.where()}) {
        text.append(part.empty() ? "" : " ").append(part);
    }
    return text;
}

/// "name format url: bytes" a member, "name! trouble" for one in trouble; "error: ..." where the container ends in one.
inline std::vector<std::string> lines_of(MemberReader& reader) {
    std::vector<std::string> lines;
    try {
        for (Member member; reader.next(member);) {
            if (member.trouble) {
                lines.push_back(member.name + "! " + words_of(*member.trouble));
                continue;
            }
            std::string line = member.name;
            for (const std::string& part : {member.format, member.charset, member.url}) {
                line.append(part.empty() ? "" : " ").append(part);
            }
            lines.push_back(line + ": " + member.bytes);
        }
    } catch (const Error& error) {
        lines.push_back("error: " + words_of(error));
    }
    return lines;
}

inline std::vector<std::string> lines_of_file(const std::string& path, const Limits& limits = {}, const MemberOptions& options = {}) {
    try {
        const auto reader = open_members(path, options, limits);
        return lines_of(*reader);
    } catch (const Error& error) {
        return {"not opened: " + words_of(error)};
    }
}

inline std::string deflated(std::string_view text, int window) {
    z_stream state = {};
    deflateInit2(&state, 9, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&state, static_cast<uLong>(text.size())) + 64, '\0');
    state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    state.avail_in = static_cast<uInt>(text.size());
    state.next_out = reinterpret_cast<Bytef*>(packed.data());
    state.avail_out = static_cast<uInt>(packed.size());
    deflate(&state, Z_FINISH);
    packed.resize(packed.size() - state.avail_out);
    deflateEnd(&state);
    return packed;
}

inline std::string gzipped(std::string_view text) {
    return deflated(text, 15 + 16);
}

inline std::string little_endian(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) {
        text += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
    return text;
}

/// A frame of zstd (RFC 8878) with blocks as they are: a segment with its size, no checksum.
inline std::string zstd_frame(std::string_view text) {
    std::string frame = "\x28\xB5\x2F\xFD\xA0" + little_endian(text.size(), 4);
    while (true) {
        const std::string_view block = text.substr(0, 100'000);
        text.remove_prefix(block.size());
        frame += little_endian(block.size() << 3U | (text.empty() ? 1U : 0U), 3);
        frame += block;
        if (text.empty()) {
            return frame;
        }
    }
}

/// A frame whose blocks say "100,000 times this byte", in four bytes each.
inline std::string zstd_bomb(std::string_view before, std::size_t blocks) {
    std::string frame("\x28\xB5\x2F\xFD\x00\x58", 6); // a window of 2 MB, no size
    frame += little_endian(before.size() << 3U, 3);
    frame += before;
    for (std::size_t i = 1; i <= blocks; ++i) {
        frame += little_endian(std::size_t{100'000} << 3U | 2U | (i == blocks ? 1U : 0U), 3) + " ";
    }
    return frame;
}

struct TarEntry {
    std::string name;
    std::string text;
    char type = '0';
    std::string size{}; ///< octal, where it lies
};

inline std::string tar_entry(const TarEntry& entry) {
    std::string header(512, '\0');
    const auto put = [&](std::size_t at, const std::string& value) { header.replace(at, value.size(), value); };
    const auto octal = [](std::size_t value) {
        char digits[16] = {};
        std::snprintf(digits, sizeof digits, "%011zo", value);
        return std::string(digits);
    };
    put(0, entry.name);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, entry.size.empty() ? octal(entry.text.size()) : entry.size);
    put(136, "00000000000");
    put(148, "        ");
    header[156] = entry.type;
    put(257, std::string("ustar\0" "00", 8));
    unsigned sum = 0;
    for (const char byte : header) {
        sum += static_cast<unsigned char>(byte);
    }
    put(148, octal(sum).substr(5) + '\0');
    return header + entry.text + std::string((512 - entry.text.size() % 512) % 512, '\0');
}

inline std::string make_tar(const std::vector<TarEntry>& entries) {
    std::string tar;
    for (const TarEntry& entry : entries) {
        tar += tar_entry(entry);
    }
    return tar + std::string(1024, '\0');
}

/// A record of a WARC; `more` are further header lines, each with its end.
inline std::string warc_record(const std::string& type, const std::string& uri, const std::string& more, const std::string& block,
                               const std::string& length = {}) {
    return "WARC/1.0\r\nWARC-Type: " + type + "\r\n" + (uri.empty() ? "" : "WARC-Target-URI: " + uri + "\r\n") + more +
           "Content-Length: " + (length.empty() ? std::to_string(block.size()) : length) + "\r\n\r\n" + block + "\r\n\r\n";
}

/// A response with status 200.
inline std::string warc_page(const std::string& uri, const std::string& headers, const std::string& body) {
    return warc_record("response", uri, "Content-Type: application/http;msgtype=response\r\n",
                       "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body);
}

} // namespace nianbao::test

#endif // NIANBAO_TESTS_CONTAINERS_HPP
