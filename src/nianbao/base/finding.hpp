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

/// A figure that would have to be another number.
struct SuggestedChange {
    std::string figure;  ///< its id
    std::string label;   ///< its name, as messages say it
    std::string printed; ///< decimal; empty where no number is printed
    std::string value;   ///< decimal
};

/// Figures whose change would make every identity hold that they stand in. Never carried out.
struct Suggestion {
    std::string kind; ///< the slip that would explain it: "transposed", "stale-total", ... (schemas/rules.xml)
    std::vector<SuggestedChange> changes;
};

/// The sentences are in schemas/rules.xml: `rule` and `variant` choose one, `arguments` fill its {names}.
struct Finding {
    std::string rule;    ///< stable id, "U-03"
    std::string variant; ///< which sentence of the rule; "" is its first
    Severity severity = Severity::info;
    std::string about;   ///< figure, row or table id ("proactive/fees/amount", "disputes"), "identity", ...
    std::string place;   ///< as Place prints it; may be empty
    std::vector<std::pair<std::string, std::string>> arguments;
    std::vector<std::string> figures; ///< ids of all figures it is about (every operand of an identity)
    std::vector<Suggestion> suggestions = {}; ///< of a failed identity; several: it cannot be told which
};

} // namespace nianbao

#endif // NIANBAO_BASE_FINDING_HPP
