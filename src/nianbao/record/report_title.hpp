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
    std::size_t first = 0;     ///< visible titles: index of its first statement, the agency above it included
    std::size_t statement = 0; ///< and of its last one
};

/// Reads a text as the title of a yearly report; nothing where it is none: too long, a sentence, a menu word.
std::optional<ReportTitle> read_title(std::string_view text, bool heading, const Knowledge& knowledge);

/// All titles among the statements, alone or printed over two lines. An agency on a line of its own above a title is its
/// agency.
std::vector<ReportTitle> find_titles(const std::vector<Statement>& statements, const Knowledge& knowledge);

/// The best title among the first statements, the first of equals.
std::optional<ReportTitle> find_title(const std::vector<Statement>& front, const Knowledge& knowledge);

} // namespace nianbao

#endif // NIANBAO_RECORD_REPORT_TITLE_HPP
