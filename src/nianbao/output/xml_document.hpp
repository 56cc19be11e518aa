// SPDX-License-Identifier: Apache-2.0
// The document layer of a record's XML: everything the source said, in its order.
#ifndef NIANBAO_OUTPUT_XML_DOCUMENT_HPP
#define NIANBAO_OUTPUT_XML_DOCUMENT_HPP

#include "nianbao/record/record.hpp"
#include "nianbao/xml/emitter.hpp"

namespace nianbao {

/// Writes <document>. Throws Error(internal) if sections and runs do not nest: nothing may be lost in
/// between.
void write_document(xml::Emitter& xml, const Record& record);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_XML_DOCUMENT_HPP
