// SPDX-License-Identifier: Apache-2.0
// Which records are of one agency. Sure matches are joined, unsure ones only listed.
#ifndef NIANBAO_COMPARE_AGENCIES_HPP
#define NIANBAO_COMPARE_AGENCIES_HPP

#include "nianbao/compare/brief.hpp"
#include "nianbao/forms/lexicon.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// A row of agencies.csv: what the operator knows.
struct AgencyEntry {
    std::string name;
    std::vector<std::string> aliases;
    std::string successor;
    std::string parent;
    std::string region;
    std::vector<std::string> records; ///< names of records whose agency was not found
};

/// Columns by name, in any order: agency (needed), aliases and records (several, joined by ;), successor, parent,
/// region_code. Throws Error(usage) that names the line.
std::vector<AgencyEntry> parse_agencies(std::string_view csv, const std::string& file);

struct Agency {
    std::string name; ///< of agencies.csv, else as the newest record prints it
    std::string parent;
    std::string region;
    std::string successor;
    std::vector<std::size_t> records;  ///< indices into the briefs, by year, then as given
    std::vector<std::string> basis;    ///< of each: "printed", "normalized", "alias", "listed", "unknown"
};

/// Something about agencies that a person must look at, or that the operator said.
struct AgencyNote {
    std::string kind;  ///< "unsure", "unknown-agency", "unknown-year", "successor", "same-document"
    std::size_t agency = 0;
    std::size_t other = npos; ///< another agency
    std::size_t record = npos;
    std::string reason; ///< "same-credit-code", "other-credit-code", "name-within-name", "one-character", ""; a name

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

struct Agencies {
    std::vector<Agency> list; ///< in name order; those with a region code by that first
    std::vector<AgencyNote> notes;
};

/// What tells agencies apart of a name: width, script, white space and punctuation do not. Empty for no name.
std::string agency_key(const std::string& name, const Lexicon& lexicon);

Agencies match_agencies(const std::vector<Brief>& briefs, const std::vector<AgencyEntry>& entries, const Lexicon& lexicon);

struct YearRecords {
    int year = 0;
    std::vector<std::size_t> records; ///< indices into the briefs
};

/// An agency's records by year, ascending; those whose year is not known are left out.
std::vector<YearRecords> years_of(const Agency& agency, const std::vector<Brief>& briefs);

} // namespace nianbao

#endif // NIANBAO_COMPARE_AGENCIES_HPP
