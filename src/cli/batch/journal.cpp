// SPDX-License-Identifier: Apache-2.0
// Fields with tabs between; names hold none (name_as_text). The last field is a checksum of those before.
#include "cli/batch/journal.hpp"

#include "cli/batch/path_set.hpp"

#include <charconv>
#include <sys/stat.h>
#include <utility>

namespace nianbao::cli {

namespace {

class Fields {
public:
    explicit Fields(std::string_view line) : m_rest(line) {}

    /// False once a field was missing or was no number.
    bool good() const noexcept {
        return m_good;
    }
    bool at_end() const noexcept {
        return m_ended;
    }
    std::string text() {
        m_good = m_good && !m_ended;
        const std::size_t tab = m_rest.find('\t');
        const std::string field(m_rest.substr(0, tab));
        m_ended = tab == std::string_view::npos;
        m_rest.remove_prefix(m_ended ? m_rest.size() : tab + 1);
        return field;
    }
    std::uint64_t number() {
        const std::string field = text();
        std::uint64_t value = 0;
        const auto result = std::from_chars(field.data(), field.data() + field.size(), value);
        m_good = m_good && result.ec == std::errc() && result.ptr == field.data() + field.size();
        return value;
    }

private:
    std::string_view m_rest;
    bool m_good = true;
    bool m_ended = false;
};

void add(std::string& line, const std::string& field) {
    line += field;
    line += '\t';
}

void add(std::string& line, std::uint64_t field) {
    add(line, std::to_string(field));
}

constexpr std::size_t Counts::*count_fields[] = {&Counts::reported, &Counts::undecided, &Counts::absent, &Counts::doubtful,
                                                 &Counts::errors,   &Counts::warnings,  &Counts::infos};
constexpr std::uint64_t Fingerprint::*hash_fields[] = {&Fingerprint::bytes, &Fingerprint::text, &Fingerprint::report};

} // namespace

FileStamp stamp_of(const std::string& path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) {
        return {};
    }
    constexpr std::uint64_t nanoseconds = 1'000'000'000;
    return {static_cast<std::uint64_t>(status.st_size),
            static_cast<std::uint64_t>(status.st_mtim.tv_sec) * nanoseconds + static_cast<std::uint64_t>(status.st_mtim.tv_nsec)};
}

std::string journal_line(const JournalEntry& entry) {
    std::string line;
    add(line, entry.name);
    add(line, entry.digest);
    for (const Extent& part : entry.parts) {
        add(line, part.offset);
        add(line, part.size);
    }
    for (const JournalRecord& record : entry.records) {
        add(line, record.form);
        for (const FileStamp& stamp : {record.xml, record.page}) {
            add(line, stamp.bytes);
            add(line, stamp.time);
        }
        for (const auto field : hash_fields) {
            add(line, record.fingerprint.*field);
        }
        for (const auto field : count_fields) {
            add(line, static_cast<std::uint64_t>(record.counts.*field));
        }
    }
    return line + std::to_string(hash_of(line)) + "\n";
}

std::optional<JournalEntry> read_journal_line(std::string_view line) {
    const std::size_t last = line.rfind('\t');
    if (last == std::string_view::npos || line.substr(last + 1) != std::to_string(hash_of(line.substr(0, last + 1)))) {
        return std::nullopt;
    }
    Fields fields(line.substr(0, last));
    JournalEntry entry;
    entry.name = fields.text();
    entry.digest = fields.text();
    for (Extent& part : entry.parts) {
        part.offset = fields.number();
        part.size = fields.number();
    }
    while (fields.good() && !fields.at_end()) {
        JournalRecord record;
        record.form = fields.text();
        for (FileStamp* stamp : {&record.xml, &record.page}) {
            stamp->bytes = fields.number();
            stamp->time = fields.number();
        }
        for (const auto field : hash_fields) {
            record.fingerprint.*field = fields.number();
        }
        for (const auto field : count_fields) {
            record.counts.*field = static_cast<std::size_t>(fields.number());
        }
        entry.records.push_back(std::move(record));
    }
    return fields.good() ? std::optional<JournalEntry>(std::move(entry)) : std::nullopt;
}

} // namespace nianbao::cli
