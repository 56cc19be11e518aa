// SPDX-License-Identifier: Apache-2.0
// The sentences of suggestions: <suggestions> of schemas/rules.xml as loaded.
#ifndef NIANBAO_FORMS_SUGGESTION_SENTENCES_HPP
#define NIANBAO_FORMS_SUGGESTION_SENTENCES_HPP

#include "nianbao/base/finding.hpp"
#include "nianbao/xml/dom.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

struct SuggestionSentences {
    struct Both {
        std::string zh;
        std::string en;

        const std::string& in(std::string_view language) const {
            return language == "en" ? en : zh;
        }
    };
    Both change;       ///< {figure}, {value}, {printed}
    Both blank_change; ///< the same where no number is printed
    Both join;         ///< of changes: {first}, {rest}
    Both several;      ///< before suggestions of which only one can be right: {count}
    Both close;        ///< behind all: that the figures stand as printed
    std::map<std::string, Both, std::less<>> kinds; ///< {changes}

    /// What a finding's suggestions say, to be added to its sentence; empty without suggestions.
    std::string text(const Finding& finding, std::string_view language) const;

private:
    std::string changes_text(const Suggestion& suggestion, std::string_view language) const;
};

/// Throws Error(schema) where one is missing.
SuggestionSentences parse_suggestion_sentences(xml::Node node);

/// `sentence` with each {name} replaced by its argument; a name without one leaves nothing behind.
std::string fill_names(const std::string& sentence,
                       const std::vector<std::pair<std::string, std::string>>& arguments);

} // namespace nianbao

#endif // NIANBAO_FORMS_SUGGESTION_SENTENCES_HPP
