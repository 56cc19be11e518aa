// SPDX-License-Identifier: Apache-2.0
// Remarks of a parser, gathered by what they are about, so that a thousand odd cells give one line.
#ifndef NIANBAO_PARSERS_REMARKS_HPP
#define NIANBAO_PARSERS_REMARKS_HPP

#include "nianbao/base/place.hpp"
#include "nianbao/document/document.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

class Remarks {
public:
    /// Something a reader must know; each sort gives one remark with its number and its first places.
    void note(std::string_view rule, std::string_view sort, const Place& place);
    /// Appends to Document::remarks, ordered by rule.
    void write(Document& document);

private:
    struct Note {
        std::string rule;
        std::string sort;
        std::vector<Place> places; ///< the first few
        std::size_t count = 0;
    };
    std::vector<Note> m_notes;
};

} // namespace nianbao

#endif // NIANBAO_PARSERS_REMARKS_HPP
