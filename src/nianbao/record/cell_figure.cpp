// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/cell_figure.hpp"

#include "nianbao/forms/label_key.hpp"
#include "nianbao/rebuild/value.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>

namespace nianbao {

namespace {

/// The text at which a source was cut; in a Markdown table the last cell of the last row.
std::size_t cut_token(const Document& document, const std::vector<Token>& tokens) {
    std::size_t last = tokens.size();
    while (last > 0 && tokens[last - 1].kind == Token::Kind::edge) {
        --last;
    }
    if (document.closed || document.parser != "flat" || last == 0 || tokens[last - 1].kind != Token::Kind::text ||
        (tokens[last - 1].closed && !tokens[last - 1].grid)) {
        return std::string::npos;
    }
    return last - 1;
}

std::string value_of(const Figure& figure) {
    return figure.value ? figure.value->to_string() : std::string{};
}

std::string alternatives_of(const Figure& figure) {
    std::string text;
    for (const Alternative& one : figure.alternatives) {
        text += (text.empty() ? "" : ", ") + one.value;
    }
    return text;
}

Finding about_cell(const Figure& figure, const ValueRemark& remark) {
    Finding finding;
    finding.rule = remark.rule;
    finding.variant = remark.variant;
    finding.about = figure.id();
    finding.place = to_string(figure.place);
    finding.figures = {figure.id()};
    finding.arguments = {{"figure", figure_name(figure)},
                         {"raw", figure.raw},
                         {"value", value_of(figure)},
                         {"unit", figure.unit},
                         {"note", figure.note},
                         {"alternative", alternatives_of(figure)},
                         {"printed_unit", figure.printed_unit},
                         {"column_unit", figure.column_unit},
                         {"form_unit", figure.form_unit},
                         {"column", figure.column_label}};
    if (!remark.other_unit.empty()) {
        finding.arguments.emplace_back("other_unit", remark.other_unit);
    }
    return finding;
}

} // namespace

CellReader::CellReader(const Document& document, const Rebuilt& rebuilt, const CellRefs& cells, const Form& form,
                       const Lexicon& lexicon)
    : m_document(document), m_rebuilt(rebuilt), m_cells(cells), m_form(form), m_lexicon(lexicon),
      m_unit_places(rebuilt, form, lexicon), m_cut(cut_token(document, rebuilt.tokens)) {
}

void CellReader::read(Figure& figure, const Slot& slot, const PlacedRow& row, std::size_t column,
                      std::vector<Finding>& findings) const {
    const FormBlock& block = m_form.tables[row.table].blocks[row.block];
    const Row* form_row = row.row < 0 ? nullptr : &block.rows[static_cast<std::size_t>(row.row)];
    const bool own = form_row != nullptr && (!form_row->unit.empty() || form_row->measure);
    const Column& of_block = block.columns[column];
    if (!own && of_block.measure != Measure::money && (form_row != nullptr || !of_block.unit.empty())) {
        read_as(figure, slot, row, of_block, {}, findings); // most are: the column's counter word, no unit to look for
        return;
    }
    Column meant = own ? column_of_row(of_block, *form_row) : of_block;
    const UnitPlaces places = meant.measure == Measure::money ? m_unit_places.find(row, column) : UnitPlaces{};
    if (form_row == nullptr && meant.unit.empty()) {
        meant.unit = figure.unit; // as printed beside the row's label
    } else if ((own || places.has_header || places.has_words) && places.units.empty()) {
        meant.printed_unit.clear(); // the report left out what the form prints: an amount in an unknown unit
    }
    read_as(figure, slot, row, meant, places.units, findings);
}

void CellReader::read_as(Figure& figure, const Slot& slot, const PlacedRow& row, const Column& form_column,
                         const std::vector<PrintedUnit>& units, std::vector<Finding>& findings) const {
    switch (slot.kind) {
    case Slot::Kind::missing:
        figure.state = FigureState::missing_cell;
        return;
    case Slot::Kind::blank:
        figure.state = FigureState::blank;
        figure.cell = m_cells[slot.token];
        figure.place = place_of(m_rebuilt.tokens[slot.token], m_document);
        return;
    case Slot::Kind::undecided:
        figure.state = FigureState::undecided;
        figure.place = place_of(m_rebuilt.tokens[row.label_token], m_document);
        read_candidates(figure, slot, form_column);
        return;
    case Slot::Kind::value:
        read_value_cell(figure, slot.token, form_column, units, findings);
        compare_units(figure, row, form_column, findings);
        return;
    }
}

void CellReader::read_value_cell(Figure& figure, std::size_t token, const Column& column, const std::vector<PrintedUnit>& units,
                                 std::vector<Finding>& findings) const {
    figure.raw = m_rebuilt.tokens[token].text;
    figure.cell = m_cells[token];
    figure.place = place_of(m_rebuilt.tokens[token], m_document);
    const CellValue cell = read_value(figure.raw, column.measure, m_lexicon);
    figure.state = cell.state;
    figure.note = cell.note;
    std::vector<ValueRemark> remarks = apply_units(figure, cell, column, units, m_lexicon);
    remarks.insert(remarks.end(), cell.remarks.begin(), cell.remarks.end());
    if (token == m_cut) {
        if (figure.state == FigureState::reported && figure.reading != Reading::unread) {
            figure.reading = Reading::doubtful;
        }
        remarks.push_back({"Q-06", ""});
    }
    for (const ValueRemark& remark : remarks) {
        findings.push_back(about_cell(figure, remark));
    }
}

void CellReader::read_candidates(Figure& figure, const Slot& slot, const Column& column) const {
    for (const std::size_t token : slot.candidates) {
        const CellValue cell = read_value(m_rebuilt.tokens[token].text, column.measure, m_lexicon);
        figure.alternatives.push_back({cell.number ? cell.number->to_string() : std::string{}, {}, "other-cell", m_cells[token]});
    }
}

/// The unit printed beside the row's label against the form's. That of money is converted, and told of elsewhere.
void CellReader::compare_units(const Figure& figure, const PlacedRow& row, const Column& column, std::vector<Finding>& findings) const {
    const FormBlock& block = m_form.tables[row.table].blocks[row.block];
    if (row.row < 0 || column.measure == Measure::money || !block.has(SideColumn::unit)) {
        return;
    }
    for (const std::size_t side : row.sides) {
        const std::string printed = to_utf8(fold_text(m_rebuilt.tokens[side].text, m_lexicon));
        const bool is_unit = std::any_of(m_lexicon.units.begin(), m_lexicon.units.end(), [&](const UnitWord& unit) { return unit.word == printed; });
        if (is_unit && printed != column.unit) {
            Finding finding = about_cell(figure, {"U-06", ""});
            finding.arguments = {{"figure", figure_name(figure)}, {"printed_unit", printed}, {"form_unit", column.unit}};
            findings.push_back(std::move(finding));
        }
    }
}

} // namespace nianbao
