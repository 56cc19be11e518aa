// SPDX-License-Identifier: Apache-2.0
// What holds for the members of any container, however broken.
#ifndef NIANBAO_TESTS_MEMBERS_CHECKS_HPP
#define NIANBAO_TESTS_MEMBERS_CHECKS_HPP

#include "nianbao/members/byte_stream.hpp"
#include "nianbao/members/members.hpp"
#include "tests/fuzz/fuzz_target.hpp"

#include <algorithm>
#include <cstring>
#include <set>

namespace nianbao::fuzz {

/// Bytes in memory as a stream that gives a few at a time.
class ShortReads : public ByteStream {
public:
    ShortReads(std::string_view bytes, std::size_t at_once) : m_bytes(bytes), m_at_once(at_once) {
    }
    std::size_t read(char* to, std::size_t room) override {
        const std::size_t size = std::min({room, m_at_once, m_bytes.size()});
        std::memcpy(to, m_bytes.data(), size);
        m_bytes.remove_prefix(size);
        return size;
    }

private:
    std::string_view m_bytes;
    std::size_t m_at_once;
};

inline void require_harmless(const std::string& name) {
    const std::string path = "/" + name + "/";
    require(!name.empty() && name.size() <= 1100, "a name has a length");
    require(path.find("//") == path.npos && path.find("/./") == path.npos && path.find("/../") == path.npos, "a name leads nowhere else:", name);
    require(name.find('\0') == name.npos, "a name has no NUL");
}

/// Everything a reader gives, as one text: the same for every way to cut the stream.
inline std::string read_all(MemberReader& reader, const Limits& limits) {
    std::string all;
    std::set<std::string> names;
    try {
        for (Member member; reader.next(member);) {
            require_harmless(member.name);
            require(names.insert(member.name).second, "a name comes once:", member.name);
            require(member.bytes.size() <= limits.input_bytes, "the cap holds for each member");
            require(!member.trouble || member.bytes.empty(), "what is in trouble has no bytes");
            if (member.trouble) {
                require_no_bug(*member.trouble);
            }
            all.append(member.name).append("=").append(member.bytes).append(member.trouble ? member.trouble->what() : "").append("\n");
        }
    } catch (const Error& error) {
        require_no_bug(error);
        all.append(error.what());
    }
    return all;
}

} // namespace nianbao::fuzz

#endif // NIANBAO_TESTS_MEMBERS_CHECKS_HPP
