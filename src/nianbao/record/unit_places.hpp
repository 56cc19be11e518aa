// SPDX-License-Identifier: Apache-2.0
// Where a report prints the unit of an amount: in a column of units, behind the row's label, in the column's header, or
// above or below the row in words of its own.
#ifndef NIANBAO_RECORD_UNIT_PLACES_HPP
#define NIANBAO_RECORD_UNIT_PLACES_HPP

#include "nianbao/forms/lexicon.hpp"
#include "nianbao/rebuild/rebuild.hpp"
#include "nianbao/record/units.hpp"

#include <cstddef>
#include <vector>

namespace nianbao {

struct UnitPlaces {
    std::vector<PrintedUnit> units; ///< nearest to the row first
    bool has_header = false;        ///< the column's header is printed, in words the form knows
    bool has_words = false;         ///< other words stand where the header would: they may be a header, and name a unit
};

/// Of the amount in `column` of a placed row.
UnitPlaces find_unit_places(const Rebuilt& rebuilt, const PlacedRow& row, std::size_t column, const Lexicon& lexicon);

} // namespace nianbao

#endif // NIANBAO_RECORD_UNIT_PLACES_HPP
