// SPDX-License-Identifier: Apache-2.0
// `nianbao explain`: the chain from one value back to the bytes it was read from.
#include "cli/commands.hpp"
#include "cli/near_ids.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"
#include "nianbao/forms/form_figures.hpp"
#include "nianbao/forms/series.hpp"
#include "nianbao/io/source.hpp"
#include "nianbao/record/cell_text.hpp"
#include "nianbao/record/read_record.hpp"

#include <algorithm>

namespace nianbao::cli {

namespace {

class Explanation {
public:
    Explanation(const Record& record, const Figure& figure, const Knowledge& knowledge, const Messages& messages,
                const std::string& language)
        : m_record(record), m_figure(figure), m_knowledge(knowledge), m_messages(messages), m_language(language),
          m_row_label(figure.row_label), m_column_label(figure.column_label) {
        if (const Form* form = knowledge.find_form(record.form)) {
            for (const FormFigure& one : figures_of(*form)) {
                if (one.id() == figure.id()) {
                    m_row_label = one.row_label;
                    m_column_label = one.column_label;
                }
            }
        }
    }

    std::string text() {
        line("figure", m_figure.id());
        line("label", m_row_label + (m_column_label.empty() ? "" : " \xE2\x80\xBA " + m_column_label));
        line("value", m_figure.value ? m_figure.value->to_string() + " " + m_figure.unit : say("no-value"));
        words("state", to_string(m_figure.state));
        words("reading", to_string(m_figure.reading));
        add_series();
        add_print();
        add_cell();
        add_row_and_header();
        add_origin();
        add_findings();
        return m_text;
    }

private:
    std::string say(const std::string& id, const Arguments& arguments = {}) const {
        return m_messages.text_in(m_language, "explain." + id, arguments);
    }

    void line(const std::string& name, const std::string& value) {
        constexpr std::size_t name_width = 14;
        constexpr std::size_t text_width = 80 - name_width - 2;
        std::string head = padded(printable(name.empty() ? "" : say(name)), name_width);
        for (const std::string& part : wrapped(printable(value), text_width)) {
            m_text += head + "  " + part + "\n";
            head = std::string(name_width, ' ');
        }
    }

    void words(const std::string& name, std::string_view value) {
        if (!value.empty()) {
            line(name, std::string(value) + ": " + say(name + "." + std::string(value)));
        }
    }

    void add_series() {
        const SeriesBook book = load_series(m_knowledge);
        const Series* series = book.series_of(m_record.form, m_figure.id());
        if (series == nullptr) {
            line("series", say("series-own"));
        } else {
            line("series", say("series-line", {{"id", series->id}, {"label", series->label.in(m_language)}}));
            for (const SeriesLink& link : series->links) {
                add_step(link.from, link.to, to_string(link.relation), to_string(link.comparability), link.note,
                         link.evidence);
            }
            for (const SeriesEdge* edge : {&series->begin, &series->end}) {
                if (!edge->form.empty()) {
                    const bool begins = edge == &series->begin;
                    const std::string other = edge->other.empty() ? "-" : edge->other;
                    add_step(begins ? other : edge->form, begins ? edge->form : other, to_string(edge->relation), "no",
                             edge->note, edge->evidence);
                }
            }
        }
        for (const Series* sum : book.sums_of(m_record.form, m_figure.id())) {
            line("", say("series-part", {{"id", sum->id}, {"label", sum->label.in(m_language)}}));
        }
    }

    void add_step(const std::string& from, const std::string& to, std::string_view relation,
                  std::string_view comparability, const Both& note, const std::vector<Evidence>& evidence) {
        std::string circular;
        std::string clause;
        for (const Evidence& one : evidence) {
            circular += (circular.empty() ? "" : "; ") + one.circular;
            clause = one.clause.in(m_language);
        }
        line("", say("series-step", {{"from", from},
                                     {"to", to},
                                     {"relation", std::string(relation)},
                                     {"comparability", std::string(comparability)},
                                     {"note", note.in(m_language)},
                                     {"circular", circular},
                                     {"clause", clause}}));
    }

    void add_print() {
        line("raw", m_figure.raw.empty() ? say("raw-empty") : m_figure.raw);
        if (!m_figure.printed_number.empty()) {
            const std::string& unit = !m_figure.printed_unit.empty()  ? m_figure.printed_unit
                                      : !m_figure.column_unit.empty() ? m_figure.column_unit
                                                                      : m_figure.form_unit;
            line("printed", say("printed-text", {{"number", m_figure.printed_number}, {"unit", unit}}));
        }
        if (!m_figure.note.empty()) {
            line("note", m_figure.note);
        }
        if (!m_figure.evidence.empty()) {
            line("evidence", m_figure.evidence);
        }
        for (const Alternative& other : m_figure.alternatives) {
            const std::string because =
                other.because.empty() ? "" : m_messages.text_in(m_language, "because." + other.because);
            line("alternative", other.value + " " + other.unit + (other.cell.empty() ? "" : " " + other.cell) +
                                    (because.empty() ? "" : ": " + because));
        }
    }

