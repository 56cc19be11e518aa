// SPDX-License-Identifier: Apache-2.0
#include "nianbao/compare/comparison.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/compare/continuity.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace nianbao {

namespace {

/// Ids as the command line gives them: whole, or a beginning that ends in *.
class Wanted {
public:
    explicit Wanted(std::vector<std::string> ids) : m_ids(std::move(ids)), m_met(m_ids.size(), false) {}

    bool has(const Series& series) {
        bool found = m_ids.empty();
        for (std::size_t i = 0; i < m_ids.size(); ++i) {
            if (fits(m_ids[i], series)) {
                found = m_met[i] = true;
            }
        }
        return found;
    }

    void check() const {
        for (std::size_t i = 0; i < m_ids.size(); ++i) {
            if (!m_met[i]) {
                throw Error(ErrorCode::usage, "compare-no-series", m_ids[i]);
            }
        }
    }

private:
    static bool fits(const std::string& id, const Series& series) {
        if (id.back() == '*') {
            return std::string_view(series.id).substr(0, id.size() - 1) == std::string_view(id).substr(0, id.size() - 1);
        }
        if (id == series.id) {
            return true;
        }
        return std::any_of(series.members.begin(), series.members.end(), [&](const SeriesMember& member) {
            return member.figures.size() == 1 && member.figures.front() == id;
        });
    }

    std::vector<std::string> m_ids;
    std::vector<bool> m_met;
};

class Comparer {
public:
    Comparer(Comparison& result, const SeriesBook& book, const CompareOptions& options)
        : m_result(result), m_book(book), m_wanted(options.series) {}

    void run() {
        index_figures();
        choose_series();
        for (std::size_t agency = 0; agency < m_result.agencies.list.size(); ++agency) {
            compare_agency(agency);
        }
    }

private:
    void index_figures() {
        m_figures.resize(m_result.briefs.size());
        for (std::size_t i = 0; i < m_result.briefs.size(); ++i) {
            const std::vector<BriefFigure>& figures = m_result.briefs[i].figures;
            m_figures[i].reserve(figures.size());
            for (std::size_t j = 0; j < figures.size(); ++j) {
                m_figures[i].emplace(figures[j].id, j);
            }
        }
    }

    void choose_series() {
        for (const Series& series : m_book.series) {
            if (m_wanted.has(series)) {
                m_series.push_back(&series);
            }
        }
        std::set<std::string> made;
        for (const Brief& brief : m_result.briefs) {
            for (const BriefFigure& figure : brief.figures) {
                if (m_book.series_of(brief.form, figure.id) == nullptr && made.insert(brief.form + " " + figure.id).second) {
                    Series own = own_series(m_book, brief.form, figure.id, figure.row_label, figure.column_label, figure.unit);
                    if (m_wanted.has(own)) {
                        m_result.own.push_back(std::move(own));
                        m_series.push_back(&m_result.own.back());
                    }
                }
            }
        }
        m_wanted.check();
    }

    void compare_agency(std::size_t agency) {
        const std::vector<YearRecords> years = years_of(m_result.agencies.list[agency], m_result.briefs);
        for (const Series* series : m_series) {
            const CompareRow* before = nullptr;
            const std::size_t start = m_result.rows.size();
            for (std::size_t i = 0; i < years.size(); ++i) {
                std::optional<CompareRow> row = row_of(*series, agency, years[i]);
                if (!row) {
                    before = end_of(*series, agency, years[i], start);
                    continue;
                }
                link(*row, before, i == 0 ? nullptr : &years[i - 1]);
                m_result.rows.push_back(std::move(*row));
                before = &m_result.rows.back();
            }
        }
    }

    /// The year after the last one of a series: where its line ends, and why.
    const CompareRow* end_of(const Series& series, std::size_t agency, const YearRecords& year, std::size_t start) {
        const bool had = m_result.rows.size() > start && m_result.rows.back().trouble != Trouble::ended;
        const std::string& form = m_result.briefs[year.records.front()].form;
        const int order = m_book.order_of(form);
        if (!had || series.end.form.empty() || order <= m_book.order_of(series.end.form)) {
            return had ? &m_result.rows.back() : nullptr;
        }
        CompareRow row;
        row.series = &series;
        row.agency = agency;
        row.year = year.year;
        row.record = year.records.front();
        row.state = FigureState::not_in_form;
        row.trouble = Trouble::ended;
        row.comparability = Comparability::no;
        row.relation = series.end.relation;
        row.notes.push_back(&series.end.note);
        row.unit = m_result.rows.back().unit;
        m_result.rows.push_back(std::move(row));
        return nullptr;
    }

