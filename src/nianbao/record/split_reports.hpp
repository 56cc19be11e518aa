// SPDX-License-Identifier: Apache-2.0
// A document that holds several complete reports (two years on one page) into one document for each.
#ifndef NIANBAO_RECORD_SPLIT_REPORTS_HPP
#define NIANBAO_RECORD_SPLIT_REPORTS_HPP

#include "nianbao/document/document.hpp"
#include "nianbao/forms/knowledge.hpp"

#include <vector>

namespace nianbao {

/// A report begins at a title with another year or agency than that of the one before, where headings of sections follow
/// both and at least two of them are the same. Links to other years, a table of contents and a copy of the same report
/// begin none. Each part has its blocks and what is left out among them; text before the first title and the page's
/// metadata belong to the first part; the parser's remarks to each, with a remark D-06 ("2/2"). Places stay those of
/// the source. One document, unchanged, where it holds one report.
std::vector<Document> split_reports(Document document, const Knowledge& knowledge);

} // namespace nianbao

#endif // NIANBAO_RECORD_SPLIT_REPORTS_HPP
