// SPDX-License-Identifier: Apache-2.0
// What a comparison needs of a record: figures, findings, the paragraphs of its sections. Small, so that many fit.
#ifndef NIANBAO_COMPARE_BRIEF_HPP
#define NIANBAO_COMPARE_BRIEF_HPP

#include "nianbao/base/decimal.hpp"
#include "nianbao/base/limits.hpp"
#include "nianbao/base/reading.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct BriefFigure {
    std::string id; ///< table/row/column
    FigureState state = FigureState::missing_table;
    Reading reading = Reading::none;
    std::optional<Decimal> value;
    std::string unit;
    std::string raw;
    std::string place;
    std::string row_label;    ///< as printed, where no form knows it
    std::string column_label;
    std::vector<std::size_t> findings; ///< indices into Brief::findings

    bool is_sure() const; ///< a number of which the reading leaves no doubt
};

struct BriefFinding {
    std::string rule;
    std::string severity;
    std::string zh;
    std::string en;
};

struct BriefParagraph {
    std::string text;
    std::string place;
};

struct BriefSection {
    std::string id;      ///< the form's; "x" for a heading no form knows
    std::string heading; ///< as printed
    std::vector<BriefParagraph> paragraphs; ///< outside tables
};

struct Brief {
    std::string name;   ///< of the record, as outputs show it
    std::string path;   ///< as opened
    std::string source; ///< name of what the record was made from
    std::string sha256; ///< of that
    std::string form;   ///< empty: it fits no form
    int year = 0;       ///< 0: not found
    std::string agency; ///< as printed; empty: not found
    std::string credit_code;
    std::vector<BriefFigure> figures;
    std::vector<BriefFinding> findings;
    std::vector<BriefSection> sections;
};

/// Reads a record's XML. Throws Error(corrupt) or Error(schema).
Brief read_brief(std::string_view xml, const std::string& name, const Limits& limits);

} // namespace nianbao

#endif // NIANBAO_COMPARE_BRIEF_HPP
