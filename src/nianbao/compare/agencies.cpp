// SPDX-License-Identifier: Apache-2.0
#include "nianbao/compare/agencies.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/forms/label_key.hpp"
#include "nianbao/text/csv_reader.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace nianbao {

namespace {

std::vector<std::string> split_list(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char letter : text) {
        if (letter == ';') {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    for (std::string& part : parts) {
        const std::size_t from = part.find_first_not_of(' ');
        const std::size_t to = part.find_last_not_of(' ');
        part = from == std::string::npos ? "" : part.substr(from, to - from + 1);
    }
    parts.erase(std::remove(parts.begin(), parts.end(), std::string()), parts.end());
    return parts;
}

class Matcher {
public:
    Matcher(const std::vector<Brief>& briefs, const std::vector<AgencyEntry>& entries, const Lexicon& lexicon)
        : m_briefs(briefs), m_entries(entries), m_lexicon(lexicon) {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            m_named.emplace(agency_key(entries[i].name, lexicon), i);
            for (const std::string& alias : entries[i].aliases) {
                m_aliases.emplace(agency_key(alias, lexicon), i);
            }
            for (const std::string& record : entries[i].records) {
                m_records.emplace(record, i);
            }
        }
    }

    Agencies run() {
        for (std::size_t i = 0; i < m_briefs.size(); ++i) {
            place(i);
        }
        split_by_credit_code();
        finish();
        return std::move(m_result);
    }

private:
    struct Group {
        std::string key;
        std::size_t entry = AgencyNote::npos;
        std::vector<std::pair<std::size_t, std::string>> records; ///< record, basis
        bool other_code = false; ///< split off for its credit code
    };

    void place(std::size_t index) {
        const Brief& brief = m_briefs[index];
        const std::string key = agency_key(brief.agency, m_lexicon);
        if (const auto listed = m_records.find(brief.name); listed != m_records.end()) {
            add_to_entry(listed->second, index, "listed");
        } else if (key.empty()) {
            // Every unknown agency is one of its own: none is guessed to be another.
            Group& group = m_groups["\x01" + brief.name + "\x01" + std::to_string(index)];
            group.records.emplace_back(index, "unknown");
        } else if (const auto named = m_named.find(key); named != m_named.end()) {
            add_to_entry(named->second, index, brief.agency == m_entries[named->second].name ? "printed" : "normalized");
        } else if (const auto alias = m_aliases.find(key); alias != m_aliases.end()) {
            add_to_entry(alias->second, index, "alias");
        } else {
            Group& group = m_groups[key];
            group.key = key;
            group.records.emplace_back(index, "printed");
        }
    }

    void add_to_entry(std::size_t entry, std::size_t index, const std::string& basis) {
        const std::string key = agency_key(m_entries[entry].name, m_lexicon);
        Group& group = m_groups[key];
        group.key = key;
        group.entry = entry;
        group.records.emplace_back(index, basis);
    }

    /// One name with two credit codes is two organs until somebody says otherwise; a record without one stays.
    void split_by_credit_code() {
        std::vector<Group> split;
        for (auto& [key, group] : m_groups) {
            std::map<std::string, std::size_t> codes;
            for (const auto& [index, basis] : group.records) {
                if (!m_briefs[index].credit_code.empty()) {
                    ++codes[m_briefs[index].credit_code];
                }
            }
            if (codes.size() < 2 || group.entry != AgencyNote::npos) {
                continue;
            }
            // The code met most often keeps the name; of equals the first.
            std::string main;
            std::size_t most = 0;
            for (const auto& [code, count] : codes) {
                if (count > most) {
                    main = code;
                    most = count;
                }
            }
            for (const auto& [code, count] : codes) {
                if (code != main) {
                    split.push_back(take(group, code));
                }
            }
        }
        for (std::size_t i = 0; i < split.size(); ++i) {
            m_groups["\x02" + split[i].key + "\x02" + std::to_string(i)] = std::move(split[i]);
        }
    }

    Group take(Group& from, const std::string& code) const {
        Group taken;
        taken.key = from.key;
        taken.other_code = true;
        auto& records = from.records;
        for (const auto& one : records) {
            if (m_briefs[one.first].credit_code == code) {
                taken.records.push_back(one);
            }
        }
        records.erase(std::remove_if(records.begin(), records.end(),
                                     [&](const auto& one) { return m_briefs[one.first].credit_code == code; }),
                      records.end());
        return taken;
    }

    void finish() {
        std::vector<std::pair<Agency, Group>> made;
        for (auto& [key, group] : m_groups) {
            made.emplace_back(agency_of(group), group);
        }
        std::stable_sort(made.begin(), made.end(), [](const auto& a, const auto& b) {
            // Unknown agencies last; then by region code, then by name.
            return std::tie(a.second.key.empty() ? m_last : m_first, a.first.region, a.first.name) <
                   std::tie(b.second.key.empty() ? m_last : m_first, b.first.region, b.first.name);
        });
        for (auto& [agency, group] : made) {
            m_keys.push_back(group.key);
            m_result.list.push_back(std::move(agency));
            add_own_notes(group);
        }
        add_unsure();
    }

    Agency agency_of(Group& group) const {
        std::stable_sort(group.records.begin(), group.records.end(), [&](const auto& a, const auto& b) {
            return m_briefs[a.first].year < m_briefs[b.first].year;
        });
        Agency agency;
        if (group.entry != AgencyNote::npos) {
            const AgencyEntry& entry = m_entries[group.entry];
            agency.name = entry.name;
            agency.parent = entry.parent;
            agency.region = entry.region;
            agency.successor = entry.successor;
        } else {
            agency.name = m_briefs[group.records.back().first].agency;
        }
        for (const auto& [index, basis] : group.records) {
            agency.records.push_back(index);
            const bool other_print = basis == "printed" && m_briefs[index].agency != agency.name;
            agency.basis.push_back(other_print ? "normalized" : basis);
        }
        return agency;
    }

    void add_own_notes(const Group& group) {
        const std::size_t agency = m_result.list.size() - 1;
        std::map<std::string, std::size_t> documents;
        for (const auto& [index, basis] : group.records) {
            if (basis == "unknown") {
                m_result.notes.push_back({"unknown-agency", agency, AgencyNote::npos, index, {}});
            }
            if (m_briefs[index].year == 0) {
                m_result.notes.push_back({"unknown-year", agency, AgencyNote::npos, index, {}});
            }
            if (!m_briefs[index].sha256.empty() && !documents.emplace(m_briefs[index].sha256, index).second) {
                m_result.notes.push_back(
                    {"same-document", agency, AgencyNote::npos, index, m_briefs[documents[m_briefs[index].sha256]].name});
            }
        }
        if (!m_result.list.back().successor.empty()) {
            m_result.notes.push_back({"successor", agency, AgencyNote::npos, AgencyNote::npos, m_result.list.back().successor});
        }
    }

    void note_unsure(std::size_t a, std::size_t b, const std::string& reason) {
        const std::pair<std::size_t, std::size_t> pair = std::minmax(a, b);
        if (a != b && m_noted.insert(pair).second) {
            m_result.notes.push_back({"unsure", pair.first, pair.second, AgencyNote::npos, reason});
        }
    }

    void add_unsure() {
        std::unordered_map<std::string, std::size_t> codes;
        std::unordered_map<std::string, std::size_t> names;
        for (std::size_t i = 0; i < m_result.list.size(); ++i) {
            for (const std::size_t record : m_result.list[i].records) {
                if (!m_briefs[record].credit_code.empty()) {
                    note_unsure(codes.emplace(m_briefs[record].credit_code, i).first->second, i, "same-credit-code");
                }
            }
            if (!m_keys[i].empty()) {
                note_unsure(names.emplace(m_keys[i], i).first->second, i, "other-credit-code");
            }
        }
        add_near_names();
    }

    /// "Xining Finance Bureau" ends "Qinghai Xining Finance Bureau"; a name with one character more or less.
    void add_near_names() {
        std::map<std::u32string, std::size_t> backwards;
        for (std::size_t i = 0; i < m_keys.size(); ++i) {
            std::u32string text = to_utf32(m_keys[i]);
            std::reverse(text.begin(), text.end());
            if (!text.empty()) {
                backwards.emplace(std::move(text), i);
            }
        }
        for (auto at = backwards.begin(); at != backwards.end(); ++at) {
            for (auto next = std::next(at); next != backwards.end() && next->first.rfind(at->first, 0) == 0; ++next) {
                note_unsure(at->second, next->second, "name-within-name");
            }
            add_one_character(*at, backwards);
        }
    }

    void add_one_character(const std::pair<const std::u32string, std::size_t>& one,
                           const std::map<std::u32string, std::size_t>& backwards) {
        constexpr std::size_t shortest = 4; // below, one character is too much of a name
        for (std::size_t i = 1; one.first.size() > shortest && i < one.first.size(); ++i) {
            std::u32string less = one.first;
            less.erase(i, 1);
            if (const auto found = backwards.find(less); found != backwards.end()) {
                note_unsure(found->second, one.second, "one-character");
            }
        }
    }

    static constexpr int m_first = 0;
    static constexpr int m_last = 1;

    const std::vector<Brief>& m_briefs;
    const std::vector<AgencyEntry>& m_entries;
    const Lexicon& m_lexicon;
    std::unordered_map<std::string, std::size_t> m_named;   ///< key -> entry
    std::unordered_map<std::string, std::size_t> m_aliases; ///< key -> entry
    std::unordered_map<std::string, std::size_t> m_records; ///< record -> entry
    std::map<std::string, Group> m_groups;
    std::vector<std::string> m_keys; ///< of m_result.list
    std::set<std::pair<std::size_t, std::size_t>> m_noted;
    Agencies m_result;
};

[[noreturn]] void fail(const std::string& file, std::size_t line, const std::string& key, const std::string& detail) {
    throw Error(ErrorCode::usage, key, detail, file + ":" + std::to_string(line));
}

} // namespace

