// SPDX-License-Identifier: Apache-2.0
// Ready questions to a catalog. Each answers with a table: the names of its columns, then its rows.
#ifndef NIANBAO_CATALOG_QUESTIONS_HPP
#define NIANBAO_CATALOG_QUESTIONS_HPP

#include "nianbao/database/database.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/corrections.hpp"

#include <functional>
#include <string>
#include <vector>

namespace nianbao::catalog {

struct AnswerSink {
    std::function<void(const std::vector<std::string>&)> names;
    database::RowSink row;
};

/// A SELECT of the user. Throws Error(usage) where it is anything else, or fails.
void ask_sql(database::Connection& connection, const std::string& sql, const AnswerSink& sink);

/// One figure in one year, the largest first; ranks are counted for each form and unit of their own. Reports without a
/// value of it follow, without a rank. Throws Error(usage) where the catalog has no such figure.
void ask_ranking(database::Connection& connection, const std::string& figure, int year, Edition edition, const AnswerSink& sink);

/// Findings of a rule with their reports. `year` 0 and an empty `agency` (a key) do not narrow it.
void ask_rule(database::Connection& connection, const std::string& rule, int year, const std::string& agency,
              const std::string& language, const AnswerSink& sink);

/// Agencies that lack a report between their first and their last year, or between `from` and `to` (0: their own).
void ask_missing_years(database::Connection& connection, int from, int to, const AnswerSink& sink);

/// A series of one agency over the years, as `nianbao compare` shows it: changes only where they are comparable, breaks
/// said. `agency`: a key. Throws Error(usage) where there is no such series or agency.
void ask_series(database::Connection& connection, const std::string& series, const std::string& agency, Edition edition,
                const std::string& language, const Knowledge& knowledge, const AnswerSink& sink);

} // namespace nianbao::catalog

#endif // NIANBAO_CATALOG_QUESTIONS_HPP
