// SPDX-License-Identifier: Apache-2.0
// Only cells that a figure refers to get an id: a page must stay within four times its source.
#include "nianbao/output/review_source.hpp"

#include <algorithm>
#include <set>

namespace nianbao::html {

namespace {

using Marks = std::unordered_set<std::string>;

constexpr std::size_t lines_around = 6; ///< shown of a run on each side of a marked cell
constexpr std::size_t most_excerpt_lines = 60;
constexpr std::size_t most_excerpt_rows = 60;

std::string table_id(const Grid& grid) {
    return "t" + std::to_string(grid.number);
}

class SourceWriter {
public:
    /// `with_ids`: the one full print of the source; excerpts repeat parts of it without.
    SourceWriter(Markup& html, const ReviewContext& context, const Marks& marks, bool with_ids)
        : m_html(html), m_context(context), m_marks(marks), m_with_ids(with_ids) {}

    /// Most bytes a text may take.
    void allow(std::size_t bytes) {
        m_most = bytes;
    }

    void line(std::size_t block) {
        const Line& line = m_context.record().document.blocks[block].line;
        const std::string place = to_string(line.place);
        m_html.open("div", line.heading != 0 ? "l h" : "l");
        if (m_with_ids) {
            m_html.attribute_if("id", place);
        }
        m_html.attribute_if("data-n", place);
        const ReviewContext::InRun* run = m_context.run_of(block);
        std::size_t cells = run == nullptr ? 0 : run->cells_before;
        for (const Piece& piece : line.pieces) {
            if (piece.bars != 0) {
                m_html.element("i", std::string(std::min<std::size_t>(piece.bars, m_most), '|'));
            } else {
                ++cells;
                cell_text(run == nullptr ? std::string() : run->run + ".c" + std::to_string(cells), piece.text);
            }
        }
        m_html.close();
    }

    void table(const Grid& grid, std::size_t most_rows) {
        const std::string id = table_id(grid);
        const Texts& texts = m_context.texts();
        m_html.open("div", "scroll").attribute("tabindex", std::size_t{0}).attribute("role", "region");
        const std::string where = m_with_ids ? "source.table" : "source.excerpt";
        m_html.attribute("aria-label", texts(where, {{"table", id}, {"number", std::to_string(++m_regions)}}));
        m_html.open("table", "src");
        if (m_with_ids) {
            m_html.attribute("id", id);
        }
        m_html.open("tbody");
        for (std::size_t row = 0; row < std::min(grid.rows.size(), most_rows); ++row) {
            m_html.open("tr");
            for (std::size_t cell = 0; cell < grid.rows[row].cells.size(); ++cell) {
                grid_cell(grid.rows[row].cells[cell],
                          id + "." + std::to_string(row + 1) + "." + std::to_string(cell + 1));
            }
            m_html.close();
        }
        m_html.close().close().close();
        if (grid.rows.size() > most_rows) {
            m_html.element("p", texts("source.rows", {{"shown", std::to_string(most_rows)},
                                                      {"all", std::to_string(grid.rows.size())}}),
                           "note");
        }
    }

private:
    void grid_cell(const Cell& cell, const std::string& id) {
        const bool marked = m_marks.count(id) != 0;
        m_html.open("td", marked ? "hit" : "");
        if (m_with_ids && m_context.is_referred(id)) {
            m_html.attribute("id", "c-" + id);
        }
        if (cell.column_span > 1) {
            m_html.attribute("colspan", std::size_t{std::min(cell.column_span, 1000U)});
        }
        if (cell.row_span != 1) {
            m_html.attribute("rowspan", std::size_t{cell.row_span});
        }
        m_html.text("");
        if (marked) {
            m_html.element("mark", clipped(cell.text, m_most));
        } else {
            m_html.text(clipped(cell.text, m_most));
        }
        m_html.close();
    }

    void cell_text(const std::string& id, const std::string& whole) {
        const std::string text = clipped(whole, m_most);
        const bool marked = !id.empty() && m_marks.count(id) != 0;
        const bool named = m_with_ids && !id.empty() && m_context.is_referred(id);
        if (marked) {
            m_html.element("mark", text);
        } else if (named) {
            m_html.open("b").attribute("id", "c-" + id).text(text).close();
        } else {
            m_html.element("span", text);
        }
    }

