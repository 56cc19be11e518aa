// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/figures.hpp"

#include "nianbao/forms/label_key.hpp"
#include "nianbao/record/cell_figure.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace nianbao {

namespace {

constexpr const char* separator = " \xE2\x80\xBA "; // U+203A between spaces

using Findings = std::vector<Finding>;
using Arguments = std::vector<std::pair<std::string, std::string>>;

/// "label 3" of the prints of a row, as messages list them.
std::string joined(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& one : texts) {
        text += (text.empty() ? "" : ", ") + one;
    }
    return text;
}

bool has_prints(const PlacedRow& row) {
    return std::any_of(row.slots.begin(), row.slots.end(), [](const Slot& slot) { return slot.kind != Slot::Kind::missing; });
}

/// Whether two prints of one figure say the same.
bool says_the_same(const Figure& a, const Figure& b) {
    return a.state == b.state && a.value == b.value && (a.value.has_value() || a.raw == b.raw || a.state == FigureState::blank);
}

class Builder {
public:
    Builder(Record& record, const Rebuilt& rebuilt, const CellRefs& cells, const std::vector<bool>& section_found,
            const Knowledge& knowledge)
        : m_record(record), m_rebuilt(rebuilt), m_section_found(section_found),
          m_form(knowledge.forms[static_cast<std::size_t>(rebuilt.form)]),
          m_lexicon(knowledge.lexicon), m_reader(record.document, rebuilt, cells, m_form, knowledge.lexicon) {
        for (std::size_t i = 0; i < rebuilt.rows.size(); ++i) {
            const PlacedRow& row = rebuilt.rows[i];
            m_tables_printed.insert(row.table);
            if (row.row >= 0) {
                m_printed[{row.table, row.block, row.row}].push_back(i);
            }
        }
    }

    Findings build() {
        m_record.figures.reserve(m_form.figure_count());
        for (std::uint32_t table = 0; table < m_form.tables.size(); ++table) {
            for (std::uint32_t block = 0; block < m_form.tables[table].blocks.size(); ++block) {
                const FormBlock& content = m_form.tables[table].blocks[block];
                for (std::size_t row = 0; row < content.rows.size(); ++row) {
                    build_row(table, block, static_cast<int>(row));
                }
            }
            report_missing_rows(table);
            report_order(table);
        }
        build_unknown_rows();
        report_same_prints();
        return std::move(m_findings);
    }

private:
    std::vector<Figure> empty_row(std::uint32_t table, std::uint32_t block, const Row& row) const {
        const FormBlock& content = m_form.tables[table].blocks[block];
        std::vector<Figure> figures;
        figures.reserve(content.columns.size());
        for (const Column& column : content.columns) {
            Figure& figure = figures.emplace_back();
            figure.table = m_form.tables[table].id;
            figure.column = column.id;
            figure.unit = figure.form_unit = row.unit.empty() ? column.unit : row.unit;
            if (column.row.empty()) {
                figure.row = row.id;
                figure.row_label = row.name;
                figure.column_label = column.name;
            } else {
                figure.row = column.row;
                figure.row_label = column.group;
                figure.column_label = column.path.back().text;
            }
        }
        return figures;
    }

    void build_row(std::uint32_t table, std::uint32_t block, int row) {
        const Row& form_row = m_form.tables[table].blocks[block].rows[static_cast<std::size_t>(row)];
        std::vector<std::size_t> prints;
        if (const auto found = m_printed.find({table, block, row}); found != m_printed.end()) {
            prints = found->second;
        }
        if (prints.size() > 1) { // a label that is printed again without anything behind it is no second print
            const auto end = std::remove_if(prints.begin(), prints.end(), [&](std::size_t i) { return !has_prints(m_rebuilt.rows[i]); });
            prints.erase(end == prints.begin() ? prints.begin() + 1 : end, prints.end());
        }
        if (prints.empty()) {
            add_absent(table, empty_row(table, block, form_row));
            return;
        }
        report_missing_rows(table);
        std::vector<Figure> figures = read_row(prints.front(), empty_row(table, block, form_row));
        for (std::size_t i = 1; i < prints.size(); ++i) {
            const std::size_t said = m_findings.size();
            std::vector<Figure> again = read_row(prints[i], empty_row(table, block, form_row));
            m_findings.resize(said); // what its cells call for was said of the first print, or is a conflict
            merge(figures, std::move(again));
        }
        append(std::move(figures));
    }

    void add_absent(std::uint32_t table, std::vector<Figure> figures) {
        const bool table_printed = m_tables_printed.count(table) > 0;
        for (Figure& figure : figures) {
            figure.state = table_printed             ? FigureState::missing_row
                           : m_section_found[table] ? FigureState::missing_table
                                                     : FigureState::missing_section;
        }
        if (table_printed) {
            m_missing_rows.push_back(figures);
        }
        append(std::move(figures));
    }

