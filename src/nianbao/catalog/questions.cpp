// SPDX-License-Identifier: Apache-2.0
#include "nianbao/catalog/questions.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/catalog/catalog.hpp"
#include "nianbao/database/one_select.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nianbao::catalog {

namespace {

using database::Connection;
using database::Row;

/// "table/row/column"; a printed row may hold a slash itself, a table and a column of the form do not.
std::array<std::string, 3> parts_of(const std::string& figure) {
    const std::size_t first = figure.find('/');
    const std::size_t last = figure.rfind('/');
    if (first == figure.npos || first == last) {
        throw Error(ErrorCode::usage, "catalog-no-figure", figure);
    }
    return {figure.substr(0, first), figure.substr(first + 1, last - first - 1), figure.substr(last + 1)};
}

/// An agency's years, gathered row by row.
struct Years {
    std::string key;
    std::string name;
    std::vector<int> years; ///< ascending, each once
};

void tell_missing(const Years& agency, int from, int to, const AnswerSink& sink) {
    if (agency.years.empty()) {
        return;
    }
    const int first = from == 0 ? agency.years.front() : from;
    const int last = to == 0 ? agency.years.back() : to;
    std::string missing;
    int count = 0;
    for (int year = first; year <= last; ++year) {
        if (!std::binary_search(agency.years.begin(), agency.years.end(), year)) {
            missing += (missing.empty() ? "" : ";") + std::to_string(year);
            ++count;
        }
    }
    if (count > 0) {
        sink.row({agency.name, agency.key, std::to_string(agency.years.front()), std::to_string(agency.years.back()),
                  std::to_string(agency.years.size()), std::to_string(count), missing});
    }
}

} // namespace

void ask_sql(Connection& connection, const std::string& sql, const AnswerSink& sink) {
    connection.question(database::one_select(sql), sink.names, sink.row);
}

void ask_ranking(Connection& connection, const std::string& figure, int year, Edition edition, const AnswerSink& sink) {
    const database::ReadTransaction transaction(connection);
    const auto [table, row, column] = parts_of(figure);
    const long long known =
        number_from(connection, "SELECT count(*) FROM label WHERE table_id = $1 AND row_id = $2 AND column_id = $3", {table, row, column});
    if (known == 0) {
        throw Error(ErrorCode::usage, "catalog-no-figure", figure);
    }
    const bool corrected = edition == Edition::corrected;
    std::vector<std::string> names = {"rank", "agency", "region", "value", "unit", "state", "reading", "rules", "form", "source", "place"};
    if (corrected) {
        names.emplace_back("decision"); // the state is the print's: it may have no value any more, or another
    }
    sink.names(names);
    const std::string value = corrected ? "current_value" : "value";
    const std::string number = corrected ? "current_number" : "number";
    connection.read("SELECT CASE WHEN " + number + " IS NULL THEN NULL ELSE RANK() OVER (PARTITION BY form, unit ORDER BY " + number +
                        " DESC NULLS LAST) END, agency, region, " + value + ", unit, state, reading, rules, form, source, place" + (corrected ? ", decision" : "") + " "
                        "FROM figures WHERE table_id = $1 AND row_id = $2 AND column_id = $3 AND year = $4 "
                        "ORDER BY form DESC, unit, " + number + " DESC NULLS LAST, agency, source, record_id",
                    {table, row, column, std::to_string(year)}, names.size(), sink.row);
}

void ask_rule(Connection& connection, const std::string& rule, int year, const std::string& agency, const std::string& language,
              const AnswerSink& sink) {
    const database::ReadTransaction transaction(connection);
    sink.names({"source", "agency", "year", "form", "rule", "severity", "about", "place", "message"});
    std::string sql = "SELECT source, agency, year, form, rule, severity, about, place, " +
                      std::string(language == "en" ? "message_en" : "message_zh") + " FROM findings WHERE rule = $1";
    Row parameters = {rule};
    const auto narrow = [&](const std::string& column, const std::string& value) {
        parameters.emplace_back(value);
        sql += " AND " + column + " = $" + std::to_string(parameters.size());
    };
    if (year != 0) {
        narrow("year", std::to_string(year));
    }
    if (!agency.empty()) {
        narrow("agency_key", agency);
    }
    connection.read(sql + " ORDER BY source, record_id, ordinal", parameters, 9, sink.row);
}

void ask_missing_years(Connection& connection, int from, int to, const AnswerSink& sink) {
    const database::ReadTransaction transaction(connection);
    sink.names({"agency", "agency_key", "first_year", "last_year", "years", "missing", "missing_years"});
    Years agency;
    connection.read("SELECT agency_key, COALESCE(agency_name, agency), year FROM records "
                    "WHERE agency_key IS NOT NULL AND year IS NOT NULL ORDER BY agency_key, year, source, record_id",
                    {}, 3, [&](const Row& row) {
                        if (*row[0] != agency.key) {
                            tell_missing(agency, from, to, sink);
                            agency = {*row[0], {}, {}};
                        }
                        agency.name = row[1].value_or(""); // as the newest report prints it
                        const int year = std::stoi(*row[2]);
                        if (agency.years.empty() || agency.years.back() != year) {
                            agency.years.push_back(year);
                        }
                    });
    tell_missing(agency, from, to, sink);
}

} // namespace nianbao::catalog