    void add_cell() {
        const auto cell = find_cell(m_record, m_figure.cell);
        if (!cell) {
            line("cell", m_figure.cell.empty() ? say("cell-none") : m_figure.cell);
        } else if (!cell->run_place.empty()) {
            line("cell", say("cell-run", {{"cell", m_figure.cell}, {"place", cell->run_place}}));
        } else {
            const Place place = place_from_string(m_figure.cell);
            line("cell", say("cell-grid", {{"cell", m_figure.cell},
                                           {"table", std::to_string(place.table)},
                                           {"row", std::to_string(place.row)},
                                           {"number", std::to_string(place.cell)}}));
        }
    }

    void add_row_and_header() {
        line("row", say("row-text", {{"row", m_figure.row}, {"label", m_row_label}}));
        const RebuiltTable* table = nullptr;
        for (const RebuiltTable& each : m_record.rebuilt) {
            for (const RebuiltRow& row : each.rows) {
                const bool holds = std::any_of(row.slots.begin(), row.slots.end(), [&](const RebuiltSlot& slot) {
                    return !m_figure.cell.empty() && slot.cell == m_figure.cell && slot.column == m_figure.column;
                });
                if (each.table == m_figure.table && holds) {
                    table = &each;
                    add_label_cell(row.label_cell);
                }
            }
        }
        line("header", say("header-text",
                           {{"column", m_figure.column}, {"label", m_column_label}, {"unit", m_figure.form_unit}}));
        if (table != nullptr) {
            line("table", say("table-text", {{"table", table->table},
                                             {"from", table->from},
                                             {"witness", table->witness.empty() ? "-" : table->witness},
                                             {"certainty", table->certainty}}));
        }
    }

    void add_label_cell(const std::string& reference) {
        if (const auto label = find_cell(m_record, reference)) {
            line("", say("row-cell", {{"cell", reference}, {"text", label->text}}));
        }
    }

    void add_origin() {
        const std::string place = to_string(m_figure.place);
        const std::string unknown = say("unknown");
        const auto or_unknown = [&](const std::string& value) { return value.empty() ? unknown : value; };
        line("place", place.empty() ? say("cell-none")
                                    : say("place-text", {{"place", place}, {"source", m_record.source.name}}));
        line("source", say("source-text", {{"name", m_record.source.name},
                                           {"bytes", std::to_string(m_record.source.bytes)},
                                           {"charset", m_record.source.charset.empty() ? "-" : m_record.source.charset},
                                           {"sha256", m_record.source.sha256}}));
        line("record", say("record-text", {{"agency", or_unknown(m_record.identity.agency.value)},
                                           {"year", or_unknown(m_record.identity.year.value)},
                                           {"form", m_record.form},
                                           {"version", m_record.form_version}}));
    }

    void add_findings() {
        if (m_figure.findings.empty()) {
            line("findings", say("findings-none"));
        }
        bool first = true;
        for (const std::size_t index : m_figure.findings) {
            const Finding& finding = m_record.findings[index];
            line(first ? "findings" : "", finding.rule + " " + std::string(to_string(finding.severity)) + ": " +
                                              m_knowledge.rules.message(finding, m_language));
            first = false;
        }
    }

    const Record& m_record;
    const Figure& m_figure;
    const Knowledge& m_knowledge;
    const Messages& m_messages;
    const std::string& m_language;
    std::string m_row_label;
    std::string m_column_label;
    std::string m_text;
};

/// Says what is near, so that a slip of the pen needs no look at the manual.
[[noreturn]] void no_figure(const Record& record, const std::string& figure, const Messages& messages) {
    if (record.figures.empty()) {
        throw Error(ErrorCode::usage, "explain-no-figure", figure, messages.text("explain.no-form"));
    }
    std::vector<std::string> ids;
    for (const Figure& one : record.figures) {
        ids.push_back(one.id());
    }
    std::string near;
    for (const std::string& id : near_ids(figure, ids)) {
        near += (near.empty() ? "" : ", ") + id;
    }
    throw Error(ErrorCode::usage, "explain-no-figure", figure,
                near.empty() ? messages.text("explain.none-near", {{"form", record.form}})
                             : messages.text("explain.near", {{"ids", near}}));
}

Record read_one(const std::string& path) {
    const std::string bytes =
        path == "-" ? read_standard_input(Limits{}).bytes : read_source(path, path, Limits{}).bytes;
    return read_record(bytes, path, Limits{});
}

int explain(const ExplainArguments& arguments, const Messages& messages, const Knowledge& knowledge) {
    const std::string language = arguments.language.empty() ? messages.language() : arguments.language;
    const Record record = read_one(arguments.record);
    const auto found = std::find_if(record.figures.begin(), record.figures.end(),
                                    [&](const Figure& one) { return one.id() == arguments.figure; });
    if (found == record.figures.end()) {
        no_figure(record, arguments.figure, messages);
    }
    write_output(Explanation(record, *found, knowledge, messages, language).text());
    return 0;
}

} // namespace

int command_explain(const ExplainArguments& arguments, const Messages& messages) {
    const Knowledge knowledge = knowledge_with(arguments.forms);
    try {
        return explain(arguments, messages, knowledge);
    } catch (const Error& error) {
        if (error.code() == ErrorCode::usage || error.key() == "stdout-write") {
            throw;
        }
        print_error(messages, arguments.record, error);
        return 1;
    }
}

} // namespace nianbao::cli
