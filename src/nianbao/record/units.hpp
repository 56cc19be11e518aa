// SPDX-License-Identifier: Apache-2.0
// Which unit a printed number has: the cell's, else its column's, else the form's; all three are kept.
#ifndef NIANBAO_RECORD_UNITS_HPP
#define NIANBAO_RECORD_UNITS_HPP

#include "nianbao/forms/form.hpp"
#include "nianbao/forms/lexicon.hpp"
#include "nianbao/rebuild/value.hpp"
#include "nianbao/record/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// The money unit a header prints in parentheses, behind a colon or behind the word "unit". nullptr where there is none.
const UnitWord* header_unit(std::string_view text, const Lexicon& lexicon);

/// Puts value, unit, reading, printed number and alternatives into the figure, the other readings of `value`
/// included. The reading becomes the less certain of the figure's, the value's and the unit's. Returns the U-
/// rules it met.
std::vector<ValueRemark> apply_units(Figure& figure, const CellValue& value, const Column& column,
                                     const UnitWord* column_unit, const Lexicon& lexicon);

} // namespace nianbao

#endif // NIANBAO_RECORD_UNITS_HPP
