// SPDX-License-Identifier: Apache-2.0
#include "parsers/html/html_table.hpp"

#include <algorithm>
#include <utility>

namespace nianbao::html {

std::uint32_t span_of(std::string_view text, std::uint32_t least, std::uint32_t most) {
    std::size_t at = 0;
    while (at < text.size() && (text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r'))) {
        ++at;
    }
    at += at < text.size() && text[at] == '+' ? 1U : 0U;
    const std::size_t first = at;
    std::uint32_t number = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        number = std::min(number * 10 + static_cast<std::uint32_t>(text[at] - '0'), most);
    }
    return at == first || number < least ? 1 : number;
}

TableBuilder::TableBuilder(std::uint32_t number, std::uint32_t inside) {
    m_grid.number = number;
    m_grid.inside = inside;
    m_grid.place.table = number;
}

/// Called at both ends of a group: rows outside groups, between two of them, are a group of their own.
void TableBuilder::begin_group() {
    end_row();
    ++m_group;
}

void TableBuilder::begin_row(const void* id) {
    end_row();
    m_in_row = true;
    m_row_id = id;
    m_grid.rows.emplace_back();
    m_groups.push_back(m_group);
}

std::size_t TableBuilder::begin_cell(const xml::Node& element, bool hidden, const Limits& limits) {
    end_cell();
    if (!m_in_row) {
        begin_row(nullptr);
    }
    Cell cell;
    const auto most = static_cast<std::uint32_t>(limits.span);
    cell.column_span = span_of(element.attribute("colspan"), 1, most);
    cell.row_span = span_of(element.attribute("rowspan"), 0, most);
    cell.hidden = hidden;
    cell.head = element.name() == "th";
    cell.place.table = m_grid.number;
    cell.place.row = static_cast<std::uint32_t>(m_grid.rows.size());
    cell.place.cell = static_cast<std::uint32_t>(m_grid.rows.back().cells.size() + 1);
    const std::size_t columns = cell.column_span;
    m_grid.rows.back().cells.push_back(std::move(cell));
    ++m_cells;
    m_in_cell = true;
    m_cell_id = element.id();
    return columns;
}

void TableBuilder::leave_row(const void* id) {
    if (m_in_row && m_row_id == id) {
        end_row();
    }
}

void TableBuilder::leave_cell(const void* id) {
    if (m_in_cell && m_cell_id == id) {
        end_cell();
    }
}

void TableBuilder::end_cell() {
    if (!m_in_cell) {
        return;
    }
    Cell& cell = m_grid.rows.back().cells.back();
    cell.text = m_cell_flow.take();
    if (m_has_image && cell.text.empty()) {
        m_oddities.push_back({"image-in-cell", cell.place});
    }
    m_in_cell = false;
    m_has_image = false;
}

void TableBuilder::end_row() {
    end_cell();
    m_in_row = false;
}

Place TableBuilder::place() const {
    Place place;
    place.table = m_grid.number;
    place.row = m_in_row ? static_cast<std::uint32_t>(m_grid.rows.size()) : 0;
    place.cell = m_in_cell ? static_cast<std::uint32_t>(m_grid.rows.back().cells.size()) : 0;
    return place;
}

/// A cell does not grow out of its thead or tbody.
void TableBuilder::clip_to_groups() {
    std::size_t group_end = m_groups.size();
    for (std::size_t row = m_groups.size(); row-- > 0;) {
        const bool ends_group = row + 1 < m_groups.size() && m_groups[row + 1] != m_groups[row];
        group_end = ends_group ? row + 1 : group_end;
        const auto left = static_cast<std::uint32_t>(group_end - row);
        for (Cell& cell : m_grid.rows[row].cells) {
            if (cell.row_span > left) {
                m_oddities.push_back({"span-past-end", cell.place});
            }
            cell.row_span = cell.row_span == 0 ? left : std::min(cell.row_span, left);
        }
    }
}

Grid TableBuilder::finish() {
    end_row();
    if (m_cells == 0) {
        m_grid.rows.clear();
        m_groups.clear();
    }
    clip_to_groups();
    std::stable_sort(m_oddities.begin(), m_oddities.end(), [](const Oddity& a, const Oddity& b) {
        return a.place.row != b.place.row ? a.place.row < b.place.row : a.place.cell < b.place.cell;
    });
    place_cells(m_grid);
    return std::move(m_grid);
}

} // namespace nianbao::html
