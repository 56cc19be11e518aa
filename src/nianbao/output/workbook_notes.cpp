// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/workbook_notes.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/output/fields.hpp"
#include "nianbao/output/workbook_lists.hpp"

#include <utility>

namespace nianbao {

namespace {

constexpr double widths[] = {34, 16, 30, 12, 8, 30, 11, 11, 11, 11, 11};
constexpr std::uint32_t last_column = 10;
constexpr double text_width = 150; // of the columns that a paragraph is merged over

} // namespace

NotesSheet::NotesSheet(SheetCells& cells, const Knowledge& knowledge, const RunTotals& totals)
    : m_cells(cells), m_knowledge(knowledge), m_totals(totals), m_name(cells.texts()("xlsx.sheet.notes")),
      m_sheet(cells.book().add_sheet(m_name, true)) {
    for (std::uint32_t column = 0; column <= last_column; ++column) {
        cells.book().width(m_sheet, column, column, widths[column]);
    }
    cells.book().print(m_sheet, true, 0);
}

void NotesSheet::line(const std::string& text, xlsx::Style style) {
    if (style == xlsx::Style::text) {
        m_cells.book().height(m_sheet, m_row, height_of(text, text_width));
        m_cells.book().merged(m_sheet, m_row, 0, 1, last_column + 1, text, style);
    } else {
        m_cells.text(m_sheet, m_row, 0, text, style);
    }
    ++m_row;
}

void NotesSheet::pair(const std::string& name, const std::string& text) {
    m_cells.text(m_sheet, m_row, 0, name, xlsx::Style::plain);
    m_cells.text(m_sheet, m_row, 1, text, xlsx::Style::plain);
    ++m_row;
}

void NotesSheet::link_line(const std::string& name, const std::string& what) {
    m_cells.book().link(m_sheet, m_row, 0, name, "A1", name);
    m_cells.text(m_sheet, m_row, 1, what, xlsx::Style::plain);
    ++m_row;
}

void NotesSheet::counts() {
    const html::Texts& texts = m_cells.texts();
    const auto count = [this, &texts](const std::string& id, std::size_t number) {
        m_cells.text(m_sheet, m_row, 0, texts(id), xlsx::Style::plain);
        m_cells.number(m_sheet, m_row, 1, std::to_string(number), xlsx::Style::plain);
        ++m_row;
    };
    line(texts("xlsx.counts"), xlsx::Style::title);
    for (const char* status : {"converted", "no-form", "skipped", "failed"}) {
        const auto found = m_totals.inputs.find(status);
        count("xlsx.status." + std::string(status), found == m_totals.inputs.end() ? 0 : found->second);
    }
    count("field.reported", m_totals.reported);
    count("field.undecided", m_totals.undecided);
    count("field.absent", m_totals.absent);
    count("field.doubtful", m_totals.doubtful);
    count("field.findings", m_totals.findings);
}

void NotesSheet::legend() {
    const html::Texts& texts = m_cells.texts();
    line(texts("xlsx.legend"), xlsx::Style::title);
    const std::pair<const char*, xlsx::Style> styles[] = {{"figure", xlsx::Style::figure}, {"look", xlsx::Style::look},
                                                         {"beside", xlsx::Style::beside}, {"absent", xlsx::Style::absent},
                                                         {"blank", xlsx::Style::blank}};
    for (const auto& [id, style] : styles) {
        m_cells.text(m_sheet, m_row, 0, texts("xlsx.sample." + std::string(id)), style);
        m_cells.text(m_sheet, m_row, 1, texts("xlsx.legend." + std::string(id)), xlsx::Style::plain);
        ++m_row;
    }
}

void NotesSheet::begin(const std::vector<std::string>& forms, const std::vector<std::string>& figures,
                       const std::vector<std::string>& findings) {
    const html::Texts& texts = m_cells.texts();
    m_cells.book().height(m_sheet, 0, 26);
    line(texts("xlsx.title"), xlsx::Style::title);
    line(texts("xlsx.about"), xlsx::Style::text);
    line(texts("edition." + std::string(to_string(m_totals.edition))), xlsx::Style::text);
    m_limits = m_row++; // written at the end
    ++m_row;
    line(texts("xlsx.versions"), xlsx::Style::title);
    pair("nianbao", NIANBAO_VERSION);
    for (const Form& form : m_knowledge.forms) {
        if (m_totals.forms.count(form.id) != 0) {
            pair(form.id, form.version + "  " + form.title + "  " + form.authority);
        }
    }
    ++m_row;
    counts();
    ++m_row;
    legend();
    ++m_row;
    line(texts("xlsx.sheets"), xlsx::Style::title);
    for (const std::string& name : forms) {
        link_line(name, texts("xlsx.about.form"));
    }
    for (const std::string& name : figures) {
        link_line(name, texts("xlsx.about.long"));
    }
    for (const std::string& name : findings) {
        link_line(name, texts("xlsx.about.findings"));
    }
    ++m_row;
    line(texts("xlsx.inputs"), xlsx::Style::title);
    const std::vector<std::string> heads = titles_of(report_columns(), texts);
    for (std::uint32_t column = 0; column < heads.size(); ++column) {
        m_cells.text(m_sheet, m_row, column, heads[column], xlsx::Style::head);
    }
    ++m_row;
}

CellPlace NotesSheet::add(const SheetReport& report) {
    if (m_row >= xlsx::most_rows) {
        throw Error(ErrorCode::too_large, "xlsx-too-many", m_name);
    }
    const auto columns = report_columns();
    for (std::uint32_t column = 0; column < columns.size(); ++column) {
        list_cell(m_cells, m_sheet, m_row, column, columns[column], report.fields[column], xlsx::Style::plain);
    }
    return {m_name, xlsx::cell_name(m_row++, 0)};
}

void NotesSheet::end() {
    std::string text;
    const auto say = [this, &text](const char* id, std::size_t count) {
        if (count > 0) {
            text += (text.empty() ? "" : " ") + m_cells.texts()(id, {{"count", std::to_string(count)}});
        }
    };
    say("xlsx.limit.comments", m_cells.left_comments());
    say("xlsx.limit.cut", m_cells.cut_texts());
    say("xlsx.limit.digits", m_cells.long_numbers());
    if (text.empty()) {
        text = m_cells.texts()("xlsx.limit.none");
    }
    m_row = m_limits;
    line(text, xlsx::Style::text);
}

} // namespace nianbao
