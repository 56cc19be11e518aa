// SPDX-License-Identifier: Apache-2.0
// duplicates.csv: which records of a run are of one report.
#ifndef NIANBAO_CLI_BATCH_DUPLICATES_HPP
#define NIANBAO_CLI_BATCH_DUPLICATES_HPP

#include "nianbao/record/fingerprint.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::cli {

inline constexpr const char* duplicates_file = "duplicates.csv";
inline constexpr std::string_view duplicates_header = "group,source,first,same\n";

/// Groups what has the same bytes, the same text, or the same figures of one agency and year, and what is linked by a
/// third one. A hundred bytes a record, no names.
class Duplicates {
public:
    void add(const Fingerprint& fingerprint);
    /// After the last add().
    void group();

    std::size_t groups() const noexcept {
        return m_groups;
    }
    /// Records in them.
    std::size_t records() const noexcept {
        return m_grouped;
    }

    /// Rows in the order of groups (by their first record), then of records. `for_each_name` calls what it is given with the
    /// name of every record, in the order of add().
    void write(const std::function<void(const std::function<void(const std::string&)>&)>& for_each_name,
               const std::function<void(std::string_view)>& out) const;

private:
    std::uint32_t root(std::uint32_t record);
    void unite(std::uint64_t Fingerprint::*kind);

    std::vector<Fingerprint> m_prints;
    std::vector<std::uint32_t> m_first; ///< of the record's group, once grouped; before, an earlier one of it
    std::vector<bool> m_alone;
    std::size_t m_groups = 0;
    std::size_t m_grouped = 0;
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_DUPLICATES_HPP
