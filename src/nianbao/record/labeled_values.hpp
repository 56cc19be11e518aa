// SPDX-License-Identifier: Apache-2.0
// What a page says of itself under a label: a name, a colon and a value, or a name and a value in two cells.
#ifndef NIANBAO_RECORD_LABELED_VALUES_HPP
#define NIANBAO_RECORD_LABELED_VALUES_HPP

#include "nianbao/forms/lexicon.hpp"
#include "nianbao/record/statements.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct LabeledValue {
    std::string kind;  ///< of schemas/labels.xml, identity: "published", "index", ...
    std::string value; ///< as printed
    Place place;
    std::size_t rank = 0; ///< position of the name within its kind: the smaller, the better
};

/// In printed order.
std::vector<LabeledValue> labeled_values(const std::vector<Statement>& statements, const Lexicon& lexicon);

/// The same of the page's metadata (<meta>, core properties).
std::vector<LabeledValue> labeled_values(const std::vector<Meta>& meta, const Lexicon& lexicon);

/// The best of a kind, nullptr where there is none.
const LabeledValue* best_of(const std::vector<LabeledValue>& values, std::string_view kind);

} // namespace nianbao

#endif // NIANBAO_RECORD_LABELED_VALUES_HPP
