// SPDX-License-Identifier: Apache-2.0
#include "nianbao/compare/continuity.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace nianbao {

namespace {

/// Counts below this say nothing by their ratio: 1 request and then 6 is no outlier.
const Decimal least_count(10);

Decimal times_five(const Decimal& value) {
    return value + value + value + value + value;
}

Decimal size_of(const Decimal& value) {
    return value.is_negative() ? -value : value;
}

class Finder {
public:
    Finder(Comparison& comparison, const SeriesBook& book, bool all_series)
        : m_comparison(comparison), m_book(book), m_all_series(all_series) {}

    void run() {
        index_rows();
        for (std::size_t agency = 0; agency < m_comparison.agencies.list.size(); ++agency) {
            const std::vector<YearRecords> years = years_of(m_comparison.agencies.list[agency], m_comparison.briefs);
            for (const ContinuityRule& rule : m_book.continuity) {
                for (std::size_t i = 1; i < years.size(); ++i) {
                    if (years[i].year == years[i - 1].year + 1) {
                        check_rule(rule, agency, years[i - 1], years[i]);
                    }
                }
            }
            for (auto at = m_first_row[agency]; at < m_first_row[agency + 1]; ++at) {
                check_row(at);
            }
            check_missing(agency, years);
        }
    }

private:
    using Lookup = std::unordered_map<std::string_view, std::size_t>; ///< figure -> index

    void index_rows() {
        m_first_row.assign(m_comparison.agencies.list.size() + 1, 0);
        for (const CompareRow& row : m_comparison.rows) {
            ++m_first_row[row.agency + 1];
        }
        for (std::size_t i = 1; i < m_first_row.size(); ++i) {
            m_first_row[i] += m_first_row[i - 1];
        }
        m_lookups.resize(m_comparison.briefs.size());
    }

    const Lookup& lookup(std::size_t record) {
        Lookup& found = m_lookups[record];
        if (found.empty()) {
            const std::vector<BriefFigure>& figures = m_comparison.briefs[record].figures;
            for (std::size_t i = 0; i < figures.size(); ++i) {
                found.emplace(figures[i].id, i);
            }
        }
        return found;
    }

    /// The figure of that year, if every record of the year that prints it agrees; the first of them.
    std::optional<Printed> sure_figure(const YearRecords& year, const std::string& id) {
        std::optional<Printed> found;
        for (const std::size_t record : year.records) {
            const auto at = lookup(record).find(id);
            if (at == lookup(record).end()) {
                continue;
            }
            const Printed printed{record, at->second};
            const BriefFigure& figure = m_comparison.figure(printed);
            if (!figure.is_sure()) {
                if (figure.state == FigureState::reported) {
                    return std::nullopt;
                }
                continue;
            }
            const bool differs = found && (*m_comparison.figure(*found).value != *figure.value ||
                                           m_comparison.figure(*found).unit != figure.unit);
            if (differs) {
                return std::nullopt;
            }
            found = found ? found : printed;
        }
        return found;
    }

    void check_rule(const ContinuityRule& rule, std::size_t agency, const YearRecords& before, const YearRecords& now) {
        std::set<std::pair<std::string, std::string>> met;
        for (const std::size_t record : now.records) {
            for (const BriefFigure& figure : m_comparison.briefs[record].figures) {
                std::string row;
                std::string column;
                if (fits_pattern(rule.result, figure.id, row, column) && met.emplace(row, column).second) {
                    check_figure(rule, agency, before, now, row, column);
                }
            }
        }
    }

    void check_figure(const ContinuityRule& rule, std::size_t agency, const YearRecords& before, const YearRecords& now,
                      const std::string& row, const std::string& column) {
        const std::optional<Printed> result = sure_figure(now, filled_pattern(rule.result, row, column));
        if (!result) {
            return;
        }
        CompareFinding one;
        one.figures.push_back(*result);
        Decimal sum;
        one.equation = named(*result, now.year, "=");
        for (const ContinuityTerm& term : rule.terms) {
            const YearRecords& year = term.year < 0 ? before : now;
            const std::optional<Printed> printed = sure_figure(year, filled_pattern(term.figure, row, column));
            if (!printed || m_comparison.figure(*printed).unit != m_comparison.figure(*result).unit) {
                return;
            }
            const Decimal& value = *m_comparison.figure(*printed).value;
            sum = term.sign < 0 ? sum - value : sum + value;
            const char* sign = term.sign < 0 ? " \xE2\x88\x92 " : one.figures.size() > 1 ? " + " : " ";
            const Both name = named(*printed, year.year, "");
            one.equation.zh += sign + name.zh;
            one.equation.en += sign + name.en;
            one.figures.push_back(*printed);
        }
        const BriefFigure& printed = m_comparison.figure(*result);
        if (*printed.value == sum) {
            return;
        }
        one.finding.rule = rule.rule;
        one.finding.severity = Severity::warning;
        one.series = series_of(*result);
        one.agency = agency;
        one.year = now.year;
        one.year_before = before.year;
        one.finding.arguments = {{"equation", one.equation.zh},
                                 {"left", printed.value->to_string()},
                                 {"right", sum.to_string()},
                                 {"difference", size_of(*printed.value - sum).to_string()}};
        add(std::move(one));
    }

    /// "in force 2023": a figure's label and its year.
    Both named(const Printed& printed, int year, const std::string& sign) const {
        const Series* series = series_of(printed);
        const std::string& id = m_comparison.figure(printed).id;
        const std::string end = " " + std::to_string(year) + (sign.empty() ? "" : " " + sign);
        return {(series == nullptr ? id : series->label.zh) + end, (series == nullptr ? id : series->label.en) + end};
    }

