// SPDX-License-Identifier: Apache-2.0
// Append-only: nothing here changes a figure, or a correction that is there, but for its state.
#include "nianbao/record/corrections.hpp"

#include "nianbao/forms/form_figures.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/record/equations.hpp"
#include "nianbao/record/finding_book.hpp"
#include "nianbao/text/valid_text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace nianbao {

namespace {

constexpr std::string_view rule_letter = "K-"; ///< of the findings that corrections cause
constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// A text as a browser and an XML file can hold it: the same on both sides of a guard.
std::string as_seen(std::string_view raw) {
    std::string buffer;
    std::string out;
    const std::string_view text = valid_text(raw, buffer);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool control = (byte < 0x20 && text[i] != '\n' && text[i] != '\t' && text[i] != '\r') || byte == 0x7F;
        const std::string_view three = text.substr(i, 3);
        const bool no_character = three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF"; // U+FFFE, U+FFFF
        out += control || no_character ? replacement : text.substr(i, 1);
        i += no_character ? 2 : 0;
    }
    return out;
}

std::string quoted(const std::string& text, FigureState state) {
    return "\xE2\x80\x9C" + text + "\xE2\x80\x9D (" + std::string(to_string(state)) + ")";
}

bool guard_holds(const Correction& correction, const Figure& figure) {
    return correction.seen_state == figure.state && as_seen(correction.seen) == as_seen(figure.raw);
}

std::string published_of(const Figure& figure) {
    return figure.value ? figure.value->to_string() : std::string();
}

/// A page's second report is `a.html#2`: it shares its digest with the first.
std::string part_of(const std::string& source) {
    const std::size_t mark = source.rfind('#');
    const bool numbered = mark != std::string::npos && mark + 1 < source.size() &&
                          source.find_first_not_of("0123456789", mark + 1) == std::string::npos;
    return numbered ? source.substr(mark) : std::string();
}

bool is_same_source(const Record& record, const CorrectionsFile& file) {
    const bool same_bytes = file.sha256.empty() || file.sha256 == record.source.sha256;
    const bool same_part = file.source.empty() || part_of(file.source) == part_of(record.source.name);
    return same_bytes && same_part;
}

/// Why a decision cannot be added; nothing where it can.
std::optional<Error> fault_of(const Correction& correction, Record& record, const FindingBook& book,
                              const Knowledge& knowledge) {
    const std::string id = correction.id();
    const auto error = [&id](const char* key, const std::string& where = {}) {
        return Error(ErrorCode::schema, key, id, where);
    };
    const Figure* figure = book.find(correction.table, correction.row, correction.column);
    if (figure == nullptr) {
        return error("correction-figure", record.source.name);
    }
    if (!guard_holds(correction, *figure)) {
        return error("correction-guard", quoted(correction.seen, correction.seen_state) + " \xE2\x89\xA0 " +
                                             quoted(figure->raw, figure->state));
    }
    if (!correction.published.empty() && correction.published != published_of(*figure)) {
        return error("correction-published", quoted(correction.published, correction.seen_state) +
                                                 " \xE2\x89\xA0 " + quoted(published_of(*figure), figure->state));
    }
    if ((correction.decision == "correct") != correction.value.has_value()) {
        return error(correction.value ? "correction-needless-value" : "correction-no-value");
    }
    if (!correction.value && !correction.unit.empty()) {
        return error("correction-needless-value");
    }
    if (correction.value && correction.unit != figure->unit) {
        return error("correction-unit", correction.unit + " \xE2\x89\xA0 " + figure->unit);
    }
    if (correction.value && figure->value == correction.value) {
        return error("correction-same-value", correction.value->to_string());
    }
    if (const Form* form = knowledge.find_form(record.form); form != nullptr && correction.value) {
        for (const FormFigure& one : figures_of(*form)) {
            const bool counted = one.measure == "count" && one.id() == id;
            if (counted && (correction.value->is_negative() || !correction.value->is_whole())) {
                return error("correction-no-count", correction.value->to_string());
            }
        }
    }
    return std::nullopt;
}

bool says_the_same(const Correction& a, const Correction& b) {
    const bool same_print = a.seen_state == b.seen_state && as_seen(a.seen) == as_seen(b.seen);
    return same_print && a.id() == b.id() && a.decision == b.decision && a.value == b.value && a.reason == b.reason;
}

