// SPDX-License-Identifier: Apache-2.0
// The way through a page: which text goes into a line, which into a cell, which is left out.
#ifndef NIANBAO_PARSERS_HTML_PAGE_READER_HPP
#define NIANBAO_PARSERS_HTML_PAGE_READER_HPP

#include "nianbao/base/limits.hpp"
#include "nianbao/document/document.hpp"
#include "nianbao/xml/dom.hpp"
#include "parsers/html/html_elements.hpp"
#include "parsers/html/html_table.hpp"
#include "parsers/html/table_survey.hpp"
#include "parsers/html/text_flow.hpp"
#include "parsers/remarks.hpp"

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao::html {

/// Reads one tree into a document, without recursion: pages nest as deep as Limits::nesting.
class PageReader {
public:
    PageReader(Document& document, const xml::Node& root, const Limits& limits);

    void read();

private:
    using BlockPosition = std::list<Block>::iterator;

    /// A table that is being read, or rows without one.
    struct Frame {
        const void* holder = nullptr;          ///< the table, or the parent of the rows
        bool implicit = false;                 ///< rows without a table
        std::unique_ptr<TableBuilder> builder; ///< null: it only lays out
        BlockPosition block;
        const void* parent = nullptr; ///< of the table
        std::size_t grid = 0;         ///< index + 1 of the innermost frame with a builder, this one or below
        bool joins_row = false;       ///< the cells of this row make one line
    };
    /// An element that has been entered, with what must be undone behind it.
    struct Open {
        const void* id = nullptr;
        Kind kind = Kind::inline_text;
        std::uint8_t heading_before = 0;
        bool hidden = false;
        bool preformatted = false;
        bool caption = false;
    };

    bool enter(const xml::Node& node);
    void leave(const xml::Node& node);
    void open(const xml::Node& node, Kind kind);
    void add_text(const xml::Node& node);
    void add_preformatted(std::string_view text);
    bool read_head(const xml::Node& node, Kind kind);
    void leave_out(std::string_view reason, const xml::Node& node);
    void note_input(const xml::Node& node);

    void begin_part(const xml::Node& node, Kind kind);
    void end_part(const xml::Node& node, Kind kind);
    void begin_table(const xml::Node& table);
    void begin_stray(const xml::Node& part);
    void begin_row(const xml::Node& row);
    void begin_cell(const xml::Node& cell);
    void end_table();
    void end_stray_before(const xml::Node& node, Kind kind);
    void settle();

    TableBuilder* grid();
    TextFlow& flow();
    Place place();
    void break_block();
    void flush_loose(Frame& frame);
    void emit(BlockPosition before, std::string_view text, std::uint8_t heading);
    void count_tokens(std::size_t count);

    Document& m_document;
    xml::Node m_root;
    const Limits& m_limits;
    TableSurvey m_survey;
    LeaveOut m_leave_out;
    Remarks m_remarks;
    std::list<Block> m_blocks; ///< a list: lines come before a table that has begun, and empty tables go
    TextFlow m_flow;
    std::vector<Frame> m_frames;
    std::vector<Open> m_open;
    Frame m_ended; ///< the last table: cells behind an early </table> still belong to it
    std::uint32_t m_paragraphs = 0;
    std::uint32_t m_tables = 0;
    std::size_t m_cells = 0;
    std::size_t m_tokens = 0;
    std::size_t m_hidden = 0;
    std::size_t m_preformatted = 0;
    std::size_t m_captions = 0;
    std::uint8_t m_heading = 0;
    bool m_has_title = false;
};

} // namespace nianbao::html

#endif // NIANBAO_PARSERS_HTML_PAGE_READER_HPP
