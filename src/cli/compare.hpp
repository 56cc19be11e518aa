// SPDX-License-Identifier: Apache-2.0
// Two records of one document, field by field: the one in the file and the one derived again.
#ifndef NIANBAO_CLI_COMPARE_HPP
#define NIANBAO_CLI_COMPARE_HPP

#include "nianbao/record/record.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao::cli {

struct Difference {
    /// "figure", "raw" (the document layer prints something else than the figure's raw text), "figure-extra",
    /// "figure-missing", "finding-extra", "finding-missing", "section", "identity", "structure"
    std::string kind;
    std::string about; ///< figure id, finding, section id, field
    std::string field; ///< "value", "state", ...
    std::string recorded;
    std::string derived;
    std::string cell; ///< raw: the cell of the document layer
};

/// Both must have been read from XML, so that what XML does not keep is missing from both.
std::vector<Difference> differences(const Record& recorded, const Record& derived);

/// The first line in which two texts differ, from 1; 0 where they are equal. White space between elements and
/// the line that names the program's version do not count.
std::size_t first_different_line(std::string_view recorded, std::string_view derived);

} // namespace nianbao::cli

#endif // NIANBAO_CLI_COMPARE_HPP