    /// Rows that are missing one after the other are one finding: a table that was cut lacks all below the cut.
    void report_missing_rows(std::uint32_t table) {
        if (m_missing_rows.empty()) {
            return;
        }
        const std::vector<Figure>& first = m_missing_rows.front();
        const bool several = m_missing_rows.size() > 1;
        Finding finding = about_row(first, "E-03", several ? "rows" : "");
        for (std::size_t i = 1; i < m_missing_rows.size(); ++i) {
            for (const Figure& figure : m_missing_rows[i]) {
                finding.figures.push_back(figure.id());
            }
        }
        finding.about = several ? first.front().table : finding.about;
        finding.arguments = {{"table", heading_of(table)},
                             {"row", row_name(first)},
                             {"last", row_name(m_missing_rows.back())},
                             {"rows", std::to_string(m_missing_rows.size())},
                             {"count", std::to_string(finding.figures.size())}};
        m_findings.push_back(std::move(finding));
        m_missing_rows.clear();
    }

    std::string heading_of(std::uint32_t table) const {
        const std::string& section = m_form.tables[table].section;
        const auto found = std::find_if(m_form.sections.begin(), m_form.sections.end(),
                                        [&](const FormSection& one) { return one.id == section; });
        return found == m_form.sections.end() ? m_form.tables[table].id : found->heading.text;
    }

    /// The row's label; a table without row labels is called by its first channel.
    static std::string row_name(const std::vector<Figure>& figures) {
        return figures.front().row_label;
    }

    static Finding about_row(const std::vector<Figure>& figures, const char* rule, std::string variant) {
        Finding finding;
        finding.rule = rule;
        finding.variant = std::move(variant);
        const bool one_row = std::all_of(figures.begin(), figures.end(), [&](const Figure& figure) { return figure.row == figures.front().row; });
        finding.about = one_row ? figures.front().table + "/" + figures.front().row : figures.front().table;
        for (const Figure& figure : figures) {
            finding.figures.push_back(figure.id());
        }
        return finding;
    }

    std::string place_of_token(std::size_t token) const {
        return to_string(place_of(m_rebuilt.tokens[token], m_record.document));
    }

    std::vector<Figure> read_row(std::size_t index, std::vector<Figure> figures) {
        const PlacedRow& row = m_rebuilt.rows[index];
        for (std::size_t column = 0; column < figures.size(); ++column) {
            m_reader.read(figures[column], row.slots[column], row, column, m_findings);
        }
        for (Figure& figure : figures) {
            if (row.by_blank_lines && figure.value) {
                figure.reading = Reading::doubtful;
            }
        }
        doubt_beside_last_words(row, figures);
        report_row(row, figures);
        return figures;
    }

    /// Words on a line of their own, in the place of a row's last number, may begin what follows the row (a heading); then a
    /// cell of the row is missing, and the others do not stand where they are put.
    void doubt_beside_last_words(const PlacedRow& row, std::vector<Figure>& figures) {
        std::size_t last = row.slots.size();
        for (std::size_t i = 0; i < row.slots.size(); ++i) {
            if (row.slots[i].kind == Slot::Kind::value && (last == row.slots.size() || row.slots[i].token > row.slots[last].token)) {
                last = i;
            }
        }
        if (last == row.slots.size() || figures[last].state != FigureState::text || !stands_alone(row.slots[last].token) ||
            is_no_change(figures[last].raw) || is_followed(row, row.slots[last].token) ||
            std::none_of(figures.begin(), figures.end(), [](const Figure& figure) { return figure.value.has_value(); })) {
            return;
        }
        Finding finding = about_row(figures, "Q-06", "row");
        finding.place = place_of_token(row.slots[last].token);
        finding.arguments = {{"row", row_name(figures)}, {"raw", figures[last].raw}};
        m_findings.push_back(std::move(finding));
        for (Figure& figure : figures) {
            if (figure.value) {
                figure.reading = Reading::doubtful;
            }
        }
    }

    bool is_no_change(std::string_view text) const {
        const auto& words = m_lexicon.no_change_words;
        return std::find(words.begin(), words.end(), to_utf8(fold_text(text, m_lexicon))) != words.end();
    }

