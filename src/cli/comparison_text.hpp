// SPDX-License-Identifier: Apache-2.0
// A comparison as text that fits a terminal of 80 columns.
#ifndef NIANBAO_CLI_COMPARISON_TEXT_HPP
#define NIANBAO_CLI_COMPARISON_TEXT_HPP

#include "cli/messages.hpp"
#include "nianbao/compare/comparison.hpp"
#include "nianbao/forms/rules.hpp"
#include "nianbao/output/comparison_files.hpp"

#include <string>

namespace nianbao::cli {

struct TextOptions {
    CompareBy by = CompareBy::agency;
    std::string language;  ///< "zh", "en"
    bool all_series = false; ///< those chosen by the command line; else the main ones
};

std::string comparison_text(const Comparison& comparison, const Rules& rules, const Messages& messages,
                            const TextOptions& options);

/// The agency's name; where it was not found, its record's.
std::string agency_name(const Comparison& comparison, std::size_t agency, const Messages& messages,
                        const std::string& language);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_COMPARISON_TEXT_HPP
