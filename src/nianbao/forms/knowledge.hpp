// SPDX-License-Identifier: Apache-2.0
// Everything that schemas/ knows, loaded once and shared by all conversions, read only.
#ifndef NIANBAO_FORMS_KNOWLEDGE_HPP
#define NIANBAO_FORMS_KNOWLEDGE_HPP

#include "nianbao/forms/form.hpp"
#include "nianbao/forms/label_index.hpp"
#include "nianbao/forms/lexicon.hpp"
#include "nianbao/forms/rules.hpp"
#include "nianbao/text/byte_words.hpp"
#include "nianbao/text/pattern.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct Knowledge {
    std::vector<Form> forms; ///< newest first, then by id
    std::vector<LabelIndex> indexes; ///< of each form, in the same order
    Lexicon lexicon;
    Patterns patterns; ///< of the lexicon, compiled when first used
    ByteWords report_words; ///< identity words "report-words" as bytes of any charset
    Rules rules;

    const Form* find_form(std::string_view id) const;
};

/// The built-in schemas, as embedded at build time. Throws Error(schema) if they do not load (our bug).
Knowledge load_builtin_knowledge();

/// Adds the forms of a folder (every *.xml, in name order), each validated against form.xsd first.
/// Throws Error(schema) naming file and line. A form whose id exists already is an error.
void add_forms(Knowledge& knowledge, const std::string& folder);

/// One form from the bytes of its file; `name` is for messages. Not validated against the XSD.
Form parse_form(std::string_view xml, const std::string& name, bool builtin = false);

/// A file of schemas/ as embedded: "report-1.xsd", "forms/gkb-2021.xml". Throws Error(internal) if absent.
std::string_view embedded_schema(std::string_view name);

} // namespace nianbao

#endif // NIANBAO_FORMS_KNOWLEDGE_HPP
