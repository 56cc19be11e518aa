// SPDX-License-Identifier: Apache-2.0
// Places header cells as HTML would, group labels down the rows, or on rows of their own where one column holds all labels.
#include "nianbao/output/form_layout.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace nianbao {

namespace {

constexpr const char* joint = " \xE2\x80\xBA "; // U+203A, as in the labels of figures.csv

class BlockLayout {
public:
    BlockLayout(FormLayout& layout, const FormTable& table, const FormBlock& block)
        : m_layout(layout), m_table(table), m_block(block), m_spans(block.columns.size(), 1) {
        std::uint32_t first_row = 0;
        for (const HeadCell& cell : block.head) {
            first_row += cell.row == 0 ? cell.column_span : 0;
            if (cell.leaf >= 0) {
                m_spans[static_cast<std::size_t>(cell.leaf)] = cell.column_span;
            }
        }
        std::uint32_t others = static_cast<std::uint32_t>(block.sides.size());
        for (const std::uint32_t span : m_spans) {
            others += span;
        }
        m_width = std::max(first_row, others);
        m_labels = m_width - others;
    }

    void place() {
        m_layout.columns = std::max(m_layout.columns, m_width);
        m_layout.first_label = std::max(m_layout.first_label, first_label());
        m_layout.label_columns = std::max(m_layout.label_columns, m_labels);
        if (!m_block.caption.text.empty()) {
            add(LayoutCell::Kind::caption, 0, 1, m_width, m_block.caption.text);
            ++m_layout.rows;
        }
        place_head();
        for (std::size_t row = 0; row < m_block.rows.size(); ++row) {
            place_row(row);
        }
        std::stable_sort(m_cells.begin(), m_cells.end(), [](const LayoutCell& a, const LayoutCell& b) {
            return std::pair(a.row, a.column) < std::pair(b.row, b.column);
        });
        m_layout.cells.insert(m_layout.cells.end(), m_cells.begin(), m_cells.end());
    }

private:
    void add(LayoutCell::Kind kind, std::uint32_t column, std::uint32_t rows, std::uint32_t columns, std::string text) {
        m_cells.push_back({kind, m_layout.rows, column, rows, columns, std::move(text)});
    }

    void place_head() {
        std::set<std::pair<std::uint32_t, std::uint32_t>> taken;
        const std::uint32_t start = m_layout.rows;
        std::uint32_t rows = 0;
        for (const HeadCell& cell : m_block.head) {
            std::uint32_t column = 0;
            while (taken.count({cell.row, column}) != 0) {
                ++column;
            }
            for (std::uint32_t r = 0; r < cell.row_span; ++r) {
                for (std::uint32_t c = 0; c < cell.column_span; ++c) {
                    taken.insert({cell.row + r, column + c});
                }
            }
            m_layout.rows = start + cell.row;
            add(LayoutCell::Kind::head, column, cell.row_span, cell.column_span, cell.label.text);
            rows = std::max(rows, cell.row + cell.row_span);
        }
        m_layout.rows = start + rows;
    }

    void place_row(std::size_t row) {
        const std::vector<Label>& path = m_block.rows[row].path;
        const std::size_t groups = path.empty() ? 0 : path.size() - 1;
        if (m_labels == 1) {
            for (std::size_t level = 0; level < groups; ++level) {
                if (row == 0 || !m_block.same_group(row - 1, row, level)) {
                    place_group_line(path[level].text);
                }
            }
        }
        const std::uint32_t first = first_label();
        place_sides(row);
        if (m_labels > 0) {
            place_labels(row, first, m_labels == 1 ? 0 : std::min<std::size_t>(groups, m_labels - 1));
        }
        std::uint32_t column = static_cast<std::uint32_t>(m_block.sides.size()) + m_labels;
        for (std::size_t i = 0; i < m_block.columns.size(); ++i) {
            const Column& slot = m_block.columns[i];
            const std::string& id = slot.row.empty() ? m_block.rows[row].id : slot.row;
            add(LayoutCell::Kind::figure, column, 1, m_spans[i], m_table.id + "/" + id + "/" + slot.id);
            column += m_spans[i];
        }
        ++m_layout.rows;
    }

    std::uint32_t first_label() const {
        return m_block.has(SideColumn::sequence) ? 1 : 0;
    }

    void place_group_line(const std::string& text) {
        for (std::uint32_t column = 0; column < m_width; ++column) {
            add(LayoutCell::Kind::label, column, 1, 1, column == first_label() ? text : std::string());
        }
        ++m_layout.rows;
    }

    void place_sides(std::size_t row) {
        std::uint32_t after = first_label() + m_labels;
        for (const SideColumn side : m_block.sides) {
            const bool first = side == SideColumn::sequence;
            const std::string text = side == SideColumn::unit   ? m_block.rows[row].unit
                                     : side == SideColumn::code ? m_block.rows[row].code
                                                                : std::to_string(row + 1);
            add(LayoutCell::Kind::side, first ? 0 : after++, 1, 1, text);
        }
    }

    void place_labels(std::size_t row, std::uint32_t first, std::size_t groups) {
        const std::vector<Label>& path = m_block.rows[row].path;
        for (std::size_t level = 0; level < groups; ++level) {
            if (row > 0 && m_block.same_group(row - 1, row, level)) {
                continue; // covered by the label above
            }
            std::size_t end = row + 1;
            while (end < m_block.rows.size() && m_block.same_group(row, end, level)) {
                ++end;
            }
            add(LayoutCell::Kind::label, first + static_cast<std::uint32_t>(level),
                static_cast<std::uint32_t>(end - row), 1, path[level].text);
        }
        std::string label = path.empty() ? std::string() : path.back().text;
        for (std::size_t level = path.size(); m_labels > 1 && level-- > groups + 1;) {
            label.insert(0, path[level - 1].text + joint);
        }
        const auto skipped = static_cast<std::uint32_t>(groups);
        add(LayoutCell::Kind::label, first + skipped, 1, m_labels - skipped, label);
    }

    FormLayout& m_layout;
    const FormTable& m_table;
    const FormBlock& m_block;
    std::vector<std::uint32_t> m_spans; ///< printed columns under each leaf
    std::uint32_t m_width = 0;
    std::uint32_t m_labels = 0;
    std::vector<LayoutCell> m_cells;
};

} // namespace

FormLayout layout_of(const FormTable& table) {
    FormLayout layout;
    for (const FormBlock& block : table.blocks) {
        BlockLayout(layout, table, block).place();
    }
    return layout;
}

} // namespace nianbao
