// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/prose_reader.hpp"

#include "nianbao/rebuild/value.hpp"

#include <algorithm>
#include <bitset>

namespace nianbao {

namespace {

constexpr std::size_t longest_paragraph = 20'000; // bytes: what is longer is no prose, and dear to fold
constexpr std::size_t stop = 3;                   // bytes of the mark that ends a sentence

/// The text of a line without cells; nothing where bars cut it.
std::optional<std::string_view> text_of(const Line& line) {
    if (line.pieces.size() != 1 || line.pieces.front().bars > 0) {
        return std::nullopt;
    }
    return trimmed(line.pieces.front().text);
}

/// Which characters a text holds, roughly: tells most words it cannot hold without a search.
class Characters {
public:
    explicit Characters(std::string_view text) : m_text(text) {
        for (std::size_t at = 0; at + 3 <= text.size();
             at += static_cast<unsigned char>(text[at]) >= 0xE0 ? 3 : 1) {
            m_seen.set(slot(text, at));
        }
    }

    bool have_any(const std::vector<std::string>& words) const {
        return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
            return may_hold(word) && m_text.find(word) != std::string_view::npos;
        });
    }

private:
    static constexpr std::size_t slots = 2048;

    static std::size_t slot(std::string_view text, std::size_t at) {
        const auto byte = [&](std::size_t i) {
            return static_cast<std::size_t>(static_cast<unsigned char>(text[at + i]));
        };
        return (byte(0) * 31 + byte(1) * 64 + byte(2)) % slots;
    }

    /// Words of three-byte characters, as Han characters are; others are searched.
    bool may_hold(std::string_view word) const {
        for (std::size_t at = 0; at + 3 <= word.size() && static_cast<unsigned char>(word[at]) >= 0xE0;
             at += 3) {
            if (!m_seen.test(slot(word, at))) {
                return false;
            }
        }
        return true;
    }

    std::string_view m_text;
    std::bitset<slots> m_seen;
};

/// Whether every word of a figure in the text is followed in the same clause by `number`, and by no other
/// before it.
bool says_only(std::string_view text, const std::vector<std::string>& words, std::string_view number) {
    constexpr std::string_view digits = "0123456789";
    constexpr std::string_view other = "0123456789,.;:%"; // a mark: the clause ends, or the number goes on
    for (const std::string& word : words) {
        for (std::size_t at = text.find(word); at != std::string_view::npos;
             at = text.find(word, at + word.size())) {
            const std::size_t begin = text.find_first_of(other, at + word.size());
            if (begin == std::string_view::npos || text.compare(begin, number.size(), number) != 0) {
                return false;
            }
            const std::size_t end = begin + number.size();
            if (end < text.size() && other.find(text[end]) != std::string_view::npos) {
                return false;
            }
        }
    }
    return !number.empty() && digits.find(number.front()) != std::string_view::npos;
}

/// Power of ten by which a unit of money exceeds the yuan; nothing for another word.
std::optional<int> money_power(std::string_view word, const Lexicon& lexicon) {
    for (const UnitWord& unit : lexicon.units) {
        if (unit.kind == "money" && unit.word == word) {
            return unit.power;
        }
    }
    return std::nullopt;
}

std::string_view part_of(std::string_view text, const PatternMatch& match) {
    return text.substr(match.begin, match.end - match.begin);
}

} // namespace

ProseReader::ProseReader(const Record& record, const Knowledge& knowledge, const Prose& prose,
                         Deadline deadline)
    : m_record(record), m_knowledge(knowledge), m_prose(prose), m_deadline(deadline),
      m_agency(fold_with_places(record.identity.agency.value, knowledge.lexicon).text, prose),
      m_clauses(prose, m_agency), m_scope(prose, m_agency, record.identity.year.value),
      m_headings(record, prose, knowledge.lexicon, m_agency) {}

