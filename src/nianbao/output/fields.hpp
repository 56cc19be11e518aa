// SPDX-License-Identifier: Apache-2.0
// What CSV and JSON must say alike, so that they can be compared field by field.
#ifndef NIANBAO_OUTPUT_FIELDS_HPP
#define NIANBAO_OUTPUT_FIELDS_HPP

#include "nianbao/output/writers.hpp"
#include "nianbao/record/corrections.hpp"
#include "nianbao/record/record.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// Ids of the rules that found something about a figure, in the order of the findings, each once.
std::vector<std::string_view> rules_of(const Record& record, const Figure& figure);

/// A column of a table of ours: CSV header, sheet and Table Schema are made from it.
struct Field {
    const char* name;
    const char* type; ///< of Table Schema: "string", "number", "year", "integer"
};

/// `editions`: with the columns that tell editions apart, which stand at the end.
std::span<const Field> figure_columns(bool editions = true);
std::span<const Field> finding_columns();
std::span<const Field> report_columns();

/// The columns' names with commas between and a LF behind.
std::string csv_header(std::span<const Field> columns);

/// A figure's value in the edition shown, and the published and the corrected one beside it; decimals, empty for none.
struct Shown {
    std::string value;
    std::string published;
    std::string corrected;     ///< only where a decision corrects
    std::string_view decision; ///< that counts: "confirm", "correct", "undecidable"; empty for none
};
Shown shown_values(const Record& record, const Figure& figure, Edition edition);

/// The texts of one row of figures.csv, in the order of the columns. They are views of record and figure, and of what had to be
/// made for the row.
class FigureRow {
public:
    static constexpr std::size_t columns_of_record = 4; ///< the first ones: the same in all rows of a record

    FigureRow(const Record& record, const Figure& figure, Edition edition);
    FigureRow(const FigureRow&) = delete;
    FigureRow& operator=(const FigureRow&) = delete;

    std::span<const std::string_view> fields() const {
        return m_fields;
    }

private:
    Shown m_shown;
    std::string m_rules;
    std::string m_place;
    std::array<std::string_view, 20> m_fields;
};

/// The texts of one row, in the order of the columns.
std::vector<std::string> figure_fields(const Record& record, const Figure& figure, Edition edition);
std::array<std::string, 6> finding_fields(const Record& record, const Finding& finding, const Rules& rules,
                                          std::string_view language);
std::array<std::string, 11> report_fields(const ReportRow& report);

/// Whether the source prints a number or a unit of its own beside the value: only then is the form's unit said again.
bool has_printed(const Figure& figure);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_FIELDS_HPP
