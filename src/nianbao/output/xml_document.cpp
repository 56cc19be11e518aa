// SPDX-License-Identifier: Apache-2.0
// The document layer of a record's XML: everything the source said, in its order.
#include "nianbao/output/xml_document.hpp"

#include "nianbao/base/error.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace nianbao {

namespace {

bool is_plain(const Line& line) {
    return line.pieces.size() == 1 && line.pieces.front().bars == 0;
}

[[noreturn]] void fail(const std::string& what) {
    throw Error(ErrorCode::internal, "record-inconsistent", what);
}

// "L7-L46" for a run of lines of a text; elsewhere the place of its first line.
std::string run_place(const Line& first, const Line& last) {
    Place place = first.place;
    if (place.line != 0 && last.place.line != 0) {
        place.line_end = last.place.line_end != 0 ? last.place.line_end : last.place.line;
    }
    return to_string(place);
}

class DocumentWriter {
public:
    DocumentWriter(xml::Emitter& xml, const Record& record)
        : m_xml(xml), m_record(record), m_blocks(record.document.blocks) {}

    void write();

private:
    void check_spans() const;
    void write_section(const SectionSpan& section);
    void write_blocks(std::size_t from, std::size_t to);
    void write_block(const Block& block);
    void write_run(const RunSpan& run);
    void write_barred_line(const Line& line, const std::string& run, std::size_t& cells);
    void write_plain_line(std::string_view name, std::string_view level, const Line& line, bool with_place);
    void write_table(const Grid& grid);
    void write_cell(const Cell& cell, const std::string& id);
    void write_left_out();
    bool starts_run(std::size_t block) const {
        return m_run < m_record.runs.size() && m_record.runs[m_run].first_block == block;
    }

