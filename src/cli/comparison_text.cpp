// SPDX-License-Identifier: Apache-2.0
#include "cli/comparison_text.hpp"

#include "cli/terminal.hpp"
#include "nianbao/compare/text_changes.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace nianbao::cli {

namespace {

constexpr std::size_t page_width = 80;
constexpr std::size_t label_width = 23;
constexpr std::size_t cell_width = 14; ///< one of it stands before the cell: four cells a block
constexpr std::size_t cells_a_block = (page_width - label_width) / cell_width;

std::string right_aligned(const std::string& text, std::size_t width) {
    const std::size_t taken = display_width(text);
    return taken >= width ? text : std::string(width - taken, ' ') + text;
}

/// A table cut into blocks that fit, with as many lines for a row as its cells need.
struct Cell {
    std::string value;
    std::string change;
};
struct TableRow {
    std::string label;
    std::vector<Cell> cells;
};

class Page {
public:
    Page(const Comparison& comparison, const Rules& rules, const Messages& messages, const TextOptions& options)
        : m_comparison(comparison), m_rules(rules), m_messages(messages), m_options(options) {}

    std::string text() {
        const auto& list = m_comparison.agencies.list;
        paragraph(say("title", {{"agencies", std::to_string(list.size())},
                                {"years", m_comparison.years.empty() ? say("no-year") : years_text(m_comparison.years, "-")},
                                {"records", std::to_string(m_comparison.briefs.size())}}));
        m_text += '\n';
        paragraph(say("legend"));
        add_tables();
        add_more_series();
        add_breaks();
        add_findings();
        add_agency_notes();
        add_text_changes();
        return m_text;
    }

private:
    std::string say(const std::string& id, const Arguments& arguments = {}) const {
        return m_messages.text_in(m_options.language, "compare." + id, arguments);
    }

    std::string agency(std::size_t index) const {
        return agency_name(m_comparison, index, m_messages, m_options.language);
    }

    void paragraph(const std::string& text, const std::string& first = "", const std::string& others = "") {
        std::string head = first;
        for (const std::string& line : wrapped(printable(text), page_width - display_width(first))) {
            m_text += head + line + "\n";
            head = others;
        }
    }

    void title(const std::string& text) {
        m_text += '\n';
        paragraph(text);
        m_text += std::string(std::min(page_width, display_width(text)), '-') + "\n";
    }

    bool is_shown(const CompareRow& row) const {
        return m_options.all_series || row.series->main;
    }

    std::string shown_value(const CompareRow& row) const {
        std::string text;
        switch (row.trouble) {
        case Trouble::none:
            text = row.value->to_string();
            break;
        case Trouble::doubtful:
            text = (row.value ? row.value->to_string() : "") + "?";
            break;
        case Trouble::no_number:
        case Trouble::ended:
            text = "[" + say("state." + std::string(to_string(row.state))) + "]";
            break;
        default:
            text = "[" + say("trouble." + std::string(to_string(row.trouble))) + "]";
        }
        const bool caution = row.comparability == Comparability::caution;
        return (is_break(row) ? "|" : caution ? "~" : "") + text;
    }

    static std::string shown_change(const CompareRow& row) {
        if (!row.change) {
            return "";
        }
        const auto with_sign = [](const Decimal& value) {
            return (value.is_negative() || value.is_zero() ? "" : "+") + value.to_string();
        };
        const std::string change = with_sign(*row.change);
        const std::string both = row.percent ? change + " (" + with_sign(*row.percent) + "%)" : change;
        return both.size() < cell_width ? both : change;
    }

    /// Outer group, row and column of a row, by what it is arranged by.
    struct Keys {
        std::size_t outer = 0;
        std::size_t row = 0;
        std::size_t column = 0;
    };

