// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/struck_cells.hpp"

#include "nianbao/rebuild/value.hpp"

#include <algorithm>
#include <map>

namespace nianbao {

std::vector<std::string> doubt_struck_cells(Record& record, const Lexicon& lexicon) {
    std::map<std::string, std::string> struck; // place of a cell, text
    for (const LeftOut& left : record.document.left_out) {
        if (left.reason == "struck-through") {
            struck.emplace(to_string(left.place), left.text);
        }
    }
    std::vector<std::string> ids;
    if (struck.empty()) {
        return ids;
    }
    for (Figure& figure : record.figures) {
        const auto found = struck.find(to_string(figure.place));
        if (found == struck.end() || found->first.empty()) {
            continue;
        }
        ids.push_back(figure.id());
        if (figure.value) {
            figure.reading = std::max(figure.reading, Reading::doubtful);
            const CellValue value = read_value(found->second, Measure::change, lexicon); // of any sign
            if (value.number) {
                figure.alternatives.push_back({value.number->to_string(), figure.unit, "struck", {}});
            }
        }
    }
    return ids;
}

} // namespace nianbao
