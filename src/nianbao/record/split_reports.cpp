// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/split_reports.hpp"

#include "nianbao/record/report_title.hpp"
#include "nianbao/record/sections.hpp"
#include "nianbao/record/statements.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t least_headings = 2;
constexpr std::size_t most_lines = 20'000; ///< that may be titles; a page of reports has some hundred
constexpr std::size_t most_titles = 200; ///< with headings below them, looked at in one document

bool shares_any(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    return std::any_of(some.begin(), some.end(),
                       [&](const std::string& one) { return std::find(others.begin(), others.end(), one) != others.end(); });
}

/// Another year, or another agency where one name is not part of the other.
bool are_different(const ReportTitle& a, const ReportTitle& b) {
    if (!a.years.empty() && !b.years.empty() && !shares_any(a.years, b.years)) {
        return true;
    }
    const bool named = !a.agency.empty() && !b.agency.empty();
    return named && a.agency.find(b.agency) == std::string::npos && b.agency.find(a.agency) == std::string::npos;
}

std::string text_of(const Block& block) {
    std::string text;
    for (const Piece& piece : block.line.pieces) {
        text += piece.bars > 0 ? std::string(piece.bars, '|') : piece.text;
    }
    for (const GridRow& row : block.table.rows) {
        for (const Cell& cell : row.cells) {
            text += cell.text + "|";
        }
    }
    return text;
}

bool may_name_year(const Statement& statement) {
    constexpr std::string_view circle = "\xE3\x80\x87"; // U+3007, the zero of years in words
    constexpr std::string_view full_width = "\xEF\xBC\x92"; // 2
    return statement.text.find_first_of("0123456789") != std::string_view::npos || statement.text.find(circle) != std::string_view::npos ||
           statement.text.find(full_width) != std::string_view::npos;
}

/// Lines that may be titles: headings, what names a year, and the lines beside those. Reading all as titles would cost as much
/// as all the rest of a conversion.
std::vector<Statement> title_lines(const Document& document) {
    constexpr std::size_t longest = 280; // bytes
    std::vector<Statement> lines;
    for (std::size_t block = 0; block < document.blocks.size(); ++block) {
        const Line& line = document.blocks[block].line; // a table has no pieces
        if (line.pieces.size() == 1 && line.pieces.front().bars == 0 && line.pieces.front().text.size() <= longest + 60) {
            const std::string_view text = trimmed(line.pieces.front().text);
            if (text.size() <= longest) {
                lines.push_back({text, line.place, block, 0, line.heading, false});
            }
        }
    }
    std::vector<bool> kept(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].heading > 0 || may_name_year(lines[i])) {
            std::fill(kept.begin() + static_cast<std::ptrdiff_t>(i > 0 ? i - 1 : 0),
                      kept.begin() + static_cast<std::ptrdiff_t>(std::min(i + 2, lines.size())), true);
        }
    }
    std::vector<Statement> titles;
    for (std::size_t i = 0; i < lines.size() && titles.size() < most_lines; ++i) {
        if (kept[i]) {
            titles.push_back(lines[i]);
        }
    }
    return titles;
}

class Splitter {
public:
    Splitter(const Document& document, const Knowledge& knowledge) : m_document(document) {
        const std::vector<Statement> statements = title_lines(document);
        for (ReportTitle& title : find_titles(statements, knowledge)) {
            m_blocks.push_back(statements[title.first].block);
            m_titles.push_back(std::move(title));
        }
        const auto differs = [&](const ReportTitle& title) { return are_different(title, m_titles.front()); };
        if (std::any_of(m_titles.begin(), m_titles.end(), differs)) {
            find_headings(knowledge);
        }
    }

