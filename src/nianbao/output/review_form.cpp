// SPDX-License-Identifier: Apache-2.0
// Lays a table out as its circular prints it: header cells with their spans, group labels merged down the rows.
#include "nianbao/output/review_form.hpp"

#include <algorithm>

namespace nianbao::html {

namespace {

std::string joined(const std::string& a, const std::string& b) {
    return a.empty() ? b : b.empty() ? a : a + " \xE2\x80\xBA " + b;
}

/// What stands where there is no value: the print, or the state in a word.
std::string shown_text_of(const ReviewContext& context, const Figure& figure) {
    return figure.raw.empty() ? context.texts()("short." + std::string(to_string(figure.state))) : figure.raw;
}

const char* class_of(Notice notice) {
    switch (notice) {
    case Notice::look:
        return "fig look";
    case Notice::absent:
        return "fig gone";
    case Notice::beside:
        return "fig beside";
    case Notice::none:
        break;
    }
    return "fig";
}

constexpr std::size_t most_shown = 300; ///< bytes of what stands in a cell of the form
constexpr std::size_t most_name = 600;
constexpr std::size_t short_more = 120; ///< labels are rarely longer
constexpr std::size_t short_print = 200; ///< a print up to this is always whole
constexpr std::size_t most_print = 8'000;

/// Writes the buttons that open figures. What is usual is left out of their attributes: most figures are exact.
class FigureWriter {
public:
    /// Prints that are not short are whole until `budget` bytes are used; nobody can decide on a figure whose print is
    /// cut, as the whole print is the guard.
    FigureWriter(Markup& html, const ReviewContext& context, std::size_t budget)
        : m_html(html), m_context(context), m_left(budget * 2 / 3), m_more_left(budget / 3) {}

    void write(std::size_t index) {
        const Figure& figure = m_context.record().figures[index];
        const Correction* decision = decision_on(m_context.record(), figure);
        const std::string shown = more(shown_text(m_context, figure));
        std::string classes = class_of(m_context.notice(index));
        classes += decision != nullptr ? " ruled" : "";
        m_html.open("button", classes).attribute("type", "button");
        m_html.attribute("id", "g" + std::to_string(index));
        write_id(figure);
        m_html.attribute("data-name", figure.in_form() ? label_of(figure) : more(label_of(figure)));
        if (figure.state != FigureState::reported) {
            m_html.attribute("data-state", to_string(figure.state));
        }
        m_html.attribute_if("data-reading", to_string(figure.reading));
        if (figure.value) {
            m_html.attribute("data-value", figure.value->to_string());
        }
        if (figure.raw != shown) {
            m_html.attribute("data-raw", allowed(figure.raw));
        }
        m_html.attribute_if("data-unit", figure.unit);
        m_html.attribute_if("data-place", to_string(figure.place));
        m_html.attribute_if("data-cell", figure.cell);
        std::string findings;
        for (const std::size_t finding : figure.findings) {
            findings += (findings.empty() ? "" : " ") + std::to_string(finding + 1);
        }
        m_html.attribute_if("data-findings", findings);
        m_html.attribute_if("data-readings",
                            figure.alternatives.empty() ? "" : more(readings_of(m_context, figure)));
        m_html.attribute_if("data-note", more(figure.note));
        m_html.attribute_if("data-evidence", more(figure.evidence));
        if (m_cut) {
            m_html.attribute("data-cut", "1");
        }
        m_html.text(shown);
        if (decision != nullptr) {
            write_decision(figure, *decision);
        }
        if (figure.value && !figure.raw.empty() && figure.raw != shown) {
            m_html.element("small", more(figure.raw));
        }
        m_html.close();
        m_cut = false;
    }

private:
    std::string allowed(const std::string& text) {
        const std::size_t size = escaped(text).size();
        const bool whole = size <= short_print || (size <= most_print && size <= m_left);
        m_left -= whole && size > short_print ? size : 0;
        m_cut = m_cut || !whole;
        return whole ? text : clipped(text, short_print);
    }

