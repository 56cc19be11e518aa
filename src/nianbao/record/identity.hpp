// SPDX-License-Identifier: Apache-2.0
// Which report this is: title, agency, year, period, date of publication, numbers, each with its basis.
#ifndef NIANBAO_RECORD_IDENTITY_HPP
#define NIANBAO_RECORD_IDENTITY_HPP

#include "nianbao/base/finding.hpp"
#include "nianbao/document/document.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/record.hpp"

#include <string>
#include <vector>

namespace nianbao {

/// Year and agency stand on the title, the statistics period, the page's metadata, labels, the narrative, the
/// file's name, in this order; what disagrees becomes a finding (I-02, I-03). A period that cannot be read or is
/// no calendar year is I-04, what is not found I-01. `table_blocks`: blocks read as tables, no narrative.
RecordIdentity find_identity(const Document& document, const std::vector<SectionSpan>& sections,
                             const std::vector<bool>& table_blocks, const std::string& file_name,
                             const Knowledge& knowledge, std::vector<Finding>& findings);

} // namespace nianbao

#endif // NIANBAO_RECORD_IDENTITY_HPP