std::vector<AgencyEntry> parse_agencies(std::string_view csv, const std::string& file) {
    std::size_t replaced = 0;
    const std::vector<CsvRow> rows = read_csv(repair_utf8(csv, replaced));
    if (rows.empty()) {
        fail(file, 1, "agencies-columns", "agency");
    }
    static const std::vector<std::string> known = {"agency", "aliases", "successor", "parent", "region_code", "records"};
    std::vector<std::size_t> columns(known.size(), AgencyNote::npos);
    for (std::size_t i = 0; i < rows.front().fields.size(); ++i) {
        const auto found = std::find(known.begin(), known.end(), rows.front().fields[i]);
        if (found == known.end()) {
            fail(file, rows.front().line, "agencies-columns", rows.front().fields[i]);
        }
        columns[static_cast<std::size_t>(found - known.begin())] = i;
    }
    if (columns.front() == AgencyNote::npos) {
        fail(file, rows.front().line, "agencies-columns", "agency");
    }
    std::vector<AgencyEntry> entries;
    std::set<std::string> names;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto field = [&](std::size_t column) {
            const std::size_t at = columns[column];
            return at < rows[i].fields.size() ? rows[i].fields[at] : std::string();
        };
        AgencyEntry entry{field(0), split_list(field(1)), field(2), field(3), field(4), split_list(field(5))};
        if (entry.name.empty()) {
            fail(file, rows[i].line, "agencies-no-name", "");
        }
        for (const std::string& name : entry.aliases) {
            if (!names.insert(name).second) {
                fail(file, rows[i].line, "agencies-twice", name);
            }
        }
        if (!names.insert(entry.name).second) {
            fail(file, rows[i].line, "agencies-twice", entry.name);
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::string agency_key(const std::string& name, const Lexicon& lexicon) {
    return bare_key(fold_text(name, lexicon));
}

Agencies match_agencies(const std::vector<Brief>& briefs, const std::vector<AgencyEntry>& entries, const Lexicon& lexicon) {
    return Matcher(briefs, entries, lexicon).run();
}

std::vector<YearRecords> years_of(const Agency& agency, const std::vector<Brief>& briefs) {
    std::vector<YearRecords> years;
    for (const std::size_t record : agency.records) {
        const int year = briefs[record].year;
        if (year == 0) {
            continue;
        }
        if (years.empty() || years.back().year != year) {
            years.push_back({year, {}});
        }
        years.back().records.push_back(record);
    }
    return years;
}

} // namespace nianbao
