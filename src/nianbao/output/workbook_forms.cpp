// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/workbook_forms.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/forms/form_figures.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

constexpr double side_width = 7;
constexpr double group_width = 13;
constexpr double label_width = 44;
constexpr double value_width = 12;
constexpr std::uint32_t head_rows = 2;    // of a row sheet
constexpr std::uint32_t head_columns = 3; // source, agency, year

double width_at(const FormLayout& layout, std::uint32_t column) {
    const std::uint32_t end = layout.first_label + layout.label_columns;
    return column < layout.first_label ? side_width
           : column + 1 < end          ? group_width
           : column < end              ? label_width
                                       : value_width;
}

double width_of(const FormLayout& layout, const LayoutCell& cell) {
    double width = 0;
    for (std::uint32_t column = cell.column; column < cell.column + cell.columns; ++column) {
        width += width_at(layout, column);
    }
    return width;
}

/// Excel does not fit a row to merged cells.
std::vector<double> heights_of(const FormLayout& layout) {
    std::vector<double> heights(layout.rows, height_of("", 1));
    const auto needed = [&layout](const LayoutCell& cell) { return height_of(cell.text, width_of(layout, cell)); };
    for (const LayoutCell& cell : layout.cells) {
        if (cell.rows == 1 && cell.kind != LayoutCell::Kind::figure) {
            heights[cell.row] = std::max(heights[cell.row], needed(cell));
        }
    }
    for (const LayoutCell& cell : layout.cells) {
        double sum = 0;
        for (std::uint32_t row = cell.row; row < cell.row + cell.rows; ++row) {
            sum += heights[row];
        }
        if (cell.rows > 1 && needed(cell) > sum) {
            heights[cell.row + cell.rows - 1] += needed(cell) - sum;
        }
    }
    return heights;
}

xlsx::Style style_of(LayoutCell::Kind kind) {
    return kind == LayoutCell::Kind::caption ? xlsx::Style::caption
           : kind == LayoutCell::Kind::head  ? xlsx::Style::head
           : kind == LayoutCell::Kind::side  ? xlsx::Style::figure
                                             : xlsx::Style::label;
}

} // namespace

FormSheets::FormSheets(SheetCells& cells, const Knowledge& knowledge, const RunTotals& totals)
    : m_cells(cells), m_knowledge(knowledge) {
    std::vector<const Form*> forms;
    std::size_t reports = 0;
    for (const Form& form : knowledge.forms) {
        if (const auto found = totals.forms.find(form.id); found != totals.forms.end()) {
            forms.push_back(&form);
            reports += found->second;
        }
    }
    m_blocks = reports <= most_blocks;
    if (m_blocks) {
        add_block_sheets(forms);
    } else {
        add_row_sheets(forms, totals);
    }
}

std::string FormSheets::title_of(const std::string& table) const {
    const std::string id = "xlsx.table." + table;
    const std::string title = m_cells.texts()(id);
    return title == id ? table : title; // a table of a form that was added
}

void FormSheets::add_block_sheets(const std::vector<const Form*>& forms) {
    for (const Form* form : forms) {
        for (const FormTable& table : form->tables) {
            Sheet& sheet = m_sheets[table.id];
            if (!sheet.name.empty()) {
                continue;
            }
            sheet.name = sheet_name(title_of(table.id));
            sheet.index = m_cells.book().add_sheet(sheet.name, true);
            m_names.push_back(sheet.name);
            const FormLayout layout = layout_of(table);
            for (std::uint32_t column = 0; column < layout.columns; ++column) {
                m_cells.book().width(sheet.index, column, column, width_at(layout, column));
            }
            m_cells.book().print(sheet.index, layout.columns > 4, 0);
        }
    }
}

