// SPDX-License-Identifier: Apache-2.0
// One table of a page as a grid, built row by row (HTML Standard, 4.9.12.1 "forming a table").
#ifndef NIANBAO_PARSERS_HTML_HTML_TABLE_HPP
#define NIANBAO_PARSERS_HTML_HTML_TABLE_HPP

#include "nianbao/base/limits.hpp"
#include "nianbao/document/grid.hpp"
#include "nianbao/xml/dom.hpp"
#include "parsers/html/text_flow.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::html {

/// A span as written: a number, clamped to `most`. What is no number, and no columns at all, is 1; rows may
/// be 0: to the end of the row group.
std::uint32_t span_of(std::string_view text, std::uint32_t least, std::uint32_t most);

class TableBuilder {
public:
    TableBuilder(std::uint32_t number, std::uint32_t inside);

    void begin_group();
    void begin_row(const void* id);
    /// What comes belongs to the last row, which ended too early.
    void resume_row() {
        m_in_row = !m_grid.rows.empty();
        m_row_id = nullptr;
    }
    /// A cell without a row gets one. A cell that is open ends. Returns the number of columns it covers.
    std::size_t begin_cell(const xml::Node& element, bool hidden, const Limits& limits);
    /// `id`: the element that is left; the row or cell ends if it is this one.
    void leave_row(const void* id);
    void leave_cell(const void* id);
    void note_image() {
        m_has_image = true;
    }

    /// Where text goes: into the open cell, or nowhere in the grid.
    TextFlow& flow() {
        return m_in_cell ? m_cell_flow : m_loose;
    }
    bool in_cell() const {
        return m_in_cell;
    }
    /// Text since the last call that stands in the table and in no cell.
    std::string take_loose() {
        return m_loose.take();
    }
    std::uint32_t number() const {
        return m_grid.number;
    }
    /// Of the open cell; of the row or table where none is open.
    Place place() const;
    /// What is odd about cells: "image-in-cell" (and no text), "span-past-end".
    struct Oddity {
        std::string_view sort;
        Place place;
    };
    const std::vector<Oddity>& oddities() const {
        return m_oddities;
    }
    /// Spans clipped to their row groups, cells placed. Without rows where the table has no cell.
    Grid finish();

private:
    void end_cell();
    void end_row();
    void clip_to_groups();

    Grid m_grid;
    std::vector<std::uint32_t> m_groups; ///< row group of each row
    std::uint32_t m_group = 0;
    std::size_t m_cells = 0;
    const void* m_row_id = nullptr;
    const void* m_cell_id = nullptr;
    bool m_in_row = false;
    bool m_in_cell = false;
    bool m_has_image = false;
    TextFlow m_cell_flow;
    TextFlow m_loose;
    std::vector<Oddity> m_oddities;
};

} // namespace nianbao::html

#endif // NIANBAO_PARSERS_HTML_HTML_TABLE_HPP