    void add_tables() {
        // Numbers for series in the order in which they come, so that all tables agree.
        std::map<const Series*, std::size_t> numbers;
        std::vector<const Series*> series;
        for (const CompareRow& row : m_comparison.rows) {
            if (numbers.emplace(row.series, series.size()).second) {
                series.push_back(row.series);
            }
        }
        std::map<std::size_t, std::vector<const CompareRow*>> groups;
        const auto keys_of = [&](const CompareRow& row) {
            const std::size_t number = numbers[row.series];
            const auto year = static_cast<std::size_t>(row.year);
            switch (m_options.by) {
            case CompareBy::series:
                return Keys{number, row.agency, year};
            case CompareBy::year:
                return Keys{year, number, row.agency};
            case CompareBy::agency:
                break;
            }
            return Keys{row.agency, number, year};
        };
        for (const CompareRow& row : m_comparison.rows) {
            if (is_shown(row)) {
                groups[keys_of(row).outer].push_back(&row);
            }
        }
        for (const auto& [outer, rows] : groups) {
            const CompareRow& first = *rows.front();
            title(m_options.by == CompareBy::series ? series_text(*first.series)
                  : m_options.by == CompareBy::year ? std::to_string(first.year)
                                                    : agency_line(first.agency));
            std::set<std::size_t> columns;
            std::map<std::size_t, std::map<std::size_t, const CompareRow*>> table;
            std::map<std::size_t, std::string> labels;
            std::map<std::size_t, std::string> heads;
            for (const CompareRow* row : rows) {
                const Keys keys = keys_of(*row);
                columns.insert(keys.column);
                table[keys.row][keys.column] = row;
                labels[keys.row] = m_options.by == CompareBy::series ? agency(row->agency) : series_text(*row->series);
                heads[keys.column] = m_options.by == CompareBy::year ? agency(row->agency) : std::to_string(row->year);
            }
            add_blocks({columns.begin(), columns.end()}, table, labels, heads);
        }
    }

    void add_blocks(const std::vector<std::size_t>& columns,
                    const std::map<std::size_t, std::map<std::size_t, const CompareRow*>>& table,
                    std::map<std::size_t, std::string>& labels, std::map<std::size_t, std::string>& heads) {
        for (std::size_t from = 0; from < columns.size(); from += cells_a_block) {
            const std::size_t to = std::min(columns.size(), from + cells_a_block);
            std::vector<std::vector<std::string>> names;
            for (std::size_t i = from; i < to; ++i) {
                names.push_back(wrapped(printable(heads[columns[i]]), cell_width - 1));
            }
            m_text += '\n';
            add_lines({}, names);
            for (const auto& [key, cells] : table) {
                std::vector<std::vector<std::string>> lines;
                bool any = false;
                for (std::size_t i = from; i < to; ++i) {
                    const auto found = cells.find(columns[i]);
                    lines.emplace_back();
                    if (found != cells.end()) {
                        any = true;
                        lines.back() = {shown_value(*found->second), shown_change(*found->second)};
                    }
                }
                if (any) {
                    add_lines(wrapped(printable(labels[key]), label_width - 1), lines);
                }
            }
        }
    }

    void add_lines(const std::vector<std::string>& label, const std::vector<std::vector<std::string>>& cells) {
        std::size_t height = label.size();
        for (const auto& cell : cells) {
            height = std::max(height, cell.size());
        }
        for (std::size_t i = 0; i < height; ++i) {
            std::string line = padded(i < label.size() ? label[i] : "", label_width);
            for (const auto& cell : cells) {
                line += right_aligned(i < cell.size() ? cell[i] : "", cell_width);
            }
            line.erase(line.find_last_not_of(' ') + 1);
            if (!line.empty()) {
                m_text += line + "\n";
            }
        }
    }

    std::string series_text(const Series& series) const {
        const std::string& label = series.label.in(m_options.language);
        return series.unit.empty() ? label : label + " " + series.unit;
    }

    std::string agency_line(std::size_t index) const {
        const Agency& one = m_comparison.agencies.list[index];
        std::vector<int> years;
        std::map<std::string, std::size_t> forms;
        std::vector<std::string> order;
        for (const std::size_t record : one.records) {
            const Brief& brief = m_comparison.briefs[record];
            if (brief.year != 0 && (years.empty() || years.back() != brief.year)) {
                years.push_back(brief.year);
            }
            const std::string form = brief.form.empty() ? say("no-form") : brief.form;
            if (forms[form]++ == 0) {
                order.push_back(form);
            }
        }
        std::string counts;
        for (const std::string& form : order) {
            counts += (counts.empty() ? "" : ", ") + form + " " + std::to_string(forms[form]);
        }
        return say("agency", {{"agency", agency(index)},
                              {"years", years.empty() ? say("no-year") : years_text(years, "-")},
                              {"records", std::to_string(one.records.size())},
                              {"forms", counts}});
    }

    void add_more_series() {
        std::set<const Series*> hidden;
        for (const CompareRow& row : m_comparison.rows) {
            if (!is_shown(row)) {
                hidden.insert(row.series);
            }
        }
        if (!hidden.empty()) {
            m_text += '\n';
            paragraph(say("more-series", {{"count", std::to_string(hidden.size())}}));
        }
    }

