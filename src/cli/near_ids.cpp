// SPDX-License-Identifier: Apache-2.0
#include "cli/near_ids.hpp"

#include "nianbao/text/edit_distance.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace nianbao::cli {

namespace {

constexpr std::size_t most_letters = 6; ///< two slips in each part of an id
constexpr std::size_t most_ids = 5;

std::vector<std::string> parts_of(const std::string& id) {
    std::vector<std::string> parts(1);
    for (const char letter : id) {
        if (letter == '/' || letter == ' ' || letter == ':') {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    parts.erase(std::remove(parts.begin(), parts.end(), std::string()), parts.end());
    return parts;
}

/// 0 to most_letters: letters apart; above: shares parts only; most_letters * 3: nothing in common.
std::size_t distance(const std::u32string& given, const std::vector<std::string>& parts, const std::string& id) {
    const std::size_t letters = edit_distance(given, to_utf32(id), most_letters);
    if (letters <= most_letters) {
        return letters;
    }
    std::size_t shared = 0;
    for (const std::string& part : parts) {
        shared += id.find(part) != std::string::npos ? 1U : 0U;
    }
    const bool all = !parts.empty() && shared == parts.size();
    const bool most = parts.size() > 2 && shared + 1 == parts.size();
    return all ? most_letters + 1 : most ? most_letters + 2 : most_letters * 3;
}

} // namespace

std::vector<std::string> near_ids(const std::string& given, const std::vector<std::string>& ids) {
    std::size_t replaced = 0;
    const std::u32string text = to_utf32(repair_utf8(given, replaced));
    const std::vector<std::string> parts = parts_of(given);
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const std::string& id : ids) {
        const std::size_t far = distance(text, parts, id);
        if (far < most_letters * 3) {
            ranked.emplace_back(far, id);
        }
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> near;
    for (std::size_t i = 0; i < ranked.size() && i < most_ids; ++i) {
        near.push_back(ranked[i].second);
    }
    return near;
}

} // namespace nianbao::cli
