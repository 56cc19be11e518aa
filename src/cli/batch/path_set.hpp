// SPDX-License-Identifier: Apache-2.0
// Which outputs a run writes, so that no two inputs write the same: 16 bytes a path, not the paths.
#ifndef NIANBAO_CLI_BATCH_PATH_SET_HPP
#define NIANBAO_CLI_BATCH_PATH_SET_HPP

#include <cstdint>
#include <string_view>
#include <vector>

namespace nianbao::cli {

/// FNV-1a, 64 bits: of names, where an enemy gains nothing by a clash.
std::uint64_t hash_of(std::string_view bytes) noexcept;

/// A set of hashes. Two different paths are taken for one with a chance of n * n / 4e19: 3 in a million for ten million
/// paths. It is never silent: the later input fails with an error that names both.
class PathSet {
public:
    /// False where it is in the set already.
    bool insert(std::string_view path);
    bool contains(std::string_view path) const noexcept;

private:
    std::size_t slot_of(std::uint64_t hash) const noexcept;
    void grow();

    std::vector<std::uint64_t> m_slots; ///< 0: free; at most half of them are taken
    std::size_t m_count = 0;
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_PATH_SET_HPP
