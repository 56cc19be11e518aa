// SPDX-License-Identifier: Apache-2.0
#include "cli/batch/run_folder.hpp"

#include "cli/batch/path_set.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/io/sink.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace nianbao::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* folder_name = "/.nianbao";
constexpr const char* journal_name = "/journal";
constexpr const char* spool_names[run_parts] = {"/figures", "/findings", "/reports", "/records"};
constexpr std::string_view complete_line = "complete"; ///< the run was finished, and all of it is on the disk
constexpr std::string_view synced_line = "synced";     ///< all before is on the disk

/// What a killed program may lose: the work of half a second; what a machine without power may, that of a minute.
constexpr std::chrono::milliseconds checkpoint_pause(500);
constexpr std::chrono::seconds sync_pause(60);

/// Of the system since it was started. What is only with the system is lost with it.
std::string boot_id() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

/// The first line says what the run's outputs depend on, the second under which system they were written.
std::string head_of(const std::string& key) {
    return "nianbao-run 1 " + key + "\n" + "boot " + boot_id() + "\n";
}

std::string path_in(const std::string& folder) {
    return (folder.back() == '/' ? folder.substr(0, folder.size() - 1) : folder) + folder_name;
}

bool is_complete(const std::string& journal) {
    std::ifstream file(journal, std::ios::binary | std::ios::ate);
    const auto size = file.tellg();
    const auto wanted = static_cast<std::streamoff>(complete_line.size() + 1);
    if (size < wanted) {
        return false;
    }
    file.seekg(-wanted, std::ios::end);
    std::string end(static_cast<std::size_t>(wanted), '\0');
    file.read(end.data(), wanted);
    return end == std::string(complete_line) + "\n";
}

} // namespace

RunFolder::Found RunFolder::look(const std::string& folder) {
    const std::string journal = path_in(folder) + journal_name;
    std::error_code ignored;
    if (!fs::exists(journal, ignored)) {
        return Found::nothing;
    }
    return is_complete(journal) ? Found::finished : Found::unfinished;
}

RunFolder::RunFolder(const std::string& folder, const std::string& key, const std::array<std::string, run_parts>& heads,
                     bool resume)
    : m_path(path_in(folder)), m_heads(heads), m_resume(resume) {
    std::error_code error;
    fs::create_directory(m_path, error);
    m_lock = ::open(m_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m_lock < 0) {
        throw Error(ErrorCode::io, "folder-make", error ? error.message() : std::generic_category().message(errno), m_path);
    }
    if (::flock(m_lock, LOCK_EX | LOCK_NB) != 0) {
        throw Error(ErrorCode::io, "run-at-work", folder);
    }
    remove_temporaries();
    m_journal = std::make_unique<Spool>(m_path + journal_name);
    for (std::size_t i = 0; i < run_parts; ++i) {
        m_spools[i] = std::make_unique<Spool>(m_path + spool_names[i]);
    }
    const std::string head = head_of(key);
    m_head_size = head.size();
    if (resume) {
        const std::string first = head.substr(0, head.find('\n') + 1);
        const std::string found = m_journal->read(0, std::min<std::size_t>(m_journal->size(), head.size()));
        if (found.substr(0, first.size()) == first) {
            load(found != head);
        }
    }
    if (m_index.empty()) {
        begin(head);
    }
}