    std::optional<CompareRow> row_of(const Series& series, std::size_t agency, const YearRecords& year) const {
        std::optional<CompareRow> row;
        for (const std::size_t record : year.records) {
            std::optional<CompareRow> one = read_record(series, record);
            if (!one) {
                continue;
            }
            if (!row) {
                row = std::move(one);
                row->series = &series;
                row->agency = agency;
                row->year = year.year;
                row->record = record;
            } else {
                merge(*row, *one);
            }
        }
        return row;
    }

    /// A second record of the same year: the same number, another one, or one where the first has none.
    static void merge(CompareRow& row, const CompareRow& other) {
        const bool usable = row.trouble == Trouble::none;
        const bool other_usable = other.trouble == Trouble::none;
        std::vector<Printed> printed = row.printed;
        printed.insert(printed.end(), other.printed.begin(), other.printed.end());
        if (usable && other_usable && (*row.value != *other.value || row.unit != other.unit)) {
            row.trouble = Trouble::restated;
            row.value.reset();
        } else if (!usable && other_usable && row.trouble != Trouble::restated) {
            const std::size_t record = row.record;
            const auto keep = std::make_tuple(row.series, row.agency, row.year);
            row = other;
            std::tie(row.series, row.agency, row.year) = keep;
            row.record = record;
        }
        row.printed = std::move(printed);
    }

    /// The first of the series' members in the record's form that the record has.
    std::optional<CompareRow> read_record(const Series& series, std::size_t record) const {
        for (const SeriesMember& member : series.members) {
            if (member.form == m_result.briefs[record].form) {
                if (std::optional<CompareRow> one = read_member(member, record)) {
                    return one;
                }
            }
        }
        return std::nullopt;
    }

    std::optional<CompareRow> read_member(const SeriesMember& member, std::size_t record) const {
        CompareRow row;
        Decimal sum;
        for (const std::string& id : member.figures) {
            const auto found = m_figures[record].find(id);
            if (found == m_figures[record].end()) {
                if (member.figures.size() == 1) {
                    return std::nullopt;
                }
                row.trouble = Trouble::part; // a record of another version of its form
                row.state = FigureState::not_in_form;
                continue;
            }
            row.printed.push_back({record, found->second});
            add_part(row, sum, m_result.briefs[record].figures[found->second], member.figures.size() > 1);
        }
        if (row.trouble == Trouble::none) {
            row.value = sum;
        }
        return row;
    }

    static void add_part(CompareRow& row, Decimal& sum, const BriefFigure& figure, bool is_sum) {
        const bool first = row.printed.size() == 1;
        const bool sure = figure.is_sure();
        if (first) {
            row.unit = figure.unit;
            row.state = figure.state;
            row.reading = figure.reading;
        } else if (figure.unit != row.unit && row.trouble == Trouble::none) {
            row.trouble = Trouble::units;
        }
        if (figure.state != FigureState::reported && row.state == FigureState::reported) {
            row.state = figure.state;
        }
        if (static_cast<int>(figure.reading) > static_cast<int>(row.reading)) {
            row.reading = figure.reading; // the weakest: readings are in that order
        }
        if (sure) {
            sum = sum + *figure.value;
            return;
        }
        row.trouble = is_sum                                   ? Trouble::part
                      : figure.state == FigureState::reported ? Trouble::doubtful
                                                              : Trouble::no_number;
        if (!is_sum && figure.value) {
            row.value = figure.value; // shown, never computed with
        }
    }