    /// The next row of the same block begins right behind the token: what stands between two rows begins no heading.
    bool is_followed(const PlacedRow& row, std::size_t token) const {
        const PlacedRow* next = &row + 1;
        if (next == m_rebuilt.rows.data() + m_rebuilt.rows.size() || next->table != row.table || next->block != row.block) {
            return false;
        }
        const auto is_text = [this](std::size_t at) { return m_rebuilt.tokens[at].kind == Token::Kind::text; };
        for (std::size_t at = token + 1; at < next->begin; ++at) {
            if (is_text(at)) {
                return false;
            }
        }
        return true;
    }

    /// A text that no other shares its line with.
    bool stands_alone(std::size_t token) const {
        const std::vector<Token>& tokens = m_rebuilt.tokens;
        bool alone = !tokens[token].grid && tokens[token].line_start;
        for (std::size_t next = token + 1; alone && next < tokens.size() && tokens[next].block == tokens[token].block; ++next) {
            alone = tokens[next].kind != Token::Kind::text;
        }
        return alone;
    }

    void report_row(const PlacedRow& row, const std::vector<Figure>& figures) {
        const std::string place = place_of_token(row.label_token);
        const std::string name = row.row < 0 ? row.label : row_name(figures);
        const auto add = [&](const char* rule, const std::string& variant, Arguments arguments) {
            Finding finding = about_row(figures, rule, variant);
            finding.place = place;
            finding.arguments = std::move(arguments);
            m_findings.push_back(std::move(finding));
        };
        if (!row.trouble.empty()) {
            report_trouble(row, name, add);
        }
        if (row.header_conflict) {
            add("E-08", "", {{"row", name}, {"labels", header_above(row)}});
        }
        if (row.by_blank_lines) {
            const auto values = std::count_if(figures.begin(), figures.end(), [](const Figure& figure) { return figure.state != FigureState::blank; });
            add("E-12", "", {{"row", name}, {"declared", std::to_string(figures.size())}, {"used", std::to_string(values)}});
        }
        if (row.damaged) {
            add("E-10", "", {{"raw", std::string{m_rebuilt.tokens[row.label_token].text}}, {"row", name}});
        }
        if (!row.extra.empty()) {
            std::vector<std::string> labels;
            for (const std::size_t token : row.extra) {
                labels.emplace_back(m_rebuilt.tokens[token].text);
            }
            add("E-05", "", {{"table", heading_of(row.table)}, {"row", name}, {"labels", joined(labels)}});
        }
    }

    template <typename Add> void report_trouble(const PlacedRow& row, const std::string& name, const Add& add) {
        std::set<std::size_t> tokens;
        for (const Slot& slot : row.slots) {
            tokens.insert(slot.candidates.begin(), slot.candidates.end());
        }
        std::vector<std::string> candidates;
        for (const std::size_t token : tokens) {
            candidates.emplace_back(m_rebuilt.tokens[token].text);
        }
        const std::string count = std::to_string(candidates.size());
        add("E-07", candidates.empty() ? "none" : row.trouble,
            {{"row", name},
             {"count", count},
             {"used", count},
             {"declared", std::to_string(row.slots.size())},
             {"candidates", joined(candidates)},
             {"raw", candidates.empty() ? std::string{} : candidates.front()}});
    }

    std::string header_above(const PlacedRow& row) const {
        std::vector<std::string> labels;
        for (auto header = m_rebuilt.headers.rbegin(); header != m_rebuilt.headers.rend() && labels.size() < 4; ++header) {
            if (header->token < row.begin && header->table == row.table) {
                labels.insert(labels.begin(), std::string{m_rebuilt.tokens[header->token].text});
            }
        }
        return joined(labels);
    }

    void report_order(std::uint32_t table) {
        std::vector<std::string> ids;
        std::string place;
        for (const PlacedRow& row : m_rebuilt.rows) {
            if (row.table == table && row.reordered) {
                place = place.empty() ? place_of_token(row.label_token) : place;
            }
        }
        if (place.empty()) {
            return;
        }
        std::vector<std::string> labels;
        for (const HeaderToken& header : m_rebuilt.headers) {
            if (header.table == table) {
                labels.emplace_back(m_rebuilt.tokens[header.token].text);
            }
        }
        Finding finding;
        finding.rule = "E-11";
        finding.about = m_form.tables[table].id;
        finding.place = place;
        finding.arguments = {{"table", heading_of(table)}, {"labels", joined(labels)}};
        m_findings.push_back(std::move(finding));
    }

    /// A second print of a row: equal figures keep the first print, others lose their value.
    void merge(std::vector<Figure>& figures, std::vector<Figure> again) {
        for (std::size_t i = 0; i < figures.size(); ++i) {
            if (says_the_same(figures[i], again[i])) {
                SamePrints& same = m_same[figures[i].table];
                same.places = same.count++ == 0 ? to_string(figures[i].place) + ", " + to_string(again[i].place) : same.places;
            } else {
                conflict(figures[i], again[i]);
            }
        }
    }