void FormSheets::add_row_sheets(const std::vector<const Form*>& forms, const RunTotals& totals) {
    for (const Form* form : forms) {
        if (totals.forms.at(form->id) > xlsx::most_rows - head_rows) {
            throw Error(ErrorCode::too_large, "xlsx-too-many", form->id);
        }
        for (const FormTable& table : form->tables) {
            const bool shared = std::any_of(forms.begin(), forms.end(), [&](const Form* other) {
                return other != form && std::any_of(other->tables.begin(), other->tables.end(), [&](const FormTable& its) {
                           return its.id == table.id;
                       });
            });
            Sheet& sheet = m_sheets[form->id + "/" + table.id];
            sheet.name = sheet_name(title_of(table.id) + (shared ? " " + form->id : std::string()));
            sheet.index = m_cells.book().add_sheet(sheet.name, false);
            m_names.push_back(sheet.name);
            write_head(sheet, *form, table);
            m_cells.book().filter(sheet.index, head_rows - 1,
                                  static_cast<std::uint32_t>(head_rows - 1 + totals.forms.at(form->id)),
                                  static_cast<std::uint32_t>(head_columns + sheet.columns.size() - 1));
        }
    }
}

void FormSheets::write_head(Sheet& sheet, const Form& form, const FormTable& table) {
    std::vector<FormFigure> figures = figures_of(form);
    figures.erase(std::remove_if(figures.begin(), figures.end(),
                                 [&table](const FormFigure& figure) { return figure.table != table.id; }),
                  figures.end());
    if (figures.size() > xlsx::most_columns - head_columns) {
        throw Error(ErrorCode::too_large, "xlsx-too-many", form.id + "/" + table.id);
    }
    xlsx::Workbook& book = m_cells.book();
    const html::Texts& texts = m_cells.texts();
    book.height(sheet.index, 0, 62);
    for (std::uint32_t column = 0; column < head_columns; ++column) {
        book.empty(sheet.index, 0, column, xlsx::Style::head);
    }
    for (std::size_t i = 0; i < figures.size();) {
        std::size_t end = i + 1;
        while (end < figures.size() && figures[end].row == figures[i].row) {
            ++end;
        }
        book.merged(sheet.index, 0, static_cast<std::uint32_t>(head_columns + i), 1, static_cast<std::uint32_t>(end - i),
                    figures[i].row_label, xlsx::Style::head);
        i = end;
    }
    book.height(sheet.index, 1, 48); // from top to bottom
    book.text(sheet.index, 1, 0, texts("field.source"), xlsx::Style::head);
    book.text(sheet.index, 1, 1, texts("field.agency"), xlsx::Style::head);
    book.text(sheet.index, 1, 2, texts("field.year"), xlsx::Style::head);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        const auto column = static_cast<std::uint32_t>(head_columns + i);
        book.text(sheet.index, 1, column, figures[i].column_label, xlsx::Style::head);
        sheet.columns.emplace(figures[i].id(), column);
    }
    book.width(sheet.index, 0, 1, 22);
    book.width(sheet.index, 2, 2, 7);
    book.width(sheet.index, head_columns, static_cast<std::uint32_t>(head_columns + figures.size() - 1), 12);
    book.freeze(sheet.index, head_rows, head_columns);
    book.print(sheet.index, true, head_rows);
    sheet.row = head_rows;
}

std::vector<CellPlace> FormSheets::add(const SheetReport& report) {
    std::vector<CellPlace> places(report.figures.size());
    const Form* form = report.form.empty() ? nullptr : m_knowledge.find_form(report.form);
    if (form == nullptr) {
        return places;
    }
    Found found;
    if (m_blocks) {
        for (std::size_t i = 0; i < report.figures.size(); ++i) {
            const std::vector<std::string>& fields = report.figures[i].fields;
            found.emplace(fields[4] + "/" + fields[5] + "/" + fields[6], i);
        }
    }
    for (const FormTable& table : form->tables) {
        if (m_blocks) {
            write_block(m_sheets.at(table.id), table, report, found, places);
        } else {
            write_row(m_sheets.at(form->id + "/" + table.id), table, report, places);
        }
    }
    return places;
}

