// SPDX-License-Identifier: Apache-2.0
// The figures of a catalog as partitioned CSV, as DuckDB, Spark, Hive and ClickHouse read it:
// year=2023/form=gkb-2021/part-0.csv.gz. Docs: docs/catalog.md.
#ifndef NIANBAO_CATALOG_EXPORT_HPP
#define NIANBAO_CATALOG_EXPORT_HPP

#include "nianbao/database/database.hpp"
#include "nianbao/record/corrections.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace nianbao::catalog {

struct ExportOptions {
    Edition edition = Edition::published;
    bool editions = false;          ///< with the columns that tell editions apart
    std::size_t part_rows = 1'000'000; ///< a part ends with the record that reaches so many rows
    bool overwrite = false;         ///< partitions of an earlier export are taken away
};

struct Exported {
    std::size_t records = 0;
    std::size_t rows = 0;
    std::size_t files = 0;
};

/// The bytes depend on the records alone, not on the order in which they were added, nor on the database. The folder gets
/// all partitions or none. `stopped` is asked now and then; then Error(io, "interrupted").
Exported export_figures(database::Connection& connection, const std::string& folder, const ExportOptions& options,
                        const std::function<bool()>& stopped = {});

} // namespace nianbao::catalog

#endif // NIANBAO_CATALOG_EXPORT_HPP