    void add_breaks() {
        std::set<std::string> lines;
        std::vector<std::string> order;
        for (const CompareRow& row : m_comparison.rows) {
            if (!is_shown(row) || row.notes.empty() || (row.relation == Relation::same && !is_break(row))) {
                continue;
            }
            const std::string line = say("break-line", {{"year", std::to_string(row.year)},
                                                        {"series", row.series->label.in(m_options.language)},
                                                        {"relation", std::string(to_string(row.relation))},
                                                        {"comparability", std::string(row.comparability ? to_string(*row.comparability) : "-")},
                                                        {"note", note_of(row, m_options.language)}});
            if (lines.insert(line).second) {
                order.push_back(line);
            }
        }
        const bool prose = std::any_of(m_comparison.rows.begin(), m_comparison.rows.end(),
                                       [&](const CompareRow& row) { return is_shown(row) && row.from_prose; });
        if (prose) {
            order.push_back(say("prose"));
        }
        if (!order.empty()) {
            title(say("breaks"));
            for (const std::string& line : order) {
                paragraph(line, "- ", "  ");
            }
        }
    }

    void add_findings() {
        title(say("findings"));
        if (m_comparison.findings.empty()) {
            paragraph(say("findings-none"));
        }
        for (const CompareFinding& one : m_comparison.findings) {
            paragraph(one.finding.rule + " " + std::string(to_string(one.finding.severity)) + ": " +
                          message_of(one, m_rules, m_options.language),
                      "- ", "  ");
        }
    }

    void add_agency_notes() {
        const auto& notes = m_comparison.agencies.notes;
        if (notes.empty()) {
            return;
        }
        title(say("agencies-notes"));
        for (const AgencyNote& note : notes) {
            const std::string reason = note.kind == "unsure" ? say("reason." + note.reason) : note.reason;
            paragraph(say("note." + note.kind,
                          {{"agency", agency(note.agency)},
                           {"other", note.other == AgencyNote::npos ? "" : agency(note.other)},
                           {"record", note.record == AgencyNote::npos ? "" : m_comparison.briefs[note.record].name},
                           {"reason", reason}}),
                      "- ", "  ");
        }
    }

    /// Of one agency in full; of several only how much changed.
    void add_text_changes() {
        const bool whole = m_comparison.agencies.list.size() == 1;
        bool any = false;
        each_section_change(m_comparison, [&](const SectionChange& section) {
            if (!any) {
                title(say("text"));
                any = true;
            }
            whole ? add_section(section) : add_section_counts(section);
        });
        if (any && !whole) {
            paragraph(say("text-more"));
        }
    }

    Arguments section_arguments(const SectionChange& section) const {
        return {{"agency", agency(section.agency)},
                {"before", std::to_string(m_comparison.briefs[section.before].year)},
                {"after", std::to_string(m_comparison.briefs[section.after].year)},
                {"heading", section.heading.empty() ? say("text-front") : section.heading}};
    }

    void add_section(const SectionChange& section) {
        m_text += '\n';
        paragraph(say("text-section", section_arguments(section)));
        for (const ParagraphChange& one : section.paragraphs) {
            if (one.kind == ParagraphChange::Kind::same) {
                continue;
            }
            if (one.before != nullptr) {
                paragraph(one.before->text, "- ", "  ");
            }
            if (one.after != nullptr) {
                paragraph(one.after->text, "+ ", "  ");
            }
        }
    }

    void add_section_counts(const SectionChange& section) {
        const auto count = [&](ParagraphChange::Kind kind) {
            return std::to_string(std::count_if(section.paragraphs.begin(), section.paragraphs.end(),
                                                [&](const ParagraphChange& one) { return one.kind == kind; }));
        };
        Arguments arguments = section_arguments(section);
        arguments.emplace_back("added", count(ParagraphChange::Kind::added));
        arguments.emplace_back("removed", count(ParagraphChange::Kind::removed));
        arguments.emplace_back("changed", count(ParagraphChange::Kind::changed));
        paragraph(say("text-counts", arguments), "- ", "  ");
    }

    const Comparison& m_comparison;
    const Rules& m_rules;
    const Messages& m_messages;
    const TextOptions& m_options;
    std::string m_text;
};

} // namespace

std::string comparison_text(const Comparison& comparison, const Rules& rules, const Messages& messages,
                            const TextOptions& options) {
    return Page(comparison, rules, messages, options).text();
}

std::string agency_name(const Comparison& comparison, std::size_t agency, const Messages& messages,
                        const std::string& language) {
    const Agency& one = comparison.agencies.list[agency];
    if (!one.name.empty()) {
        return one.name;
    }
    return messages.text_in(language, "compare.unknown-agency", {{"record", comparison.briefs[one.records.front()].name}});
}

} // namespace nianbao::cli
