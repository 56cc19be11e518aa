// SPDX-License-Identifier: Apache-2.0
// A comparison as tidy CSV files. Columns: docs/outputs.md.
#ifndef NIANBAO_OUTPUT_COMPARISON_FILES_HPP
#define NIANBAO_OUTPUT_COMPARISON_FILES_HPP

#include "nianbao/compare/comparison.hpp"
#include "nianbao/forms/rules.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// Takes the bytes of a file as they come: a comparison of many records is not held twice.
using Sink = std::function<void(std::string_view)>;

/// What rows are put side by side by.
enum class CompareBy { agency, series, year };

/// Indices of the rows, in the order of `by`.
std::vector<std::size_t> ordered_rows(const Comparison& comparison, CompareBy by);

/// The document's number of sentences about a row: ids of rules on its figures, then those of the comparison; each once.
std::vector<std::string> rules_of_row(const Comparison& comparison, const CompareRow& row);

/// The notes of the step to a row, in one language; empty where there are none.
std::string note_of(const CompareRow& row, std::string_view language);

/// "a + b": one part of each printed figure of a row.
std::string joined_parts(const Comparison& comparison, const CompareRow& row, std::string BriefFigure::*part);

/// Names of the records behind a row, each once, joined with "; ".
std::string records_of(const Comparison& comparison, const CompareRow& row);

void write_comparison_csv(const Comparison& comparison, CompareBy by, std::string_view language, const Sink& sink);
void write_comparison_findings_csv(const Comparison& comparison, const Rules& rules, std::string_view language,
                                   const Sink& sink);
void write_agencies_csv(const Comparison& comparison, const Sink& sink);
void write_text_changes_csv(const Comparison& comparison, const Sink& sink);

} // namespace nianbao

#endif // NIANBAO_OUTPUT_COMPARISON_FILES_HPP
