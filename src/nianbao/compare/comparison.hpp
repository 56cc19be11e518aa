// SPDX-License-Identifier: Apache-2.0
// Records of several years and agencies beside each other: what may be subtracted is, what may not shows its break.
#ifndef NIANBAO_COMPARE_COMPARISON_HPP
#define NIANBAO_COMPARE_COMPARISON_HPP

#include "nianbao/base/finding.hpp"
#include "nianbao/compare/agencies.hpp"
#include "nianbao/compare/brief.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/forms/series.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace nianbao {

/// A printed figure behind a value.
struct Printed {
    std::size_t record = 0; ///< index into Comparison::briefs
    std::size_t figure = 0; ///< index into its figures
};

/// Why a row has no value that may be computed with.
enum class Trouble {
    none,
    no_number,  ///< nothing printed: `state` says what stands there
    doubtful,   ///< printed, with more than one reading
    restated,   ///< two records of the year differ
    part,       ///< a part of the sum is one of these
    units,      ///< parts in different units
    ended,      ///< the form of this year does not have it
};

/// One series of one agency in one year.
struct CompareRow {
    const Series* series = nullptr;
    std::size_t agency = 0;
    int year = 0;
    std::size_t record = 0;        ///< the (first) record of the year
    std::vector<Printed> printed;  ///< of one record its parts; several records one after the other
    FigureState state = FigureState::reported;
    Reading reading = Reading::none;
    std::optional<Decimal> value;
    std::string unit;
    Trouble trouble = Trouble::none;
    std::optional<Decimal> change;  ///< against the year before
    std::optional<Decimal> percent; ///< one decimal
    std::optional<Comparability> comparability; ///< with the year before; none where there is none
    Relation relation = Relation::same;         ///< of the step from the report before: anything else is a break or a remark
    std::vector<const Both*> notes;             ///< of the step
    bool from_prose = false;                    ///< it, or the year before, is stated in prose
    std::vector<std::size_t> findings;          ///< indices into Comparison::findings
};

struct CompareFinding {
    Finding finding;
    std::size_t agency = 0;
    const Series* series = nullptr; ///< none for missing years
    int year = 0;
    int year_before = 0;            ///< 0: none
    std::vector<Printed> figures;   ///< what it is about, in the order of its sentence
    Both equation;                  ///< with the labels of a language; its arguments have the Chinese ones
};

struct CompareOptions {
    std::vector<std::string> series; ///< ids, figures' ids, or beginnings of them that end in *; empty: all
};

struct Comparison {
    std::vector<Brief> briefs;
    Agencies agencies;
    std::deque<Series> own; ///< series that no file names; rows point to them
    std::vector<CompareRow> rows; ///< by agency, series, year
    std::vector<CompareFinding> findings;
    std::vector<int> years; ///< with a report, ascending

    const BriefFigure& figure(const Printed& printed) const {
        return briefs[printed.record].figures[printed.figure];
    }
};

/// `book` must outlive the result. Throws Error(usage) where a wanted series is not known.
Comparison compare(std::vector<Brief> briefs, const std::vector<AgencyEntry>& entries, const SeriesBook& book,
                   const Knowledge& knowledge, const CompareOptions& options);

/// "2019-2023", "2019, 2021", with that dash.
std::string years_text(const std::vector<int>& years, std::string_view dash);

std::string_view to_string(Trouble trouble) noexcept; ///< "", "no-number", "doubtful", ...

/// The sentence of a finding in "zh" or "en", labels included.
std::string message_of(const CompareFinding& finding, const Rules& rules, std::string_view language);

/// Whether the step from the report before is one that a reader must see.
bool is_break(const CompareRow& row);

/// "2023: a.xml L46; 2022: b.xml L47": where the figures of a finding stand.
std::string places_of(const Comparison& comparison, const std::vector<Printed>& figures);

} // namespace nianbao

#endif // NIANBAO_COMPARE_COMPARISON_HPP
