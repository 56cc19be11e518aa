// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/member_names.hpp"

#include "nianbao/base/ascii.hpp"
#include "nianbao/base/digest.hpp"

#include <charconv>

namespace nianbao {

namespace {

constexpr std::size_t longest_part = 200;  // file systems allow 255, and outputs append to it
constexpr std::size_t longest_path = 1000; // of 4,096, folders of the user's above it
constexpr std::size_t part_digits = 8;
constexpr std::size_t path_digits = 16;

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

void append_escaped(std::string& text, char c) {
    static constexpr char digits[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    text += '%';
    text += digits[byte / 16];
    text += digits[byte % 16];
}

/// At most `bytes` of it, and no half character of UTF-8 at the end.
std::string_view cut(std::string_view text, std::size_t bytes) {
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80) {
        --bytes;
    }
    return text.substr(0, bytes);
}

std::string short_part(const std::string& part) {
    if (part.size() <= longest_part) {
        return part;
    }
    std::string text{cut(part, longest_part - part_digits - 1)};
    return text.append("-").append(sha256(part), 0, part_digits);
}

template <typename Visit> void each_part(std::string_view path, const Visit& visit) {
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t slash = std::min(path.find('/', at), path.size());
        visit(path.substr(at, slash - at));
        at = slash + 1;
    }
}

std::string short_path(std::string path) {
    if (path.size() <= longest_path) {
        return path;
    }
    const std::string digest = sha256(path).substr(0, path_digits);
    path.resize(longest_path - path_digits - 1);
    const std::size_t slash = path.rfind('/'); // there is one: no part is so long
    path.resize(slash == path.npos ? 0 : slash);
    return path + "/" + digest;
}

std::uint64_t hash_of(const std::string& name) {
    const std::string digest = sha256(name); // nobody can make names that meet in the table
    std::uint64_t hash = 0;
    std::from_chars(digest.data(), digest.data() + 16, hash, 16);
    return hash == 0 ? 1 : hash;
}

std::string numbered(const std::string& name, std::uint64_t number) {
    return name + "~" + std::to_string(number);
}

std::string_view without_scheme(std::string_view url) {
    const std::size_t colon = url.find("://");
    const bool has_scheme = colon != url.npos && url.find_first_of("/?#") > colon;
    return has_scheme ? url.substr(colon + 3) : url;
}

/// Lower case; a name and a password before it are nobody's business.
std::string host_of(std::string_view authority) {
    return lowered(authority.substr(authority.rfind('@') == authority.npos ? 0 : authority.rfind('@') + 1));
}

} // namespace

std::string harmless_path(std::string_view path) {
    std::string name;
    each_part(path, [&](std::string_view part) {
        if (part.empty() || part == "." || part == "..") {
            return;
        }
        std::string clean;
        for (const char c : part) {
            is_control(c) ? append_escaped(clean, c) : clean.push_back(c);
        }
        name.append(name.empty() ? "" : "/").append(short_part(clean));
    });
    return name.empty() ? "unnamed" : short_path(std::move(name));
}

bool is_hidden_path(std::string_view path) {
    bool hidden = false;
    bool first = true;
    each_part(path, [&](std::string_view part) {
        const bool is_name = !part.empty() && part != "." && part != "..";
        hidden = hidden || (is_name && part.front() == '.') || (first && part == "__MACOSX");
        first = first && !is_name;
    });
    return hidden;
}

std::string name_of_url(std::string_view url) {
    std::string_view rest = without_scheme(url);
    rest = rest.substr(0, rest.find('#'));
    const std::size_t question = std::min(rest.find('?'), rest.size());
    const std::string_view before = rest.substr(0, question);
    const std::size_t slash = std::min(before.find('/'), before.size());
    std::string name = host_of(before.substr(0, slash));
    each_part(before.substr(slash), [&](std::string_view part) {
        if (part.empty()) {
            return;
        }
        name += '/';
        for (std::size_t i = 0; i < part.size(); ++i) {
            const bool escaped = part[i] == ' ' || part[i] == '\\' || (i == 0 && part[i] == '.');
            escaped ? append_escaped(name, part[i]) : name.push_back(part[i]);
        }
    });
    if (slash == before.size() || before.back() == '/') {
        name += "/index";
    }
    if (question + 1 < rest.size()) {
        name += '?';
        for (const char c : rest.substr(question + 1)) {
            const bool escaped = c == '/' || c == ' ' || c == '\\';
            escaped ? append_escaped(name, c) : name.push_back(c);
        }
    }
    if (!name.empty() && name.front() == '.') {
        name.replace(0, 1, "%2E");
    }
    return harmless_path(name);
}

std::string MemberNames::unique(std::string name) {
    std::uint64_t hash = hash_of(name);
    if (is_known(hash)) {
        // ~2 to ~n are taken; n is found in steps that double, then by halves. A name that looks numbered may lead the search
        // beside the first free one: the one found is free all the same.
        std::uint64_t taken = 1;
        std::uint64_t open = 2;
        while (is_known(hash_of(numbered(name, open)))) {
            taken = open;
            open *= 2;
        }
        while (open - taken > 1) {
            const std::uint64_t middle = taken + (open - taken) / 2;
            (is_known(hash_of(numbered(name, middle))) ? taken : open) = middle;
        }
        name = numbered(name, open);
        hash = hash_of(name);
    }
    insert(hash);
    return name;
}

bool MemberNames::is_known(std::uint64_t hash) const {
    if (m_table.empty()) {
        return false;
    }
    std::size_t at = hash % m_table.size();
    while (m_table[at] != 0) {
        if (m_table[at] == hash) {
            return true;
        }
        at = at + 1 == m_table.size() ? 0 : at + 1;
    }
    return false;
}

void MemberNames::place(std::uint64_t hash) {
    std::size_t at = hash % m_table.size();
    while (m_table[at] != 0) {
        at = at + 1 == m_table.size() ? 0 : at + 1;
    }
    m_table[at] = hash;
}

void MemberNames::insert(std::uint64_t hash) {
    constexpr std::size_t first_size = 64;
    if ((m_count + 1) * 10 > m_table.size() * 9) {
        std::vector<std::uint64_t> old(std::max(first_size, m_table.size() * 2), 0);
        old.swap(m_table);
        for (const std::uint64_t known : old) {
            if (known != 0) {
                place(known);
            }
        }
    }
    place(hash);
    ++m_count;
}

} // namespace nianbao