void FormSheets::write_block(Sheet& sheet, const FormTable& table, const SheetReport& report, const Found& found,
                             std::vector<CellPlace>& places) {
    xlsx::Workbook& book = m_cells.book();
    const FormLayout layout = layout_of(table);
    book.page_break_before(sheet.index, sheet.row);
    book.height(sheet.index, sheet.row, 24);
    m_cells.text(sheet.index, sheet.row, 0,
                 m_cells.texts()("xlsx.report", {{"agency", report.fields[5]}, {"year", report.fields[4]}, {"source", report.fields[0]}}),
                 xlsx::Style::title);
    const std::uint32_t start = sheet.row + 1;
    const std::vector<double> heights = heights_of(layout);
    for (std::uint32_t row = 0; row < layout.rows; ++row) {
        book.height(sheet.index, start + row, heights[row]);
    }
    for (const LayoutCell& cell : layout.cells) {
        const std::uint32_t row = start + cell.row;
        const bool is_figure = cell.kind == LayoutCell::Kind::figure;
        if (!is_figure || cell.columns > 1) {
            book.merged(sheet.index, row, cell.column, cell.rows, cell.columns, is_figure ? std::string() : cell.text,
                        style_of(is_figure ? LayoutCell::Kind::side : cell.kind));
        }
        if (const auto at = found.find(cell.text); is_figure && at != found.end()) {
            m_cells.figure(sheet.index, row, cell.column, report.figures[at->second]);
            places[at->second] = {sheet.name, xlsx::cell_name(row, cell.column)};
        }
    }
    sheet.row = start + layout.rows;
    write_unknown(sheet, table, layout.columns, report, places);
    ++sheet.row;
}

void FormSheets::write_unknown(Sheet& sheet, const FormTable& table, std::uint32_t columns, const SheetReport& report,
                               std::vector<CellPlace>& places) {
    xlsx::Workbook& book = m_cells.book();
    bool first = true;
    for (std::size_t i = 0; i < report.figures.size(); ++i) {
        const SheetFigure& figure = report.figures[i];
        if (figure.in_form || figure.fields[4] != table.id || columns < 2) {
            continue;
        }
        if (first) {
            book.merged(sheet.index, sheet.row++, 0, 1, columns, m_cells.texts()("xlsx.unknown"), xlsx::Style::caption);
            first = false;
        }
        const std::string label = figure.fields[7] + (figure.fields[8].empty() ? "" : " \xE2\x80\xBA " + figure.fields[8]);
        bool cut = false;
        book.merged(sheet.index, sheet.row, 0, 1, columns - 1,
                    xlsx::fitted(label, xlsx::most_units, m_cells.texts()("xlsx.cut"), cut), xlsx::Style::label);
        m_cells.figure(sheet.index, sheet.row, columns - 1, figure);
        places[i] = {sheet.name, xlsx::cell_name(sheet.row, columns - 1)};
        ++sheet.row;
    }
}

void FormSheets::write_row(Sheet& sheet, const FormTable& table, const SheetReport& report,
                           std::vector<CellPlace>& places) {
    m_cells.text(sheet.index, sheet.row, 0, report.fields[0], xlsx::Style::plain);
    m_cells.text(sheet.index, sheet.row, 1, report.fields[5], xlsx::Style::plain);
    if (!report.fields[4].empty()) {
        m_cells.number(sheet.index, sheet.row, 2, report.fields[4], xlsx::Style::plain);
    }
    for (std::size_t i = 0; i < report.figures.size(); ++i) {
        const std::vector<std::string>& fields = report.figures[i].fields;
        if (fields[4] != table.id) {
            continue;
        }
        const auto column = sheet.columns.find(fields[4] + "/" + fields[5] + "/" + fields[6]);
        if (column != sheet.columns.end()) {
            m_cells.figure(sheet.index, sheet.row, column->second, report.figures[i]);
            places[i] = {sheet.name, xlsx::cell_name(sheet.row, column->second)};
        }
    }
    ++sheet.row;
}

} // namespace nianbao
