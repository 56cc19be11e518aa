// SPDX-License-Identifier: Apache-2.0
// PageReader: its tables, and rows and cells that stand in none.
#include "nianbao/base/error.hpp"
#include "parsers/html/page_reader.hpp"

#include <utility>

namespace nianbao::html {

using xml::Node;

/// A table, row group, row or cell.
void PageReader::begin_part(const Node& node, Kind kind) {
    if (kind == Kind::table) {
        begin_table(node);
        return;
    }
    begin_stray(node);
    if (kind == Kind::row) {
        begin_row(node);
    } else if (kind == Kind::cell) {
        begin_cell(node);
    } else if (m_frames.back().builder != nullptr) {
        m_frames.back().builder->begin_group();
    }
}

void PageReader::end_part(const Node& node, Kind kind) {
    if (kind == Kind::table) {
        end_table();
        return;
    }
    Frame& frame = m_frames.back();
    if (frame.builder == nullptr) {
        frame.joins_row = frame.joins_row && kind != Kind::row;
        break_block();
    } else if (kind == Kind::row) {
        frame.builder->leave_row(node.id());
    } else if (kind == Kind::cell) {
        frame.builder->leave_cell(node.id());
    } else {
        frame.builder->begin_group();
    }
}

void PageReader::begin_table(const Node& table) {
    break_block();
    settle();
    Frame frame;
    frame.holder = table.id();
    frame.parent = table.parent().id();
    frame.grid = m_frames.empty() ? 0 : m_frames.back().grid;
    if (!m_survey.is_layout(table)) {
        const std::uint32_t inside = grid() == nullptr ? 0 : grid()->number();
        frame.builder = std::make_unique<TableBuilder>(++m_tables, inside);
        frame.block = m_blocks.insert(m_blocks.end(), Block{});
        frame.grid = m_frames.size() + 1;
    }
    m_frames.push_back(std::move(frame));
}

/// Rows and cells outside every table: libxml2 keeps them as they stand. Behind a </table> that came too
/// early they go on with its grid.
void PageReader::begin_stray(const Node& part) {
    if (!m_frames.empty()) {
        return;
    }
    break_block();
    m_remarks.note("D-03", "cells-outside-table", {});
    const void* const parent = part.parent().id();
    Frame frame;
    if (m_ended.builder != nullptr && m_ended.parent == parent) {
        frame = std::move(m_ended);
        m_ended = {};
        if (kind_of(part.name()) == Kind::cell) {
            frame.builder->resume_row();
        }
    } else {
        settle();
        if (!m_survey.is_layout(part.parent())) {
            frame.builder = std::make_unique<TableBuilder>(++m_tables, 0);
            frame.block = m_blocks.insert(m_blocks.end(), Block{});
        }
    }
    frame.holder = parent;
    frame.parent = parent;
    frame.implicit = true;
    frame.grid = frame.builder == nullptr ? 0 : 1;
    m_frames.push_back(std::move(frame));
}

void PageReader::end_stray_before(const Node& node, Kind kind) {
    const bool is_part = kind == Kind::row_group || kind == Kind::row || kind == Kind::cell;
    const bool stands_beside = m_frames.size() == 1 && m_frames.back().implicit && !is_part &&
                               m_frames.back().holder == node.parent().id();
    if (stands_beside) {
        end_table();
    }
}

void PageReader::begin_row(const Node& row) {
    Frame& frame = m_frames.back();
    if (frame.builder != nullptr) {
        flush_loose(frame);
        frame.builder->begin_row(row.id());
    } else {
        break_block();
        frame.joins_row = m_survey.is_plain_row(row);
    }
}

void PageReader::begin_cell(const Node& cell) {
    Frame& frame = m_frames.back();
    if (frame.builder == nullptr) {
        break_block();
        return;
    }
    flush_loose(frame);
    // Covered columns count: a thousand columns a cell are as costly as a thousand cells.
    m_cells += frame.builder->begin_cell(cell, m_hidden > 0, m_limits);
    if (m_cells > m_limits.cells) {
        throw Error(ErrorCode::too_large, "limit", "cells", to_string(frame.builder->place()));
    }
    if (m_hidden > 0) {
        m_remarks.note("D-02", "cell", frame.builder->place());
    }
}

void PageReader::end_table() {
    m_frames.back().joins_row = false;
    if (m_frames.back().builder == nullptr) {
        break_block();
        m_frames.pop_back();
        return;
    }
    flush_loose(m_frames.back());
    settle();
    m_ended = std::move(m_frames.back());
    m_frames.pop_back();
    if (!m_frames.empty()) {
        settle();
        break_block();
    }
}

/// The last table is complete: nothing can go on with it any more.
void PageReader::settle() {
    if (m_ended.builder == nullptr) {
        return;
    }
    Grid grid = m_ended.builder->finish();
    for (const TableBuilder::Oddity& oddity : m_ended.builder->oddities()) {
        m_remarks.note("D-03", oddity.sort, oddity.place);
    }
    if (grid.rows.empty()) {
        m_blocks.erase(m_ended.block);
    } else {
        m_ended.block->kind = Block::Kind::table;
        m_ended.block->table = std::move(grid);
    }
    m_ended = {};
}

/// A caption, and text that stands between cells: lines before the table.
void PageReader::flush_loose(Frame& frame) {
    if (frame.builder->in_cell()) {
        return;
    }
    const std::string text = frame.builder->take_loose();
    if (!text.empty() && m_captions == 0) {
        m_remarks.note("D-03", "text-between-cells", frame.builder->place());
    }
    emit(frame.block, text, m_heading);
}

} // namespace nianbao::html
