// SPDX-License-Identifier: Apache-2.0
// DIR/.nianbao: what a run keeps until its files are whole, and what lets an ended run go on.
//
// Reports are converted in any order and written in the order of the inputs. Of each, its record is a file of its own; its
// rows of figures.csv and the like are appended to a spool a file. When both are with the system, a line in the journal says
// so. A run that was killed left whole records, and of its spools as much as the journal knows; --resume takes
// that, and does the rest. When all inputs are through, the spools become the files of the run.
#ifndef NIANBAO_CLI_BATCH_RUN_FOLDER_HPP
#define NIANBAO_CLI_BATCH_RUN_FOLDER_HPP

#include "cli/batch/journal.hpp"
#include "cli/batch/spool.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::cli {

class RunFolder {
public:
    enum class Found { nothing, unfinished, finished };
    /// What an earlier run left in `folder` (DIR).
    static Found look(const std::string& folder);

    /// `resume`: takes over what an earlier run with the same key left, and leaves it for a later one; else begins anew.
    /// `heads`: how each file of the run begins. Throws Error(io), where another run is at work there, too.
    RunFolder(const std::string& folder, const std::string& key, const std::array<std::string, run_parts>& heads, bool resume);
    RunFolder(const RunFolder&) = delete;
    RunFolder& operator=(const RunFolder&) = delete;
    ~RunFolder();

    /// For outputs that are not whole yet.
    const std::string& path() const noexcept {
        return m_path;
    }
    /// True where an earlier run left something to go on from.
    bool resumes() const noexcept {
        return !m_index.empty();
    }
    /// What an earlier run wrote for the input. Any thread.
    std::optional<JournalEntry> find(const std::string& name) const;

    /// The next input of the run: done now, or by an earlier run.
    void add(JournalEntry entry, const std::array<std::string_view, run_parts>& parts);
    void add_again(const JournalEntry& entry);

    /// Every entry of the run, in the order of its inputs.
    void each(const std::function<void(const JournalEntry&)>& look) const;
    /// Makes a file of the run from its parts.
    void publish(RunPart part, const std::string& path);
    /// After the last file is whole.
    void finish();
    /// Records are in DIR: without the journal a later run would not know whose they are.
    void keep() noexcept {
        m_has_records = true;
    }
    /// All that was added is with the system.
    void checkpoint();

private:
    struct Known {
        std::uint64_t name = 0; ///< hash
        Extent line;
    };

    /// How much of an earlier run's journal and spools is taken over.
    struct Loaded {
        std::uint64_t journal = 0; ///< bytes
        std::size_t entries = 0;
        std::array<std::uint64_t, run_parts> ends{};
    };

    void load(bool only_synced);
    void begin(const std::string& head);
    void remove_temporaries() const;
    JournalEntry entry_at(const Extent& line) const;
    Spool& spool(RunPart part) const {
        return *m_spools[static_cast<std::size_t>(part)];
    }

    std::string m_path;
    int m_lock = -1;
    std::array<std::string, run_parts> m_heads;
    std::unique_ptr<Spool> m_journal;
    std::uint64_t m_head_size = 0; ///< of a journal without inputs
    std::array<std::unique_ptr<Spool>, run_parts> m_spools;
    std::vector<Known> m_index;        ///< of an earlier run, by name
    std::vector<std::uint64_t> m_order; ///< where the lines of this run's inputs are in the journal
    bool m_in_order = true;            ///< the spools hold the parts of this run and no others, one after the other
    bool m_resume;
    bool m_needed = true;              ///< by a later run
    bool m_has_records = false;        ///< in DIR
    std::chrono::steady_clock::time_point m_checked = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point m_synced = m_checked;
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_RUN_FOLDER_HPP
