// SPDX-License-Identifier: Apache-2.0
// The title of a report and what it says: its agency and its years.
#ifndef NIANBAO_RECORD_REPORT_TITLE_HPP
#define NIANBAO_RECORD_REPORT_TITLE_HPP

#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/statements.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct ReportTitle {
    std::string text;   ///< as printed
    std::string agency; ///< as printed; empty where it names none
    std::vector<std::string> years; ///< each once, in order
    Place place;
    std::size_t statement = 0; ///< visible titles: index of the (last) statement
};

/// Reads a text as the title of a yearly report; nothing where it is none: too long, a sentence, a menu word.
std::optional<ReportTitle> read_title(std::string_view text, bool heading, const Knowledge& knowledge);

/// The best title among the first statements, alone or printed over two lines. An agency on a line of its own
/// above it is its agency.
std::optional<ReportTitle> find_title(const std::vector<Statement>& front, const Knowledge& knowledge);

} // namespace nianbao

#endif // NIANBAO_RECORD_REPORT_TITLE_HPP
