// SPDX-License-Identifier: Apache-2.0
// The tables of schemas/catalog/0001-records.sql, as the writer fills them.
#ifndef NIANBAO_CATALOG_TABLES_HPP
#define NIANBAO_CATALOG_TABLES_HPP

#include "nianbao/database/database.hpp"

namespace nianbao::catalog {

/// Columns of table `record` before its facts: id, key, name, digest.
inline constexpr std::size_t record_key_columns = 5;

const database::Table& record_table();
const database::Table& other_source_table();
const database::Table& label_table();
const database::Table& figure_table();
const database::Table& finding_table();
const database::Table& correction_table();
const database::Table& agency_table();
const database::Table& agency_alias_table();

} // namespace nianbao::catalog

#endif // NIANBAO_CATALOG_TABLES_HPP