std::vector<std::vector<Stated>> ProseReader::read(const std::vector<bool>& table_blocks,
                                                   const Wanted& wanted) {
    m_table_blocks = &table_blocks;
    m_wanted = &wanted;
    m_stated.assign(m_prose.figures.size(), {});
    m_headings.start(table_blocks);
    if (wanted.blocks) {
        std::for_each(wanted.blocks->begin(), wanted.blocks->end(),
                      [&](std::size_t block) { read_block(block); });
    } else {
        for (std::size_t block = 0; block < m_record.document.blocks.size(); ++block) {
            read_block(block);
        }
    }
    return std::move(m_stated);
}

bool ProseReader::is_paragraph(const Block& block) {
    const auto text = block.kind == Block::Kind::line ? text_of(block.line) : std::nullopt;
    return text && text->size() <= longest_paragraph;
}

void ProseReader::read_block(std::size_t at) {
    const auto is_read = [&](std::size_t block) {
        return !(*m_table_blocks)[block] && is_paragraph(m_record.document.blocks[block]);
    };
    if (!is_read(at)) {
        return;
    }
    m_deadline.check();
    const Line& line = m_record.document.blocks[at].line;
    const Line* before = at > 0 && is_read(at - 1) ? &m_record.document.blocks[at - 1].line : nullptr;
    const FoldedText folded = fold_with_places(*text_of(line), m_knowledge.lexicon);
    Paragraph paragraph{folded, line, before != nullptr && before->heading == 0 ? before : nullptr, at, {}};
    read_paragraph(paragraph);
}

bool ProseReader::is(std::string_view kind, std::string_view text) const {
    return m_prose.patterns.matches(kind, text);
}

void ProseReader::read_paragraph(Paragraph& paragraph) {
    const std::string_view text = paragraph.folded.text;
    if (!m_wanted->blocks && !is("worth-reading", text)) {
        return;
    }
    std::size_t from = 0;
    while (from < text.size()) {
        const auto sentence = m_prose.patterns.find("sentence", text, from);
        if (!sentence || sentence->end == from) {
            return;
        }
        const Characters characters(part_of(text, *sentence));
        for (std::size_t figure = 0; figure < m_prose.figures.size(); ++figure) {
            const std::vector<std::string>& words = m_prose.figures[figure].words;
            if (characters.have_any(words) && (!m_wanted->figure || m_wanted->figure(figure)) &&
                !(m_wanted->known && says_only(part_of(text, *sentence), words, m_wanted->known(figure)))) {
                read_figure(figure, paragraph, sentence->begin, sentence->end);
            }
        }
        from = sentence->end;
    }
}

void ProseReader::read_figure(std::size_t index, Paragraph& paragraph, std::size_t begin, std::size_t end) {
    const ProseFigure& figure = m_prose.figures[index];
    const std::string_view text = paragraph.folded.text;
    std::optional<std::vector<Decimal>> strays_of_sentence;
    for (const ProsePattern& pattern : figure.patterns) {
        for (const PatternMatch& match : m_prose.patterns.find_all(pattern.kind, text.substr(begin, end - begin))) {
            read_match(index, {figure, pattern, match, text, begin, end, paragraph.block}, paragraph, strays_of_sentence);
        }
    }
}

/// `strays_of_sentence`: found when they are first asked for.
void ProseReader::read_match(std::size_t index, const Found& found, Paragraph& paragraph,
                             std::optional<std::vector<Decimal>>& strays_of_sentence) {
    std::optional<Stated> stated = value_of(found);
    if (!stated || (m_wanted->number && !m_wanted->number(index, stated->value)) ||
        !is("tail", found.sentence().substr(found.match.end)) || !m_clauses.leads(found.before()) ||
        !is_named(found.figure.topic, found, false)) {
        return;
    }
    stated->place = paragraph.line.place;
    stated->sentence = paragraph.folded.printed(found.begin, found.end);
    stated->words = paragraph.folded.printed(found.begin + found.match.begin, found.begin + found.match.end);
    if (is_other_year(found.match)) {
        stated->note = stated->words;
        stated->scope = StatedScope::unsure;
    } else {
        const std::string before = m_clauses.without_neutral(found.before());
        m_scope.decide(*stated, found.figure, std::string{found.text.substr(0, found.begin)} + before, before.size());
    }
    if (stated->scope != StatedScope::unsure) {
        const std::string heading = doubtful_heading(found);
        if (!heading.empty()) {
            stated->note = heading;
        }
        if (!strays_of_sentence) {
            strays_of_sentence = strays(found);
        }
        if (!heading.empty() || is_in_doubt(found) ||
            std::any_of(strays_of_sentence->begin(), strays_of_sentence->end(),
                        [&](const Decimal& stray) { return stray != stated->value; }) ||
            (!found.pattern.plain && !is_named(found.figure.about, found, true)) ||
            !m_clauses.are_understood(found.before()) || hangs_on_unknown(found) || (found.begin == 0 && goes_on(paragraph))) {
            stated->scope = StatedScope::unsure;
        }
    }
    keep(index, std::move(*stated));
}

