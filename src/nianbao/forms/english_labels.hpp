// SPDX-License-Identifier: Apache-2.0
// English names of the labels that forms print: schemas/labels-en.xml as loaded.
#ifndef NIANBAO_FORMS_ENGLISH_LABELS_HPP
#define NIANBAO_FORMS_ENGLISH_LABELS_HPP

#include <map>
#include <string>
#include <string_view>

namespace nianbao {

class EnglishLabels {
public:
    /// Throws Error(schema) where the file does not load (our bug).
    EnglishLabels();

    /// Of a label, or of several joined by U+203A between spaces. One that has none stays as it is.
    std::string of(std::string_view labels) const;
    bool has(std::string_view label) const;

private:
    std::map<std::string, std::string, std::less<>> m_names;
};

} // namespace nianbao

#endif // NIANBAO_FORMS_ENGLISH_LABELS_HPP
