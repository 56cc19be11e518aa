// SPDX-License-Identifier: Apache-2.0
// A comparison as a workbook: series down, years across; then its CSV files as sheets.
#ifndef NIANBAO_OUTPUT_COMPARISON_WORKBOOK_HPP
#define NIANBAO_OUTPUT_COMPARISON_WORKBOOK_HPP

#include "nianbao/output/comparison_files.hpp"
#include "nianbao/output/html_texts.hpp"

#include <string>

namespace nianbao {

/// `texts` with the catalog xlsx/texts.xml. Throws Error(io), Error(too_large).
void write_comparison_workbook(const Comparison& comparison, CompareBy by, const Rules& rules, const html::Texts& texts,
                               const std::string& path);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_COMPARISON_WORKBOOK_HPP
