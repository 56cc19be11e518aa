// SPDX-License-Identifier: Apache-2.0
// Puts findings into a record: their usual severity, and the ties to the figures they are about.
#ifndef NIANBAO_RECORD_FINDING_BOOK_HPP
#define NIANBAO_RECORD_FINDING_BOOK_HPP

#include "nianbao/forms/rules.hpp"
#include "nianbao/record/record.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// Made when all figures stand in the record; their ids must not change after.
class FindingBook {
public:
    FindingBook(Record& record, const Rules& rules);

    /// Severity is the rule's (its variant's) usual one.
    void add(Finding finding);

    /// nullptr where there is no such figure.
    Figure* find(std::string_view id);
    const Figure* find(std::string_view table, std::string_view row, std::string_view column) const;

private:
    /// Index of the slot that holds the figure, or of the free one where it would stand.
    std::size_t slot_of(std::string_view table, std::string_view row, std::string_view column) const;

    Record& m_record;
    const Rules& m_rules;
    std::vector<std::uint32_t> m_slots; ///< hashed by id, a power of two of them: index of a figure + 1, 0 where free
};

} // namespace nianbao

#endif // NIANBAO_RECORD_FINDING_BOOK_HPP
