// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/build_record.hpp"

#include "nianbao/rebuild/rebuild.hpp"
#include "nianbao/record/checks.hpp"
#include "nianbao/record/dialect.hpp"
#include "nianbao/record/figures.hpp"
#include "nianbao/record/finding_book.hpp"
#include "nianbao/record/identity.hpp"
#include "nianbao/record/lost_characters.hpp"
#include "nianbao/record/prose_against_table.hpp"
#include "nianbao/record/prose_figures.hpp"
#include "nianbao/record/runs.hpp"
#include "nianbao/record/sections.hpp"
#include "nianbao/record/struck_cells.hpp"
#include "nianbao/record/unplaced_rows.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace nianbao {

namespace {

class RecordBuilder {
public:
    RecordBuilder(Document document, const SourceFacts& facts, const Knowledge& knowledge, Deadline deadline)
        : m_knowledge(knowledge), m_deadline(deadline) {
        m_record.document = std::move(document);
        m_record.source = facts;
        m_record.source.charset = m_record.document.charset;
        m_record.source.charset_basis = m_record.document.charset_basis;
    }

    Record build() {
        m_rebuilt = rebuild(m_record.document, m_knowledge, m_deadline);
        m_record.sections = find_sections(m_record.document, m_rebuilt, m_knowledge);
        m_deadline.check();
        m_record.runs = find_runs(m_record.document, m_rebuilt, m_record.sections);
        m_cells = cell_references(m_record.document, m_rebuilt, m_record.runs);
        m_record.source.dialect = dialect_of(m_record.document, m_rebuilt);
        if (m_rebuilt.form >= 0) {
            m_form = &m_knowledge.forms[static_cast<std::size_t>(m_rebuilt.form)];
            m_record.form = m_form->id;
            m_record.form_version = m_form->version;
            m_record.form_sha256 = m_form->sha256;
            note_rebuilt_tables();
            m_deadline.check();
            find_form_sections();
            m_found = build_figures(m_record, m_rebuilt, m_cells, m_table_has_section, m_knowledge);
            m_doubted = doubt_lost_cells(m_record, m_rebuilt, *m_form);
            m_struck = doubt_struck_cells(m_record, m_knowledge.lexicon);
        }
        m_deadline.check();
        add_findings();
        m_deadline.check();
        return std::move(m_record);
    }

private:
    // ---- sections and tables ----

    void find_form_sections() {
        const LabelIndex& index = m_knowledge.indexes[static_cast<std::size_t>(m_rebuilt.form)];
        for (std::size_t section = 0; section < m_form->sections.size(); ++section) {
            m_has_section.push_back(has_section(section, *m_form, m_rebuilt, index, m_record.sections));
        }
        for (std::uint32_t table = 0; table < m_form->tables.size(); ++table) {
            m_table_has_section.push_back(m_has_section[section_of(table)]);
            m_has_table.push_back(std::any_of(m_rebuilt.rows.begin(), m_rebuilt.rows.end(),
                                              [table](const PlacedRow& row) { return row.table == table; }));
            if (!m_has_table.back()) {
                mark_without_table(m_form->tables[table].section);
            }
        }
    }

    std::size_t section_of(std::uint32_t table) const {
        const auto found = std::find_if(m_form->sections.begin(), m_form->sections.end(), [&](const FormSection& section) {
            return section.id == m_form->tables[table].section;
        });
        return static_cast<std::size_t>(found - m_form->sections.begin());
    }

    void mark_without_table(const std::string& id) {
        for (SectionSpan& section : m_record.sections) {
            if (section.id == id && section.state == "present") {
                section.state = "no-table";
            }
        }
    }

    /// The run or grid that holds a token.
    std::string table_reference(const Token& token) const {
        if (token.grid) {
            return "t" + std::to_string(m_record.document.blocks[token.block].table.number);
        }
        const auto run = std::partition_point(m_record.runs.begin(), m_record.runs.end(),
                                              [&](const RunSpan& one) { return one.last_block <= token.block; });
        return run == m_record.runs.end() || token.block < run->first_block ? std::string{} : run->id;
    }

    void note_rebuilt_tables() {
        for (const PlacedRow& row : m_rebuilt.rows) {
            const Token& label = m_rebuilt.tokens[row.label_token];
            const std::string from = table_reference(label);
            const std::string& id = m_form->tables[row.table].id;
            if (m_record.rebuilt.empty() || m_record.rebuilt.back().from != from || m_record.rebuilt.back().table != id) {
                RebuiltTable table;
                table.from = from;
                table.table = id;
                table.width = label.grid ? m_record.document.blocks[label.block].table.width : m_rebuilt.shapes[row.table].width;
                table.witness = label.grid ? "cells labels order" : table.width > 0 ? "bars labels order" : "labels order";
                table.certainty = "exact";
                m_record.rebuilt.push_back(std::move(table));
            }
            m_record.rebuilt.back().rows.push_back(rebuilt_row(row));
            if (!row.trouble.empty()) {
                m_record.rebuilt.back().certainty = "doubtful";
            }
        }
    }

