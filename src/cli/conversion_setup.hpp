// SPDX-License-Identifier: Apache-2.0
// What the options of `nianbao convert` make of the forms, labels, words and formats that a conversion needs.
#ifndef NIANBAO_CLI_CONVERSION_SETUP_HPP
#define NIANBAO_CLI_CONVERSION_SETUP_HPP

#include "cli/arguments.hpp"
#include "cli/outcome.hpp"

#include <optional>

namespace nianbao::cli {

Formats formats_of(const ConvertArguments& arguments);

/// Owns what Conversion refers to.
class ConversionSetup {
public:
    ConversionSetup(const ConvertArguments& arguments, const Formats& formats, const Messages& messages);
    ConversionSetup(const ConversionSetup&) = delete;
    ConversionSetup& operator=(const ConversionSetup&) = delete;

    Conversion& conversion() noexcept {
        return *m_conversion;
    }

private:
    Knowledge m_knowledge;
    std::optional<html::Shell> m_shell;
    std::optional<html::Texts> m_workbook_texts;
    std::optional<FigureTable> m_table;
    std::optional<Conversion> m_conversion;
};

} // namespace nianbao::cli

#endif // NIANBAO_CLI_CONVERSION_SETUP_HPP
