// SPDX-License-Identifier: Apache-2.0
// Makes the sheets in their order, then fills all of them in one pass over the reports.
#include "nianbao/output/run_workbook.hpp"

#include "nianbao/output/workbook_forms.hpp"
#include "nianbao/output/workbook_lists.hpp"
#include "nianbao/output/workbook_notes.hpp"
#include "nianbao/output/xlsx.hpp"

#include <cstdlib>

namespace nianbao {

namespace {

std::size_t number(const std::string& text) {
    return static_cast<std::size_t>(std::strtoull(text.c_str(), nullptr, 10));
}

} // namespace

RunWorkbook::RunWorkbook(const std::string& folder, const Knowledge& knowledge, const html::Texts& texts,
                         Edition edition)
    : m_knowledge(knowledge), m_texts(texts), m_spool(folder) {
    m_totals.edition = edition;
}

void RunWorkbook::add(const SheetReport& report) {
    ++m_totals.inputs[report.fields[1]];
    if (!report.form.empty()) {
        ++m_totals.forms[report.form];
    }
    m_totals.figures += report.figures.size();
    m_totals.reported += number(report.fields[6]);
    m_totals.undecided += number(report.fields[7]);
    m_totals.absent += number(report.fields[8]);
    m_totals.doubtful += number(report.fields[9]);
    m_totals.findings += report.findings.size();
    m_spool.add(report);
}

void RunWorkbook::write(const std::string& path) {
    xlsx::Workbook book(path, m_texts("xlsx.title"));
    SheetCells cells(book, m_texts);
    NotesSheet notes(cells, m_knowledge, m_totals);
    FormSheets forms(cells, m_knowledge, m_totals);
    LongSheets figures(cells, m_totals.figures);
    FindingSheets findings(cells, m_totals.findings);
    notes.begin(forms.names(), figures.names(), findings.names());
    m_spool.rewind();
    SheetReport report;
    while (m_spool.next(report)) {
        const CellPlace place = notes.add(report);
        std::vector<CellPlace> places = forms.add(report);
        figures.add(report, places);
        findings.add(report, places, place);
    }
    notes.end();
    book.close();
}

} // namespace nianbao