    RebuiltRow rebuilt_row(const PlacedRow& row) const {
        const FormBlock& block = m_form->tables[row.table].blocks[row.block];
        RebuiltRow out;
        out.row = row.row < 0 ? "x-" + row.label : block.rows[static_cast<std::size_t>(row.row)].id;
        out.label_cell = row.labeled ? m_cells[row.label_token] : std::string{};
        out.slots.reserve(row.slots.size());
        for (std::size_t i = 0; i < row.slots.size(); ++i) {
            const Column& column = block.columns[i];
            if (row.slots[i].kind == Slot::Kind::value) {
                out.slots.push_back({column.row.empty() ? column.id : column.row + "." + column.id, m_cells[row.slots[i].token]});
            }
        }
        if (out.row.empty()) {
            out.row = "values";
        }
        return out;
    }

    // ---- findings ----

    void add_findings() {
        std::vector<Finding> identity;
        std::vector<bool> in_table(m_record.document.blocks.size(), false);
        for (const RunSpan& run : m_record.runs) {
            std::fill(in_table.begin() + static_cast<std::ptrdiff_t>(run.first_block),
                      in_table.begin() + static_cast<std::ptrdiff_t>(run.last_block), true);
        }
        for (const PrintedSpan& span : m_rebuilt.printed) {
            in_table[m_rebuilt.tokens[span.begin].block] = true;
        }
        m_record.identity = find_identity(m_record.document, m_record.sections, in_table, m_record.source.name, m_knowledge, identity);
        if (m_form == nullptr) {
            m_found = read_prose(m_record, in_table, m_knowledge, m_deadline);
        }
        FindingBook book(m_record, m_knowledge.rules);
        for (Finding& finding : m_found) {
            book.add(std::move(finding));
        }
        if (m_form != nullptr) {
            report_tables(book);
            check_identities(m_record, *m_form, book);
            report_form(book);
            check_prose(m_record, in_table, m_knowledge, book, m_deadline);
        } else {
            add(book, "F-01", m_record.form.empty() ? "" : "prose", {}, {});
        }
        report_unknown_tables(book);
        for (Finding& finding : identity) {
            book.add(std::move(finding));
        }
        report_remarks(book);
    }

    static void add(FindingBook& book, const char* rule, const char* variant, std::string about,
                    std::vector<std::pair<std::string, std::string>> arguments, std::vector<std::string> figures = {},
                    std::string place = {}) {
        Finding finding;
        finding.rule = rule;
        finding.variant = variant;
        finding.about = std::move(about);
        finding.place = std::move(place);
        finding.arguments = std::move(arguments);
        finding.figures = std::move(figures);
        book.add(std::move(finding));
    }

    std::string heading_place(const std::string& section) const {
        const auto found = std::find_if(m_record.sections.begin(), m_record.sections.end(),
                                        [&](const SectionSpan& one) { return one.id == section; });
        if (found == m_record.sections.end()) {
            return {};
        }
        const Block& block = m_record.document.blocks[found->first_block];
        return to_string(block.kind == Block::Kind::line ? block.line.place : block.table.place);
    }

    void report_tables(FindingBook& book) {
        std::set<std::string> with_table;
        for (std::uint32_t table = 0; table < m_form->tables.size(); ++table) {
            const FormTable& form_table = m_form->tables[table];
            with_table.insert(form_table.section);
            const std::string& heading = m_form->sections[section_of(table)].heading.text;
            if (m_has_table[table]) {
                if (!m_table_has_section[table] && !m_form->sections[section_of(table)].optional) {
                    add(book, "E-02", "", form_table.section, {{"section", heading}});
                }
                continue;
            }
            std::vector<std::string> figures;
            for (const Figure& figure : m_record.figures) {
                if (figure.table == form_table.id && figure.in_form()) {
                    figures.push_back(figure.id());
                }
            }
            const std::string count = std::to_string(figures.size());
            add(book, "E-01", m_table_has_section[table] ? "" : "no-section", form_table.id,
                {{"section", heading}, {"count", count}}, std::move(figures), heading_place(form_table.section));
        }
        for (std::size_t section = 0; section < m_form->sections.size(); ++section) {
            if (!m_has_section[section] && with_table.count(m_form->sections[section].id) == 0) {
                add(book, "E-02", "prose", m_form->sections[section].id, {{"section", m_form->sections[section].heading.text}});
            }
        }
    }

