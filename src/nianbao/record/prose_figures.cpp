// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/prose_figures.hpp"

#include "nianbao/forms/prose.hpp"
#include "nianbao/rebuild/value.hpp"
#include "nianbao/record/folded_text.hpp"
#include "nianbao/record/statements.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace nianbao {

namespace {

/// For whom and when a sentence speaks, as far as that decides about its number.
enum class Scope {
    own,    ///< the agency, in the report's year
    area,   ///< the whole area: the figure of a report on the area
    unsure, ///< another time, another organ, or a number that is only about right
};

/// A number that a sentence states.
struct Stated {
    Decimal value;
    Scope scope = Scope::own;
    std::string sentence; ///< as printed
    std::string words;    ///< what was matched, as printed
    std::string note;     ///< the word that says the scope; may be empty
    Place place;
};

class ProseReader {
public:
    ProseReader(Record& record, const Knowledge& knowledge, const Prose& prose)
        : m_record(record), m_lexicon(knowledge.lexicon), m_prose(prose),
          m_agency(fold_with_places(record.identity.agency.value, knowledge.lexicon).text),
          m_of_area(prose.patterns.matches("area-agency", m_agency)), m_stated(prose.figures.size()) {
    }

    std::vector<Finding> read(const std::vector<bool>& table_blocks) {
        bool goes_on = false; // the line before may end inside a sentence
        for (const Statement& statement : statements_of(m_record.document)) {
            constexpr std::size_t longest = 20'000; // bytes of a paragraph: what is longer is no prose, and dear to fold
            if (statement.cell || table_blocks[statement.block] || statement.text.size() > longest) {
                goes_on = false;
                continue;
            }
            const FoldedText folded = fold_with_places(statement.text, m_lexicon);
            read_paragraph(folded, statement.place, goes_on);
            goes_on = statement.heading == 0 && is("goes-on", folded.text);
        }
        add_figures();
        return std::move(m_findings);
    }

private:
    bool is(std::string_view kind, std::string_view text) const {
        return m_prose.patterns.matches(kind, text);
    }

    void read_paragraph(const FoldedText& folded, const Place& place, bool goes_on) {
        if (!is("worth-reading", folded.text)) {
            return;
        }
        std::size_t from = 0;
        while (from < folded.text.size()) {
            const auto sentence = m_prose.patterns.find("sentence", folded.text, from);
            if (!sentence || sentence->end == from) {
                return;
            }
            for (std::size_t figure = 0; figure < m_prose.figures.size(); ++figure) {
                read_figure(figure, folded, sentence->begin, sentence->end, place, goes_on && sentence->begin == 0);
            }
            from = sentence->end;
        }
    }

    void read_figure(std::size_t index, const FoldedText& folded, std::size_t begin, std::size_t end, const Place& place,
                     bool goes_on) {
        const ProseFigure& figure = m_prose.figures[index];
        const std::string_view sentence = std::string_view{folded.text}.substr(begin, end - begin);
        for (const ProsePattern& pattern : figure.patterns) {
            for (const PatternMatch& match : all_of(pattern.kind, sentence)) {
                const std::string_view before = sentence.substr(0, match.begin);
                if (!has_topic(figure, std::string_view{folded.text}.substr(0, begin + match.begin), sentence.substr(0, match.end)) ||
                    !is("tail", sentence.substr(match.end))) {
                    continue;
                }
                const std::string_view lead = after_last("clause-end", before);
                if (!is("lead", without_agency(lead))) {
                    continue;
                }
                std::optional<Stated> stated = value_of(pattern, match);
                if (!stated) {
                    continue;
                }
                stated->place = place;
                stated->sentence = folded.printed(begin, end);
                stated->words = folded.printed(begin + match.begin, begin + match.end);
                decide_scope(*stated, std::string_view{folded.text}.substr(0, begin + match.begin), before);
                if (goes_on || (!pattern.doubt_with.empty() && is(pattern.doubt_with, sentence))) {
                    stated->scope = Scope::unsure;
                }
                m_stated[index].push_back(std::move(*stated));
            }
        }
    }

    bool has_topic(const ProseFigure& figure, std::string_view paragraph, std::string_view sentence) const {
        return (figure.topic.empty() || is(figure.topic, paragraph)) &&
               std::none_of(figure.without.begin(), figure.without.end(), [&](const std::string& kind) { return is(kind, sentence); });
    }

    std::string_view after_last(std::string_view kind, std::string_view text) const {
        const std::vector<PatternMatch> all = all_of(kind, text);
        return all.empty() ? text : text.substr(all.back().end);
    }

    std::vector<PatternMatch> all_of(std::string_view kind, std::string_view text) const {
        std::vector<PatternMatch> all;
        std::size_t from = 0;
        while (auto match = m_prose.patterns.find(kind, text, from)) {
            from = std::max(match->end, from + 1);
            all.push_back(std::move(*match));
        }
        return all;
    }

    std::string without_agency(std::string_view text) const {
        std::string rest{text};
        const std::size_t at = m_agency.empty() ? std::string::npos : rest.find(m_agency);
        if (at != std::string::npos) {
            rest.erase(at, m_agency.size());
        }
        return rest;
    }

    std::optional<Stated> value_of(const ProsePattern& pattern, const PatternMatch& match) const {
        Stated stated;
        if (pattern.zero) {
            return stated;
        }
        const CellValue value = read_value(match.group("n"), Measure::count, m_lexicon);
        if (!value.number || value.number->is_negative() || !value.number->is_whole()) {
            return std::nullopt;
        }
        stated.value = *value.number;
        const bool about = !match.group("about").empty() || !match.group("more").empty();
        stated.scope = about || value.reading == Reading::doubtful ? Scope::unsure : Scope::own;
        return stated;
    }

