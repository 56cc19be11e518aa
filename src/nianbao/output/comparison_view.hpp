// SPDX-License-Identifier: Apache-2.0
// What the parts of a comparison's page share: which rows it shows, and how they are named.
#ifndef NIANBAO_OUTPUT_COMPARISON_VIEW_HPP
#define NIANBAO_OUTPUT_COMPARISON_VIEW_HPP

#include "nianbao/output/comparison_page.hpp"
#include "nianbao/output/html_markup.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct ComparisonView {
    const Comparison& comparison;
    const Rules& rules;
    const html::Texts& texts;
    const PageOptions& options;
    std::vector<std::size_t> rows; ///< those in the table, in its order

    std::string language() const {
        return texts.language();
    }
    std::string say(std::string_view id, const html::Arguments& arguments = {}) const {
        return texts("compare." + std::string(id), arguments);
    }
    /// "v12": the id of a row, by its index in the comparison.
    static std::string row_id(std::size_t row) {
        return "v" + std::to_string(row);
    }
    std::string agency(std::size_t index) const;
    std::string series(const Series& series) const; ///< label and unit
    /// The value as people read it; what stands there, where there is none.
    std::string value(const CompareRow& row) const;
};

/// Charts and the values they show, by agency, by series or by year.
void write_charts(html::Markup& html, const ComparisonView& view);

/// The table of all values, with its filters.
void write_values(html::Markup& html, const ComparisonView& view);

/// What changed in the text.
void write_text_changes(html::Markup& html, const ComparisonView& view);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_COMPARISON_VIEW_HPP
