// SPDX-License-Identifier: Apache-2.0
#include "nianbao/catalog/stored_agencies.hpp"

#include "nianbao/catalog/tables.hpp"

#include <set>
#include <utility>

namespace nianbao::catalog {

namespace {

using database::Text;

Text text_if(const std::string& value) {
    return value.empty() ? Text() : Text(value);
}

} // namespace

void store_agencies(database::Connection& connection, const std::vector<AgencyEntry>& entries, const Lexicon& lexicon) {
    std::vector<std::vector<Text>> agencies(agency_table().columns.size());
    std::vector<std::vector<Text>> aliases(agency_alias_table().columns.size());
    std::set<std::string> keys;
    std::set<std::string> alias_keys;
    for (const AgencyEntry& entry : entries) {
        const std::string key = agency_key(entry.name, lexicon);
        if (!keys.insert(key).second) {
            continue; // the same name, written otherwise
        }
        const Text row[] = {key, entry.name, text_if(entry.region), text_if(entry.parent), text_if(entry.successor)};
        for (std::size_t i = 0; i < agencies.size(); ++i) {
            agencies[i].push_back(row[i]);
        }
        for (const std::string& alias : entry.aliases) {
            const std::string other = agency_key(alias, lexicon);
            if (other != key && alias_keys.insert(other).second) {
                aliases[0].emplace_back(other);
                aliases[1].emplace_back(key);
            }
        }
    }
    connection.begin();
    try {
        connection.execute("DELETE FROM agency_alias");
        connection.execute("DELETE FROM agency");
        connection.insert(agency_table(), agencies);
        connection.insert(agency_alias_table(), aliases);
        connection.commit();
    } catch (...) {
        connection.rollback();
        throw;
    }
}

std::string stored_key(database::Connection& connection, const std::string& name, const Lexicon& lexicon) {
    std::string key = agency_key(name, lexicon);
    connection.read("SELECT agency_key FROM agency_alias WHERE alias_key = $1", {key}, 1,
                    [&](const database::Row& row) { key = *row[0]; });
    return key;
}

} // namespace nianbao::catalog