    /// What is also said, at length only as long as bytes are left for it.
    std::string more(const std::string& text) {
        const std::size_t size = escaped(text).size();
        if (size <= short_more) {
            return text;
        }
        const std::size_t most = std::max(short_more, std::min(most_name, m_more_left));
        m_more_left -= std::min(m_more_left, std::min(size, most));
        return clipped(text, most);
    }

    void write_id(const Figure& figure) {
        m_html.attribute("data-id", allowed(figure.id()));
        if (figure.row.find('/') != std::string::npos || figure.column.find('/') != std::string::npos) {
            m_html.attribute("data-row", allowed(figure.row)).attribute("data-column", allowed(figure.column));
        }
    }

    void write_decision(const Figure& figure, const Correction& decision) {
        const std::string value = decision.value ? decision.value->to_string() : std::string();
        const std::string published =
            figure.value ? figure.value->to_string() : clipped(shown_text_of(m_context, figure), most_shown);
        const bool corrected = m_context.edition() == Edition::corrected && decision.decision != "confirm";
        m_html.element("small", corrected ? m_context.texts()("figure.published", {{"value", published}})
                                          : m_context.texts()("figure." + decision.decision, {{"value", value}}),
                       "decision");
    }

    Markup& m_html;
    const ReviewContext& m_context;
    std::size_t m_left;      ///< for prints that are not short
    std::size_t m_more_left; ///< for what is said beside them
    bool m_cut = false;
};

class TableWriter {
public:
    TableWriter(Markup& html, const ReviewContext& context, FigureWriter& figures, const FormTable& table,
                const FormBlock& block)
        : m_html(html), m_context(context), m_figures(figures), m_table(table), m_block(block), m_spans(block.columns.size(), 1) {
        std::uint32_t first_row = 0;
        for (const HeadCell& cell : block.head) {
            first_row += cell.row == 0 ? cell.column_span : 0;
            if (cell.leaf >= 0) {
                m_spans[static_cast<std::size_t>(cell.leaf)] = cell.column_span;
            }
        }
        std::uint32_t leaves = 0;
        for (const std::uint32_t span : m_spans) {
            leaves += span;
        }
        m_labels = first_row > leaves ? first_row - leaves : 0;
    }

    void write() {
        m_html.open("table", "form");
        if (!m_block.caption.text.empty()) {
            m_html.element("caption", m_block.caption.text);
        }
        write_head();
        m_html.open("tbody");
        for (std::size_t row = 0; row < m_block.rows.size(); ++row) {
            m_html.open("tr");
            if (m_labels > 0) {
                write_labels(row);
            }
            for (std::size_t column = 0; column < m_block.columns.size(); ++column) {
                write_slot(m_block.rows[row], column);
            }
            m_html.close();
        }
        m_html.close().close();
    }

private:
    void write_head() {
        m_html.open("thead");
        std::uint32_t row = 0;
        m_html.open("tr");
        for (const HeadCell& cell : m_block.head) {
            while (row < cell.row) {
                m_html.close().open("tr");
                ++row;
            }
            // Over the row labels stands a note, or nothing: no header of theirs.
            const bool over_labels = cell.leaf < 0 && cell.column_span <= m_labels && cell.row == 0;
            m_html.open(over_labels ? "td" : "th");
            if (!over_labels) {
                m_html.attribute("scope", cell.leaf < 0 ? "colgroup" : "col");
            }
            write_spans(cell.column_span, cell.row_span);
            m_html.text(cell.label.text).close();
        }
        m_html.close().close();
    }

    void write_spans(std::size_t columns, std::size_t rows) {
        if (columns > 1) {
            m_html.attribute("colspan", columns);
        }
        if (rows > 1) {
            m_html.attribute("rowspan", rows);
        }
    }

    void write_labels(std::size_t row) {
        const std::vector<Label>& path = m_block.rows[row].path;
        const std::size_t groups = std::min<std::size_t>(path.empty() ? 0 : path.size() - 1, m_labels - 1);
        for (std::size_t level = 0; level < groups; ++level) {
            if (row > 0 && m_block.same_group(row - 1, row, level)) {
                continue; // covered by the label above
            }
            std::size_t end = row + 1;
            while (end < m_block.rows.size() && m_block.same_group(row, end, level)) {
                ++end;
            }
            m_html.open("th", "group").attribute("scope", end - row > 1 ? "rowgroup" : "row");
            write_spans(1, end - row);
            m_html.text(path[level].text).close();
        }
        std::string label;
        for (std::size_t level = groups; level < path.size(); ++level) {
            label = joined(label, path[level].text);
        }
        m_html.open("th").attribute("scope", "row");
        write_spans(m_labels - groups, 1);
        m_html.text(label).close();
    }