/// Words of the sentence, and of one after it that continues it, that make a number uncertain.
bool ProseReader::is_in_doubt(const Found& found) const {
    std::size_t end = found.end;
    if (is("goes-on-with", found.text.substr(end))) {
        const auto next = m_prose.patterns.find("sentence", found.text, end);
        end = next ? next->end : end;
    }
    const std::string_view words = found.text.substr(found.begin, end - found.begin);
    const std::string& year = m_record.identity.year.value;
    const auto parts = m_prose.patterns.find_all("part-of-another-year", words.substr(found.match.end));
    return is("doubts", words) ||
           std::any_of(found.pattern.doubt_with.begin(), found.pattern.doubt_with.end(),
                       [&](const std::string& kind) { return is(kind, words); }) ||
           std::any_of(parts.begin(), parts.end(), [&](const PatternMatch& part) {
               return part.group("year").empty() || part.group("year") != year;
           });
}

/// Numbers that the sentence gives to the figure's words in a way that states nothing.
std::vector<Decimal> ProseReader::strays(const Found& found) const {
    const std::string_view sentence = found.sentence();
    std::vector<Decimal> numbers;
    for (const ProsePattern& pattern : found.figure.patterns) {
        for (const PatternMatch& match : m_prose.patterns.find_all(pattern.kind, sentence)) {
            const std::string_view before = sentence.substr(0, match.begin);
            if (pattern.zero || is("other-figure", before) ||
                (is("tail", sentence.substr(match.end)) && m_clauses.leads(before))) {
                continue;
            }
            if (const auto other = value_of({found.figure, pattern, match, found.text, found.begin, found.end, found.block})) {
                numbers.push_back(other->value);
            }
        }
    }
    return numbers;
}

/// Whether the sentence goes on with one before it that is not understood, or not there.
bool ProseReader::hangs_on_unknown(const Found& found) {
    if (!is("goes-on-with", found.sentence())) {
        return false;
    }
    const std::size_t begin = found.begin == 0 ? 0 : begin_of_sentence(found.text, found.begin - 1);
    return begin == found.begin || !m_clauses.are_all_understood(found.text.substr(begin, found.begin - begin));
}

/// What a heading says, above the paragraph or in it, that is not known to leave the figure as it is.
std::string ProseReader::doubtful_heading(const Found& found) {
    for (const PatternMatch& sentence : m_prose.patterns.find_all("sentence", found.text.substr(0, found.begin))) {
        const std::string_view words = part_of(found.text, sentence);
        if (is("run-in-heading", words)) {
            if (std::string doubt = m_headings.doubt(words.substr(0, words.size() - stop), found.figure); !doubt.empty()) {
                return doubt;
            }
        }
    }
    return m_headings.doubt(found.block, found.figure);
}

/// Two numbers of one scope make a figure doubtful, the hundredth tells no more.
void ProseReader::keep(std::size_t index, Stated stated) {
    constexpr int most_of_scope = 20;
    std::vector<Stated>& all = m_stated[index];
    int of_scope = 0;
    for (const Stated& known : all) {
        if (known.scope == stated.scope && known.may_be_part == stated.may_be_part &&
            known.competes == stated.competes) {
            if (known.value == stated.value || ++of_scope == most_of_scope) {
                return;
            }
        }
    }
    all.push_back(std::move(stated));
}

