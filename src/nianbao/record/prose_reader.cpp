// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/prose_reader.hpp"

#include "nianbao/rebuild/value.hpp"

#include <algorithm>
#include <bitset>

namespace nianbao {

namespace {

constexpr std::size_t longest_paragraph = 20'000; // bytes: what is longer is no prose, and dear to fold
constexpr std::size_t longest_heading = 180;      // bytes

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
      m_agency(fold_with_places(record.identity.agency.value, knowledge.lexicon).text),
      m_of_area(prose.patterns.matches("area-agency", m_agency)) {}

std::vector<std::vector<Stated>> ProseReader::read(const std::vector<bool>& table_blocks,
                                                   const Wanted& wanted) {
    m_table_blocks = &table_blocks;
    m_wanted = &wanted;
    m_stated.assign(m_prose.figures.size(), {});
    m_headings.clear();
    m_passed = 0;
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

std::vector<PatternMatch> ProseReader::all_of(std::string_view kind, std::string_view text) const {
    std::vector<PatternMatch> all;
    std::size_t from = 0;
    while (auto match = m_prose.patterns.find(kind, text, from)) {
        from = std::max(match->end, from + 1);
        all.push_back(std::move(*match));
    }
    return all;
}

std::string_view ProseReader::after_last(std::string_view kind, std::string_view text) const {
    const std::vector<PatternMatch> all = all_of(kind, text);
    return all.empty() ? text : text.substr(all.back().end);
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
    const std::string_view sentence = text.substr(begin, end - begin);
    for (const ProsePattern& pattern : figure.patterns) {
        for (const PatternMatch& match : all_of(pattern.kind, sentence)) {
            std::optional<Stated> stated = value_of(figure, pattern, match);
            if (!stated || (m_wanted->number && !m_wanted->number(index, stated->value))) {
                continue;
            }
            const std::string_view before = sentence.substr(0, match.begin);
            if (!has_topic(figure, text.substr(0, begin + match.begin), before, part_of(sentence, match)) ||
                !is("tail", sentence.substr(match.end)) ||
                !is("lead", without_agency(after_last("clause-end", before)))) {
                continue;
            }
            stated->place = paragraph.line.place;
            stated->sentence = paragraph.folded.printed(begin, end);
            stated->words = paragraph.folded.printed(begin + match.begin, begin + match.end);
            decide_scope(*stated, figure, text.substr(0, begin + match.begin), before);
            const bool in_doubt = std::any_of(pattern.doubt_with.begin(), pattern.doubt_with.end(),
                                              [&](const std::string& kind) { return is(kind, sentence); });
            if (in_doubt || (begin == 0 && goes_on(paragraph))) {
                stated->scope = StatedScope::unsure;
            }
            if (const std::string& heading = narrowed_by(paragraph.block);
                !heading.empty() && stated->scope != StatedScope::unsure) {
                stated->scope = StatedScope::unsure;
                stated->note = heading;
            }
            keep(index, std::move(*stated));
        }
    }
}

/// Two numbers of one scope make a figure doubtful, the hundredth tells no more.
void ProseReader::keep(std::size_t index, Stated stated) {
    constexpr int most_of_scope = 20;
    std::vector<Stated>& all = m_stated[index];
    int of_scope = 0;
    for (const Stated& known : all) {
        if (known.scope == stated.scope && known.may_be_part == stated.may_be_part) {
            if (known.value == stated.value || ++of_scope == most_of_scope) {
                return;
            }
        }
    }
    all.push_back(std::move(stated));
}

bool ProseReader::goes_on(Paragraph& paragraph) const {
    if (!paragraph.goes_on) {
        paragraph.goes_on =
            paragraph.before != nullptr &&
            is("goes-on", fold_with_places(*text_of(*paragraph.before), m_knowledge.lexicon).text);
    }
    return *paragraph.goes_on;
}

/// `paragraph`: all of it up to the figure; `sentence`: since it began; `words`: those that state the figure.
/// Where an earlier sentence names the topic, it must be what was spoken of last.
bool ProseReader::has_topic(const ProseFigure& figure, std::string_view paragraph, std::string_view sentence,
                            std::string_view words) const {
    if (std::any_of(figure.without.begin(), figure.without.end(),
                    [&](const std::string& kind) { return is(kind, sentence); })) {
        return false;
    }
    if (figure.topic.empty() || is(figure.topic, sentence) || is(figure.topic, words)) {
        return true;
    }
    const std::vector<PatternMatch> topics = all_of(figure.topic, paragraph);
    return !topics.empty() &&
           std::none_of(figure.without.begin(), figure.without.end(), [&](const std::string& kind) {
               const std::vector<PatternMatch> others = all_of(kind, paragraph);
               return !others.empty() && others.back().begin > topics.back().begin;
           });
}

std::optional<Stated> ProseReader::value_of(const ProseFigure& figure, const ProsePattern& pattern,
                                            const PatternMatch& match) const {
    if (is_other_year(match)) {
        return std::nullopt;
    }
    Stated stated;
    if (pattern.zero) {
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
    const bool about = !match.group("about").empty() || !match.group("more").empty();
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

/// `paragraph`: all of it up to the figure; `sentence`: the part of it since the sentence began.
void ProseReader::decide_scope(Stated& stated, const ProseFigure& figure, std::string_view paragraph,
                               std::string_view sentence) const {
    const std::size_t sentence_begin = paragraph.size() - sentence.size();
    const std::string& year = m_record.identity.year.value;
    bool other_time = false;
    for (const PatternMatch& match : all_of("time-words", paragraph)) {
        const std::string_view words = part_of(paragraph, match);
        if (const std::string_view named = match.group("year"); !named.empty()) {
            other_time = named != year;
            stated.note = other_time ? named : std::string_view{};
        } else if (const std::string_view to = match.group("to"); !to.empty()) {
            other_time = to != match.group("from") || to != year;
            stated.note = other_time ? words : std::string_view{};
        } else if (!match.group("this").empty()) {
            other_time = false;
            stated.note.clear();
        } else if (match.begin >= sentence_begin &&
                   (!match.group("other").empty() || !match.group("past").empty())) {
            other_time = !figure.at_year_end || year.empty() || words.find(year) == std::string_view::npos;
            stated.note = words;
        }
    }
    StatedScope scope = StatedScope::own;
    for (const PatternMatch& match : all_of("scope-words", paragraph)) {
        if (const std::string_view own = match.group("own"); !own.empty()) {
            scope = StatedScope::own;
            stated.may_be_part =
                is("level-words", own) || (m_agency.empty() || m_of_area ? is("organ-words", own) : false);
            stated.note = other_time ? stated.note : std::string{own};
        } else if (const std::string_view area = match.group("area"); !area.empty()) {
            scope = StatedScope::area;
            stated.note = other_time ? stated.note : std::string{area};
        } else if (const std::string_view other = match.group("other");
                   !other.empty() && !is_agency(paragraph.substr(0, match.end))) {
            stated.may_be_part = true;
            if (match.begin >= sentence_begin) {
                scope = StatedScope::unsure;
                stated.note = other_time ? stated.note : std::string{other};
            }
        }
    }
    if (other_time || scope == StatedScope::unsure || (scope == StatedScope::area && !m_of_area)) {
        stated.scope = StatedScope::unsure;
    } else if (stated.scope == StatedScope::own) {
        stated.scope = scope;
    }
}

// ---- headings ----

/// The words of the headings above a block that speak of another organ, a wider area or another time; "" for
/// none.
const std::string& ProseReader::narrowed_by(std::size_t block) {
    for (; m_passed < block; ++m_passed) {
        const Block& passed = m_record.document.blocks[m_passed];
        if (passed.kind == Block::Kind::line && !(*m_table_blocks)[m_passed]) {
            pass_heading(passed.line);
        }
    }
    static const std::string none;
    const auto found = std::find_if(m_headings.begin(), m_headings.end(),
                                    [](const Heading& one) { return !one.narrows.empty(); });
    return found == m_headings.end() ? none : found->narrows;
}

void ProseReader::pass_heading(const Line& line) {
    const auto text = text_of(line);
    if (!text || text->size() > longest_heading) {
        return;
    }
    const FoldedText folded = fold_with_places(*text, m_knowledge.lexicon);
    const auto match = m_prose.patterns.find("heading", folded.text);
    if (!match && line.heading == 0) {
        return;
    }
    Heading heading;
    heading.rank = !match                            ? 0
                   : !match->group("first").empty()  ? 1
                   : !match->group("second").empty() ? 2
                   : !match->group("third").empty()  ? 3
                                                     : 4;
    while (!m_headings.empty() && m_headings.back().rank >= heading.rank) {
        m_headings.pop_back();
    }
    std::string words = without_agency(folded.text);
    const std::string& year = m_record.identity.year.value;
    const std::size_t at = year.empty() ? std::string::npos : words.find(year);
    if (at != std::string::npos) {
        words.erase(at, year.size());
    }
    bool is_own = false;
    std::string narrow; // without words that name no organ, though they look like it
    std::size_t from = 0;
    for (const PatternMatch& scope : all_of("scope-words", words)) {
        is_own = is_own || !scope.group("own").empty();
        narrow += words.substr(from, (scope.groups.empty() ? scope.begin : scope.end) - from);
        from = scope.end;
    }
    narrow += words.substr(from);
    if (const auto match_of_other = m_prose.patterns.find("narrow-heading", narrow);
        match_of_other && !is_own) {
        heading.narrows = part_of(narrow, *match_of_other);
    }
    m_headings.push_back(std::move(heading));
}

// ---- the agency's name ----

std::string ProseReader::without_agency(std::string_view text) const {
    std::string rest{text};
    const std::size_t at = m_agency.empty() ? std::string::npos : rest.find(m_agency);
    if (at != std::string::npos) {
        rest.erase(at, m_agency.size());
    }
    return rest;
}

/// Whether the word at the end of the text is part of the agency's own name.
bool ProseReader::is_agency(std::string_view text) const {
    for (std::size_t size = m_agency.size(); size > 6; --size) { // two characters at least
        const std::string_view name = std::string_view{m_agency}.substr(0, size);
        if (text.size() >= size && text.substr(text.size() - size) == name) {
            return true;
        }
    }
    return false;
}

} // namespace nianbao
