// SPDX-License-Identifier: Apache-2.0
// What CSV and JSON must say alike, so that they can be compared field by field.
#include "nianbao/output/fields.hpp"

#include <algorithm>
#include <cstddef>

namespace nianbao {

std::vector<std::string_view> rules_of(const Record& record, const Figure& figure) {
    std::vector<std::string_view> rules;
    for (const std::size_t index : figure.findings) {
        const std::string_view rule = record.findings.at(index).rule;
        if (std::find(rules.begin(), rules.end(), rule) == rules.end()) {
            rules.push_back(rule);
        }
    }
    return rules;
}

namespace {

constexpr Field figure_table[] = {
    {"source", "string"},       {"agency", "string"}, {"year", "year"},    {"form", "string"},
    {"table", "string"},        {"row", "string"},    {"column", "string"}, {"row_label", "string"},
    {"column_label", "string"}, {"value", "number"},  {"unit", "string"},  {"state", "string"},
    {"reading", "string"},      {"findings", "string"}, {"raw", "string"}, {"place", "string"},
    {"edition", "string"},      {"decision", "string"}, {"published_value", "number"}, {"corrected_value", "number"},
};

constexpr Field finding_table[] = {
    {"source", "string"}, {"rule", "string"},  {"severity", "string"},
    {"about", "string"},  {"place", "string"}, {"message", "string"},
};

constexpr Field report_table[] = {
    {"source", "string"},     {"status", "string"},  {"error", "string"},   {"form", "string"},
    {"year", "year"},         {"agency", "string"},  {"reported", "integer"}, {"undecided", "integer"},
    {"absent", "integer"},    {"doubtful", "integer"}, {"findings", "integer"},
};

std::string joined(const std::vector<std::string_view>& rules) {
    std::string text;
    for (const std::string_view rule : rules) {
        text += text.empty() ? "" : ";";
        text += rule;
    }
    return text;
}

} // namespace

std::span<const Field> figure_columns(bool editions) {
    constexpr std::size_t edition_columns = 4; // the last ones
    const std::span<const Field> all(figure_table);
    return editions ? all : all.first(all.size() - edition_columns);
}

std::span<const Field> finding_columns() {
    return finding_table;
}

std::span<const Field> report_columns() {
    return report_table;
}

std::string csv_header(std::span<const Field> columns) {
    std::string header;
    for (const Field& column : columns) {
        header += header.empty() ? "" : ",";
        header += column.name;
    }
    return header + "\n";
}

FigureRow::FigureRow(const Record& record, const Figure& figure, Edition edition)
    : m_shown(shown_values(record, figure, edition)), m_rules(joined(rules_of(record, figure))), m_place(to_string(figure.place)),
      m_fields{record.source.name,
               record.identity.agency.value,
               record.identity.year.value,
               record.form,
               figure.table,
               figure.row,
               figure.column,
               figure.row_label,
               figure.column_label,
               m_shown.value,
               figure.unit,
               to_string(figure.state),
               to_string(figure.reading),
               m_rules,
               figure.raw,
               m_place,
               to_string(edition),
               m_shown.decision,
               m_shown.published,
               m_shown.corrected} {
}

std::vector<std::string> figure_fields(const Record& record, const Figure& figure, Edition edition) {
    const FigureRow row(record, figure, edition);
    return {row.fields().begin(), row.fields().end()};
}

std::array<std::string, 6> finding_fields(const Record& record, const Finding& finding, const Rules& rules,
                                          std::string_view language) {
    return {record.source.name, finding.rule,  std::string(to_string(finding.severity)),
            finding.about,      finding.place, rules.message(finding, language)};
}

std::array<std::string, 11> report_fields(const ReportRow& report) {
    std::array<std::string, 11> fields = {report.source, report.status, report.error};
    if (report.record != nullptr) {
        const Record& record = *report.record;
        fields[3] = record.form;
        fields[4] = record.identity.year.value;
        fields[5] = record.identity.agency.value;
        fields[6] = std::to_string(record.reported());
        fields[7] = std::to_string(record.undecided());
        fields[8] = std::to_string(record.absent());
        fields[9] = std::to_string(record.doubtful());
        fields[10] = std::to_string(record.findings.size());
    }
    return fields;
}

bool has_printed(const Figure& figure) {
    return !figure.printed_number.empty() || !figure.printed_unit.empty() || !figure.column_unit.empty() ||
           (!figure.form_unit.empty() && figure.form_unit != figure.unit);
}

Shown shown_values(const Record& record, const Figure& figure, Edition edition) {
    Shown shown;
    shown.published = figure.value ? figure.value->to_string() : std::string();
    shown.value = shown.published;
    const Correction* decision = decision_on(record, figure);
    if (decision != nullptr) {
        shown.decision = decision->decision;
        shown.corrected = decision->value ? decision->value->to_string() : std::string();
        if (edition == Edition::corrected && decision->decision != "confirm") {
            shown.value = shown.corrected;
        }
    }
    return shown;
}

} // namespace nianbao
