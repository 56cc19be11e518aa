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
class Row {
public:
    explicit Row(std::string& out) : m_out(out) {}
    Row& operator<<(std::string_view text) {
        if (!m_first) {
            m_out += ',';
        }
        m_first = false;
        append_field(m_out, text);
        return *this;
    }
    Row& operator<<(std::size_t number) {
        return *this << std::string_view(std::to_string(number));
    }
    void end() {
        m_out += '\n';
    }

private:
    std::string& m_out;
    bool m_first = true;
};

std::string joined(const std::vector<std::string_view>& rules) {
    std::string text;
    for (const std::string_view rule : rules) {
        text += text.empty() ? "" : ";";
        text += rule;
    }
    return text;
}

void append_figure(std::string& out, const Record& record, const Figure& figure, Edition edition) {
    Row row(out);
    row << record.source.name << record.identity.agency.value << record.identity.year.value << record.form;
    row << figure.table << figure.row << figure.column << figure.row_label << figure.column_label;
    const Shown shown = shown_values(record, figure, edition);
    row << shown.value << figure.unit;
    row << to_string(figure.state) << to_string(figure.reading) << joined(rules_of(record, figure));
    row << figure.raw << to_string(figure.place);
    row << to_string(edition) << shown.decision << shown.published << shown.corrected;
    row.end();
}

} // namespace

std::string csv_field(std::string_view text) {
    std::string field;
    append_field(field, text);
    return field;
}

std::string figures_csv_header() {
    return "source,agency,year,form,table,row,column,row_label,column_label,value,unit,state,reading,"
           "findings,raw,"
           "place,edition,decision,published_value,corrected_value\n";
}

std::string figures_csv_rows(const Record& record, Edition edition) {
    std::string out;
    if (record.form.empty()) {
        return out;
    }
    out.reserve(180 * record.figures.size());
    for (const Figure& figure : record.figures) {
        append_figure(out, record, figure, edition);
    }
    return out;
}

std::string findings_csv_header() {
    return "source,rule,severity,about,place,message\n";
}

std::string findings_csv_rows(const Record& record, const Rules& rules, std::string_view language) {
    std::string out;
    for (const Finding& finding : record.findings) {
        Row row(out);
        row << record.source.name << finding.rule << to_string(finding.severity) << finding.about
            << finding.place;
        row << rules.message(finding, language);
        row.end();
    }
    return out;
}

std::string reports_csv_header() {
    return "source,status,error,form,year,agency,reported,undecided,absent,doubtful,findings\n";
}

std::string reports_csv_row(const ReportRow& report) {
    std::string out;
    Row row(out);
    row << report.source << report.status << report.error;
    if (report.record != nullptr) {
        const Record& record = *report.record;
        row << record.form << record.identity.year.value << record.identity.agency.value;
        row << record.reported() << record.undecided() << record.absent() << record.doubtful();
        row << record.findings.size();
    } else {
        for (int empty = 0; empty < 8; ++empty) {
            row << std::string_view{};
        }
    }
    row.end();
    return out;
}

} // namespace nianbao
