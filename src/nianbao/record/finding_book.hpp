// SPDX-License-Identifier: Apache-2.0
// Puts findings into a record: their usual severity, and the ties to the figures they are about.
#ifndef NIANBAO_RECORD_FINDING_BOOK_HPP
#define NIANBAO_RECORD_FINDING_BOOK_HPP

#include "nianbao/forms/rules.hpp"
#include "nianbao/record/record.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace nianbao {

/// Made when all figures stand in the record; their ids must not change after.
class FindingBook {
public:
    FindingBook(Record& record, const Rules& rules);

    /// Severity is the rule's (its variant's) usual one.
    void add(Finding finding);

    /// nullptr where there is no such figure.
    Figure* find(const std::string& id);
    const Figure* find(const std::string& id) const;

private:
    Record& m_record;
    const Rules& m_rules;
    std::unordered_map<std::string, std::size_t> m_figures;
};

} // namespace nianbao

#endif // NIANBAO_RECORD_FINDING_BOOK_HPP
