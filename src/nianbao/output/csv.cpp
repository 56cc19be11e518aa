// SPDX-License-Identifier: Apache-2.0
// Tidy CSV (RFC 4180, but LF): figures.csv, findings.csv, reports.csv. Columns: docs/outputs.md.
#include "nianbao/output/fields.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/text/valid_text.hpp"

#include <algorithm>

namespace nianbao {

namespace {

bool needs_quotes(std::string_view text) {
    const bool padded = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    return padded || std::any_of(text.begin(), text.end(),
                                 [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; });
}

void append_field(std::string& out, std::string_view raw) {
    std::string buffer;
    const std::string_view text = valid_text(raw, buffer);
    if (!needs_quotes(text)) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') {
            out += '"';
        }
        out += c;
    }
    out += '"';
}

// One row: fields with commas between, LF behind.
template <typename Fields> void append_row(std::string& out, const Fields& fields) {
    bool first = true;
    for (const std::string& field : fields) {
        out += first ? "" : ",";
        first = false;
        append_field(out, field);
    }
    out += '\n';
}

} // namespace

std::string csv_field(std::string_view text) {
    std::string field;
    append_field(field, text);
    return field;
}

std::string figures_csv_header(bool editions) {
    return csv_header(figure_columns(editions));
}

std::string figures_csv_rows(const Record& record, Edition edition, bool editions) {
    std::string out;
    if (record.form.empty()) {
        return out;
    }
    out.reserve(180 * record.figures.size());
    for (const Figure& figure : record.figures) {
        std::vector<std::string> fields = figure_fields(record, figure, edition);
        fields.resize(figure_columns(editions).size());
        append_row(out, fields);
    }
    return out;
}

std::string findings_csv_header() {
    return csv_header(finding_columns());
}

std::string findings_csv_rows(const Record& record, const Rules& rules, std::string_view language) {
    std::string out;
    for (const Finding& finding : record.findings) {
        append_row(out, finding_fields(record, finding, rules, language));
    }
    return out;
}

std::string reports_csv_header() {
    return csv_header(report_columns());
}

std::string reports_csv_row(const ReportRow& report) {
    std::string out;
    append_row(out, report_fields(report));
    return out;
}

} // namespace nianbao
