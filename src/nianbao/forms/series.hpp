// SPDX-License-Identifier: Apache-2.0
// What may be compared with what over the years: schemas/series.xml as loaded, its patterns filled in.
#ifndef NIANBAO_FORMS_SERIES_HPP
#define NIANBAO_FORMS_SERIES_HPP

#include "nianbao/forms/knowledge.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nianbao {

/// A text in both languages.
struct Both {
    std::string zh;
    std::string en;

    const std::string& in(std::string_view language) const {
        return language == "en" ? en : zh;
    }
};

/// How a figure of one form relates to that of the next.
enum class Relation { same, renamed, narrower, broader, split, merged, measure_changed, begun, dropped };

/// Whether two years may be subtracted: `caution` with the note beside it, `no` never.
enum class Comparability { yes, caution, no };

std::string_view to_string(Relation relation) noexcept;           ///< "measure-changed", "new" ...
std::string_view to_string(Comparability comparability) noexcept; ///< "yes", "caution", "no"

/// Where a circular says so.
struct Evidence {
    std::string circular; ///< its document number
    Both title;           ///< of the circular
    Both clause;
};

/// The figures of one form that a series follows: one, or several that are added up.
struct SeriesMember {
    std::string form;
    std::vector<std::string> figures; ///< table/row/column
};

/// The step from one form to the next.
struct SeriesLink {
    std::string from;
    std::string to;
    Relation relation = Relation::same;
    Comparability comparability = Comparability::yes;
    Both note;
    std::vector<Evidence> evidence;
};

/// Where a series begins or ends because of the form.
struct SeriesEdge {
    std::string form; ///< its first, or its last; empty: it has no such edge
    Relation relation = Relation::begun;
    std::string other; ///< the series that stood, or stands, in its place; may be empty
    Both note;
    std::vector<Evidence> evidence;
};

struct Series {
    std::string id;
    bool main = false; ///< of those that are shown first
    Both label;
    std::string unit; ///< of its newest form; empty where that is not known
    std::vector<SeriesMember> members; ///< newest form first; of prose perhaps several: the first a report states
    std::vector<SeriesLink> links;
    SeriesEdge begin;
    SeriesEdge end;

    const SeriesMember* member(std::string_view form) const;
};

/// result[y] = sum of sign x term[y + year]. {row} and {column} run over the forms' figures.
struct ContinuityTerm {
    std::string figure;
    int year = 0;
    int sign = 1;
};
struct ContinuityRule {
    std::string rule;
    std::string result;
    std::vector<ContinuityTerm> terms;
};

/// The step between two forms of one series, over forms in between if need be.
struct SeriesStep {
    Relation relation = Relation::same;
    Comparability comparability = Comparability::yes;
    std::vector<const SeriesLink*> links; ///< those on the way; empty within one form
};

class SeriesBook {
public:
    std::string version;
    std::vector<std::string> forms; ///< oldest first
    std::vector<Series> series;
    std::vector<ContinuityRule> continuity;

    const Series* find(std::string_view id) const;
    /// The series a figure of a form belongs to by itself (not as a part of a sum); nullptr: one of its own.
    const Series* series_of(std::string_view form, std::string_view figure) const;
    /// Series in which the figure is a part of a sum.
    std::vector<const Series*> sums_of(std::string_view form, std::string_view figure) const;
    /// A step that no link describes is not comparable.
    SeriesStep step(const Series& series, std::string_view from, std::string_view to) const;
    /// Position of a form in `forms`; -1 where it is not one of them.
    int order_of(std::string_view form) const;

    /// English name of a figure's row or column; empty where none is known.
    std::string row_name(std::string_view table, std::string_view row) const;
    std::string column_name(std::string_view table, std::string_view column) const;

    void index();
    std::unordered_map<std::string, std::string> row_names;    ///< "requests/received" -> name
    std::unordered_map<std::string, std::string> column_names; ///< "requests/total" -> name

private:
    std::unordered_map<std::string, std::size_t> m_by_id;
    std::unordered_map<std::string, std::size_t> m_by_figure; ///< "form figure"
};

/// schemas/series.xml for the forms of `knowledge`. Throws Error(schema) where it cannot be read.
SeriesBook load_series(const Knowledge& knowledge);

/// The series of a figure that none names: it ends with its form. Labels may be empty.
Series own_series(const SeriesBook& book, std::string_view form, std::string_view figure, std::string_view row_label,
                  std::string_view column_label, std::string_view unit);

/// {row} and {column} of `pattern` filled in.
std::string filled_pattern(std::string_view pattern, std::string_view row, std::string_view column);

/// Whether `figure` fits `pattern`; what the braces stand for goes to `row` and `column`.
bool fits_pattern(std::string_view pattern, std::string_view figure, std::string& row, std::string& column);

} // namespace nianbao

#endif // NIANBAO_FORMS_SERIES_HPP
