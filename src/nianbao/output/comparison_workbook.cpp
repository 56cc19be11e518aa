// SPDX-License-Identifier: Apache-2.0
#include "nianbao/output/comparison_workbook.hpp"

#include "nianbao/base/error.hpp"
#include "nianbao/output/workbook_cells.hpp"
#include "nianbao/output/workbook_lists.hpp"
#include "nianbao/output/xlsx.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace nianbao {

namespace {

constexpr std::uint32_t first_columns = 4; // agency, series, its id, unit

/// Rows of our own CSV, handed over as they come; the first is the header.
class CsvRows {
public:
    using Take = std::function<void(std::vector<std::string>&)>;
    explicit CsvRows(Take take) : m_take(std::move(take)), m_row(1) {}

    void add(std::string_view bytes) {
        for (const char c : bytes) {
            if (c == '"') {
                // The second of two quotes stands for one.
                m_row.back() += !m_quoted && m_after_quote ? "\"" : "";
                m_after_quote = m_quoted;
                m_quoted = !m_quoted;
                continue;
            }
            m_after_quote = false;
            if (m_quoted || (c != ',' && c != '\n')) {
                m_row.back() += c;
            } else if (c == ',') {
                m_row.emplace_back();
            } else {
                m_take(m_row);
                m_row.assign(1, std::string());
            }
        }
    }

private:
    Take m_take;
    std::vector<std::string> m_row;
    bool m_quoted = false;
    bool m_after_quote = false;
};

bool is_number_column(const std::string& name) {
    return name == "value" || name == "change" || name == "percent" || name == "year" || name == "year_before";
}

/// A CSV file as a list that goes on in further sheets; how many rows it has is known by writing it once more.
class CsvSheet {
public:
    using Write = std::function<void(const Sink&)>;

    CsvSheet(SheetCells& cells, const std::string& name, Write write) : m_cells(cells), m_write(std::move(write)) {
        std::size_t rows = 0;
        CsvRows counter([&](std::vector<std::string>& row) {
            if (rows++ == 0) {
                m_heads = row;
            }
        });
        m_write([&counter](std::string_view bytes) { counter.add(bytes); });
        const std::vector<double> widths(m_heads.size(), 16);
        m_list.emplace_back(cells, name, rows - 1, xlsx::most_rows - 1, m_heads, widths);
    }

    void fill() {
        bool head = true;
        CsvRows rows([&](std::vector<std::string>& row) {
            if (!std::exchange(head, false)) {
                add(row);
            }
        });
        m_write([&rows](std::string_view bytes) { rows.add(bytes); });
    }

private:
    void add(const std::vector<std::string>& row) {
        ListSheets& list = m_list.front();
        list.next_row();
        for (std::uint32_t column = 0; column < row.size(); ++column) {
            const char* type = is_number_column(m_heads[column]) ? "number" : "string";
            list_cell(m_cells, list.sheet(), list.row(), column, {"", type}, row[column], xlsx::Style::plain);
        }
    }

    SheetCells& m_cells;
    Write m_write;
    std::vector<std::string> m_heads;
    std::vector<ListSheets> m_list;
};

/// Series down, years across.
class YearsSheet {
public:
    YearsSheet(SheetCells& cells, const Comparison& comparison, const Rules& rules)
        : m_cells(cells), m_comparison(comparison), m_rules(rules), m_name(cells.texts()("xlsx.sheet.years")),
          m_sheet(cells.book().add_sheet(m_name, false)) {}

    void fill() {
        write_head();
        std::pair<std::size_t, const Series*> last = {0, nullptr};
        for (const CompareRow& row : m_comparison.rows) { // by agency, series, year
            if (last != std::pair(row.agency, row.series)) {
                last = {row.agency, row.series};
                begin_line(row);
            }
            write_value(row);
        }
        m_cells.book().filter(m_sheet, 0, std::max(m_row, 1U), last_column());
    }

    /// Of a finding; without a cell where it is about no series.
    CellPlace place(const CompareFinding& finding) const {
        const auto line = m_lines.find({finding.agency, finding.series});
        const auto column = std::find(m_comparison.years.begin(), m_comparison.years.end(), finding.year);
        if (line == m_lines.end() || column == m_comparison.years.end()) {
            return {m_name, "A1"};
        }
        return {m_name, xlsx::cell_name(line->second, column_of(finding.year))};
    }

private:
    std::uint32_t column_of(int year) const {
        const auto at = std::find(m_comparison.years.begin(), m_comparison.years.end(), year);
        return first_columns + static_cast<std::uint32_t>(at - m_comparison.years.begin());
    }
    std::uint32_t last_column() const {
        return first_columns + static_cast<std::uint32_t>(std::max<std::size_t>(m_comparison.years.size(), 1)) - 1;
    }