    /// Equal prints are said once a table: they leave no figure in doubt.
    void report_same_prints() {
        for (std::uint32_t table = 0; table < m_form.tables.size(); ++table) {
            const auto found = m_same.find(m_form.tables[table].id);
            if (found != m_same.end()) {
                Finding finding;
                finding.rule = "E-06";
                finding.variant = "same";
                finding.about = m_form.tables[table].id;
                finding.arguments = {{"table", heading_of(table)}, {"count", std::to_string(found->second.count)},
                                     {"places", found->second.places}};
                m_findings.push_back(std::move(finding));
            }
        }
    }

    void conflict(Figure& figure, const Figure& again) {
        Finding finding;
        finding.rule = "E-06";
        finding.about = figure.id();
        finding.place = to_string(again.place);
        finding.figures = {figure.id()};
        finding.arguments = {{"figure", figure_name(figure)}, {"first", figure.raw}, {"second", again.raw},
                             {"places", to_string(figure.place) + ", " + to_string(again.place)}};
        m_findings.push_back(std::move(finding));
        if (figure.alternatives.empty() && figure.value) {
            figure.alternatives.push_back({figure.value->to_string(), figure.unit, "other-print", figure.cell});
        }
        if (again.value) {
            figure.alternatives.push_back({again.value->to_string(), again.unit, "other-print", again.cell});
        }
        figure.state = FigureState::reported;
        figure.reading = Reading::doubtful;
        figure.value.reset();
    }

    void build_unknown_rows() {
        std::map<std::string, std::size_t> first_of; // id of the first figure, index in the record
        for (std::size_t i = 0; i < m_rebuilt.rows.size(); ++i) {
            const PlacedRow& row = m_rebuilt.rows[i];
            const FormBlock& block = m_form.tables[row.table].blocks[row.block];
            if (row.row >= 0 || row.label.empty() || !block.columns.front().row.empty()) {
                continue;
            }
            Row unknown;
            unknown.id = "x-" + row.label;
            unknown.unit = unit_beside(row);
            std::vector<Figure> figures = empty_row(row.table, row.block, unknown);
            for (Figure& figure : figures) {
                figure.row_label = std::string{m_rebuilt.tokens[row.label_token].text};
            }
            figures = read_row(i, std::move(figures));
            Finding finding = about_row(figures, "E-04", "");
            finding.place = place_of_token(row.label_token);
            finding.arguments = {{"table", heading_of(row.table)}, {"row", row.label}};
            m_findings.push_back(std::move(finding));
            const auto [at, added] = first_of.emplace(figures.front().id(), m_record.figures.size());
            if (added) {
                append(std::move(figures));
                continue;
            }
            const auto from = m_record.figures.begin() + static_cast<std::ptrdiff_t>(at->second);
            std::vector<Figure> before(from, from + static_cast<std::ptrdiff_t>(figures.size()));
            merge(before, std::move(figures));
            std::move(before.begin(), before.end(), from);
        }
    }

    /// The unit printed in a column of units; empty where the table has none.
    std::string unit_beside(const PlacedRow& row) const {
        const bool has = m_form.tables[row.table].blocks[row.block].has(SideColumn::unit) && !row.sides.empty();
        return has ? std::string{m_rebuilt.tokens[row.sides.front()].text} : std::string{};
    }

    void append(std::vector<Figure> figures) {
        std::move(figures.begin(), figures.end(), std::back_inserter(m_record.figures));
    }

    struct SamePrints {
        std::size_t count = 0;
        std::string places; ///< of the first figure printed twice
    };

    Record& m_record;
    const Rebuilt& m_rebuilt;
    const std::vector<bool>& m_section_found;
    const Form& m_form;
    const Lexicon& m_lexicon;
    CellReader m_reader;
    std::map<std::tuple<std::uint32_t, std::uint32_t, int>, std::vector<std::size_t>> m_printed;
    std::set<std::uint32_t> m_tables_printed;
    std::vector<std::vector<Figure>> m_missing_rows; ///< since the last row that is printed
    std::map<std::string, SamePrints> m_same; ///< by table
    Findings m_findings;
};

} // namespace

std::string figure_name(const Figure& figure) {
    return figure.row_label.empty() ? figure.column_label : figure.row_label + separator + figure.column_label;
}

std::vector<Finding> build_figures(Record& record, const Rebuilt& rebuilt, const CellRefs& cells,
                                   const std::vector<bool>& section_found, const Knowledge& knowledge) {
    return Builder{record, rebuilt, cells, section_found, knowledge}.build();
}

} // namespace nianbao
