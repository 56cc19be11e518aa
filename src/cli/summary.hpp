// SPDX-License-Identifier: Apache-2.0
// What a run says on standard error: a line a report, errors, the total.
#ifndef NIANBAO_CLI_SUMMARY_HPP
#define NIANBAO_CLI_SUMMARY_HPP

#include "cli/arguments.hpp"
#include "cli/outcome.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace nianbao::cli {

/// How much is said: quiet (errors only), the total, or a line a report as well.
enum class Loudness { quiet, total, lines };

/// What a run met beside its reports.
struct RunNotes {
    std::uint64_t passed_over = 0;     ///< members of containers that could be no reports, by their kind
    std::size_t duplicate_groups = 0;
    std::size_t duplicates = 0;        ///< records in them
    bool duplicates_written = false;   ///< to duplicates.csv
};

class Summary {
public:
    Summary(const Messages& messages, Loudness loudness, bool names_skipped)
        : m_messages(messages), m_loudness(loudness), m_names_skipped(names_skipped) {}

    void add(const Input& input, const Outcome& outcome);
    void print_total(const RunNotes& notes = {}) const;
    /// A signal ended the run into `folder`: says how to go on.
    void print_ended(const std::string& folder) const;
    /// Errors and warnings so far.
    std::size_t findings() const noexcept {
        return m_counts.errors + m_counts.warnings;
    }

    /// 1 where an input failed (unless `exit_zero`), 3 where findings reach `fail_on`, else 0.
    int exit_code(FailOn fail_on, bool exit_zero = false) const;

private:
    void print_report(const Written& record) const;
    void add_earlier(const JournalEntry& entry);

    const Messages& m_messages;
    Loudness m_loudness;
    bool m_names_skipped;
    Counts m_counts;
    std::size_t m_converted = 0;
    std::size_t m_without_form = 0;
    std::size_t m_skipped = 0;
    std::size_t m_failed = 0;
    std::size_t m_earlier = 0; ///< inputs that an earlier run did
};

/// Exit code 3 or 0.
int findings_exit_code(const Counts& counts, FailOn fail_on);

/// "file: sentence" on standard error, in the terminal's language.
void print_error(const Messages& messages, const std::string& file, const Error& error);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_SUMMARY_HPP
