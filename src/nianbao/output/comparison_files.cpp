// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/comparison_files.hpp"

#include "nianbao/compare/text_changes.hpp"
#include "nianbao/output/writers.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace nianbao {

namespace {

constexpr std::size_t chunk_bytes = 1U << 16U;

/// Rows of one file: fields with commas between, LF behind, handed on in chunks.
class Csv {
public:
    Csv(const Sink& sink, std::string_view header) : m_sink(sink), m_text(header) {
        m_text += '\n';
    }
    Csv(const Csv&) = delete;
    Csv& operator=(const Csv&) = delete;

    Csv& operator<<(std::string_view field) {
        if (!m_first) {
            m_text += ',';
        }
        m_first = false;
        m_text += csv_field(field);
        return *this;
    }
    void end() {
        m_text += '\n';
        m_first = true;
        if (m_text.size() >= chunk_bytes) {
            flush();
        }
    }
    void flush() {
        m_sink(m_text);
        m_text.clear();
    }

private:
    const Sink& m_sink;
    std::string m_text;
    bool m_first = true;
};

void add_once(std::vector<std::string>& list, const std::string& word) {
    if (std::find(list.begin(), list.end(), word) == list.end()) {
        list.push_back(word);
    }
}

std::string joined(const std::vector<std::string>& words, const char* separator) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : separator) + word;
    }
    return text;
}

std::string year_text(int year) {
    return year == 0 ? "" : std::to_string(year);
}

std::string decimal_text(const std::optional<Decimal>& value) {
    return value ? value->to_string() : "";
}

std::string form_of(const Comparison& comparison, const CompareRow& row) {
    return comparison.briefs[row.printed.empty() ? row.record : row.printed.front().record].form;
}

} // namespace

std::vector<std::size_t> ordered_rows(const Comparison& comparison, CompareBy by) {
    std::vector<std::size_t> order(comparison.rows.size());
    std::iota(order.begin(), order.end(), 0);
    if (by == CompareBy::agency) {
        return order; // as they are
    }
    // Rows are by agency and series already; the series of different agencies are told by their first appearance.
    std::unordered_map<const Series*, std::size_t> ranks;
    for (const CompareRow& row : comparison.rows) {
        ranks.emplace(row.series, ranks.size());
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const CompareRow& left = comparison.rows[a];
        const CompareRow& right = comparison.rows[b];
        const std::size_t left_rank = ranks[left.series];
        const std::size_t right_rank = ranks[right.series];
        return by == CompareBy::series ? std::tie(left_rank, left.agency, left.year) < std::tie(right_rank, right.agency, right.year)
                                       : std::tie(left.year, left_rank, left.agency) < std::tie(right.year, right_rank, right.agency);
    });
    return order;
}

std::vector<std::string> rules_of_row(const Comparison& comparison, const CompareRow& row) {
    std::vector<std::string> rules;
    for (const Printed& printed : row.printed) {
        for (const std::size_t finding : comparison.figure(printed).findings) {
            add_once(rules, comparison.briefs[printed.record].findings[finding].rule);
        }
    }
    for (const std::size_t finding : row.findings) {
        add_once(rules, comparison.findings[finding].finding.rule);
    }
    return rules;
}

std::string note_of(const CompareRow& row, std::string_view language) {
    std::string text;
    for (const Both* note : row.notes) {
        text += (text.empty() ? "" : " ") + note->in(language);
    }
    return text;
}

std::string joined_parts(const Comparison& comparison, const CompareRow& row, std::string BriefFigure::*part) {
    std::string text;
    for (std::size_t i = 0; i < row.printed.size(); ++i) {
        const bool other_record = i > 0 && row.printed[i].record != row.printed[i - 1].record;
        text += (i == 0 ? "" : other_record ? "; " : " + ") + comparison.figure(row.printed[i]).*part;
    }
    return text;
}

std::string records_of(const Comparison& comparison, const CompareRow& row) {
    std::vector<std::string> names;
    for (const Printed& printed : row.printed) {
        add_once(names, comparison.briefs[printed.record].name);
    }
    return names.empty() ? comparison.briefs[row.record].name : joined(names, "; ");
}

