// SPDX-License-Identifier: Apache-2.0
// Where U+FFFD stands in a document: a character that could not be decoded, now or earlier.
#ifndef NIANBAO_RECORD_LOST_CHARACTERS_HPP
#define NIANBAO_RECORD_LOST_CHARACTERS_HPP

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

} // namespace nianbao

#endif // NIANBAO_RECORD_LOST_CHARACTERS_HPP