    /// `before`: the row of an earlier year. `report_before`: the report before, whether or not it has this series.
    void link(CompareRow& row, const CompareRow* before, const YearRecords* report_before) const {
        const std::string& form = m_result.briefs[row.printed.empty() ? row.record : row.printed.front().record].form;
        if (before == nullptr) {
            begin(row, form, report_before);
            return;
        }
        const std::string& form_before = m_result.briefs[before->printed.empty() ? before->record : before->printed.front().record].form;
        const SeriesStep step = m_book.step(*row.series, form_before, form);
        row.relation = step.relation;
        for (const SeriesLink* one : step.links) {
            row.notes.push_back(&one->note);
        }
        if (before->year != row.year - 1) {
            if (step.comparability != Comparability::yes || step.relation != Relation::same) {
                row.comparability = step.comparability; // the break is there, though no year to subtract
            }
            return;
        }
        row.comparability = step.comparability;
        subtract(row, *before);
    }

    static void subtract(CompareRow& row, const CompareRow& before) {
        const bool usable = row.trouble == Trouble::none && before.trouble == Trouble::none;
        if (!usable || row.comparability == Comparability::no) {
            return;
        }
        if (row.unit != before.unit) {
            row.comparability = Comparability::no;
            return;
        }
        if (row.reading == Reading::prose || before.reading == Reading::prose) {
            row.from_prose = true;
            row.comparability = Comparability::caution;
        }
        row.change = *row.value - *before.value;
        if (*before.value > Decimal(0)) {
            row.percent = row.change->shifted(2).quotient(*before.value, 1);
        }
    }

    void begin(CompareRow& row, const std::string& form, const YearRecords* report_before) const {
        const SeriesEdge& edge = row.series->begin;
        if (report_before == nullptr || edge.form.empty()) {
            return;
        }
        const int order_before = m_book.order_of(m_result.briefs[report_before->records.front()].form);
        if (order_before >= 0 && order_before < m_book.order_of(edge.form) && m_book.order_of(form) >= m_book.order_of(edge.form)) {
            row.relation = edge.relation;
            row.comparability = Comparability::no;
            row.notes.push_back(&edge.note);
        }
    }

    Comparison& m_result;
    const SeriesBook& m_book;
    Wanted m_wanted;
    std::vector<const Series*> m_series;
    std::vector<std::unordered_map<std::string_view, std::size_t>> m_figures; ///< of each brief: id -> index
};

} // namespace

std::string years_text(const std::vector<int>& years, std::string_view dash) {
    std::string text;
    for (std::size_t i = 0; i < years.size(); ++i) {
        std::size_t last = i;
        while (last + 1 < years.size() && years[last + 1] == years[last] + 1) {
            ++last;
        }
        text += (text.empty() ? "" : ", ") + std::to_string(years[i]);
        if (last > i) {
            text.append(dash).append(std::to_string(years[last]));
        }
        i = last;
    }
    return text;
}

std::string_view to_string(Trouble trouble) noexcept {
    static constexpr std::array<std::string_view, 7> names = {"",     "no-number", "doubtful", "restated",
                                                              "part", "units",     "ended"};
    return names[static_cast<std::size_t>(trouble)];
}

std::string message_of(const CompareFinding& finding, const Rules& rules, std::string_view language) {
    Finding one = finding.finding;
    for (auto& [name, value] : one.arguments) {
        if (name == "figure" && finding.series != nullptr) {
            value = finding.series->label.in(language);
        } else if (name == "equation") {
            value = finding.equation.in(language);
        }
    }
    return rules.message(one, language);
}

bool is_break(const CompareRow& row) {
    return row.comparability && *row.comparability == Comparability::no;
}

std::string places_of(const Comparison& comparison, const std::vector<Printed>& figures) {
    std::string text;
    for (const Printed& one : figures) {
        const Brief& brief = comparison.briefs[one.record];
        const std::string& place = comparison.figure(one).place;
        text += (text.empty() ? "" : "; ") + std::to_string(brief.year) + ": " + brief.name + (place.empty() ? "" : " " + place);
    }
    return text;
}

Comparison compare(std::vector<Brief> briefs, const std::vector<AgencyEntry>& entries, const SeriesBook& book,
                   const Knowledge& knowledge, const CompareOptions& options) {
    Comparison result;
    result.briefs = std::move(briefs);
    result.agencies = match_agencies(result.briefs, entries, knowledge.lexicon);
    std::set<int> years;
    for (const Brief& brief : result.briefs) {
        if (brief.year != 0) {
            years.insert(brief.year);
        }
    }
    result.years.assign(years.begin(), years.end());
    Comparer(result, book, options).run();
    find_discontinuities(result, book, options.series.empty());
    return result;
}

} // namespace nianbao