bool ProseReader::goes_on(Paragraph& paragraph) const {
    if (!paragraph.goes_on) {
        const std::string before =
            paragraph.before != nullptr ? fold_with_places(*text_of(*paragraph.before), m_knowledge.lexicon).text : "";
        paragraph.goes_on = is("goes-on", before) && !is("heading", before);
    }
    return *paragraph.goes_on;
}

/// Where the sentence begins that byte `at` of a paragraph belongs to.
std::size_t ProseReader::begin_of_sentence(std::string_view text, std::size_t at) const {
    std::size_t begin = 0;
    while (const auto sentence = m_prose.patterns.find("sentence", text, begin)) {
        if (sentence->end > at || sentence->end == begin) {
            break;
        }
        begin = sentence->end;
    }
    return begin;
}

/// Whether the kind is named by the sentence up to the figure's words, else by its paragraph or the headings
/// above it, and there last of what the figure must not be about. Strict: what the paragraph says from there on
/// must be understood, too.
bool ProseReader::is_named(const std::string& kind, const Found& found, bool is_strict) {
    const std::vector<std::string>& others = found.figure.without;
    if (std::any_of(others.begin(), others.end(), [&](const std::string& one) { return is(one, found.before()); })) {
        return false;
    }
    if (kind.empty() || is(kind, found.text.substr(found.begin, found.match.end))) {
        return true;
    }
    const std::string_view paragraph = found.text.substr(0, found.begin + found.match.begin);
    const std::vector<PatternMatch> named = m_prose.patterns.find_all(kind, paragraph);
    const std::size_t last = named.empty() ? 0 : named.back().end;
    for (const std::string& other : others) {
        const std::vector<PatternMatch> found_others = m_prose.patterns.find_all(other, paragraph);
        if (!found_others.empty() && found_others.back().begin >= last) {
            return false;
        }
    }
    if (!named.empty()) {
        const std::size_t begin = begin_of_sentence(found.text, named.back().begin);
        if (!is_strict || m_clauses.are_all_understood(found.text.substr(begin, found.begin - begin))) {
            return true;
        }
    }
    return m_headings.name(found.block, kind, others);
}

std::optional<Stated> ProseReader::value_of(const Found& found) const {
    const ProseFigure& figure = found.figure;
    const PatternMatch& match = found.match;
    Stated stated;
    if (found.pattern.zero) {
        return stated;
    }
    const std::optional<int> unit =
        figure.is_money ? money_power(figure.unit, m_knowledge.lexicon) : std::nullopt;
    const CellValue value =
        read_value(match.group("n"), unit ? Measure::money : Measure::count, m_knowledge.lexicon);
    if (!value.number || value.number->is_negative() || (!unit && !value.number->is_whole())) {
        return std::nullopt;
    }
    stated.value = *value.number;
    if (unit) {
        const std::optional<int> printed = money_power(match.group("unit"), m_knowledge.lexicon);
        if (!printed) {
            return std::nullopt;
        }
        if (*printed != *unit) {
            stated.printed_number = stated.value.to_string();
            stated.printed_unit = match.group("unit");
            stated.value = stated.value.shifted(*printed - *unit);
        }
    }
    const bool about = !match.group("about").empty() || !match.group("more").empty() || !match.group("total").empty();
    stated.scope = about || value.reading == Reading::doubtful ? StatedScope::unsure : StatedScope::own;
    return stated;
}

/// Where the words name the year before (group "last") or after ("next"), it must be that of the report.
bool ProseReader::is_other_year(const PatternMatch& match) const {
    const std::string_view last = match.group("last");
    const std::string_view next = match.group("next");
    if (last.empty() && next.empty()) {
        return false;
    }
    const auto year = Decimal::parse(m_record.identity.year.value);
    const auto named = Decimal::parse(last.empty() ? next : last);
    return !year || !named || *named != *year + Decimal(last.empty() ? 1 : -1);
}

} // namespace nianbao
