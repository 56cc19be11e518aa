// SPDX-License-Identifier: Apache-2.0
// Which unit a printed number has: the cell's, else its column's, else the form's; all three are kept.
#ifndef NIANBAO_RECORD_UNITS_HPP
#define NIANBAO_RECORD_UNITS_HPP

#include "nianbao/forms/form.hpp"
#include "nianbao/forms/lexicon.hpp"
#include "nianbao/rebuild/value.hpp"
#include "nianbao/record/record.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// A unit of money that the report prints for an amount outside of its cell.
struct PrintedUnit {
    enum class Place : std::uint8_t { unit_column, label, header, above };
    const UnitWord* unit = nullptr;
    Place place = Place::header;
};

/// The money units that a header prints in parentheses, behind a colon or behind the word "unit".
std::vector<const UnitWord*> header_units(std::string_view text, const Lexicon& lexicon);

/// Puts value, unit, reading, printed number and alternatives into the figure, the other readings of `value`
/// included. The reading becomes the less certain of the figure's, the value's and the unit's. `printed`: units outside
/// of the cell, the one that holds first. Returns the U- rules it met.
std::vector<ValueRemark> apply_units(Figure& figure, const CellValue& value, const Column& column,
                                     const std::vector<PrintedUnit>& printed, const Lexicon& lexicon);

} // namespace nianbao

#endif // NIANBAO_RECORD_UNITS_HPP
