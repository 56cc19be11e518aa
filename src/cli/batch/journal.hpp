// SPDX-License-Identifier: Apache-2.0
// What a run has done so far, a line an input, so that a run that was ended can go on.
#ifndef NIANBAO_CLI_BATCH_JOURNAL_HPP
#define NIANBAO_CLI_BATCH_JOURNAL_HPP

#include "cli/counts.hpp"
#include "nianbao/record/fingerprint.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::cli {

/// Files of a run that are put together from a part an input.
enum class RunPart { figures, findings, reports, records };
inline constexpr std::size_t run_parts = 4;

struct Extent {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

/// What the journal keeps of one record.
struct JournalRecord {
    std::string form;              ///< "" for none
    std::uint64_t xml_bytes = 0;   ///< of its file; a file of another size is no longer the one that was written
    std::uint64_t page_bytes = 0;
    Fingerprint fingerprint;
    Counts counts;
};

struct JournalEntry {
    std::string name;   ///< Input::name
    std::string digest; ///< of all that its conversion depends on beside the run's key; "" where it must be done again
    std::array<Extent, run_parts> parts;
    std::vector<JournalRecord> records; ///< none: it was skipped or failed
    std::uint64_t line = 0;             ///< where it stands in the journal; not part of it
};

/// One line, its line break and a checksum included.
std::string journal_line(const JournalEntry& entry);

/// Nothing where the line is not whole: the run was ended while it was written. Without its line break.
std::optional<JournalEntry> read_journal_line(std::string_view line);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_JOURNAL_HPP