/// Labels by figure id: a record that was read back has none for the form's figures.
class Names {
public:
    Names(const Record& record, const Knowledge& knowledge) {
        if (const Form* form = knowledge.find_form(record.form)) {
            for (const FormFigure& one : figures_of(*form)) {
                m_names[one.id()] = joined(one.row_label, one.column_label);
            }
        }
    }
    std::string of(const Figure& figure) const {
        const auto found = m_names.find(figure.id());
        return found == m_names.end() ? joined(figure.row_label, figure.column_label) : found->second;
    }

private:
    static std::string joined(const std::string& row, const std::string& column) {
        return row + (row.empty() || column.empty() ? "" : " \xE2\x80\xBA ") + column;
    }
    std::map<std::string, std::string> m_names;
};

void drop_findings(Record& record) {
    const auto caused = [](const Finding& finding) { return finding.rule.rfind(rule_letter, 0) == 0; };
    const auto first = std::find_if(record.findings.begin(), record.findings.end(), caused);
    const auto count = static_cast<std::size_t>(first - record.findings.begin());
    record.findings.erase(first, record.findings.end());
    for (Figure& figure : record.figures) {
        while (!figure.findings.empty() && figure.findings.back() >= count) {
            figure.findings.pop_back();
        }
    }
}

class Recheck {
public:
    Recheck(Record& record, const Knowledge& knowledge)
        : m_record(record), m_knowledge(knowledge), m_names(record, knowledge), m_book(record, knowledge.rules) {}

    void run() {
        for (Correction& correction : m_record.corrections) {
            check_guard(correction);
        }
        if (const Form* form = m_knowledge.find_form(m_record.form)) {
            check_identities(*form);
        }
    }

private:
    void add(const char* rule, const char* variant, const std::string& about, const std::string& place,
             std::vector<std::pair<std::string, std::string>> arguments, std::vector<std::string> figures) {
        Finding finding;
        finding.rule = rule;
        finding.variant = variant;
        finding.about = about;
        finding.place = place;
        finding.arguments = std::move(arguments);
        finding.figures = std::move(figures);
        m_book.add(std::move(finding));
    }

    void check_guard(Correction& correction) {
        const Figure* figure = m_book.find(correction.table, correction.row, correction.column);
        const std::string id = correction.id();
        correction.state = figure != nullptr && guard_holds(correction, *figure) ? "accepted" : "open";
        if (figure == nullptr) {
            add("K-01", "gone", id, "", {{"figure", id}, {"seen", quoted(correction.seen, correction.seen_state)}}, {});
        } else if (correction.state == "open") {
            add("K-01", "", id, to_string(figure->place),
                {{"figure", m_names.of(*figure)},
                 {"seen", quoted(correction.seen, correction.seen_state)},
                 {"raw", quoted(figure->raw, figure->state)}},
                {id});
        } else if (correction.published != published_of(*figure)) {
            add("K-03", "", id, to_string(figure->place),
                {{"figure", m_names.of(*figure)},
                 {"seen", correction.published.empty() ? "-" : correction.published},
                 {"value", figure->value ? published_of(*figure) : "-"}},
                {id});
        }
    }

    /// Identities with corrected values put in: those that do not hold, and have a corrected figure among their operands.
    void check_identities(const Form& form) {
        Record corrected;
        corrected.form = m_record.form;
        corrected.figures = m_record.figures;
        std::set<std::string> changed;
        for (std::size_t i = 0; i < corrected.figures.size(); ++i) {
            Figure& figure = corrected.figures[i];
            const Correction* decision = decision_on(m_record, m_record.figures[i]);
            if (decision == nullptr || decision->decision == "confirm") {
                continue;
            }
            figure.value = decision->value;
            figure.state = decision->value ? FigureState::reported : FigureState::undecided;
            if (decision->value) {
                changed.insert(figure.id());
            }
        }
        if (changed.empty()) {
            return;
        }
        const FindingBook corrected_book(corrected, m_knowledge.rules);
        const std::vector<Equation> before = equations_of(form, m_record, m_book);
        const std::vector<Equation> after = equations_of(form, corrected, corrected_book);
        for (std::size_t i = 0; i < after.size(); ++i) {
            const bool held = before[i].is_testable() && before[i].holds();
            if (after[i].is_testable() && !after[i].holds()) {
                report_broken(after[i], changed, held);
            }
        }
    }

