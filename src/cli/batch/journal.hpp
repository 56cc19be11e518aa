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

/// A file as it was written: one of another size, or changed later, is no longer that one. Zeros where there is none.
struct FileStamp {
    std::uint64_t bytes = 0;
    std::uint64_t time = 0; ///< of its last change, in nanoseconds since 1970
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

FileStamp stamp_of(const std::string& path);

/// What the journal keeps of one record.
struct JournalRecord {
    std::string form; ///< "" for none
    FileStamp xml;
    FileStamp page;
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