    /// `paragraph`: all of it up to the figure; `sentence`: the part of it since the sentence began.
    void decide_scope(Stated& stated, std::string_view paragraph, std::string_view sentence) const {
        const std::size_t sentence_begin = paragraph.size() - sentence.size();
        bool other_time = false;
        for (const PatternMatch& match : all_of("time-words", paragraph)) {
            if (const std::string_view year = match.group("year"); !year.empty()) {
                other_time = year != m_record.identity.year.value;
                stated.note = other_time ? year : std::string_view{};
            } else if (const std::string_view to = match.group("to"); !to.empty()) {
                other_time = to != match.group("from") || to != m_record.identity.year.value;
                stated.note = other_time ? paragraph.substr(match.begin, match.end - match.begin) : std::string_view{};
            } else if (!match.group("this").empty()) {
                other_time = false;
                stated.note.clear();
            } else if (match.begin >= sentence_begin && (!match.group("other").empty() || !match.group("past").empty())) {
                other_time = true;
                stated.note = paragraph.substr(match.begin, match.end - match.begin);
            }
        }
        Scope scope = Scope::own;
        for (const PatternMatch& match : all_of("scope-words", paragraph)) {
            if (const std::string_view own = match.group("own"); !own.empty()) {
                scope = Scope::own;
                stated.note = other_time ? stated.note : std::string{own};
            } else if (const std::string_view area = match.group("area"); !area.empty()) {
                scope = Scope::area;
                stated.note = other_time ? stated.note : std::string{area};
            } else if (match.begin >= sentence_begin && !is_agency(paragraph.substr(0, match.end))) {
                scope = Scope::unsure;
                stated.note = other_time ? stated.note : std::string{match.group("other")};
            }
        }
        if (other_time || scope == Scope::unsure || (scope == Scope::area && !m_of_area)) {
            stated.scope = Scope::unsure;
        } else if (stated.scope == Scope::own) {
            stated.scope = scope;
        }
    }

    /// Whether the word at the end of the text is part of the agency's own name.
    bool is_agency(std::string_view text) const {
        for (std::size_t size = m_agency.size(); size > 6; --size) { // two characters at least
            const std::string_view name = std::string_view{m_agency}.substr(0, size);
            if (text.size() >= size && text.substr(text.size() - size) == name) {
                return true;
            }
        }
        return false;
    }

    // ---- figures ----

    void add_figures() {
        for (std::size_t i = 0; i < m_stated.size(); ++i) {
            if (!m_stated[i].empty()) {
                add_figure(m_prose.figures[i], m_stated[i]);
            }
        }
        if (!m_record.figures.empty()) {
            m_record.form = m_prose.id;
            m_record.form_version = m_prose.version;
            m_record.form_sha256 = m_prose.sha256;
        }
    }

    void add_figure(const ProseFigure& stated, std::vector<Stated>& all) {
        std::stable_sort(all.begin(), all.end(), [](const Stated& a, const Stated& b) { return a.scope < b.scope; });
        const Stated& first = all.front();
        Figure& figure = m_record.figures.emplace_back();
        figure.table = stated.table;
        figure.row = stated.row;
        figure.column = stated.column;
        figure.row_label = stated.label;
        figure.unit = figure.form_unit = stated.unit;
        figure.state = FigureState::reported;
        figure.raw = first.sentence;
        figure.evidence = first.words;
        figure.note = first.note;
        figure.place = first.place;
        const auto other = std::find_if(all.begin(), all.end(), [&](const Stated& one) { return one.scope == first.scope && one.value != first.value; });
        if (first.scope != Scope::unsure && other == all.end()) {
            figure.reading = Reading::prose;
            figure.value = first.value;
            return;
        }
        figure.reading = Reading::doubtful;
        for (const Stated& one : all) {
            Alternative reading;
            reading.value = one.value.to_string();
            reading.unit = stated.unit;
            reading.because = "other-sentence";
            const auto same = [&](const Alternative& known) { return known.value == reading.value; };
            if (one.scope == first.scope && std::none_of(figure.alternatives.begin(), figure.alternatives.end(), same)) {
                figure.alternatives.push_back(std::move(reading));
            }
        }
        add_finding(figure, first, first.scope == Scope::unsure ? nullptr : &*other);
    }

    void add_finding(const Figure& figure, const Stated& first, const Stated* second) {
        Finding finding;
        finding.rule = second == nullptr ? "P-02" : "P-01";
        finding.about = figure.id();
        finding.place = to_string(first.place);
        finding.figures = {figure.id()};
        finding.arguments = {{"figure", figure.row_label}, {"first", first.words}};
        if (second != nullptr) {
            finding.arguments.emplace_back("second", second->words);
            finding.arguments.emplace_back("places", to_string(first.place) + ", " + to_string(second->place));
        }
        m_findings.push_back(std::move(finding));
    }

    Record& m_record;
    const Lexicon& m_lexicon;
    const Prose& m_prose;
    std::string m_agency; ///< folded; may be empty
    bool m_of_area;       ///< the agency reports on a whole area
    std::vector<std::vector<Stated>> m_stated; ///< per figure of the file
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<Finding> read_prose(Record& record, const std::vector<bool>& table_blocks, const Knowledge& knowledge) {
    return ProseReader{record, knowledge, builtin_prose()}.read(table_blocks);
}

} // namespace nianbao