    /// The block where each report begins; the first one is 0.
    std::vector<std::size_t> starts() const {
        std::vector<std::size_t> starts{0};
        std::size_t current = m_titles.size(); // the title of the report so far
        std::size_t looked_at = 0;
        for (std::size_t title = 0; title < m_titles.size() && looked_at < most_titles; ++title) {
            const std::size_t next = title + 1 < m_titles.size() ? m_blocks[title + 1] : m_document.blocks.size();
            const std::set<std::string> below = headings(m_blocks[title], next);
            if (below.size() < least_headings) {
                continue; // a link, or a title printed once more
            }
            ++looked_at;
            if (current == m_titles.size()) {
                current = title;
                continue;
            }
            if (!are_different(m_titles[title], m_titles[current])) {
                continue;
            }
            const std::set<std::string> so_far = headings(m_blocks[current], m_blocks[title]);
            std::vector<std::string> again;
            std::set_intersection(below.begin(), below.end(), so_far.begin(), so_far.end(), std::back_inserter(again));
            if (again.size() >= least_headings && !is_copy(current, title)) {
                starts.push_back(m_blocks[first_of(title)]);
                current = title;
            }
        }
        return starts;
    }

private:
    /// The form's sections by their id, other headings by their words.
    void find_headings(const Knowledge& knowledge) {
        for (const SectionSpan& section : find_sections(m_document, Rebuilt{}, knowledge)) {
            const std::string words = section.id == "x" ? text_of(m_document.blocks[section.heading]) : section.id;
            m_headings.emplace_back(section.heading, words);
        }
    }

    std::set<std::string> headings(std::size_t from, std::size_t to) const {
        std::set<std::string> found;
        for (auto heading = heading_behind(from); heading != m_headings.end() && heading->first < to; ++heading) {
            found.insert(heading->second);
        }
        return found;
    }

    /// The title may stand there several times, with nothing but words of the page between.
    std::size_t first_of(std::size_t title) const {
        while (title > 0 && !are_different(m_titles[title - 1], m_titles[title]) &&
               headings(m_blocks[title - 1], m_blocks[title]).empty()) {
            --title;
        }
        return title;
    }

    /// All that follows the headings is the same: printed twice under two titles.
    bool is_copy(std::size_t one, std::size_t other) const {
        std::size_t a = first_heading(m_blocks[one]);
        std::size_t b = first_heading(m_blocks[other]);
        const std::size_t end = m_blocks[first_of(other)];
        while (a < end && b < m_document.blocks.size()) {
            if (text_of(m_document.blocks[a++]) != text_of(m_document.blocks[b++])) {
                return false;
            }
        }
        return true;
    }

    std::size_t first_heading(std::size_t from) const {
        const auto found = heading_behind(from);
        return found == m_headings.end() ? m_document.blocks.size() : found->first;
    }

    std::vector<std::pair<std::size_t, std::string>>::const_iterator heading_behind(std::size_t block) const {
        return std::partition_point(m_headings.begin(), m_headings.end(), [&](const auto& heading) { return heading.first < block; });
    }

    const Document& m_document;
    std::vector<ReportTitle> m_titles;
    std::vector<std::size_t> m_blocks; ///< where each title begins
    std::vector<std::pair<std::size_t, std::string>> m_headings; ///< block and words, in order
};

} // namespace

std::vector<Document> split_reports(Document document, const Knowledge& knowledge) {
    const std::vector<std::size_t> starts = Splitter(document, knowledge).starts();
    std::vector<Document> parts;
    if (starts.size() == 1) {
        parts.push_back(std::move(document));
        return parts;
    }
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const bool is_last = i + 1 == starts.size();
        const std::size_t end = is_last ? document.blocks.size() : starts[i + 1];
        Document part;
        part.parser = document.parser;
        part.charset = document.charset;
        part.charset_basis = document.charset_basis;
        part.closed = !is_last || document.closed;
        part.remarks = document.remarks;
        part.remarks.emplace_back("D-06", std::to_string(i + 1) + "/" + std::to_string(starts.size()));
        std::move(document.blocks.begin() + static_cast<std::ptrdiff_t>(starts[i]),
                  document.blocks.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(part.blocks));
        for (LeftOut& one : document.left_out) {
            if (one.block >= starts[i] && (one.block < end || is_last)) {
                part.left_out.push_back(std::move(one));
            }
        }
        if (i == 0) {
            part.meta = std::move(document.meta);
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

} // namespace nianbao
