// SPDX-License-Identifier: Apache-2.0
// Is a catalog whole? What must hold in it whatever was loaded, killed, and replaced.
#ifndef NIANBAO_CATALOG_CHECK_HPP
#define NIANBAO_CATALOG_CHECK_HPP

#include "nianbao/database/database.hpp"

#include <string>
#include <vector>

namespace nianbao::catalog {

/// Something that is wrong: catalog.fault.<kind> in schemas/messages.xml is its sentence.
struct Fault {
    std::string kind;   ///< "database", "migration", "orphan", "no-label", "other-form", "label", "count", "digest", "decision"
    std::string about;  ///< a record's source, a table, ...
    std::string detail; ///< what is there, and what should be
};

struct Checked {
    int version = 0;
    long long records = 0;
    long long figures = 0;
    std::vector<Fault> faults;
    bool more = false; ///< there are more faults than are told
};

/// Faults of one kind that are told at most.
inline constexpr std::size_t most_faults = 20;

Checked check_catalog(database::Connection& connection);

} // namespace nianbao::catalog

#endif // NIANBAO_CATALOG_CHECK_HPP
