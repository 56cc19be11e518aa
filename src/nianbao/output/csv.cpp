// SPDX-License-Identifier: Apache-2.0
// Tidy CSV (RFC 4180, but LF): figures.csv, findings.csv, reports.csv. Columns: docs/outputs.md.
#include "nianbao/output/fields.hpp"
#include "nianbao/output/writers.hpp"
#include "nianbao/text/byte_buffer.hpp"
#include "nianbao/text/plain_text.hpp"
#include "nianbao/text/valid_text.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr bool is_special(unsigned char byte) {
    return byte == ',' || byte == '"' || byte == '\r' || byte == '\n';
}

constexpr auto starts = starts_of([](unsigned char byte) { return !is_special(byte); });

bool is_padded(std::string_view text) {
    return !text.empty() && (text.front() == ' ' || text.back() == ' ');
}

void append_field(ByteBuffer& bytes, std::string_view raw) {
    if (is_plain_text(raw, starts) && !is_padded(raw)) { // nearly all
        bytes.put(raw);
        return;
    }
    std::string buffer;
    const std::string_view text = valid_text(raw, buffer);
    if (!is_padded(text) && std::none_of(text.begin(), text.end(), [](char c) { return is_special(static_cast<unsigned char>(c)); })) {
        bytes.put(text);
        return;
    }
    bytes.put('"');
    for (const char c : text) {
        if (c == '"') {
            bytes.put('"');
        }
        bytes.put(c);
    }
    bytes.put('"');
}

/// Fields with commas between.
template <typename Fields> void append_fields(ByteBuffer& bytes, const Fields& fields) {
    bool first = true;
    for (const std::string_view field : fields) {
        if (!first) {
            bytes.put(',');
        }
        first = false;
        append_field(bytes, field);
    }
}

// One row: LF behind.
template <typename Fields> void append_row(std::string& out, const Fields& fields) {
    ByteBuffer bytes(out);
    append_fields(bytes, fields);
    bytes.put('\n');
}

} // namespace

std::string csv_field(std::string_view text) {
    std::string field;
    ByteBuffer bytes(field);
    append_field(bytes, text);
    bytes.flush();
    return field;
}

std::string figures_csv_header(bool editions) {
    return csv_header(figure_columns(editions));
}

std::string figures_csv_rows(const Record& record, Edition edition, bool editions) {
    std::string out;
    if (record.form.empty() || record.figures.empty()) {
        return out;
    }
    out.reserve(180 * record.figures.size());
    ByteBuffer bytes(out);
    std::string same; // in all rows
    append_row(same, FigureRow(record, record.figures.front(), edition).fields().first(FigureRow::columns_of_record));
    same.back() = ',';
    for (const Figure& figure : record.figures) {
        const FigureRow row(record, figure, edition);
        bytes.put(same);
        append_fields(bytes, row.fields().first(figure_columns(editions).size()).subspan(FigureRow::columns_of_record));
        bytes.put('\n');
    }
    bytes.flush();
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