    const Series* series_of(const Printed& printed) const {
        return m_book.series_of(m_comparison.briefs[printed.record].form, m_comparison.figure(printed).id);
    }

    void check_row(std::size_t index) {
        const CompareRow& row = m_comparison.rows[index];
        if (row.trouble == Trouble::restated) {
            add_restated(row, index);
        } else if (row.change && index > m_first_row[row.agency]) {
            check_outlier(row, m_comparison.rows[index - 1], index);
        }
    }

    void add_restated(const CompareRow& row, std::size_t index) {
        CompareFinding one = about_row(row, "Y-03", Severity::warning);
        std::string values;
        for (const Printed& printed : row.printed) {
            const BriefFigure& figure = m_comparison.figure(printed);
            values += (values.empty() ? "" : "; ") + m_comparison.briefs[printed.record].name + ": " +
                      (figure.value ? figure.value->to_string() + " " + figure.unit : std::string(to_string(figure.state)));
        }
        one.figures = row.printed;
        one.finding.arguments = {{"first", values}};
        add(std::move(one), index);
    }

    /// A ratio outside 0.2 to 5 between two years that may be subtracted.
    void check_outlier(const CompareRow& row, const CompareRow& before, std::size_t index) {
        const Decimal& now = *row.value;
        const Decimal& then = *before.value;
        if (now.is_negative() || then.is_negative() || now.is_zero() || then.is_zero()) {
            return; // no ratio
        }
        const bool jumps = now > times_five(then) || then > times_five(now);
        const bool tiny = now < least_count && then < least_count && now.is_whole() && then.is_whole();
        if (!jumps || tiny) {
            return;
        }
        CompareFinding one = about_row(row, "Y-05", Severity::info);
        one.year_before = before.year;
        one.figures = row.printed;
        one.figures.insert(one.figures.end(), before.printed.begin(), before.printed.end());
        const auto ratio = now.quotient(then, 3);
        one.finding.arguments = {{"first", then.to_string() + " " + before.unit},
                                 {"second", now.to_string() + " " + row.unit},
                                 {"ratio", ratio ? ratio->to_string() : ""}};
        add(std::move(one), index);
    }

    static CompareFinding about_row(const CompareRow& row, const char* rule, Severity severity) {
        CompareFinding one;
        one.finding.rule = rule;
        one.finding.severity = severity;
        one.agency = row.agency;
        one.series = row.series;
        one.year = row.year;
        return one;
    }

    void check_missing(std::size_t agency, const std::vector<YearRecords>& years) {
        for (std::size_t i = 1; i < years.size(); ++i) {
            const int from = years[i - 1].year + 1;
            const int to = years[i].year - 1;
            if (from > to) {
                continue;
            }
            CompareFinding one;
            one.finding.rule = "Y-04";
            one.finding.severity = Severity::info;
            one.agency = agency;
            one.year = to;
            one.year_before = from == to ? 0 : from;
            one.finding.arguments = {
                {"years", from == to ? std::to_string(from) : std::to_string(from) + "-" + std::to_string(to)},
                {"first", std::to_string(years[i - 1].year)},
                {"second", std::to_string(years[i].year)}};
            add(std::move(one));
        }
    }

    void add(CompareFinding one, std::size_t row = static_cast<std::size_t>(-1)) {
        if (!m_all_series && one.series != nullptr && !has_rows(one)) {
            return;
        }
        std::vector<std::pair<std::string, std::string>>& arguments = one.finding.arguments;
        const std::string& agency = m_comparison.agencies.list[one.agency].name;
        arguments.emplace_back("agency", agency.empty() ? "?" : agency);
        arguments.emplace_back("year", std::to_string(one.year));
        arguments.emplace_back("other_year", std::to_string(one.year_before));
        arguments.emplace_back("places", places_of(m_comparison, one.figures));
        if (one.series != nullptr) {
            arguments.emplace_back("figure", one.series->label.zh);
            one.finding.about = one.series->id;
        }
        for (const Printed& printed : one.figures) {
            one.finding.figures.push_back(m_comparison.figure(printed).id);
        }
        m_comparison.findings.push_back(std::move(one));
        const std::size_t number = m_comparison.findings.size() - 1;
        if (row != static_cast<std::size_t>(-1)) {
            m_comparison.rows[row].findings.push_back(number);
        } else {
            tell_rows(m_comparison.findings.back(), number);
        }
    }

    bool has_rows(const CompareFinding& one) const {
        return std::any_of(m_comparison.rows.begin() + static_cast<std::ptrdiff_t>(m_first_row[one.agency]),
                           m_comparison.rows.begin() + static_cast<std::ptrdiff_t>(m_first_row[one.agency + 1]),
                           [&](const CompareRow& row) { return row.series == one.series; });
    }

    /// Every row that shows one of its figures.
    void tell_rows(const CompareFinding& one, std::size_t number) {
        for (std::size_t i = m_first_row[one.agency]; i < m_first_row[one.agency + 1]; ++i) {
            CompareRow& row = m_comparison.rows[i];
            const bool shows = row.printed.size() == 1 && std::any_of(one.figures.begin(), one.figures.end(), [&](const Printed& printed) {
                return printed.record == row.printed.front().record && printed.figure == row.printed.front().figure;
            });
            if (shows) {
                row.findings.push_back(number);
            }
        }
    }

    Comparison& m_comparison;
    const SeriesBook& m_book;
    bool m_all_series;
    std::vector<std::size_t> m_first_row; ///< of each agency; one more at the end
    std::vector<Lookup> m_lookups;
};

} // namespace

void find_discontinuities(Comparison& comparison, const SeriesBook& book, bool all_series) {
    Finder(comparison, book, all_series).run();
}

} // namespace nianbao
