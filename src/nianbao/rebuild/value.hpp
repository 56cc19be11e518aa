// SPDX-License-Identifier: Apache-2.0
// What a value cell says: a number, a mark, words, or a number that may be read in more than one way.
#ifndef NIANBAO_REBUILD_VALUE_HPP
#define NIANBAO_REBUILD_VALUE_HPP

#include "nianbao/base/decimal.hpp"
#include "nianbao/base/reading.hpp"
#include "nianbao/forms/form.hpp"
#include "nianbao/forms/lexicon.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

/// A rule that the cell's text alone calls for: id and variant of schemas/rules.xml.
struct ValueRemark {
    std::string rule;
    std::string variant;
    std::string other_unit = {}; ///< U-07: the unit that is printed elsewhere
};

struct CellValue {
    FigureState state = FigureState::blank; ///< blank, mark, text or reported
    Reading reading = Reading::none;
    std::optional<Decimal> number; ///< as printed, in the printed unit
    std::string unit_word;         ///< as folded; empty where none is printed
    std::string unit;              ///< canonical unit of unit_word
    std::string unit_kind;         ///< "money", "count", "scale", "other"; empty without a unit
    int power = 0;                 ///< money and scale: printed number x 10^power is in yuan (or in ones)
    std::string note;              ///< remark in the cell
    std::vector<Decimal> others;   ///< other readings of the same print
    std::vector<ValueRemark> remarks;
};

/// Reads a cell. `measure` decides about signs and decimals. Never guesses a number into a mark or words.
CellValue read_value(std::string_view text, Measure measure, const Lexicon& lexicon);
/// The same with the text folded before. Numbers in circles are not told from digits here.
CellValue read_folded_value(std::string_view text, std::u32string_view folded, Measure measure, const Lexicon& lexicon);

/// Whether a text may be a value at all (number, mark, signed words), seen from outside its row.
bool is_value_like(std::string_view text, const Lexicon& lexicon);
/// The same with the text folded before.
bool is_value_like(std::string_view text, std::u32string_view folded, const Lexicon& lexicon);
/// A plain number, digits only: a value without folding. False does not say that it is none.
bool is_plain_value(std::string_view text) noexcept;

} // namespace nianbao

#endif // NIANBAO_REBUILD_VALUE_HPP
