// SPDX-License-Identifier: Apache-2.0
// Where every output goes, and all that forbids the run: decided before anything is written.
#ifndef NIANBAO_CLI_PLAN_HPP
#define NIANBAO_CLI_PLAN_HPP

#include "cli/batch/input_list.hpp"
#include "cli/batch/path_set.hpp"
#include "cli/inputs.hpp"

#include <string>
#include <utility>
#include <vector>

namespace nianbao::cli {

struct Formats {
    bool xml = false;
    bool csv = false;
    bool json = false;
    bool html = false;
    bool xlsx = false;
    bool wide = false;        ///< figures-wide.csv for figures.csv
    bool datapackage = false; ///< datapackage.json beside the CSV
    bool csv_bom = false;
    bool duplicates = false; ///< duplicates.csv beside the CSV
};

/// The page over all reports of a run.
inline constexpr const char* wide_file = "figures-wide.csv";
inline constexpr const char* package_file = "datapackage.json";
inline constexpr const char* workbook_file = "nianbao.xlsx";
inline constexpr const char* index_file = "review.html";

class Plan {
public:
    /// What becomes of outputs that exist: the run is refused, they are replaced, or an earlier run is gone on with.
    enum class Existing { refuse, replace, go_on };

    Plan(InputList inputs, std::string folder, Formats formats, Existing existing);

    /// Throws Error(usage) where two inputs would write the same file, or an output would replace an input;
    /// Error(io, "output-exists") where an output exists and may not be replaced.
    void check();

    /// Records of this folder give their corrections to those of this run (may be empty): they may be replaced.
    void keep_corrections_of(std::string folder) {
        m_corrections = std::move(folder);
    }

    /// Reads what must be read before the run begins.
    void read_ahead(const Limits& limits) {
        m_inputs.read_ahead(limits);
    }

    const InputList& inputs() const noexcept {
        return m_inputs;
    }
    const Formats& formats() const noexcept {
        return m_formats;
    }

    /// The XML of the input's record `number` (from 1): DIR/a.html.xml, DIR/a.html.2.xml.
    std::string record_path(const Input& input, std::size_t number) const;
    /// The review page of the same record: DIR/a.html.review.html, DIR/a.html.2.review.html.
    std::string page_path(const Input& input, std::size_t number) const;
    /// The same below DIR.
    std::string page_name(const Input& input, std::size_t number) const;
    /// DIR/figures.csv
    std::string run_path(const std::string& file) const;
    const std::string& folder() const noexcept {
        return m_folder;
    }

    /// What only the conversion shows, a member of an archive or a page's further record, may not take the place of
    /// anything either. Throws Error(io).
    void check_record(const Input& input, std::size_t number);
    /// Records that an earlier run wrote: no other input may take their place.
    void claim_records(const Input& input, std::size_t count);

    /// Makes DIR, and the folder of a record below it. Throws Error(io).
    void make_output_folder() const;
    void make_folder_of(const std::string& path);

private:
    void check_collisions();
    void check_folders(const std::vector<std::string>& run_files) const;
    [[noreturn]] void report_collision(std::size_t index, const std::string& file) const;
    std::string writer_of(const std::string& file, bool is_name, std::size_t index) const;
    void check_corrections_survive(const std::string& path_below) const;
    void check_inputs_survive() const;
    void check_existing() const;
    std::vector<std::string> run_files() const;
    std::vector<std::string> record_files(const Input& input, std::size_t number) const;

    InputList m_inputs;
    std::string m_folder;
    Formats m_formats;
    Existing m_existing;
    std::string m_corrections;
    PathSet m_files;         ///< outputs below DIR that the run writes, as far as they are known
    std::string m_last_made; ///< folder: mostly the next record goes there, too
};

/// True for what this program itself writes: a record, or one of the CSV or JSON files of a run.
bool is_own_output(const std::string& bytes);
bool is_own_file(const std::string& path);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_PLAN_HPP
