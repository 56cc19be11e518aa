// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/prose_headings.hpp"

#include "nianbao/record/folded_text.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t longest_heading = 180; // bytes
constexpr std::size_t stop = 3;              // bytes of the mark that ends a sentence
constexpr int line_rank = 5;                 // of a line without a number: any heading ends it

/// The beginning of a line without cells: as much as a heading may have.
std::string_view beginning(const Line& line) {
    if (line.pieces.size() != 1 || line.pieces.front().bars > 0) {
        return {};
    }
    const std::string_view text = trimmed(line.pieces.front().text);
    std::size_t size = std::min(text.size(), longest_heading + 1);
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
        ++size;
    }
    return text.substr(0, size);
}

/// Rank of a heading by its number, else by its element; nothing where neither makes it one.
std::optional<int> rank_of(const Prose& prose, const Line& line, std::string_view folded) {
    const auto match = prose.patterns.find("heading", folded);
    if (!match) {
        return line.heading > 0                                      ? std::optional{0}
               : prose.patterns.matches("line-heading", folded) ? std::optional{line_rank}
                                                                     : std::nullopt;
    }
    return !match->group("first").empty() ? 1 : !match->group("second").empty() ? 2 : !match->group("third").empty() ? 3 : 4;
}

} // namespace

void ProseHeadings::start(const std::vector<bool>& table_blocks) {
    m_table_blocks = &table_blocks;
    m_headings.clear();
    m_passed = 0;
    m_block.reset();
}

std::string ProseHeadings::doubt(std::size_t block, const ProseFigure& figure) {
    for (const Heading& heading : above(block)) {
        if (std::string words = doubt_of(heading, figure); !words.empty()) {
            return words;
        }
    }
    return {};
}

std::string ProseHeadings::doubt(std::string_view heading, const ProseFigure& figure) const {
    const Heading found = heading_of(0, heading);
    return says_nothing(found) ? std::string{} : doubt_of(found, figure);
}

std::string ProseHeadings::doubt_of(const Heading& heading, const ProseFigure& figure) const {
    if (heading.is_own || (!figure.under.empty() && m_prose.patterns.matches(figure.under, heading.words))) {
        return {};
    }
    const auto narrow = m_prose.patterns.find("narrow-heading", heading.words);
    return narrow ? heading.words.substr(narrow->begin, narrow->end - narrow->begin) : heading.words;
}

bool ProseHeadings::name(std::size_t block, const std::string& kind, const std::vector<std::string>& others) {
    const std::vector<Heading>& all = above(block);
    for (auto heading = all.rbegin(); heading != all.rend(); ++heading) {
        const auto names = [&](const std::string& one) { return m_prose.patterns.matches(one, heading->words); };
        if (names(kind)) {
            return true;
        }
        if (std::any_of(others.begin(), others.end(), names)) {
            return false;
        }
    }
    return false;
}

/// Those that stand above a block. A heading that is the block itself, or of its rank, is not above it.
const std::vector<ProseHeadings::Heading>& ProseHeadings::above(std::size_t block) {
    if (m_block == block) {
        return m_above;
    }
    const std::vector<Block>& blocks = m_record.document.blocks;
    for (; m_passed < block; ++m_passed) {
        if (blocks[m_passed].kind == Block::Kind::line && !(*m_table_blocks)[m_passed]) {
            pass(blocks[m_passed].line);
        }
    }
    m_above = m_headings;
    m_block = block;
    if (const auto own = heading_in(blocks[block].line)) {
        m_above.erase(std::find_if(m_above.begin(), m_above.end(), [&](const Heading& one) { return one.rank >= own->rank; }), m_above.end());
    }
    return m_above;
}

void ProseHeadings::pass(const Line& line) {
    if (const std::string& title = m_record.identity.title.at; !title.empty() && to_string(line.place) == title) {
        m_headings.clear(); // what stands above the title is the page's
        return;
    }
    auto heading = heading_in(line);
    if (!heading) {
        return;
    }
    while (!m_headings.empty() && m_headings.back().rank >= heading->rank) {
        m_headings.pop_back();
    }
    if (!says_nothing(*heading)) {
        m_headings.push_back(std::move(*heading));
    }
}

/// The heading that a line is, or with which a numbered paragraph begins.
std::optional<ProseHeadings::Heading> ProseHeadings::heading_in(const Line& line) const {
    const std::string_view text = beginning(line);
    if (text.empty()) {
        return std::nullopt;
    }
    const std::string folded = fold_with_places(text, m_lexicon).text;
    if (text.size() <= longest_heading) {
        if (const auto rank = rank_of(m_prose, line, folded)) {
            return heading_of(*rank, folded);
        }
    }
    const auto sentence = m_prose.patterns.find("sentence", folded);
    const std::string_view first = sentence ? std::string_view{folded}.substr(0, sentence->end) : std::string_view{};
    if (!m_prose.patterns.matches("run-in-heading", first)) {
        return std::nullopt;
    }
    const std::string_view words = first.substr(0, first.size() - stop);
    const auto rank = m_prose.patterns.matches("heading", words) ? rank_of(m_prose, line, words) : std::nullopt;
    return rank ? std::optional{heading_of(*rank, words)} : std::nullopt;
}

/// A line of a list, with its number.
bool ProseHeadings::says_nothing(const Heading& heading) const {
    return m_prose.patterns.matches("item", heading.words) && !m_prose.patterns.matches("narrow-heading", heading.words);
}

ProseHeadings::Heading ProseHeadings::heading_of(int rank, std::string_view folded) const {
    Heading heading{rank, m_agency.without(folded)};
    const std::string& year = m_record.identity.year.value;
    const std::size_t at = year.empty() ? std::string::npos : heading.words.find(year);
    if (at != std::string::npos) {
        heading.words.erase(at, year.size());
    }
    heading.is_own = m_prose.patterns.matches("own-heading", heading.words);
    return heading;
}

} // namespace nianbao
