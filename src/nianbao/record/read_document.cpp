// SPDX-License-Identifier: Apache-2.0
// The document layer of a record's XML back into blocks, sections and runs.
#include "nianbao/record/read_xml.hpp"

#include <algorithm>
#include <utility>

namespace nianbao::read_xml {

namespace {

class DocumentReader {
public:
    explicit DocumentReader(Record& record) : m_record(record), m_document(record.document) {}
    void read(const xml::Node& node);

private:
    bool read_block(const xml::Node& node);
    void read_section(const xml::Node& node);
    void read_run(const xml::Node& node);
    Line read_barred_line(const xml::Node& node, std::string_view text_name);
    Line start_line(const xml::Node& node, std::string_view level);
    void add_line(Line line);
    void add_plain_line(const xml::Node& node, std::string_view level, const Place& place);
    void read_table(const xml::Node& node);
    Cell read_cell(const xml::Node& node);

    Record& m_record;
    Document& m_document;
};

[[noreturn]] void fail_element(const xml::Node& node) {
    fail(node, "<" + std::string(node.name()) + ">");
}

std::vector<LeftOut> read_left_outs(const xml::Node& node) {
    std::vector<LeftOut> list;
    for (const xml::Node& child : children(node)) {
        list.push_back({required_attribute(child, "reason"), text(child), place(child)});
    }
    return list;
}

void DocumentReader::read(const xml::Node& node) {
    m_document.parser = required_attribute(node, "parser");
    m_document.closed = !node.has_attribute("closed") || flag(node, "closed");
    for (const xml::Node& child : children(node)) {
        const std::string_view name = child.name();
        if (name == "section") {
            read_section(child);
        } else if (name == "page-metadata") {
            for (const xml::Node& meta : children(child)) {
                m_document.meta.push_back({required_attribute(meta, "name"), text(meta)});
            }
        } else if (name == "left-outs") {
            m_document.left_out = read_left_outs(child);
        } else if (name == "remarks") {
            for (const xml::Node& remark : children(child)) {
                m_document.remarks.emplace_back(required_attribute(remark, "rule"), text(remark));
            }
        } else if (!read_block(child)) {
            fail_element(child);
        }
    }
}

bool DocumentReader::read_block(const xml::Node& node) {
    const std::string_view name = node.name();
    if (name == "p") {
        add_plain_line(node, "heading", place(node));
    } else if (name == "line") {
        add_line(read_barred_line(node, "text"));
    } else if (name == "run") {
        read_run(node);
    } else if (name == "table") {
        read_table(node);
    } else {
        return false;
    }
    return true;
}

void DocumentReader::read_section(const xml::Node& node) {
    SectionSpan section;
    section.id = required_attribute(node, "id");
    section.state = required_attribute(node, "state");
    section.heading = section.first_block = m_document.blocks.size();
    for (const xml::Node& child : children(node)) {
        if (child.name() == "heading" && m_document.blocks.size() == section.first_block) {
            add_plain_line(child, "level", place(node)); // it stands where its section starts
        } else if (!read_block(child)) {
            fail_element(child);
        }
    }
    section.last_block = m_document.blocks.size();
    m_record.sections.push_back(std::move(section));
}

void DocumentReader::read_run(const xml::Node& node) {
    RunSpan run;
    required_attribute(node, "id");
    run.id = code(node, "id");
    run.first_block = m_document.blocks.size();
    for (const xml::Node& child : children(node)) {
        if (child.name() != "line") {
            fail_element(child);
        }
        add_line(read_barred_line(child, "cell"));
    }
    run.last_block = m_document.blocks.size();
    m_record.runs.push_back(std::move(run));
}

Line DocumentReader::start_line(const xml::Node& node, std::string_view level) {
    Line line;
    line.heading = static_cast<std::uint8_t>(number(node, level, 0, 9));
    line.origin = attribute(node, "origin");
    return line;
}

Line DocumentReader::read_barred_line(const xml::Node& node, std::string_view text_name) {
    Line line = start_line(node, "heading");
    line.place = place(node);
    for (const xml::Node& child : children(node)) {
        if (child.name() == text_name) {
            line.pieces.push_back({text(child), 0});
        } else if (child.name() == "bars") {
            line.pieces.push_back({std::string(), std::max(1U, small_number(child, "n", 1))});
        } else {
            fail_element(child);
        }
    }
    return line;
}

void DocumentReader::add_line(Line line) {
    Block block;
    block.line = std::move(line);
    m_document.blocks.push_back(std::move(block));
}

void DocumentReader::add_plain_line(const xml::Node& node, std::string_view level, const Place& place) {
    Line line = start_line(node, level);
    line.place = place;
    line.pieces.push_back({text(node), 0});
    add_line(std::move(line));
}

Cell DocumentReader::read_cell(const xml::Node& node) {
    Cell cell;
    cell.text = text(node);
    const std::uint32_t column = small_number(node, "column", 0);
    if (column == 0) {
        fail(node, "no column in <cell>");
    }
    cell.column = column - 1;
    cell.column_span = small_number(node, "colspan", 1);
    cell.row_span = small_number(node, "rowspan", 1);
    cell.hidden = flag(node, "hidden");
    cell.head = flag(node, "head");
    cell.place = place(node, attribute(node, node.has_attribute("at") ? "at" : "id"));
    return cell;
}

void DocumentReader::read_table(const xml::Node& node) {
    Block block;
    block.kind = Block::Kind::table;
    Grid& grid = block.table;
    const std::string id = required_attribute(node, "id");
    const Place named = place_from_string(id);
    if (id != "t" + std::to_string(named.table)) {
        fail(node, "id=\"" + id + "\"");
    }
    grid.number = named.table;
    grid.width = small_number(node, "columns", 0);
    grid.inside = small_number(node, "inside", 0);
    grid.place = node.has_attribute("at") ? place(node) : named;
    for (const xml::Node& child : children(node)) {
        if (child.name() != "row") {
            fail_element(child);
        }
        GridRow row;
        for (const xml::Node& cell : children(child)) {
            row.cells.push_back(read_cell(cell));
        }
        grid.rows.push_back(std::move(row));
    }
    m_document.blocks.push_back(std::move(block));
}

} // namespace

void read_document(const xml::Node& node, Record& record) {
    DocumentReader(record).read(node);
}

} // namespace nianbao::read_xml
