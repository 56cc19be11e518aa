// SPDX-License-Identifier: Apache-2.0
// A number that a sentence states for a figure. Data only.
#ifndef NIANBAO_RECORD_STATED_HPP
#define NIANBAO_RECORD_STATED_HPP

#include "nianbao/base/decimal.hpp"
#include "nianbao/base/place.hpp"

#include <string>

namespace nianbao {

/// For whom and when a sentence speaks, as far as that decides about its number.
enum class StatedScope {
    own,    ///< the agency, in the report's year
    area,   ///< the whole area: the figure of a report on the area
    unsure, ///< another time, another organ, a number that is only about right, or words around it that are not understood
};

struct Stated {
    Decimal value;
    StatedScope scope = StatedScope::own;
    bool may_be_part = false; ///< its paragraph names another organ, or it counts one level of several
    bool competes = false;    ///< unsure, and may yet be the figure that is asked for: one level of an area that reports
    std::string sentence;     ///< as printed
    std::string words;        ///< what was matched, as printed
    std::string note;         ///< the word that says the scope; may be empty
    std::string printed_number; ///< decimal, where the print has another unit than the figure
    std::string printed_unit;
    Place place;
};

} // namespace nianbao

#endif // NIANBAO_RECORD_STATED_HPP
