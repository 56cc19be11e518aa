// SPDX-License-Identifier: Apache-2.0
// Open addressing, linear probing.
#include "cli/batch/path_set.hpp"

#include <algorithm>
#include <utility>

namespace nianbao::cli {

namespace {

constexpr std::size_t first_slots = 64; // a power of two, as all later sizes

/// FNV-1a leaves the low bits of short names alike; 0 marks a free slot.
std::uint64_t spread(std::uint64_t hash) noexcept {
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 29;
    return hash == 0 ? 1 : hash;
}

} // namespace

std::uint64_t hash_of(std::string_view bytes) noexcept {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    }
    return hash;
}

/// Where the hash is, or the free slot where it would be.
std::size_t PathSet::slot_of(std::uint64_t hash) const noexcept {
    std::size_t at = hash & (m_slots.size() - 1);
    while (m_slots[at] != 0 && m_slots[at] != hash) {
        at = (at + 1) & (m_slots.size() - 1);
    }
    return at;
}

void PathSet::grow() {
    const std::vector<std::uint64_t> old =
        std::exchange(m_slots, std::vector<std::uint64_t>(std::max(first_slots, 2 * m_slots.size())));
    for (const std::uint64_t hash : old) {
        if (hash != 0) {
            m_slots[slot_of(hash)] = hash;
        }
    }
}

bool PathSet::insert(std::string_view path) {
    if (2 * (m_count + 1) > m_slots.size()) {
        grow();
    }
    const std::uint64_t hash = spread(hash_of(path));
    std::uint64_t& slot = m_slots[slot_of(hash)];
    if (slot == hash) {
        return false;
    }
    slot = hash;
    ++m_count;
    return true;
}

bool PathSet::contains(std::string_view path) const noexcept {
    if (m_slots.empty()) {
        return false;
    }
    const std::uint64_t hash = spread(hash_of(path));
    return m_slots[slot_of(hash)] == hash;
}

} // namespace nianbao::cli