    void write_slot(const Row& row, std::size_t column) {
        const Column& slot = m_block.columns[column];
        const std::string id =
            m_table.id + "/" + (slot.row.empty() ? row.id : slot.row) + "/" + slot.id;
        m_html.open("td");
        write_spans(m_spans[column], 1);
        m_html.text("");
        const std::size_t figure = m_context.find_figure(id);
        if (figure != ReviewContext::npos) {
            m_figures.write(figure);
        }
        m_html.close();
    }

    Markup& m_html;
    const ReviewContext& m_context;
    FigureWriter& m_figures;
    const FormTable& m_table;
    const FormBlock& m_block;
    std::vector<std::uint32_t> m_spans; ///< printed columns under each leaf
    std::size_t m_labels = 0;           ///< printed columns of the row labels
};

std::string section_heading(const Form& form, const FormTable& table) {
    for (const FormSection& section : form.sections) {
        if (section.id == table.section) {
            return section.heading.text;
        }
    }
    return table.id;
}

void write_unknown(Markup& html, const ReviewContext& context, FigureWriter& figures, std::size_t budget) {
    const Record& record = context.record();
    const std::size_t start = html.size();
    std::size_t all = 0;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < record.figures.size(); ++i) {
        const Figure& figure = record.figures[i];
        if (figure.in_form()) {
            continue;
        }
        if (all++ == 0) {
            html.element("h3", context.texts()("form.unknown")).open("ul", "unknown");
        }
        if (html.size() - start < budget) {
            ++shown;
            html.open("li").element("span", clipped(label_of(figure), most_name) + " ");
            figures.write(i);
            html.close();
        }
    }
    if (all > 0) {
        html.close().element(
            "p", context.texts()("count.shown", {{"shown", std::to_string(shown)}, {"all", std::to_string(all)}}), "note");
    }
}

} // namespace

std::string label_of(const Figure& figure) {
    return joined(figure.row_label, figure.column_label);
}

std::string shown_text(const ReviewContext& context, const Figure& figure) {
    const Correction* decision =
        context.edition() == Edition::corrected ? decision_on(context.record(), figure) : nullptr;
    if (decision != nullptr && decision->decision != "confirm") {
        return decision->value ? decision->value->to_string() : context.texts()("short.undecidable");
    }
    if (figure.value) {
        return figure.value->to_string();
    }
    return shown_text_of(context, figure);
}


std::string readings_of(const ReviewContext& context, const Figure& figure) {
    std::string text = figure.value ? figure.value->to_string() + " " + figure.unit : std::string();
    for (const Alternative& alternative : figure.alternatives) {
        text += text.empty() ? "" : "\n";
        text += alternative.value + " " + alternative.unit;
        if (!alternative.because.empty()) {
            text += " (" + context.texts()("because." + alternative.because) + ")";
        }
        text += alternative.cell.empty() ? "" : " [" + alternative.cell + "]";
    }
    return text;
}

void write_form(Markup& html, const ReviewContext& context, std::size_t budget) {
    if (context.form() == nullptr) {
        html.element("p", context.texts()("form.none"), "note");
        return;
    }
    FigureWriter figures(html, context, budget / 2);
    for (const FormTable& table : context.form()->tables) {
        const std::string heading = section_heading(*context.form(), table);
        html.element("h3", heading);
        html.open("div", "scroll").attribute("tabindex", std::size_t{0}).attribute("role", "region");
        html.attribute("aria-label", context.texts()("form.region", {{"section", heading}}));
        for (const FormBlock& block : table.blocks) {
            TableWriter(html, context, figures, table, block).write();
        }
        html.close();
    }
    write_unknown(html, context, figures, budget / 2);
}

} // namespace nianbao::html
