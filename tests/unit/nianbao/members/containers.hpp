// SPDX-License-Identifier: Apache-2.0
// Containers written by hand, and what a reader finds in them as lines of text.
#ifndef NIANBAO_TESTS_CONTAINERS_HPP
#define NIANBAO_TESTS_CONTAINERS_HPP

#include "nianbao/members/members.hpp"

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

} // namespace nianbao::test

#endif // NIANBAO_TESTS_CONTAINERS_HPP
