// SPDX-License-Identifier: Apache-2.0
#include "cli/batch/run_catalog.hpp"

#include "nianbao/base/digest.hpp"
#include "nianbao/catalog/catalog.hpp"

namespace nianbao::cli {

RunCatalog::RunCatalog(const std::string& address, const Knowledge& knowledge)
    : m_knowledge(knowledge), m_labels(knowledge),
      m_connection(catalog::open_catalog(database::parse_address(address), database::Access::write)),
      m_writer(std::make_unique<catalog::CatalogWriter>(*m_connection, catalog::WriterOptions())) {}

catalog::RecordRows RunCatalog::rows(const Record& record, const std::string& xml) const {
    return catalog::rows_of_record(record, sha256(xml), m_labels, m_knowledge);
}

void RunCatalog::add(const std::vector<const catalog::RecordRows*>& records) {
    for (const catalog::RecordRows* record : records) {
        m_writer->add(*record);
    }
}

void RunCatalog::commit() {
    m_writer->commit();
}

} // namespace nianbao::cli