    Markup& m_html;
    const ReviewContext& m_context;
    const Marks& m_marks;
    bool m_with_ids;
    std::size_t m_most = 2'000;
    std::size_t m_regions = 0;
};

/// Lines around the marked ones, within the bounds of their run; with `...` where some are left out.
void write_lines(Markup& html, const ReviewContext& context, SourceWriter& writer,
                 const std::set<std::size_t>& blocks) {
    const std::vector<Block>& all = context.record().document.blocks;
    std::set<std::size_t> shown;
    for (const std::size_t block : blocks) {
        const ReviewContext::InRun* run = context.run_of(block);
        const std::size_t first = run == nullptr ? 0 : run->first_block;
        const std::size_t last = run == nullptr ? all.size() : run->last_block;
        const std::size_t from = block - std::min(block - first, lines_around);
        for (std::size_t i = from; i < std::min(last, block + lines_around + 1); ++i) {
            if (all[i].kind == Block::Kind::line && shown.size() < most_excerpt_lines) {
                shown.insert(i);
            }
        }
    }
    html.open("div", "lines");
    std::size_t next = shown.empty() ? 0 : *shown.begin();
    for (const std::size_t block : shown) {
        if (block != next) {
            html.element("div", "\xE2\x8B\xAF", "gap");
        }
        writer.line(block);
        next = block + 1;
    }
    html.close();
}

} // namespace

void write_place(Markup& html, const ReviewContext& context, const std::string& place) {
    const std::string first = place.substr(0, place.find('-'));
    if (context.find_block(first) == ReviewContext::npos) {
        html.element("span", place, "place");
        return;
    }
    const bool cell = std::count(first.begin(), first.end(), '.') == 2;
    // A row of a table has no id of its own.
    const std::string target = cell ? "c-" + first : first.substr(0, first.find('.'));
    html.open("a", "place").attribute("href", "#" + target).text(place).close();
}

void write_source(Markup& html, const ReviewContext& context, std::size_t budget) {
    const Marks none;
    SourceWriter writer(html, context, none, true);
    const std::vector<Block>& blocks = context.record().document.blocks;
    const std::size_t start = html.size();
    std::size_t shown = 0;
    while (shown < blocks.size() && html.size() - start < budget) {
        const Block& block = blocks[shown];
        writer.allow(budget - (html.size() - start));
        if (block.kind == Block::Kind::line) {
            writer.line(shown);
        } else {
            // A row is rarely above 2,000 bytes of markup: the budget decides how many fit.
            const std::size_t left = budget - std::min(budget, html.size() - start);
            writer.table(block.table, std::max<std::size_t>(left / 2'000, 40));
        }
        ++shown;
    }
    html.element("p", context.texts()("source.shown", {{"shown", std::to_string(shown)},
                                                       {"all", std::to_string(blocks.size())}}),
                 "note");
}

void write_excerpt(Markup& html, const ReviewContext& context, const std::vector<std::string>& cells,
                   const std::string& place) {
    const Marks marks(cells.begin(), cells.end());
    SourceWriter writer(html, context, marks, false);
    const std::vector<Block>& blocks = context.record().document.blocks;
    std::set<std::size_t> tables;
    std::set<std::size_t> lines;
    for (const std::string& cell : cells) {
        const std::size_t block = context.find_block(cell);
        if (block != ReviewContext::npos) {
            (blocks[block].kind == Block::Kind::table ? tables : lines).insert(block);
        }
    }
    if (tables.empty() && lines.empty()) {
        const std::size_t block = context.find_block(place.substr(0, place.find('-')));
        if (block == ReviewContext::npos) {
            return;
        }
        (blocks[block].kind == Block::Kind::table ? tables : lines).insert(block);
    }
    html.open("div", "printed");
    for (const std::size_t block : tables) {
        writer.table(blocks[block].table, most_excerpt_rows);
    }
    if (!lines.empty()) {
        write_lines(html, context, writer, lines);
    }
    html.close();
}

void write_narrative(Markup& html, const ReviewContext& context, std::size_t budget) {
    const Record& record = context.record();
    const std::vector<Block>& blocks = record.document.blocks;
    std::unordered_set<std::size_t> headings;
    for (const SectionSpan& section : record.sections) {
        headings.insert(section.heading);
    }
    const std::size_t start = html.size();
    std::size_t shown = 0;
    std::size_t all = 0;
    std::string last_table;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const ReviewContext::InRun* run = context.run_of(i);
        const bool is_table = blocks[i].kind == Block::Kind::table || run != nullptr;
        all += is_table ? 0 : 1;
        if (html.size() - start >= budget) {
            continue;
        }
        if (is_table) {
            const std::string id = run != nullptr ? run->run : table_id(blocks[i].table);
            if (id != last_table) {
                html.open("p", "note").open("a");
                html.attribute("href", "#" + (run != nullptr ? to_string(blocks[i].line.place) : id));
                html.text(context.texts()("narrative.table", {{"table", id}})).close().close();
            }
            last_table = id;
            continue;
        }
        ++shown;
        std::string text;
        for (const Piece& piece : blocks[i].line.pieces) {
            text += piece.bars != 0 ? std::string(piece.bars, '|') : (text.empty() ? "" : " ") + piece.text;
        }
        html.element(headings.count(i) != 0 ? "h3" : "p", clipped(text, budget - (html.size() - start)));
    }
    html.element("p", context.texts()("narrative.shown", {{"shown", std::to_string(shown)}, {"all", std::to_string(all)}}),
                 "note");
}

} // namespace nianbao::html
