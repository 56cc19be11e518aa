// SPDX-License-Identifier: Apache-2.0
// The verbs. Each returns the exit code; what is wrong with the command line itself is an Error(usage).
#ifndef NIANBAO_CLI_COMMANDS_HPP
#define NIANBAO_CLI_COMMANDS_HPP

#include "cli/arguments.hpp"
#include "cli/messages.hpp"
#include "nianbao/forms/knowledge.hpp"

#include <string>

namespace nianbao::cli {

int command_convert(const ConvertArguments& arguments, const Messages& messages);
int command_identify(const IdentifyArguments& arguments, const Messages& messages);
int command_check(const CheckArguments& arguments, const Messages& messages);
int command_compare(const CompareArguments& arguments, const Messages& messages);
int command_explain(const ExplainArguments& arguments, const Messages& messages);
int command_correct(const CorrectArguments& arguments, const Messages& messages);
int command_corrections(const CorrectionsArguments& arguments, const Messages& messages);
int command_catalog_add(const CatalogAddArguments& arguments, const Messages& messages);
int command_catalog_query(const CatalogQueryArguments& arguments, const Messages& messages);
int command_catalog_export(const CatalogExportArguments& arguments, const Messages& messages);
int command_catalog_check(const CatalogCheckArguments& arguments, const Messages& messages);
int command_forms(const FormsArguments& arguments, const Messages& messages);

/// The built-in knowledge and the forms of `folder` (may be empty). A folder that cannot be used is a usage
/// error.
Knowledge knowledge_with(const std::string& folder);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_COMMANDS_HPP
