// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/report_title.hpp"

#include "nianbao/base/ascii.hpp"
#include "nianbao/forms/label_key.hpp"
#include "nianbao/record/folded_text.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t longest_title = 70; // code points; the longest seen has 52
constexpr std::size_t longest_agency = 40;

bool ends_like_agency(std::string_view name, const Lexicon& lexicon) {
    return std::any_of(lexicon.agency_suffixes.begin(), lexicon.agency_suffixes.end(), [&](const std::string& suffix) {
        return name.size() > suffix.size() && name.substr(name.size() - suffix.size()) == suffix;
    });
}

/// What a title's first words may be without being an agency: the subject itself, "about".
bool is_no_agency(std::string_view folded, const Knowledge& knowledge) {
    return folded.empty() || knowledge.patterns.matches("no-agency", folded);
}

/// Behind "title:", a bullet or another sign: no name has a colon, and all begin with a character or a letter.
std::string_view without_label(std::string_view folded) {
    folded.remove_prefix(folded.rfind(':') == folded.npos ? 0 : folded.rfind(':') + 1);
    while (!folded.empty()) {
        std::size_t next = 0;
        const char32_t code = next_code_point(folded, next);
        if (code >= 0x80 ? is_han(code) : code == '(' || code == '<' || (code >= '0' && code <= '9') || (lower(folded[0]) >= 'a' && lower(folded[0]) <= 'z')) {
            break;
        }
        folded.remove_prefix(next);
    }
    return folded;
}

std::string agency_in(const FoldedText& title, const Knowledge& knowledge) {
    const auto match = knowledge.patterns.find("title-agency", title.text);
    if (!match) {
        return {};
    }
    const std::string_view agency = without_label(match->group("agency"));
    const auto from = static_cast<std::size_t>(agency.data() - title.text.data());
    if (is_no_agency(agency, knowledge) || count_code_points(agency) > longest_agency) {
        return {};
    }
    return std::string{title.printed(from, from + agency.size())};
}

std::vector<std::string> years_in(const FoldedText& title, const Knowledge& knowledge) {
    std::vector<std::string> years;
    for (std::size_t at = 0; auto match = knowledge.patterns.find("report-year", title.text, at);) {
        const std::string year{match->group("year")};
        if (std::find(years.begin(), years.end(), year) == years.end()) {
            years.push_back(year);
        }
        at = match->end;
    }
    return years;
}

int worth(const ReportTitle& title) {
    return (title.agency.empty() ? 0 : 1) + (title.years.empty() ? 0 : 2);
}

/// A short line that is nothing but the name of an agency.
bool is_agency_line(const Statement& statement, const Knowledge& knowledge) {
    if (statement.cell || count_code_points(statement.text) > longest_agency / 2) {
        return false;
    }
    const FoldedText folded = fold_with_places(statement.text, knowledge.lexicon);
    return ends_like_agency(folded.text, knowledge.lexicon) && !is_no_agency(folded.text, knowledge) &&
           folded.text.find_first_of("0123456789:,;>") == std::string::npos;
}

/// Two lines of one heading: the break stands where the page wanted it.
bool is_one_heading(const Statement& a, const Statement& b) {
    return a.heading > 0 && a.heading == b.heading && a.block + 1 == b.block && a.place == b.place;
}

} // namespace

std::optional<ReportTitle> read_title(std::string_view text, bool heading, const Knowledge& knowledge) {
    if (text.size() > 4 * longest_title || count_code_points(text) > longest_title) {
        return std::nullopt;
    }
    const FoldedText folded = fold_with_places(text, knowledge.lexicon);
    const auto& subjects = knowledge.lexicon.identity_word("subject"); // cheaper than a pattern, and no title lacks it
    const bool has_subject = std::any_of(subjects.begin(), subjects.end(), [&](const std::string& word) {
        return folded.text.find(word) != std::string::npos;
    });
    if (!has_subject || !knowledge.patterns.matches("report", folded.text) || knowledge.patterns.matches("no-title", folded.text)) {
        return std::nullopt;
    }
    ReportTitle title;
    title.text = text;
    title.agency = agency_in(folded, knowledge);
    title.years = years_in(folded, knowledge);
    const bool named = !title.agency.empty() &&
                       ends_like_agency(fold_with_places(title.agency, knowledge.lexicon).text, knowledge.lexicon);
    if (title.years.empty() && !named && !heading) {
        return std::nullopt; // a word of a menu
    }
    return title;
}

std::vector<ReportTitle> find_titles(const std::vector<Statement>& statements, const Knowledge& knowledge) {
    std::vector<ReportTitle> titles;
    const auto title_at = [&](std::size_t i) { return read_title(statements[i].text, statements[i].heading > 0, knowledge); };
    std::optional<ReportTitle> ahead; // the title at `seen`, which was looked at with the statement before it
    std::size_t seen = statements.size();
    for (std::size_t i = 0; i < statements.size(); ++i) {
        std::optional<ReportTitle> title = i == seen ? std::move(ahead) : title_at(i);
        std::size_t first = i;
        const bool may_be_split = !title && i + 1 < statements.size() && !statements[i].cell && !statements[i + 1].cell;
        if (may_be_split) {
            seen = i + 1;
            ahead = title_at(seen);
        }
        const bool one_heading = may_be_split && is_one_heading(statements[i], statements[i + 1]);
        if (may_be_split && (!ahead || one_heading)) {
            title = read_title(std::string{statements[i].text}.append("\n").append(statements[i + 1].text), false, knowledge);
            const bool split = title && !title->years.empty() &&
                               (one_heading || !knowledge.patterns.matches("report", fold_with_places(statements[i + 1].text, knowledge.lexicon).text));
            title = split ? std::move(title) : std::nullopt; // a menu word below any line is no title over two lines
            i += split ? 1 : 0;
        }
        if (!title) {
            continue;
        }
        title->statement = i;
        title->place = statements[first].place;
        if (title->agency.empty() && first > 0 && is_agency_line(statements[first - 1], knowledge)) {
            title->agency = statements[--first].text;
        }
        title->first = first;
        titles.push_back(*std::move(title));
    }
    return titles;
}

std::optional<ReportTitle> find_title(const std::vector<Statement>& front, const Knowledge& knowledge) {
    std::optional<ReportTitle> best;
    for (ReportTitle& title : find_titles(front, knowledge)) {
        if (!best || worth(title) > worth(*best)) {
            best = std::move(title);
        }
    }
    return best;
}

} // namespace nianbao
