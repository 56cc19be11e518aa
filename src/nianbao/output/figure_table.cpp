// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/figure_table.hpp"

#include "nianbao/forms/form_figures.hpp"
#include "nianbao/output/writers.hpp"

#include <unordered_map>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t row_label = 7; // of figure_columns()
constexpr std::size_t column_label = 8;
constexpr std::size_t value = 9;

template <typename Fields> std::string csv_row(const Fields& fields) {
    std::string row;
    bool first = true;
    for (const auto& field : fields) {
        row += first ? "" : ",";
        first = false;
        row += csv_field(field);
    }
    return row + "\n";
}

} // namespace

std::vector<Field> FigureTable::columns() const {
    const auto standard = figure_columns(m_editions);
    std::vector<Field> columns(standard.begin(), standard.end());
    if (m_labels == Labels::both) {
        columns.push_back({"row_label_en", "string"});
        columns.push_back({"column_label_en", "string"});
    }
    return columns;
}

std::string FigureTable::rows(const Record& record, Edition edition) const {
    if (m_labels == Labels::zh || record.form.empty()) {
        return figures_csv_rows(record, edition, m_editions);
    }
    std::string out;
    for (const Figure& figure : record.figures) {
        std::vector<std::string> fields = figure_fields(record, figure, edition);
        fields.resize(figure_columns(m_editions).size());
        std::string row = m_english.of(fields[row_label]);
        std::string column = m_english.of(fields[column_label]);
        if (m_labels == Labels::both) {
            fields.push_back(std::move(row));
            fields.push_back(std::move(column));
        } else {
            fields[row_label] = std::move(row);
            fields[column_label] = std::move(column);
        }
        out += csv_row(fields);
    }
    return out;
}

SheetReport WideTable::row_of(const Record& record, Edition edition) {
    SheetReport row;
    ReportRow report;
    report.source = record.source.name;
    report.record = &record;
    row.fields = report_fields(report);
    row.form = record.form;
    if (record.form.empty()) {
        return row;
    }
    for (const Figure& figure : record.figures) {
        if (!figure.in_form()) {
            continue;
        }
        const std::vector<std::string> fields = figure_fields(record, figure, edition);
        SheetFigure cell;
        cell.fields = {figure.id()};
        cell.shown = fields[value].empty() ? std::string(to_string(figure.state)) : fields[value];
        // A number was printed, and none of its readings counts: the state alone would say "reported".
        if (fields[value].empty() && figure.state == FigureState::reported) {
            cell.shown = fields[17].empty() ? std::string(to_string(figure.reading)) : fields[17];
        }
        const bool doubtful = figure.reading == Reading::doubtful || figure.reading == Reading::unread;
        cell.notice = doubtful ? SheetNotice::look : SheetNotice::none;
        row.figures.push_back(std::move(cell));
    }
    return row;
}

void WideTable::add(const SheetReport& row) {
    if (!row.form.empty()) {
        m_forms.insert(row.form);
    }
    m_spool.add(row);
}

std::vector<Field> WideTable::first_columns() {
    return {{"source", "string"},     {"agency", "string"},  {"year", "year"},        {"form", "string"},
            {"reported", "integer"},  {"undecided", "integer"}, {"absent", "integer"}, {"doubtful", "integer"},
            {"doubtful_figures", "string"}};
}

std::vector<std::string> WideTable::figures() const {
    std::vector<std::string> ids;
    std::set<std::string> known;
    for (const Form& form : m_knowledge.forms) {
        if (m_forms.count(form.id) == 0) {
            continue;
        }
        for (const FormFigure& figure : figures_of(form)) {
            if (known.insert(figure.id()).second) {
                ids.push_back(figure.id());
            }
        }
    }
    return ids;
}

void WideTable::write(const std::function<void(std::string_view)>& out) {
    std::vector<std::string> header;
    for (const Field& field : first_columns()) {
        header.emplace_back(field.name);
    }
    const std::vector<std::string> ids = figures();
    std::unordered_map<std::string, std::size_t> columns;
    for (const std::string& id : ids) {
        columns.emplace(id, header.size());
        header.push_back(id);
    }
    out(csv_row(header));
    m_spool.rewind();
    SheetReport report;
    while (m_spool.next(report)) {
        std::vector<std::string> row(header.size(), std::string(to_string(FigureState::not_in_form)));
        const std::array<std::string, 11>& fields = report.fields;
        std::string doubtful;
        for (const SheetFigure& figure : report.figures) {
            row[columns.at(figure.fields[0])] = figure.shown;
            if (figure.notice == SheetNotice::look) {
                doubtful += (doubtful.empty() ? "" : ";") + figure.fields[0];
            }
        }
        const std::array<std::string, 9> first = {fields[0], fields[5], fields[4], fields[3], fields[6],
                                                  fields[7], fields[8], fields[9], doubtful};
        std::copy(first.begin(), first.end(), row.begin());
        out(csv_row(row));
    }
}

} // namespace nianbao