void write_comparison_csv(const Comparison& comparison, CompareBy by, std::string_view language, const Sink& sink) {
    Csv csv(sink, "series,agency,year,form,figure,value,unit,state,reading,change,percent,comparability,relation,break,note,"
                  "trouble,record,place,raw,findings,series_label,parent,region_code");
    for (const std::size_t index : ordered_rows(comparison, by)) {
        const CompareRow& row = comparison.rows[index];
        const Agency& agency = comparison.agencies.list[row.agency];
        const bool step = row.comparability.has_value() || row.relation != Relation::same;
        csv << row.series->id << agency.name << year_text(row.year) << form_of(comparison, row)
            << joined_parts(comparison, row, &BriefFigure::id) << decimal_text(row.value) << row.unit << to_string(row.state)
            << to_string(row.reading) << decimal_text(row.change) << decimal_text(row.percent)
            << (row.comparability ? to_string(*row.comparability) : "") << (step ? to_string(row.relation) : "")
            << (is_break(row) ? to_string(row.relation) : "") << note_of(row, language) << to_string(row.trouble)
            << records_of(comparison, row) << joined_parts(comparison, row, &BriefFigure::place)
            << joined_parts(comparison, row, &BriefFigure::raw) << joined(rules_of_row(comparison, row), ";")
            << row.series->label.in(language) << agency.parent << agency.region;
        csv.end();
    }
    csv.flush();
}

void write_comparison_findings_csv(const Comparison& comparison, const Rules& rules, std::string_view language,
                                   const Sink& sink) {
    Csv csv(sink, "rule,severity,agency,series,year,year_before,figures,records,places,message");
    for (const CompareFinding& one : comparison.findings) {
        std::vector<std::string> figures;
        std::vector<std::string> records;
        for (const Printed& printed : one.figures) {
            figures.push_back(comparison.figure(printed).id);
            records.push_back(comparison.briefs[printed.record].name);
        }
        csv << one.finding.rule << to_string(one.finding.severity) << comparison.agencies.list[one.agency].name
            << (one.series == nullptr ? "" : one.series->id) << year_text(one.year) << year_text(one.year_before)
            << joined(figures, "; ") << joined(records, "; ") << places_of(comparison, one.figures)
            << message_of(one, rules, language);
        csv.end();
    }
    csv.flush();
}

void write_agencies_csv(const Comparison& comparison, const Sink& sink) {
    Csv csv(sink, "kind,agency,printed,record,year,basis,other,reason,parent,region_code");
    const std::vector<Agency>& list = comparison.agencies.list;
    for (const Agency& agency : list) {
        for (std::size_t i = 0; i < agency.records.size(); ++i) {
            const Brief& brief = comparison.briefs[agency.records[i]];
            csv << "record" << agency.name << brief.agency << brief.name << year_text(brief.year) << agency.basis[i] << "" << ""
                << agency.parent << agency.region;
            csv.end();
        }
    }
    for (const AgencyNote& note : comparison.agencies.notes) {
        const Brief* brief = note.record == AgencyNote::npos ? nullptr : &comparison.briefs[note.record];
        csv << note.kind << list[note.agency].name << (brief == nullptr ? "" : brief->agency) << (brief == nullptr ? "" : brief->name)
            << (brief == nullptr ? "" : year_text(brief->year)) << ""
            << (note.other == AgencyNote::npos ? "" : list[note.other].name) << note.reason << list[note.agency].parent
            << list[note.agency].region;
        csv.end();
    }
    csv.flush();
}

void write_text_changes_csv(const Comparison& comparison, const Sink& sink) {
    Csv csv(sink, "agency,section,heading,year_before,year,change,before,after,record_before,record,place_before,place");
    each_section_change(comparison, [&](const SectionChange& section) {
        const Brief& before = comparison.briefs[section.before];
        const Brief& after = comparison.briefs[section.after];
        for (const ParagraphChange& one : section.paragraphs) {
            if (one.kind == ParagraphChange::Kind::same) {
                continue;
            }
            csv << comparison.agencies.list[section.agency].name << section.id << section.heading << year_text(before.year)
                << year_text(after.year)
                << (one.kind == ParagraphChange::Kind::removed ? "removed"
                    : one.kind == ParagraphChange::Kind::added ? "added"
                                                               : "changed")
                << (one.before == nullptr ? "" : one.before->text) << (one.after == nullptr ? "" : one.after->text) << before.name
                << after.name << (one.before == nullptr ? "" : one.before->place) << (one.after == nullptr ? "" : one.after->place);
            csv.end();
        }
    });
    csv.flush();
}

} // namespace nianbao