    void write_head() {
        xlsx::Workbook& book = m_cells.book();
        const html::Texts& texts = m_cells.texts();
        book.height(m_sheet, 0, 22);
        std::uint32_t column = 0;
        for (const char* id : {"field.agency", "xlsx.series", "xlsx.series-id", "field.unit"}) {
            book.text(m_sheet, 0, column++, texts(id), xlsx::Style::head);
        }
        for (const int year : m_comparison.years) {
            book.number(m_sheet, 0, column++, std::to_string(year), xlsx::Style::head);
        }
        book.width(m_sheet, 0, 0, 24);
        book.width(m_sheet, 1, 1, 44);
        book.width(m_sheet, 2, 2, 26);
        book.width(m_sheet, 3, 3, 8);
        book.width(m_sheet, first_columns, last_column(), 11);
        book.freeze(m_sheet, 1, first_columns);
        book.print(m_sheet, true, 1);
    }

    void begin_line(const CompareRow& row) {
        if (++m_row >= xlsx::most_rows) {
            throw Error(ErrorCode::too_large, "xlsx-too-many", m_name);
        }
        m_lines.emplace(std::pair(row.agency, row.series), m_row);
        m_unit = row.unit.empty() ? row.series->unit : row.unit;
        m_cells.text(m_sheet, m_row, 0, m_comparison.agencies.list[row.agency].name, xlsx::Style::plain);
        m_cells.text(m_sheet, m_row, 1, row.series->label.in(m_cells.texts().language()), xlsx::Style::plain);
        m_cells.text(m_sheet, m_row, 2, row.series->id, xlsx::Style::plain);
        m_cells.text(m_sheet, m_row, 3, m_unit, xlsx::Style::plain);
    }

