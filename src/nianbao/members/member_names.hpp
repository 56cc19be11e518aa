// SPDX-License-Identifier: Apache-2.0
// Names of members: harmless as paths, and each once in a container.
#ifndef NIANBAO_MEMBERS_MEMBER_NAMES_HPP
#define NIANBAO_MEMBERS_MEMBER_NAMES_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// A path of an archive without what could lead out of a folder: no empty part, ".", ".."; control characters become
/// %XX; a part above 200 bytes ends in 8 digits of its SHA-256, a path above 1,000 in 16 of its own. "unnamed" where nothing
/// is left.
std::string harmless_path(std::string_view path);

/// A part begins with a dot (but "." and ".."), or the first is the folder in which macOS packs what other systems do not
/// know: the walk over folders passes over such files, too.
bool is_hidden_path(std::string_view path);

/// Host and path of a URL, and its query behind a question mark; an empty path and one that ends in a slash go on with
/// "index". %XX stays as it is; a slash in the query, a leading dot and blanks become %XX. Then as harmless_path.
std::string name_of_url(std::string_view url);

/// Where a name was given before, "~2", "~3" ... is appended. Keeps 8 bytes a name in a table that is between 45 and
/// 90 % full: at most 18 bytes each, 27 while it grows.
class MemberNames {
public:
    std::string unique(std::string name);

private:
    bool is_known(std::uint64_t hash) const;
    void insert(std::uint64_t hash);
    void place(std::uint64_t hash);

    std::vector<std::uint64_t> m_table; ///< open addressing, linear; 0 is free
    std::size_t m_count = 0;
};

} // namespace nianbao

#endif // NIANBAO_MEMBERS_MEMBER_NAMES_HPP
