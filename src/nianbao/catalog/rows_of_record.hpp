// SPDX-License-Identifier: Apache-2.0
// What a catalog keeps of a record. A function of values: any thread may call it, also inside convert.
#ifndef NIANBAO_CATALOG_ROWS_OF_RECORD_HPP
#define NIANBAO_CATALOG_ROWS_OF_RECORD_HPP

#include "nianbao/catalog/rows.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/record.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace nianbao::catalog {

/// The labels of the forms' figures, made once and shared, read only: rows point at them.
class LabelBook {
public:
    explicit LabelBook(const Knowledge& knowledge);

    bool knows(const std::string& form) const;
    /// nullptr where the form has no such figure.
    const Label* find(const std::string& form, const std::string& figure) const;

private:
    void add(Label label, const std::string& figure);
    std::unordered_map<std::string, std::unordered_map<std::string, Label>> m_forms;
};

/// Digest of a label's parts.
std::string digest_of(const Label& label);

/// `record_sha256`: of the XML that record_to_xml gives. The rows point into `labels`, which must outlive them.
/// Throws Error(schema) for a record whose form is not known (its labels are not in it), or that has no key.
RecordRows rows_of_record(const Record& record, const std::string& record_sha256, const LabelBook& labels,
                          const Knowledge& knowledge);

} // namespace nianbao::catalog

#endif // NIANBAO_CATALOG_ROWS_OF_RECORD_HPP
