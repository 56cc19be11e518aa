// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/is_report.hpp"

#include "nianbao/record/folded_text.hpp"
#include "nianbao/record/report_title.hpp"
#include "nianbao/record/statements.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

namespace nianbao {

namespace {

constexpr std::size_t most_titles = 2; // of a report: its own, and a link to another one
constexpr std::size_t least_sections = 2;
constexpr std::size_t least_rows = 3; // a heading of a section counts as one
constexpr std::size_t longest_paragraph = 3000; // bytes; patterns are not tried on longer ones

std::size_t known_sections(const Record& record) {
    std::set<std::string> ids;
    for (const SectionSpan& section : record.sections) {
        if (section.id != "x") {
            ids.insert(section.id);
        }
    }
    return ids.size();
}

std::size_t printed_rows(const Record& record) {
    std::set<std::string> rows;
    for (const RebuiltTable& table : record.rebuilt) {
        for (const RebuiltRow& row : table.rows) {
            if (row.row.rfind("x-", 0) != 0) {
                rows.insert(table.table + "/" + row.row);
            }
        }
    }
    return rows.size();
}

bool has_word(std::string_view text, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

/// Not a word of a menu, alone or with another kind of title below it, and not one of a list.
bool is_title_of_one(const std::string& title, const Record& record, const Knowledge& knowledge) {
    const std::optional<ReportTitle> read = read_title(title, true, knowledge);
    if (!read || read->years.empty()) {
        return false;
    }
    if (const std::size_t end = title.find('\n'); end != std::string::npos) {
        const std::optional<ReportTitle> first = read_title(std::string_view(title).substr(0, end), true, knowledge);
        if (first && first->years.empty() && first->agency.empty()) {
            return false; // the menu's word is complete, the year is of what stands below it
        }
    }
    std::set<std::string> titles;
    for (const ReportTitle& other : find_titles(statements_of(record.document), knowledge)) {
        if (!other.years.empty()) {
            titles.insert(other.text);
        }
    }
    return titles.size() <= most_titles;
}

} // namespace

bool is_report(const Record& record, const Knowledge& knowledge, bool among_others) {
    const IdentityField& title = record.identity.title;
    const bool titled = !title.basis.empty() && title.basis != "file-name" &&
                        (!among_others || is_title_of_one(title.value, record, knowledge));
    const std::size_t sections = known_sections(record);
    if (titled || sections >= least_sections || sections + printed_rows(record) >= least_rows) {
        return true;
    }
    bool subject = false;
    bool period = false;
    for (const Statement& statement : statements_of(record.document)) {
        if (statement.text.size() > longest_paragraph) {
            continue;
        }
        const FoldedText folded = fold_with_places(statement.text, knowledge.lexicon);
        subject = subject || has_word(folded.text, knowledge.lexicon.identity_word("subject"));
        period = period || has_word(folded.text, knowledge.lexicon.identity_word("period"));
        if ((subject && period) || knowledge.patterns.matches("report-prose", folded.text)) {
            return true;
        }
    }
    return false;
}

std::string other_kind(const Record& record, const Knowledge& knowledge) {
    constexpr std::size_t first_statements = 30;
    constexpr std::size_t longest_title = 200; // bytes
    const auto is_other = [&](std::string_view text) {
        return text.size() <= longest_title &&
               knowledge.patterns.matches("other-report", fold_with_places(text, knowledge.lexicon).text);
    };
    for (const Meta& meta : record.document.meta) {
        if (is_other(meta.value)) {
            return meta.value;
        }
    }
    const std::vector<Statement> statements = statements_of(record.document);
    for (std::size_t i = 0; i < std::min(first_statements, statements.size()); ++i) {
        if (is_other(statements[i].text)) {
            return std::string{statements[i].text};
        }
    }
    return {};
}

} // namespace nianbao