    void report_broken(const Equation& equation, const std::set<std::string>& changed, bool held) {
        std::vector<std::string> operands;
        std::vector<std::string> corrected;
        std::string labels;
        for (const EquationSide* side : {&equation.left, &equation.right}) {
            for (const Operand& operand : side->operands) {
                operands.push_back(operand.figure->id());
                if (changed.count(operands.back()) != 0) {
                    corrected.push_back(operands.back());
                    labels += (labels.empty() ? "" : ", ") + m_names.of(*operand.figure);
                }
            }
        }
        if (corrected.empty()) {
            return;
        }
        const Decimal& left = equation.left.sum;
        const Decimal& right = equation.right.sum;
        add("K-02", held ? "" : "still", corrected.front(), "",
            {{"figure", labels},
             {"rule", equation.identity->rule},
             {"left", left.to_string()},
             {"right", right.to_string()},
             {"difference", (left < right ? right - left : left - right).to_string()}},
            std::move(operands));
    }

    Record& m_record;
    const Knowledge& m_knowledge;
    Names m_names;
    FindingBook m_book;
};

} // namespace

std::string_view to_string(Edition edition) noexcept {
    return edition == Edition::corrected ? "corrected" : "published";
}

const Correction* decision_on(const Record& record, const Figure& figure) {
    for (auto at = record.corrections.rbegin(); at != record.corrections.rend(); ++at) {
        const bool same = at->table == figure.table && at->row == figure.row && at->column == figure.column;
        if (same && at->state == "accepted") {
            return &*at;
        }
    }
    return nullptr;
}

std::optional<Decimal> value_in(const Record& record, const Figure& figure, Edition edition) {
    const Correction* decision = edition == Edition::corrected ? decision_on(record, figure) : nullptr;
    if (decision == nullptr || decision->decision == "confirm") {
        return figure.value;
    }
    return decision->value; // none where it is undecidable
}

AddedCorrections add_corrections(Record& record, const CorrectionsFile& file, const std::string& by,
                                 const std::string& date, const Knowledge& knowledge) {
    AddedCorrections result;
    std::vector<Error>& faults = result.faults;
    if (!is_same_source(record, file)) {
        faults.emplace_back(ErrorCode::schema, "correction-source", file.source + " " + file.sha256,
                            record.source.name + " " + record.source.sha256);
    }
    if (!file.form.empty() && file.form != record.form) {
        faults.emplace_back(ErrorCode::schema, "correction-form", file.form, record.form);
    }
    const FindingBook book(record, knowledge.rules);
    std::set<std::string> seen;
    std::vector<Correction> fresh;
    for (const Correction& correction : file.corrections) {
        const auto same = [&correction](const Correction& one) { return says_the_same(one, correction); };
        const auto earlier = std::find_if(record.corrections.begin(), record.corrections.end(), same);
        if (!seen.insert(correction.id()).second) {
            faults.emplace_back(ErrorCode::schema, "correction-twice", correction.id());
        } else if (std::optional<Error> fault = fault_of(correction, record, book, knowledge)) {
            faults.push_back(*fault);
        } else if (earlier != record.corrections.end()) {
            result.already.emplace_back(ErrorCode::schema, "correction-there", correction.id(),
                                        earlier->date + ", " + earlier->by);
        } else {
            fresh.push_back(correction);
            fresh.back().by = by;
            fresh.back().date = date;
            fresh.back().published = published_of(*book.find(correction.table, correction.row, correction.column));
        }
    }
    if (faults.empty() && fresh.empty()) {
        faults.swap(result.already);
    }
    if (faults.empty()) {
        result.added = fresh.size();
        record.corrections.insert(record.corrections.end(), fresh.begin(), fresh.end());
        recheck_corrections(record, knowledge);
    }
    return result;
}

void recheck_corrections(Record& record, const Knowledge& knowledge) {
    drop_findings(record);
    if (!record.corrections.empty()) {
        Recheck(record, knowledge).run();
    }
}

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    int numbers[3] = {0, 0, 0};
    int part = 0;
    for (const char c : text) {
        if (c == '-') {
            ++part;
        } else if (c < '0' || c > '9' || part > 2) {
            return false;
        } else {
            numbers[part] = numbers[part] * 10 + (c - '0');
        }
    }
    const auto [year, month, day] = numbers;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int days[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] && year > 0;
}

} // namespace nianbao