RunFolder::~RunFolder() {
    try {
        if (m_needed) {
            checkpoint();
        }
    } catch (const Error&) {
        // The journal says less than was done; that is done again.
    }
    const bool something_to_go_on_from = m_has_records || !m_index.empty() || m_journal->flushed() > m_head_size;
    if (!m_needed || !something_to_go_on_from) {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    ::close(m_lock);
}

/// Outputs that a killed run left behind unfinished.
void RunFolder::remove_temporaries() const {
    std::error_code error;
    for (fs::directory_iterator it(m_path, error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() == ".tmp") {
            std::error_code ignored;
            fs::remove(it->path(), ignored);
        }
    }
}

void RunFolder::begin(const std::string& head) {
    m_journal->truncate(0);
    m_journal->append(head);
    for (std::size_t i = 0; i < run_parts; ++i) {
        m_spools[i]->truncate(0);
        m_spools[i]->append(m_heads[i]);
    }
    m_journal->flush();
}

/// Lines as far as they are whole and their parts are there; under another start of the system only those that are on
/// the disk for sure.
void RunFolder::load(bool only_synced) {
    std::ifstream file(m_journal->path(), std::ios::binary);
    std::string line;
    std::getline(file, line);
    std::getline(file, line);
    Loaded good{static_cast<std::uint64_t>(file.tellg()), 0, {}};
    for (std::size_t i = 0; i < run_parts; ++i) {
        good.ends[i] = m_heads[i].size();
    }
    Loaded synced = good;
    while (std::getline(file, line) && !file.eof()) {
        const std::uint64_t start = std::exchange(good.journal, good.journal + line.size() + 1);
        if (line == complete_line || line == synced_line) {
            synced = good;
            continue;
        }
        const std::optional<JournalEntry> entry = read_journal_line(line);
        bool whole = entry.has_value();
        for (std::size_t i = 0; whole && i < run_parts; ++i) {
            whole = entry->parts[i].offset + entry->parts[i].size <= m_spools[i]->size();
            good.ends[i] = std::max(good.ends[i], entry->parts[i].offset + entry->parts[i].size);
        }
        if (!whole) {
            good.journal = start;
            break;
        }
        m_index.push_back({hash_of(entry->name), {start, line.size()}});
        good.entries = m_index.size();
    }
    const Loaded& kept = only_synced ? synced : good;
    m_index.resize(kept.entries);
    m_journal->truncate(kept.journal);
    for (std::size_t i = 0; i < run_parts; ++i) {
        m_spools[i]->truncate(std::min(kept.ends[i], m_spools[i]->size()));
    }
    std::stable_sort(m_index.begin(), m_index.end(), [](const Known& a, const Known& b) { return a.name < b.name; });
    m_in_order = m_index.empty();
}

JournalEntry RunFolder::entry_at(const Extent& line) const {
    std::optional<JournalEntry> entry = read_journal_line(m_journal->read(line.offset, static_cast<std::size_t>(line.size)));
    if (!entry) {
        throw Error(ErrorCode::io, "file-read", "", m_journal->path());
    }
    entry->line = line.offset;
    return std::move(*entry);
}

std::optional<JournalEntry> RunFolder::find(const std::string& name) const {
    const std::uint64_t hash = hash_of(name);
    auto known = std::upper_bound(m_index.begin(), m_index.end(), hash, [](std::uint64_t value, const Known& k) { return value < k.name; });
    while (known != m_index.begin() && (--known)->name == hash) { // the last one first
        JournalEntry entry = entry_at(known->line);
        if (entry.name == name) {
            return entry;
        }
    }
    return std::nullopt;
}

void RunFolder::add(JournalEntry entry, const std::array<std::string_view, run_parts>& parts) {
    for (std::size_t i = 0; i < run_parts; ++i) {
        entry.parts[i] = m_spools[i]->append(parts[i]);
    }
    m_order.push_back(m_journal->append(journal_line(entry)).offset);
    if (std::chrono::steady_clock::now() - m_checked > checkpoint_pause) {
        checkpoint();
    }
}

void RunFolder::add_again(const JournalEntry& entry) {
    m_order.push_back(entry.line);
}

/// The journal last: what it says is there.
void RunFolder::checkpoint() {
    for (const auto& part : m_spools) {
        part->flush();
    }
    m_journal->flush();
    m_checked = std::chrono::steady_clock::now();
    if (m_checked - m_synced > sync_pause) {
        ::syncfs(m_lock); // the records, too
        m_journal->append(std::string(synced_line) + "\n");
        m_journal->sync();
        m_synced = m_checked;
    }
}

void RunFolder::each(const std::function<void(const JournalEntry&)>& look) const {
    constexpr std::size_t step = 4096;
    for (const std::uint64_t offset : m_order) {
        std::string line;
        std::size_t end = std::string::npos;
        while (end == std::string::npos) {
            const std::uint64_t at = offset + line.size();
            line += m_journal->read(at, static_cast<std::size_t>(std::min<std::uint64_t>(step, m_journal->size() - at)));
            end = line.find('\n');
        }
        const std::optional<JournalEntry> entry = read_journal_line(std::string_view(line).substr(0, end));
        if (!entry) {
            throw Error(ErrorCode::io, "file-read", "", m_journal->path());
        }
        look(*entry);
    }
}

void RunFolder::publish(RunPart part, const std::string& path) {
    checkpoint();
    Spool& from = spool(part);
    if (m_in_order && !m_resume) {
        if (std::rename(from.path().c_str(), path.c_str()) != 0) {
            throw Error(ErrorCode::io, "file-write", std::generic_category().message(errno), path);
        }
        return;
    }
    try {
        FileSink sink(path, m_path);
        const auto write = [&sink](std::string_view bytes) { sink.write(bytes); };
        if (m_in_order) {
            from.copy({0, from.size()}, write);
        } else {
            write(m_heads[static_cast<std::size_t>(part)]);
            each([&](const JournalEntry& entry) { from.copy(entry.parts[static_cast<std::size_t>(part)], write); });
        }
        sink.commit();
    } catch (const Error& error) {
        throw error.where().empty() ? Error(error.code(), error.key(), error.detail(), path) : error;
    }
}

void RunFolder::finish() {
    if (m_resume) {
        checkpoint();
        ::syncfs(m_lock);
        m_journal->append(std::string(complete_line) + "\n");
        m_journal->sync();
    }
    m_needed = m_resume;
}

} // namespace nianbao::cli