    void write_value(const CompareRow& row) {
        const html::Texts& texts = m_cells.texts();
        SheetFigure figure;
        figure.fields.resize(figure_columns().size());
        if (row.value) {
            figure.fields[figure_field("value")] = row.value->to_string();
        }
        figure.shown = joined_parts(m_comparison, row, &BriefFigure::raw);
        if (figure.shown.empty()) {
            figure.shown = texts("short." + std::string(to_string(row.state)));
        }
        const bool absent = row.trouble == Trouble::ended || (row.trouble == Trouble::no_number && !row.value);
        const bool other_unit = row.value && !row.unit.empty() && row.unit != m_unit;
        figure.notice = absent                                                           ? SheetNotice::absent
                        : row.trouble != Trouble::none || other_unit                      ? SheetNotice::look
                        : is_break(row) || !row.notes.empty() || !row.findings.empty() ? SheetNotice::beside
                                                                                          : SheetNotice::none;
        const auto say = [&figure](const std::string& sentence) {
            figure.reason += (figure.reason.empty() || sentence.empty() ? "" : "\n") + sentence;
        };
        if (row.trouble != Trouble::none) {
            say(texts("xlsx.trouble." + std::string(to_string(row.trouble))));
        }
        if (other_unit) {
            say(texts("field.unit") + ": " + row.unit);
        }
        say(note_of(row, texts.language()));
        for (const std::size_t finding : row.findings) {
            const CompareFinding& one = m_comparison.findings[finding];
            say(one.finding.rule + ": " + message_of(one, m_rules, texts.language()));
        }
        bool cut = false;
        figure.reason = xlsx::fitted(figure.reason, 3'000, "\xE2\x80\xA6", cut); // all of it stands in the lists
        m_cells.figure(m_sheet, m_row, column_of(row.year), figure);
    }

    SheetCells& m_cells;
    const Comparison& m_comparison;
    const Rules& m_rules;
    std::string m_name;
    std::size_t m_sheet;
    std::uint32_t m_row = 0; ///< the head
    std::string m_unit;
    std::map<std::pair<std::size_t, const Series*>, std::uint32_t> m_lines;
};

void write_findings(SheetCells& cells, ListSheets& list, const Comparison& comparison, const YearsSheet& years,
                    const Rules& rules) {
    for (const CompareFinding& one : comparison.findings) {
        list.next_row();
        const std::string language = cells.texts().language();
        const std::string severity(to_string(one.finding.severity));
        const xlsx::Style style = severity == "error"     ? xlsx::Style::look
                                  : severity == "warning" ? xlsx::Style::beside
                                                          : xlsx::Style::plain;
        const std::string fields[] = {comparison.agencies.list[one.agency].name, one.year == 0 ? "" : std::to_string(one.year),
                                      one.finding.rule, cells.texts()("severity." + severity),
                                      one.series == nullptr ? std::string() : one.series->id,
                                      places_of(comparison, one.figures), message_of(one, rules, language)};
        for (std::uint32_t column = 0; column < std::size(fields); ++column) {
            list_cell(cells, list.sheet(), list.row(), column, {"", column == 1 ? "year" : "string"}, fields[column],
                      column == 3 ? style : xlsx::Style::plain);
        }
        const CellPlace place = years.place(one);
        cells.book().link(list.sheet(), list.row(), std::size(fields), place.sheet, place.cell, place.sheet + "!" + place.cell);
    }
}

void write_notes(const SheetCells& cells, std::size_t sheet, const Comparison& comparison) {
    const html::Texts& texts = cells.texts();
    xlsx::Workbook& book = cells.book();
    book.width(sheet, 0, 0, 30);
    book.width(sheet, 1, 1, 90);
    book.print(sheet, true, 0);
    book.text(sheet, 0, 0, texts("xlsx.sheet.years"), xlsx::Style::title);
    std::uint32_t row = 1;
    const auto pair = [&](const std::string& name, const std::string& text, xlsx::Style style) {
        book.text(sheet, row, 0, name, style);
        book.text(sheet, row++, 1, text, xlsx::Style::text);
    };
    pair("nianbao", NIANBAO_VERSION, xlsx::Style::plain);
    pair(texts("xlsx.about-years"), texts("xlsx.about-years.text"), xlsx::Style::plain);
    pair(texts("xlsx.records"), std::to_string(comparison.briefs.size()), xlsx::Style::plain);
    pair(texts("xlsx.agencies"), std::to_string(comparison.agencies.list.size()), xlsx::Style::plain);
    pair(texts("xlsx.sheet.findings"), std::to_string(comparison.findings.size()), xlsx::Style::plain);
    pair(texts("xlsx.sample.look"), texts("xlsx.legend.years-look"), xlsx::Style::look);
    pair(texts("xlsx.sample.beside"), texts("xlsx.legend.years-beside"), xlsx::Style::beside);
    pair(texts("xlsx.sample.absent"), texts("xlsx.legend.years-absent"), xlsx::Style::absent);
    for (const auto& [id, count] : {std::pair{"xlsx.limit.comments", cells.left_comments()}, {"xlsx.limit.cut", cells.cut_texts()},
                                    {"xlsx.limit.digits", cells.long_numbers()}}) {
        if (count > 0) {
            pair("", texts(id, {{"count", std::to_string(count)}}), xlsx::Style::plain);
        }
    }
}

} // namespace

void write_comparison_workbook(const Comparison& comparison, CompareBy by, const Rules& rules, const html::Texts& texts,
                               const std::string& path) {
    xlsx::Workbook book(path, texts("xlsx.title"));
    SheetCells cells(book, texts);
    const std::size_t notes = book.add_sheet(texts("xlsx.sheet.notes"), true);
    YearsSheet years(cells, comparison, rules);
    const std::string& language = texts.language();
    CsvSheet rows(cells, texts("xlsx.sheet.comparison"),
                  [&](const Sink& sink) { write_comparison_csv(comparison, by, language, sink); });
    constexpr double widths[] = {24, 8, 8, 10, 28, 40, 90, 24};
    ListSheets findings(cells, texts("xlsx.sheet.findings"), comparison.findings.size(), xlsx::most_links,
                        {texts("field.agency"), texts("field.year"), texts("field.rule"), texts("field.severity"),
                         texts("xlsx.series-id"), texts("field.place"), texts("field.message"), texts("xlsx.cell")},
                        widths);
    CsvSheet agencies(cells, texts("xlsx.sheet.agencies"), [&](const Sink& sink) { write_agencies_csv(comparison, sink); });
    CsvSheet changes(cells, texts("xlsx.sheet.changes"), [&](const Sink& sink) { write_text_changes_csv(comparison, sink); });
    years.fill();
    rows.fill();
    write_findings(cells, findings, comparison, years, rules);
    agencies.fill();
    changes.fill();
    write_notes(cells, notes, comparison);
    book.close();
}

} // namespace nianbao
