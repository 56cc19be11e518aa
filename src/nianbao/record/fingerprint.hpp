// SPDX-License-Identifier: Apache-2.0
// What tells that two inputs are one report: the same bytes, the same text, the same figures of one agency and year.
#ifndef NIANBAO_RECORD_FINGERPRINT_HPP
#define NIANBAO_RECORD_FINGERPRINT_HPP

#include "nianbao/record/record.hpp"

#include <cstdint>

namespace nianbao {

/// Hashes of 64 bits: enough to group inputs for a person to look at, not to prove anything. 0: nothing to compare.
struct Fingerprint {
    std::uint64_t bytes = 0;  ///< of the source
    std::uint64_t text = 0;   ///< of its text without white space, bars and what the record leaves out
    std::uint64_t report = 0; ///< of agency, year, form and every figure; 0 where agency, year or form is unknown
};

Fingerprint fingerprint_of(const Record& record);

} // namespace nianbao

#endif // NIANBAO_RECORD_FINGERPRINT_HPP
