// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/identity.hpp"

#include "nianbao/record/folded_text.hpp"
#include "nianbao/record/labeled_values.hpp"
#include "nianbao/record/report_title.hpp"
#include "nianbao/record/statements.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t most_front_statements = 120;
constexpr std::size_t most_narrative_bytes = 20'000; // years are looked for in this much of the narrative

std::string two_digits(std::string_view digits) {
    return digits.size() == 1 ? "0" + std::string{digits} : std::string{digits};
}

std::string iso_date(std::string_view year, std::string_view month, std::string_view day) {
    const std::string m = two_digits(month);
    const std::string d = two_digits(day);
    const bool possible = year.size() == 4 && m >= "01" && m <= "12" && d >= "01" && d <= "31";
    return possible ? std::string{year}.append("-").append(m).append("-").append(d) : std::string{};
}

bool has_digit(std::string_view text) noexcept {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string all_of(const std::vector<std::string>& texts) {
    std::string joined;
    for (const std::string& text : texts) {
        joined += (joined.empty() ? "" : "\xE3\x80\x81") + text; // U+3001
    }
    return joined;
}

class Finder {
public:
    Finder(const Document& document, const std::vector<SectionSpan>& sections, const std::vector<bool>& table_blocks,
           const std::string& file_name, const Knowledge& knowledge, std::vector<Finding>& findings)
        : m_knowledge(knowledge), m_findings(findings), m_table_blocks(table_blocks), m_all(statements_of(document)),
          m_file_name(file_name) {
        const std::size_t first_section = sections.empty() ? document.blocks.size() : sections.front().first_block;
        for (const Statement& statement : m_all) {
            if (statement.block >= first_section || m_front.size() >= most_front_statements) {
                break;
            }
            m_front.push_back(statement);
        }
        m_labels = labeled_values(m_front, knowledge.lexicon);
        m_meta = labeled_values(document.meta, knowledge.lexicon);
    }

    RecordIdentity find() {
        find_title_and_agency();
        find_period();
        find_year();
        find_published();
        find_numbers();
        report_missing();
        return std::move(m_identity);
    }

private:
    void set(IdentityField& field, std::string value, const char* basis, const Place& place, std::string raw = {}) {
        field.value = std::move(value);
        field.basis = basis;
        field.at = to_string(place);
        field.raw = raw == field.value ? std::string{} : std::move(raw);
    }

    void add(const char* rule, const char* variant, std::string place,
             std::vector<std::pair<std::string, std::string>> arguments) {
        Finding finding;
        finding.rule = rule;
        finding.variant = variant;
        finding.about = "identity";
        finding.place = std::move(place);
        finding.arguments = std::move(arguments);
        m_findings.push_back(std::move(finding));
    }

    // ---- title and agency ----

    void find_title_and_agency() {
        std::vector<std::pair<std::string, const char*>> agencies; // name, basis
        Place title_place;
        const auto take_title = [&](const ReportTitle& title, const char* basis, const Place& place) {
            if (m_identity.title.basis.empty()) {
                set(m_identity.title, title.text, basis, place);
                title_place = place;
            }
            for (const std::string& year : title.years) {
                m_years.push_back({year, basis, to_string(place)});
            }
            if (!title.agency.empty()) {
                agencies.emplace_back(title.agency, basis);
            }
        };
        if (const auto title = find_title(m_front, m_knowledge)) {
            take_title(*title, "title", title->place);
        }
        for (const auto& [values, basis] : {std::pair{&m_labels, "label"}, std::pair{&m_meta, "page-metadata"}}) {
            if (const LabeledValue* value = best_title(*values)) {
                if (const auto title = read_title(title_part(value->value), true, m_knowledge)) {
                    take_title(*title, basis, value->place);
                }
            }
            if (const LabeledValue* value = best_of(*values, "agency")) {
                std::string name = first_word(value->value);
                if (!m_knowledge.patterns.matches("no-source", fold_with_places(name, m_knowledge.lexicon).text)) {
                    agencies.emplace_back(std::move(name), basis);
                }
            }
        }
        if (m_identity.title.basis.empty()) {
            const std::string stem = m_file_name.substr(0, m_file_name.rfind('.'));
            if (const auto title = read_title(stem.substr(stem.rfind('/') + 1), false, m_knowledge)) {
                take_title(*title, "file-name", {});
            }
        }
        if (!agencies.empty()) {
            set(m_identity.agency, agencies.front().first, agencies.front().second, title_place);
            report_agencies(agencies);
        }
    }

    /// Of several names for a title the first that is one.
    const LabeledValue* best_title(const std::vector<LabeledValue>& values) const {
        const LabeledValue* best = nullptr;
        for (const LabeledValue& value : values) {
            const bool better = value.kind == "title" && (best == nullptr || value.rank < best->rank);
            if (better && read_title(title_part(value.value), true, m_knowledge)) {
                best = &value;
            }
        }
        return best;
    }

    /// "Title_Site", "Title - Site": the part that is a report's title, else the whole.
    std::string_view title_part(std::string_view text) const {
        std::size_t from = 0;
        while (from < text.size()) {
            const std::size_t end = std::min(text.find_first_of("_|-", from), text.size());
            const std::string_view part = trimmed(text.substr(from, end - from));
            if (read_title(part, false, m_knowledge)) {
                return part;
            }
            from = end + 1;
        }
        return trimmed(text);
    }

    static std::string first_word(std::string_view text) {
        const std::size_t end = text.find_first_of(" \t\n");
        std::string_view word = text.substr(0, end);
        const std::size_t wide = word.find("\xE3\x80\x80");
        return std::string{trimmed(word.substr(0, wide))};
    }

    void report_agencies(const std::vector<std::pair<std::string, const char*>>& agencies) {
        std::vector<std::string> names{agencies.front().first};
        for (const auto& [name, basis] : agencies) {
            const std::string& used = agencies.front().first;
            const bool alike = name.find(used) != std::string::npos || used.find(name) != std::string::npos;
            if (!alike && std::find(names.begin(), names.end(), name) == names.end()) {
                names.push_back(name);
            }
        }
        if (names.size() > 1) {
            add("I-03", "", m_identity.agency.at, {{"agencies", all_of(names)}, {"used", names.front()}});
        }
    }

    // ---- year and period ----

    struct YearFound {
        std::string year;
        std::string basis;
        std::string at;
    };

    void find_period() {
        for (const Statement& statement : m_all) {
            if (statement.cell || !may_hold_period(statement)) {
                continue;
            }
            const FoldedText folded = fold_with_places(statement.text, m_knowledge.lexicon);
            const bool named = names_period(folded.text);
            if (!named && count_numbers(folded.text) < 4) { // two dates have five numbers, four where the year is not repeated
                continue;
            }
            if (const auto match = m_knowledge.patterns.find("period", folded.text)) {
                if (take_period(*match, folded, statement, named)) {
                    return;
                }
            } else if (named) {
                take_other_period(folded, statement);
                return;
            }
        }
    }

    bool may_hold_period(const Statement& statement) const {
        constexpr std::size_t longest = 3000; // bytes of a paragraph that also holds the period
        return statement.text.size() <= longest && !m_table_blocks[statement.block] &&
               has_digit(statement.text);
    }

    static std::size_t count_numbers(std::string_view text) {
        std::size_t count = 0;
        bool digit = false;
        for (const char c : text) {
            const bool now = c >= '0' && c <= '9';
            count += now && !digit ? 1 : 0;
            digit = now;
        }
        return count;
    }

    bool names_period(std::string_view folded) const {
        const auto& words = m_knowledge.lexicon.identity_word("period");
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& word) { return folded.find(word) != std::string_view::npos; });
    }

    bool take_period(const PatternMatch& match, const FoldedText& folded, const Statement& statement, bool named) {
        const std::string_view from_year = match.group("from_year");
        const std::string_view to_year = match.group("to_year").empty() ? from_year : match.group("to_year");
        const std::string from = iso_date(from_year, match.group("from_month"), match.group("from_day"));
        const std::string to = iso_date(to_year, match.group("to_month"), match.group("to_day"));
        const bool are_dates = !from.empty() && !to.empty();
        const bool calendar_year = are_dates && from_year == to_year && from.substr(4) == "-01-01" && to.substr(4) == "-12-31";
        if (!are_dates || (!named && !calendar_year)) {
            return false;
        }
        const std::string raw{folded.printed(match.begin, match.end)};
        set(m_identity.period_from, from, "narrative", statement.place, raw);
        set(m_identity.period_to, to, "narrative", statement.place, raw);
        if (calendar_year) {
            m_years.push_back({std::string{from_year}, "narrative", to_string(statement.place)});
            return true;
        }
        add("I-04", "unusual", to_string(statement.place), {{"first", from}, {"second", to}, {"text", raw}});
        if (from_year == to_year) {
            m_years.push_back({std::string{from_year}, "narrative", to_string(statement.place)});
        }
        return true;
    }

    void take_other_period(const FoldedText& folded, const Statement& statement) {
        if (const auto match = m_knowledge.patterns.find("period-end", folded.text)) {
            const std::string to = iso_date(match->group("to_year"), match->group("to_month"), match->group("to_day"));
            if (!to.empty()) {
                set(m_identity.period_to, to, "narrative", statement.place, std::string{folded.printed(match->begin, match->end)});
                m_years.push_back({std::string{match->group("to_year")}, "narrative", to_string(statement.place)});
                return;
            }
        }
        if (const auto match = m_knowledge.patterns.find("period-damaged", folded.text)) {
            add("I-04", "", to_string(statement.place), {{"text", std::string{folded.printed(match->begin, match->end)}}});
        }
    }

    void find_year() {
        for (const auto& [values, basis] : {std::pair{&m_meta, "page-metadata"}, std::pair{&m_labels, "label"}}) {
            if (const LabeledValue* value = best_of(*values, "year")) {
                const FoldedText folded = fold_with_places(value->value, m_knowledge.lexicon);
                if (const auto match = m_knowledge.patterns.find("year-value", folded.text)) {
                    m_years.push_back({std::string{match->group("year")}, basis, to_string(value->place)});
                }
            }
        }
        find_narrative_year();
        if (m_years.empty()) {
            return;
        }
        const YearFound& used = m_years.front();
        m_identity.year = {used.year, used.basis, {}, used.at};
        std::vector<std::string> different;
        for (const YearFound& found : m_years) {
            if (std::find(different.begin(), different.end(), found.year) == different.end()) {
                different.push_back(found.year);
            }
        }
        if (different.size() > 1) {
            add("I-02", "", used.at, {{"years", all_of(different)}, {"used", used.year}});
        }
    }

    /// A statement that begins with its year ("2023, ..."), else the year the narrative names by far most often.
    void find_narrative_year() {
        std::map<std::string, std::size_t> counts;
        std::size_t bytes = 0;
        for (const Statement& statement : m_all) {
            bytes += statement.text.size();
            if (m_table_blocks[statement.block] || bytes > most_narrative_bytes) {
                continue;
            }
            if (!has_digit(statement.text)) {
                continue;
            }
            const FoldedText folded = fold_with_places(statement.text, m_knowledge.lexicon);
            if (const auto match = m_knowledge.patterns.find("year-begins", folded.text)) {
                m_years.push_back({std::string{match->group("year")}, "narrative", to_string(statement.place)});
                return;
            }
            for (std::size_t at = 0; auto match = m_knowledge.patterns.find("report-year", folded.text, at);) {
                ++counts[std::string{match->group("year")}];
                at = match->end;
            }
        }
        if (!m_years.empty()) {
            return;
        }
        std::size_t most = 0;
        std::size_t second = 0;
        std::string year;
        for (const auto& [one, count] : counts) {
            if (count > most) {
                second = std::exchange(most, count);
                year = one;
            } else {
                second = std::max(second, count);
            }
        }
        if (most >= 2 && most > 2 * second) {
            m_years.push_back({year, "narrative", {}});
        }
    }

    // ---- dates and numbers ----

    void find_published() {
        for (const char* kind : {"published", "updated"}) {
            for (const auto& [values, basis] : {std::pair{&m_meta, "page-metadata"}, std::pair{&m_labels, "label"}}) {
                const LabeledValue* value = best_of(*values, kind);
                if (value == nullptr || !m_identity.published.basis.empty()) {
                    continue;
                }
                const FoldedText folded = fold_with_places(value->value, m_knowledge.lexicon);
                if (const auto match = m_knowledge.patterns.find("date", folded.text)) {
                    const std::string date = iso_date(match->group("year"), match->group("month"), match->group("day"));
                    if (!date.empty()) {
                        set(m_identity.published, date, basis, value->place, value->value);
                    }
                }
            }
        }
    }

    void find_numbers() {
        const std::pair<const char*, IdentityField*> fields[] = {{"index", &m_identity.index_number},
                                                                 {"document-number", &m_identity.document_number},
                                                                 {"credit-code", &m_identity.credit_code}};
        for (const auto& [kind, field] : fields) {
            for (const auto& [values, basis] : {std::pair{&m_meta, "page-metadata"}, std::pair{&m_labels, "label"}}) {
                const LabeledValue* value = best_of(*values, kind);
                if (value == nullptr || !field->basis.empty()) {
                    continue;
                }
                const auto& none = m_knowledge.lexicon.identity_word("no-number");
                if (std::find(none.begin(), none.end(), value->value) == none.end()) {
                    set(*field, first_word(value->value), basis, value->place);
                }
            }
        }
    }

    void report_missing() {
        // The names of the fields are those of schemas/labels.xml, so that messages stay data.
        std::vector<std::string> missing;
        const std::pair<const char*, const IdentityField*> fields[] = {{"title", &m_identity.title},
                                                                       {"agency", &m_identity.agency},
                                                                       {"year", &m_identity.year},
                                                                       {"published", &m_identity.published}};
        for (const auto& [kind, field] : fields) {
            const auto& names = m_knowledge.lexicon.identity_word(std::string{"field-"} + kind);
            if (field->basis.empty()) {
                missing.push_back(names.empty() ? kind : names.front());
            }
        }
        if (!missing.empty()) {
            add("I-01", "", {}, {{"labels", all_of(missing)}});
        }
    }

    const Knowledge& m_knowledge;
    std::vector<Finding>& m_findings;
    const std::vector<bool>& m_table_blocks;
    std::vector<Statement> m_all;
    const std::string& m_file_name;
    std::vector<Statement> m_front; ///< before the first section
    std::vector<LabeledValue> m_labels;
    std::vector<LabeledValue> m_meta;
    std::vector<YearFound> m_years; ///< best first
    RecordIdentity m_identity;
};

} // namespace

RecordIdentity find_identity(const Document& document, const std::vector<SectionSpan>& sections,
                             const std::vector<bool>& table_blocks, const std::string& file_name,
                             const Knowledge& knowledge, std::vector<Finding>& findings) {
    return Finder{document, sections, table_blocks, file_name, knowledge, findings}.find();
}

} // namespace nianbao
