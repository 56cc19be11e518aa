// SPDX-License-Identifier: Apache-2.0
// A comparison as one page: charts, findings, every value with its record, raw text and findings, changes of text.
#ifndef NIANBAO_OUTPUT_COMPARISON_PAGE_HPP
#define NIANBAO_OUTPUT_COMPARISON_PAGE_HPP

#include "nianbao/compare/comparison.hpp"
#include "nianbao/forms/rules.hpp"
#include "nianbao/output/comparison_files.hpp"
#include "nianbao/output/html_shell.hpp"

#include <string>
#include <vector>

namespace nianbao {

struct PageOptions {
    CompareBy by = CompareBy::agency;
    bool all_series = false;         ///< draw all: they were chosen on the command line; else the main ones
    std::vector<std::string> links;  ///< of each record, as an URL relative to the page; empty: no link
    std::string series_version;
};

std::string comparison_page(const Comparison& comparison, const Rules& rules, const html::Shell& shell,
                            const PageOptions& options);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_COMPARISON_PAGE_HPP
