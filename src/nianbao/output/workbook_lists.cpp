// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/workbook_lists.hpp"

#include <algorithm>

namespace nianbao {

namespace {

/// Characters: as wide as what usually stands there.
constexpr double figure_widths[] = {24, 22, 7, 10, 11, 24, 20, 40, 26, 10, 7, 13, 11, 14, 14, 10, 10, 11, 11, 11};
constexpr double finding_widths[] = {24, 22, 7, 8, 10, 34, 10, 80, 34};

std::vector<std::string> finding_heads(const html::Texts& texts) {
    return {texts("field.source"), texts("field.agency"), texts("field.year"),    texts("field.rule"), texts("field.severity"),
            texts("field.about"),  texts("field.place"),  texts("field.message"), texts("xlsx.cell")};
}

bool is_whole(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A comment on a number too long for a spreadsheet counts against nothing here: it is one a cell.
constexpr std::size_t most_list_rows = xlsx::most_rows - 1;

} // namespace

std::vector<std::string> titles_of(std::span<const Field> columns, const html::Texts& texts) {
    std::vector<std::string> titles;
    for (const Field& column : columns) {
        std::string id = "field." + std::string(column.name);
        std::replace(id.begin(), id.end(), '_', '-');
        titles.push_back(texts(id));
    }
    return titles;
}

void list_cell(SheetCells& cells, std::size_t sheet, std::uint32_t row, std::uint32_t column, const Field& field,
               const std::string& text, xlsx::Style style) {
    const std::string_view type = field.type;
    if (text.empty()) {
        return;
    }
    if (type == "number" || (type != "string" && is_whole(text))) {
        cells.number(sheet, row, column, text, style);
    } else {
        cells.text(sheet, row, column, text, style);
    }
}

ListSheets::ListSheets(SheetCells& cells, const std::string& name, std::size_t rows, std::size_t rows_a_sheet,
                       const std::vector<std::string>& heads, std::span<const double> widths)
    : m_rows_a_sheet(rows_a_sheet) {
    xlsx::Workbook& book = cells.book();
    std::size_t left = rows;
    do {
        m_names.push_back(m_names.empty() ? name : name + " " + std::to_string(m_names.size() + 1));
        const std::size_t sheet = book.add_sheet(m_names.back(), false);
        m_sheets.push_back(sheet);
        const std::size_t here = std::min(left, rows_a_sheet);
        left -= here;
        book.height(sheet, 0, 22);
        for (std::uint32_t column = 0; column < heads.size(); ++column) {
            book.text(sheet, 0, column, heads[column], xlsx::Style::head);
            book.width(sheet, column, column, widths[column]);
        }
        book.freeze(sheet, 1, 0);
        book.filter(sheet, 0, static_cast<std::uint32_t>(std::max<std::size_t>(here, 1)),
                    static_cast<std::uint32_t>(heads.size() - 1));
        book.print(sheet, true, 1);
    } while (left > 0);
}

void ListSheets::next_row() {
    if (m_row == m_rows_a_sheet) {
        ++m_at;
        m_row = 0;
    }
    ++m_row;
}

LongSheets::LongSheets(SheetCells& cells, std::size_t figures)
    : m_cells(cells), m_list(cells, cells.texts()("xlsx.sheet.long"), figures, most_list_rows,
                             titles_of(figure_columns(), cells.texts()), figure_widths) {}

void LongSheets::add(const SheetReport& report, std::vector<CellPlace>& places) {
    static const std::size_t value = figure_field("value");
    const auto columns = figure_columns();
    for (std::size_t i = 0; i < report.figures.size(); ++i) {
        const SheetFigure& figure = report.figures[i];
        m_list.next_row();
        for (std::uint32_t column = 0; column < columns.size(); ++column) {
            const bool marked = column == value && figure.notice != SheetNotice::none && figure.notice != SheetNotice::blank;
            const xlsx::Style style = marked ? style_of(figure.notice) : xlsx::Style::plain;
            if (marked && figure.fields[column].empty()) {
                m_cells.book().empty(m_list.sheet(), m_list.row(), column, style);
            }
            list_cell(m_cells, m_list.sheet(), m_list.row(), column, columns[column], figure.fields[column], style);
        }
        if (places[i].sheet.empty()) {
            places[i] = {m_list.name(), xlsx::cell_name(m_list.row(), static_cast<std::uint32_t>(value))};
        }
    }
}

FindingSheets::FindingSheets(SheetCells& cells, std::size_t findings)
    : m_cells(cells), m_list(cells, cells.texts()("xlsx.sheet.findings"), findings, xlsx::most_links,
                             finding_heads(cells.texts()), finding_widths) {}

void FindingSheets::add(const SheetReport& report, const std::vector<CellPlace>& figures, const CellPlace& place) {
    for (const SheetFinding& finding : report.findings) {
        m_list.next_row();
        const std::size_t sheet = m_list.sheet();
        const std::uint32_t row = m_list.row();
        const std::string& severity = finding.fields[2];
        const xlsx::Style style = severity == "error"     ? xlsx::Style::look
                                  : severity == "warning" ? xlsx::Style::beside
                                                          : xlsx::Style::plain;
        m_cells.text(sheet, row, 0, finding.fields[0], xlsx::Style::plain);
        m_cells.text(sheet, row, 1, report.fields[5], xlsx::Style::plain);
        list_cell(m_cells, sheet, row, 2, {"year", "year"}, report.fields[4], xlsx::Style::plain);
        m_cells.text(sheet, row, 3, finding.fields[1], xlsx::Style::plain);
        m_cells.text(sheet, row, 4, m_cells.texts()("severity." + severity), style);
        m_cells.text(sheet, row, 5, finding.fields[3], xlsx::Style::plain);
        m_cells.text(sheet, row, 6, finding.fields[4], xlsx::Style::plain);
        m_cells.text(sheet, row, 7, finding.fields[5], xlsx::Style::text);
        const CellPlace& target = finding.target < figures.size() ? figures[finding.target] : place;
        m_cells.book().link(sheet, row, 8, target.sheet, target.cell, target.sheet + "!" + target.cell);
    }
}

} // namespace nianbao
