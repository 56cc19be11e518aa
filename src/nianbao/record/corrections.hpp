// SPDX-License-Identifier: Apache-2.0
// What persons decided on figures: added with a guard, checked again, and read in one of two editions.
#ifndef NIANBAO_RECORD_CORRECTIONS_HPP
#define NIANBAO_RECORD_CORRECTIONS_HPP

#include "nianbao/base/error.hpp"
#include "nianbao/record/record.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct Knowledge;

/// Which values an output shows: those that were published, or those with the corrections that count.
enum class Edition { published, corrected };

std::string_view to_string(Edition edition) noexcept;

/// The decision that counts for a figure: the last accepted one; nullptr where there is none.
const Correction* decision_on(const Record& record, const Figure& figure);

/// A figure's value in an edition. Corrected: the corrected value; none where it was found undecidable; the published
/// one where it was confirmed, or nobody decided.
std::optional<Decimal> value_in(const Record& record, const Figure& figure, Edition edition);

/// A corrections file (schemas/corrections-1.xsd) as read.
struct CorrectionsFile {
    std::string source; ///< may be empty, as the next two
    std::string sha256;
    std::string form;
    std::vector<Correction> corrections; ///< without `by`, `date`; state accepted
};

/// Throws Error: corrupt, or schema with the faults of the file, by line.
CorrectionsFile read_corrections(std::string_view xml, const std::string& name);

struct AddedCorrections {
    std::size_t added = 0;
    std::vector<Error> faults;  ///< each names its figure; where there are any, nothing was added
    std::vector<Error> already; ///< decisions that the record has, not added again; a fault where they are all there is
};

/// Adds the decisions of the file to the record, behind those it has; then recheck_corrections(). All or none: a
/// browser's file may repeat decisions of an earlier day, and they alone are passed over. `date`: "2026-03-09".
AddedCorrections add_corrections(Record& record, const CorrectionsFile& file, const std::string& by,
                                 const std::string& date, const Knowledge& knowledge);

/// Whether each correction still sees the print it saw (accepted), or not (open); and the findings K-01 to K-03, written
/// anew at the end of the record's findings. Done whenever corrections meet a record: after conversion and in `check`.
void recheck_corrections(Record& record, const Knowledge& knowledge);

/// A real day of the Gregorian calendar, "2026-03-09".
bool is_date(std::string_view text);

} // namespace nianbao

#endif // NIANBAO_RECORD_CORRECTIONS_HPP