    xml::Emitter& m_xml;
    const Record& m_record;
    const std::vector<Block>& m_blocks;
    std::string m_id;      ///< of the cell that is written
    std::size_t m_run = 0; ///< first run that is not written yet
};

// Spans are written as nested elements: they must be in order, apart, not empty and inside one another.
void DocumentWriter::check_spans() const {
    std::size_t end = 0;
    for (const SectionSpan& section : m_record.sections) {
        if (section.first_block < end || section.last_block <= section.first_block) {
            fail("section " + section.id);
        }
        end = section.last_block;
    }
    if (end > m_blocks.size()) {
        fail("sections past the end");
    }
    end = 0;
    auto section = m_record.sections.begin();
    for (const RunSpan& run : m_record.runs) {
        const bool in_order = run.first_block >= end && run.last_block > run.first_block;
        if (!in_order || run.last_block > m_blocks.size()) {
            fail("run " + run.id);
        }
        end = run.last_block;
        while (section != m_record.sections.end() && section->last_block <= run.first_block) {
            ++section;
        }
        const bool meets = section != m_record.sections.end() && section->first_block < run.last_block;
        if (meets && (run.first_block < section->first_block || run.last_block > section->last_block)) {
            fail("run " + run.id + " crosses section " + section->id);
        }
        for (std::size_t i = run.first_block; i < run.last_block; ++i) {
            if (m_blocks[i].kind != Block::Kind::line) {
                fail("run " + run.id + " holds a table");
            }
        }
    }
}

void DocumentWriter::write() {
    check_spans();
    const Document& document = m_record.document;
    m_xml.open("document");
    m_xml.attribute("parser", document.parser);
    if (!document.closed) {
        m_xml.attribute("closed", "false");
    }
    if (!document.meta.empty()) {
        m_xml.open("page-metadata");
        for (const Meta& meta : document.meta) {
            m_xml.open("meta");
            m_xml.attribute("name", meta.name);
            m_xml.text(meta.value);
            m_xml.close();
        }
        m_xml.close();
    }
    std::size_t next = 0;
    for (const SectionSpan& section : m_record.sections) {
        write_blocks(next, section.first_block);
        write_section(section);
        next = section.last_block;
    }
    write_blocks(next, m_blocks.size());
    write_left_out();
    m_xml.close();
}

void DocumentWriter::write_section(const SectionSpan& section) {
    const Block& first = m_blocks[section.first_block];
    const bool is_line = first.kind == Block::Kind::line;
    m_xml.open("section");
    m_xml.attribute("id", section.id);
    m_xml.attribute("state", section.state);
    m_xml.code_if("at", to_string(is_line ? first.line.place : first.table.place));
    std::size_t next = section.first_block;
    // A heading between bars or in a table stays what it is: the section's first line or table.
    if (is_line && is_plain(first.line) && !starts_run(next)) {
        write_plain_line("heading", "level", first.line, false);
        ++next;
    }
    write_blocks(next, section.last_block);
    m_xml.close();
}

void DocumentWriter::write_blocks(std::size_t from, std::size_t to) {
    while (from < to) {
        if (starts_run(from)) {
            write_run(m_record.runs[m_run]);
            from = m_record.runs[m_run].last_block;
            ++m_run;
        } else {
            write_block(m_blocks[from]);
            ++from;
        }
    }
}

void DocumentWriter::write_block(const Block& block) {
    if (block.kind == Block::Kind::table) {
        write_table(block.table);
    } else if (is_plain(block.line)) {
        write_plain_line("p", "heading", block.line, true);
    } else {
        std::size_t cells = 0;
        write_barred_line(block.line, {}, cells);
    }
}

void DocumentWriter::write_plain_line(std::string_view name, std::string_view level, const Line& line,
                                      bool with_place) {
    m_xml.open(name);
    if (with_place) {
        m_xml.code_if("at", to_string(line.place));
    }
    if (line.heading != 0) {
        m_xml.attribute(level, std::size_t{line.heading});
    }
    m_xml.attribute_if("origin", line.origin);
    m_xml.text(line.pieces.front().text);
    m_xml.close();
}

void DocumentWriter::write_run(const RunSpan& run) {
    m_xml.open("run");
    m_xml.attribute("id", run.id);
    m_xml.attribute_if("at", run_place(m_blocks[run.first_block].line, m_blocks[run.last_block - 1].line));
    std::size_t cells = 0;
    for (std::size_t i = run.first_block; i < run.last_block; ++i) {
        write_barred_line(m_blocks[i].line, run.id, cells);
    }
    m_xml.close();
}

// Inside a run the texts are cells, which figures refer to; elsewhere they are just texts.
void DocumentWriter::write_barred_line(const Line& line, const std::string& run, std::size_t& cells) {
    m_xml.open("line");
    m_xml.code_if("at", to_string(line.place));
    if (line.heading != 0) {
        m_xml.attribute("heading", std::size_t{line.heading});
    }
    m_xml.attribute_if("origin", line.origin);
    for (const Piece& piece : line.pieces) {
        if (piece.bars != 0) {
            m_xml.open("bars");
            m_xml.attribute("n", std::size_t{piece.bars});
        } else if (run.empty()) {
            m_xml.open("text");
            m_xml.text(piece.text);
        } else {
            ++cells;
            m_xml.open("cell");
            m_id.assign(run).append(".c").append(std::to_string(cells));
            m_xml.code("id", m_id);
            m_xml.text(piece.text);
        }
        m_xml.close();
    }
    m_xml.close();
}

// Most grids are HTML or DOCX tables whose places are their ids; `at` says where that is not so.
void DocumentWriter::write_table(const Grid& grid) {
    const std::string id = "t" + std::to_string(grid.number);
    m_xml.open("table");
    m_xml.attribute("id", id);
    const std::string place = to_string(grid.place);
    if (place != id) {
        m_xml.attribute_if("at", place);
    }
    m_xml.attribute("columns", std::size_t{grid.width});
    if (grid.inside != 0) {
        m_xml.attribute("inside", std::size_t{grid.inside});
    }
    std::size_t row_number = 0;
    for (const GridRow& row : grid.rows) {
        ++row_number;
        const std::string row_id = id + "." + std::to_string(row_number) + ".";
        m_xml.open("row");
        m_xml.attribute("n", row_number);
        std::size_t cell_number = 0;
        for (const Cell& cell : row.cells) {
            ++cell_number;
            write_cell(cell, row_id + std::to_string(cell_number));
        }
        m_xml.close();
    }
    m_xml.close();
}

void DocumentWriter::write_cell(const Cell& cell, const std::string& id) {
    m_xml.open("cell");
    m_xml.code("id", id);
    const std::string place = to_string(cell.place);
    if (place != id) {
        m_xml.attribute_if("at", place);
    }
    m_xml.attribute("column", std::size_t{cell.column} + 1);
    if (cell.column_span != 1) {
        m_xml.attribute("colspan", std::size_t{cell.column_span});
    }
    if (cell.row_span != 1) {
        m_xml.attribute("rowspan", std::size_t{cell.row_span});
    }
    if (cell.hidden) {
        m_xml.attribute("hidden", "true");
    }
    if (cell.head) {
        m_xml.attribute("head", "true");
    }
    m_xml.text(cell.text);
    m_xml.close();
}

void DocumentWriter::write_left_out() {
    const Document& document = m_record.document;
    if (!document.left_out.empty()) {
        m_xml.open("left-outs");
        for (const LeftOut& left_out : document.left_out) {
            m_xml.open("left-out");
            m_xml.attribute("reason", left_out.reason);
            m_xml.code_if("at", to_string(left_out.place));
            m_xml.text(left_out.text);
            m_xml.close();
        }
        m_xml.close();
    }
    if (!document.remarks.empty()) {
        m_xml.open("remarks");
        for (const auto& [rule, detail] : document.remarks) {
            m_xml.open("remark");
            m_xml.attribute("rule", rule);
            m_xml.text(detail);
            m_xml.close();
        }
        m_xml.close();
    }
}

} // namespace

void write_document(xml::Emitter& xml, const Record& record) {
    DocumentWriter(xml, record).write();
}

} // namespace nianbao
