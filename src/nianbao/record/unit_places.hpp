// SPDX-License-Identifier: Apache-2.0
// Where a report prints the unit of an amount: in a column of units, behind the row's label, in the column's header, or
// above or below the row in words of its own.
#ifndef NIANBAO_RECORD_UNIT_PLACES_HPP
#define NIANBAO_RECORD_UNIT_PLACES_HPP

#include "nianbao/forms/form.hpp"
#include "nianbao/forms/lexicon.hpp"
#include "nianbao/rebuild/rebuild.hpp"
#include "nianbao/record/units.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nianbao {

struct UnitPlaces {
    std::vector<PrintedUnit> units; ///< nearest to the row first
    bool has_header = false;        ///< the column's header is printed, in words the form knows
    bool has_words = false;         ///< other words stand where the header would: they may be a header, and name a unit
};

/// Looks once through the gaps between a report's rows; asked by every amount.
class UnitPlaceFinder {
public:
    UnitPlaceFinder(const Rebuilt& rebuilt, const Form& form, const Lexicon& lexicon);

    /// Of the amount in `column` of one of the rebuilt rows.
    UnitPlaces find(const PlacedRow& row, std::size_t column) const;

private:
    /// What stands above a row, back to the last row with other columns. One unit of each power of ten.
    struct Above {
        std::vector<const UnitWord*> units;
        bool has_words = false;
    };
    /// A header of a column with amounts; it may stand in several texts, with no row between them. One unit of each power.
    struct Header {
        std::uint32_t table = 0;
        std::uint32_t block = 0;
        int leaf = -1;
        std::size_t next_row = 0; ///< index of the row behind it
        std::vector<const UnitWord*> units;
    };

    void note_headers();
    const Header* header_above(const PlacedRow& row, std::size_t column) const;
    void note_gaps();
    void note_gap(std::size_t begin, std::size_t printed, std::size_t end, Above& above) const;
    void add_below(const PlacedRow& row, UnitPlaces& found) const;
    std::size_t first_print(std::uint32_t table, std::size_t from, std::size_t end) const;
    std::size_t text_before(std::size_t token) const;
    bool has_amounts(std::uint32_t table, std::uint32_t block) const;
    bool is_text(std::size_t token) const;
    bool is_header(std::size_t token) const;
    bool is_label(std::size_t token) const;
    bool is_printed(std::size_t token) const;
    bool has_words(std::size_t token) const;

    const Rebuilt& m_rebuilt;
    const Form& m_form;
    const Lexicon& m_lexicon;
    std::vector<Header> m_headers;            ///< in printed order
    std::vector<std::size_t> m_header_tokens; ///< of all columns, sorted
    std::vector<Above> m_above;               ///< per placed row; empty for tables without amounts
};

} // namespace nianbao

#endif // NIANBAO_RECORD_UNIT_PLACES_HPP
