// SPDX-License-Identifier: Apache-2.0
// Words that are not part of one form: schemas/labels.xml and schemas/units.xml as loaded.
#ifndef NIANBAO_FORMS_LEXICON_HPP
#define NIANBAO_FORMS_LEXICON_HPP

#include "nianbao/forms/glyph_folds.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

/// A unit word and what it stands for. money: value in yuan = number x 10^power.
struct UnitWord {
    std::string word;  ///< as printed, folded
    std::string unit;  ///< canonical unit, as forms write it
    std::string kind;  ///< "money", "count", "scale" (ten thousand, a hundred million alone), "other"
    int power = 0;
    /// Units of the figures for which a counter word may stand without a finding.
    std::vector<std::string> stands_for;
};

struct Lexicon {
    std::string version;
    /// Code point to code points: traditional to simplified, compatibility forms, full width to ASCII.
    GlyphFolds fold;
    /// Words replaced after folding (Taiwan's words), longest first.
    std::vector<std::pair<std::u32string, std::u32string>> words;
    std::vector<UnitWord> units;             ///< longest word first
    std::vector<std::string> marks;          ///< "-", "/", the word for none ...: alone in a cell, not a number
    std::vector<std::string> plus_words;     ///< before a number: more
    std::vector<std::string> minus_words;    ///< before a number: less
    std::vector<std::string> no_change_words; ///< unchanged: text, not a number
    std::vector<std::string> approximate;    ///< about, nearly, more than
    std::vector<std::pair<std::string, int>> numerals; ///< digits 0 to 9, then 10, 100, 1000, 10000
    std::u32string value_heads; ///< first characters of all of these but `units`, sorted: others begin no value
    /// How pages name what identifies a report, by kind: "title", "agency", "site", "published", "updated",
    /// "written" (date of the document), "index", "document-number", "credit-code", "year", "period" (of the statistics),
    /// "subject" (open government information), "own-name" (this bureau), "no-number", "charset" (words
    /// that tell it). Best first.
    std::vector<std::pair<std::string, std::vector<std::string>>> identity_words;
    /// RE2 patterns by kind, for folded text without white space; named groups carry what is asked for:
    /// "report" and "other-report" (none), "report-year" (year), "period" (from_year .. to_day), "period-end"
    /// (to_year ..), "period-damaged" (text), "date" (year, month, day), "credit-code" (code),
    /// "document-number" (number), "title-agency" (agency). Over text as printed: "page-number", "states-number" (none).
    std::vector<std::pair<std::string, std::vector<std::string>>> patterns;
    std::vector<std::string> report_words;      ///< patterns "report": this title is a yearly report
    std::vector<std::string> other_report_words; ///< patterns "other-report": budgets, company reports
    std::vector<std::string> agency_suffixes;   ///< last word of an agency's name; longest first

    /// The words, or patterns, of a kind; empty for a kind that is not there.
    const std::vector<std::string>& identity_word(const std::string& kind) const;
    const std::vector<std::string>& pattern(const std::string& kind) const;
};

/// schemas/labels.xml and schemas/units.xml. Throws Error(schema) where they cannot be read.
Lexicon parse_lexicon(std::string_view labels, std::string_view units);

} // namespace nianbao

#endif // NIANBAO_FORMS_LEXICON_HPP
