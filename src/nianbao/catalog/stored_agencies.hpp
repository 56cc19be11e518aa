// SPDX-License-Identifier: Apache-2.0
// agencies.csv in a catalog: names, aliases and regions beside the records, which stay as they are.
#ifndef NIANBAO_CATALOG_STORED_AGENCIES_HPP
#define NIANBAO_CATALOG_STORED_AGENCIES_HPP

#include "nianbao/compare/agencies.hpp"
#include "nianbao/database/database.hpp"

#include <string>
#include <vector>

namespace nianbao::catalog {

/// Puts these agencies in the place of those that the catalog has.
void store_agencies(database::Connection& connection, const std::vector<AgencyEntry>& entries, const Lexicon& lexicon);

/// The key under which the records of an agency are found: that of the agency of which `name` is an alias, else its own.
std::string stored_key(database::Connection& connection, const std::string& name, const Lexicon& lexicon);

} // namespace nianbao::catalog

#endif // NIANBAO_CATALOG_STORED_AGENCIES_HPP
