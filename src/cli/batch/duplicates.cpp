// SPDX-License-Identifier: Apache-2.0
// Sorted hashes, and a forest in which the earliest record of a group is the root.
#include "cli/batch/duplicates.hpp"

#include "nianbao/output/writers.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace nianbao::cli {

namespace {

/// The closest that two records are alike; "linked" where only a third one is like both.
std::string_view likeness(const Fingerprint& a, const Fingerprint& b) {
    const auto same = [&](std::uint64_t Fingerprint::*kind) { return a.*kind != 0 && a.*kind == b.*kind; };
    return same(&Fingerprint::bytes)    ? "bytes"
           : same(&Fingerprint::text)   ? "text"
           : same(&Fingerprint::report) ? "figures"
                                        : "linked";
}

} // namespace

void Duplicates::add(const Fingerprint& fingerprint) {
    m_first.push_back(static_cast<std::uint32_t>(m_prints.size()));
    m_prints.push_back(fingerprint);
}

std::uint32_t Duplicates::root(std::uint32_t record) {
    while (m_first[record] != record) {
        m_first[record] = m_first[m_first[record]];
        record = m_first[record];
    }
    return record;
}

void Duplicates::unite(std::uint64_t Fingerprint::*kind) {
    std::vector<std::uint32_t> order;
    order.reserve(m_prints.size());
    for (std::uint32_t i = 0; i < m_prints.size(); ++i) {
        if (m_prints[i].*kind != 0) {
            order.push_back(i);
        }
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(m_prints[a].*kind, a) < std::pair(m_prints[b].*kind, b);
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
        if (m_prints[order[i]].*kind == m_prints[order[i - 1]].*kind) {
            const std::uint32_t a = root(order[i - 1]);
            const std::uint32_t b = root(order[i]);
            m_first[std::max(a, b)] = std::min(a, b);
        }
    }
}

void Duplicates::group() {
    unite(&Fingerprint::bytes);
    unite(&Fingerprint::text);
    unite(&Fingerprint::report);
    m_alone.assign(m_prints.size(), true);
    for (std::uint32_t i = 0; i < m_prints.size(); ++i) {
        m_first[i] = root(i);
        if (m_first[i] != i) {
            m_groups += m_alone[m_first[i]] ? 1 : 0;
            m_grouped += m_alone[m_first[i]] ? 2 : 1;
            m_alone[i] = false;
            m_alone[m_first[i]] = false;
        }
    }
}

void Duplicates::write(const std::function<void(const std::function<void(const std::string&)>&)>& for_each_name,
                       const std::function<void(std::string_view)>& out) const {
    std::map<std::uint32_t, std::vector<std::pair<std::string, std::string_view>>> groups; // by the first record
    std::uint32_t index = 0;
    for_each_name([&](const std::string& name) {
        if (!m_alone[index]) {
            const std::uint32_t first = m_first[index];
            groups[first].emplace_back(name, first == index ? "" : likeness(m_prints[first], m_prints[index]));
        }
        ++index;
    });
    std::size_t number = 0;
    for (const auto& [first, members] : groups) {
        const std::string start = std::to_string(++number) + ",";
        for (const auto& [name, same] : members) {
            const std::string of_first = same.empty() ? "" : csv_field(members.front().first);
            out(start + csv_field(name) + "," + of_first + "," + std::string(same) + "\n");
        }
    }
}

} // namespace nianbao::cli
