// SPDX-License-Identifier: Apache-2.0
#include "cli/counts.hpp"

namespace nianbao::cli {

void Counts::add(const Counts& other) {
    reported += other.reported;
    undecided += other.undecided;
    absent += other.absent;
    doubtful += other.doubtful;
    errors += other.errors;
    warnings += other.warnings;
    infos += other.infos;
}

Counts counts_of(const Record& record) {
    Counts counts;
    counts.reported = record.reported();
    counts.undecided = record.undecided();
    counts.absent = record.absent();
    counts.doubtful = record.doubtful();
    for (const Finding& finding : record.findings) {
        counts.errors += finding.severity == Severity::error ? 1 : 0;
        counts.warnings += finding.severity == Severity::warning ? 1 : 0;
        counts.infos += finding.severity == Severity::info ? 1 : 0;
    }
    return counts;
}

} // namespace nianbao::cli
