// SPDX-License-Identifier: Apache-2.0
// A catalog opened: its tables are there, and of the version that this program knows.
#ifndef NIANBAO_CATALOG_CATALOG_HPP
#define NIANBAO_CATALOG_CATALOG_HPP

#include "nianbao/database/database.hpp"

#include <memory>
#include <string>
#include <vector>

namespace nianbao::catalog {

/// A step to a version of the tables: schemas/catalog/NNNN-name.sql.
struct Migration {
    int version = 0;
    std::string name;
    std::string sql;
    std::string sha256; ///< of the file
};

/// Those embedded in the program, ascending.
std::vector<Migration> embedded_migrations();

/// Opens a catalog. For writing it is made where there is none, and brought to the newest version, in one transaction;
/// for reading it must be there. Throws Error: one that is newer than the program is refused, and so is a database of
/// something else.
std::unique_ptr<database::Connection> open_catalog(const database::Address& address, database::Access access,
                                                   const std::vector<Migration>& migrations = embedded_migrations());

/// Version of a catalog's tables; 0 where there are none.
int version_of(database::Connection& connection);

/// The one number that a statement gives.
long long number_from(database::Connection& connection, const std::string& sql, const database::Row& parameters = {});

} // namespace nianbao::catalog

#endif // NIANBAO_CATALOG_CATALOG_HPP
