// SPDX-License-Identifier: Apache-2.0
// The catalog that a conversion fills on the way (--catalog).
#ifndef NIANBAO_CLI_BATCH_RUN_CATALOG_HPP
#define NIANBAO_CLI_BATCH_RUN_CATALOG_HPP

#include "nianbao/catalog/catalog_writer.hpp"
#include "nianbao/catalog/rows_of_record.hpp"
#include "nianbao/database/database.hpp"

#include <memory>
#include <string>
#include <vector>

namespace nianbao::cli {

class RunCatalog {
public:
    /// Opens the catalog, or makes it. Throws Error.
    RunCatalog(const std::string& address, const Knowledge& knowledge);

    /// `xml`: the record's. Any thread. Throws Error(schema).
    catalog::RecordRows rows(const Record& record, const std::string& xml) const;
    /// The records of one input, in the order of the inputs. Throws Error; where it concerns these records alone, the
    /// next input may go on.
    void add(const std::vector<const catalog::RecordRows*>& records);
    /// What was added stays.
    void commit();

private:
    const Knowledge& m_knowledge;
    catalog::LabelBook m_labels;
    std::unique_ptr<database::Connection> m_connection;
    std::unique_ptr<catalog::CatalogWriter> m_writer;
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_BATCH_RUN_CATALOG_HPP
