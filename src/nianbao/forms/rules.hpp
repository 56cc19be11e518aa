// SPDX-License-Identifier: Apache-2.0
// The rules and their sentences: schemas/rules.xml as loaded.
#ifndef NIANBAO_FORMS_RULES_HPP
#define NIANBAO_FORMS_RULES_HPP

#include "nianbao/base/finding.hpp"
#include "nianbao/forms/suggestion_sentences.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct RuleMessage {
    std::string variant; ///< "" for the first
    std::string zh;
    std::string en;
    Severity severity = Severity::warning; ///< the usual one of this variant
};

struct Rule {
    std::string id;
    Severity severity = Severity::warning; ///< the usual one; a finding may be milder
    std::string title_zh;
    std::string title_en;
    std::vector<RuleMessage> messages;
};

struct Rules {
    std::string version;
    std::vector<Rule> rules;
    SuggestionSentences suggestions;

    const Rule* find(std::string_view id) const;
    /// The sentence of a finding in "zh" or "en", its {names} filled in, and what its suggestions say.
    std::string message(const Finding& finding, std::string_view language) const;
};

/// schemas/rules.xml. Throws Error(schema) where it cannot be read.
Rules parse_rules(std::string_view xml);

} // namespace nianbao

#endif // NIANBAO_FORMS_RULES_HPP
