// SPDX-License-Identifier: Apache-2.0
// What the command line says, as values; nothing here opens a file.
#ifndef NIANBAO_CLI_ARGUMENTS_HPP
#define NIANBAO_CLI_ARGUMENTS_HPP

#include "nianbao/base/limits.hpp"

#include <string>
#include <vector>

namespace nianbao::cli {

/// Of --jobs.
inline constexpr unsigned most_jobs = 512;

/// The mildest finding that makes the exit code 3.
enum class FailOn { never, warning, error };

struct ConvertArguments {
    std::vector<std::string> inputs;
    std::string output;          ///< -o; empty: standard output
    std::vector<std::string> to; ///< empty: the default
    std::string from;
    std::string charset;
    std::string forms;
    std::string language = "zh"; ///< of the files
    std::string corrections;     ///< folder of records whose corrections are kept
    std::string edition;         ///< "published" (default) or "corrected"
    std::string labels = "zh";    ///< of figures.csv: zh, en, both
    std::string shape = "long";   ///< long: figures.csv; wide: figures-wide.csv
    bool csv_bom = false;
    bool datapackage = false;
    std::string files_from;      ///< file of paths; "-": standard input
    std::string field;           ///< of JSON Lines; empty: the usual ones
    std::string catalog;         ///< address of a catalog to fill on the way; empty: none
    std::string quarantine;      ///< folder for copies of what failed
    std::string progress;        ///< "auto" (default), "plain", "json", "none"
    std::string frames = "lines"; ///< of --filter: lines, length
    bool null = false;           ///< paths of files_from end with NUL
    bool resume = false;
    bool exit_zero = false;      ///< inputs that failed are no failure of the run
    bool duplicates = false;     ///< duplicates.csv also where it is not written by itself
    bool filter = false;
    unsigned jobs = 0;           ///< 0: all cores
    bool overwrite = false;
    bool any = false;
    bool together = false;       ///< all inputs are one report: the report itself and its annexes
    bool quiet = false;
    bool verbose = false;
    FailOn fail_on = FailOn::never;
    Limits limits;
};

struct IdentifyArguments {
    std::vector<std::string> inputs;
    std::string from;
    std::string charset;
    std::string forms;
    bool json = false;
    Limits limits;
};

struct CheckArguments {
    std::vector<std::string> records;
    std::string forms;
    std::string language; ///< of the findings printed; empty: the terminal's
    FailOn fail_on = FailOn::never;
};

struct CorrectArguments {
    std::string record;
    std::string corrections; ///< --with
    std::string by;
    std::string date;
    std::string output;
    std::string forms;
    bool overwrite = false;
};

struct CorrectionsArguments {
    std::string record;
    std::string language; ///< of what is printed; empty: the terminal's
};

struct FormsArguments {
    std::string id;
    std::string forms;
    bool json = false;
};

struct CompareArguments {
    std::vector<std::string> records; ///< files and folders
    std::string files_from;
    std::string agencies;             ///< agencies.csv; empty: none
    std::string by;                   ///< "agency", "series", "year"; empty: the default
    std::string series;               ///< ids with commas between; empty: all
    std::string output;               ///< -o; empty: standard output
    std::vector<std::string> to;      ///< empty: the default
    std::string forms;
    std::string language; ///< empty: zh for files, the terminal's without -o
    unsigned jobs = 0;    ///< 0: all cores
    bool overwrite = false;
    bool quiet = false;
};

struct CatalogAddArguments {
    std::string catalog;              ///< file or URL
    std::vector<std::string> records; ///< files and folders
    std::string files_from;
    bool null = false;    ///< its paths end in NUL
    std::string agencies; ///< agencies.csv; empty: those in the catalog stay
    std::string forms;
    unsigned jobs = 0; ///< 0: all cores
    std::size_t batch = 500; ///< records a transaction
    bool replace = false;
    bool quiet = false;
};

struct CatalogQueryArguments {
    std::string catalog;
    std::string sql;
    std::string series;
    std::string agency;
    std::string ranking; ///< table/row/column
    std::string rule;
    bool missing_years = false;
    std::size_t year = 0;      ///< 0: none named
    std::size_t from_year = 0;
    std::size_t to_year = 0;
    std::string edition = "published";
    std::string to = "csv";
    std::string forms;
    std::string language; ///< of messages in the answer; empty: the terminal's
};

struct CatalogExportArguments {
    std::string catalog;
    std::string output;
    std::string edition;
    std::size_t part_rows = 0; ///< 0: the default
    bool overwrite = false;
    bool quiet = false;
};

struct CatalogCheckArguments {
    std::string catalog;
};

struct ExplainArguments {
    std::string record;
    std::string figure; ///< table/row/column
    std::string forms;
    std::string language; ///< empty: the terminal's
};

/// A cap of Limits as an option: the one table from which parsing, help and manual are made.
struct LimitOption {
    const char* name; ///< "--max-cells"; its help is "help.option.<name without dashes>"
    std::size_t Limits::*member;
    const char* field; ///< the cap's name in errors
};

inline constexpr LimitOption limit_options[] = {
    {"--max-bytes", &Limits::input_bytes, "input_bytes"},
    {"--max-unpacked-bytes", &Limits::unpacked_bytes, "unpacked_bytes"},
    {"--max-unpacked-ratio", &Limits::unpacked_ratio, "unpacked_ratio"},
    {"--max-entries", &Limits::zip_entries, "zip_entries"},
    {"--max-members", &Limits::archive_members, "archive_members"},
    {"--max-archive-ratio", &Limits::archive_ratio, "archive_ratio"},
    {"--max-elements", &Limits::elements, "elements"},
    {"--max-nesting", &Limits::nesting, "nesting"},
    {"--max-open-formatting", &Limits::open_formatting, "open_formatting"},
    {"--max-tag-bytes", &Limits::tag_bytes, "tag_bytes"},
    {"--max-cells", &Limits::cells, "cells"},
    {"--max-span", &Limits::span, "span"},
    {"--max-tokens", &Limits::tokens, "tokens"},
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_ARGUMENTS_HPP