    /// What only this form has is in doubt where the form itself is.
    void report_form(FindingBook& book) {
        if (!m_rebuilt.form_undecided) {
            return;
        }
        const Form& other = m_knowledge.forms[static_cast<std::size_t>(m_rebuilt.other_form)];
        std::set<std::string> shared;
        for (const FormTable& table : other.tables) {
            for (const FormBlock& block : table.blocks) {
                for (const Row& row : block.rows) {
                    for (const Column& column : block.columns) {
                        shared.insert(table.id + "/" + (column.row.empty() ? row.id : column.row) + "/" + column.id);
                    }
                }
            }
        }
        std::vector<std::string> doubtful;
        for (Figure& figure : m_record.figures) {
            if (figure.in_form() && figure.state == FigureState::reported && shared.count(figure.id()) == 0) {
                if (figure.value) {
                    figure.alternatives.insert(figure.alternatives.begin(), {figure.value->to_string(), figure.unit, "other-reading", {}});
                }
                figure.value.reset();
                figure.reading = Reading::doubtful;
                doubtful.push_back(figure.id());
            }
        }
        add(book, "F-02", "", {}, {{"form", m_form->id}, {"other_form", other.id}}, std::move(doubtful));
    }

    void report_unknown_tables(FindingBook& book) {
        report_kept(book, "", unknown_tables(m_record.document, m_rebuilt, m_record.runs));
        report_kept(book, "row", unplaced_rows(m_record.document, m_rebuilt));
    }

    static void report_kept(FindingBook& book, const char* variant, const std::vector<std::string>& places) {
        if (places.empty()) {
            return;
        }
        std::string joined;
        for (const std::string& place : places) {
            joined += (joined.empty() ? "" : ", ") + place;
        }
        add(book, "E-09", variant, {}, {{"places", joined}}, {}, places.front());
    }

    /// Remarks of the parser: "declared, used", a count, or a detail, as the rule's sentence wants it.
    void report_remarks(FindingBook& book) {
        std::string undecoded;
        for (const auto& [rule, detail] : m_record.document.remarks) {
            const std::string first = detail.substr(0, detail.find_first_of(", "));
            if (rule == "C-01") {
                add(book, "C-01", "", {}, {{"declared", first}, {"used", m_record.document.charset}});
            } else if (rule == "C-02") {
                undecoded = first;
            } else if (rule == "D-03" && detail.rfind("struck-through", 0) == 0) {
                add(book, "D-03", "struck-through", {}, {{"detail", detail}}, m_struck);
            } else {
                add(book, rule.c_str(), "", {}, {{"detail", detail}}, {}, line_in(rule, detail));
            }
        }
        report_lost_characters(book, undecoded);
    }

    /// The first lines that a remark about charsets names; of a page they are lines of its source, no places of the record.
    std::string line_in(const std::string& rule, const std::string& detail) const {
        const std::size_t from = detail.find(": L");
        if ((rule != "D-04" && rule != "D-05") || m_record.document.parser != "flat" || from == std::string::npos) {
            return {};
        }
        return to_string(place_from_string(detail.substr(from + 2, detail.find_first_of(", ", from + 2) - from - 2)));
    }

    /// `undecoded`: how many byte sequences were not decoded, "" for none. The source may hold U+FFFD of its own.
    void report_lost_characters(FindingBook& book, const std::string& undecoded) {
        LostCharacters lost = lost_characters(m_record);
        for (const std::string& id : m_doubted) {
            if (std::find(lost.figures.begin(), lost.figures.end(), id) == lost.figures.end()) {
                lost.figures.push_back(id);
            }
        }
        const bool may_print = !m_record.document.charset.empty(); // DOCX: a symbol of a font, with a remark of its own
        if (undecoded.empty() && (lost.count == 0 || !may_print)) {
            return;
        }
        const std::string count = undecoded.empty() ? std::to_string(lost.count) : undecoded;
        const char* const variant = undecoded.empty() ? "printed" : lost.count == 0 ? "outside" : "";
        add(book, "C-02", variant, {}, {{"count", count}, {"used", m_record.document.charset}, {"places", lost.places}},
            lost.figures, lost.first_place);
    }

    const Knowledge& m_knowledge;
    Deadline m_deadline;
    Record m_record;
    Rebuilt m_rebuilt;
    CellRefs m_cells;
    const Form* m_form = nullptr;
    std::vector<bool> m_has_section;       ///< per section of the form
    std::vector<bool> m_table_has_section; ///< per table of the form
    std::vector<bool> m_has_table;
    std::vector<Finding> m_found;
    std::vector<std::string> m_doubted; ///< beside a cell that was lost
    std::vector<std::string> m_struck;  ///< in a cell with struck text
};

} // namespace

Record build_record(Document document, const SourceFacts& facts, const Knowledge& knowledge, Deadline deadline) {
    return RecordBuilder{std::move(document), facts, knowledge, deadline}.build();
}

} // namespace nianbao
