// SPDX-License-Identifier: Apache-2.0
// Something the program noticed in a document. Findings report; they never change a figure.
#ifndef NIANBAO_BASE_FINDING_HPP
#define NIANBAO_BASE_FINDING_HPP

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

enum class Severity { info, warning, error };

std::string_view to_string(Severity severity) noexcept;

/// The sentences are in schemas/rules.xml: `rule` and `variant` choose one, `arguments` fill its {names}.
struct Finding {
    std::string rule;    ///< stable id, "U-03"
    std::string variant; ///< which sentence of the rule; "" is its first
    Severity severity = Severity::info;
    std::string about;   ///< figure, row or table id ("proactive/fees/amount", "disputes"), "identity", ...
    std::string place;   ///< as Place prints it; may be empty
    std::vector<std::pair<std::string, std::string>> arguments;
    std::vector<std::string> figures; ///< ids of all figures it is about (every operand of an identity)
};

} // namespace nianbao

#endif // NIANBAO_BASE_FINDING_HPP
