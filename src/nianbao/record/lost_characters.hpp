// SPDX-License-Identifier: Apache-2.0
// Where U+FFFD stands in a document: a character that could not be decoded, now or earlier.
#ifndef NIANBAO_RECORD_LOST_CHARACTERS_HPP
#define NIANBAO_RECORD_LOST_CHARACTERS_HPP

#include "nianbao/forms/form.hpp"
#include "nianbao/rebuild/rebuild.hpp"
#include "nianbao/record/record.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace nianbao {

struct LostCharacters {
    std::size_t count = 0;
    std::string places; ///< the first ones: "L5, L9, ..."
    std::string first_place;
    std::vector<std::string> figures; ///< ids of the figures in whose cells it stands
};

LostCharacters lost_characters(const Record& record);

/// In a row of a text, a cell of nothing but U+FFFD need not be a cell: what stood there may have been a blank or a bar, and
/// the values beside it belong elsewhere. All figures of the row become doubtful, without a value; returns their ids.
std::vector<std::string> doubt_lost_cells(Record& record, const Rebuilt& rebuilt, const Form& form);

} // namespace nianbao

#endif // NIANBAO_RECORD_LOST_CHARACTERS_HPP
