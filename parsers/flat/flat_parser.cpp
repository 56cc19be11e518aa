// SPDX-License-Identifier: Apache-2.0
#include "parsers/flat/flat_parser.hpp"

#include "nianbao/base/deadline.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/text/decode.hpp"
#include "parsers/flat/grid_table.hpp"
#include "parsers/flat/markdown_table.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t head_bytes = 4096;

bool has_suffix(std::string_view name, std::string_view suffix) {
    return name.size() > suffix.size() && name.substr(name.size() - suffix.size()) == suffix;
}

/// The lines of a text, one after the other, into blocks.
class FlatReader {
public:
    FlatReader(std::string_view text, const Limits& limits, Document& document)
        : m_text(text), m_limits(limits), m_document(document), m_deadline(limits.seconds) {
    }

    void read() {
        constexpr std::size_t most_reserved = 4096; // blocks: a long text grows like any other
        const auto lines = static_cast<std::size_t>(std::count(m_text.begin(), m_text.end(), '\n')) + 1;
        m_document.blocks.reserve(std::min(lines, most_reserved));
        while (next()) {
            const bool above_rule = m_next < m_text.size() && is_separator_row(line_at(m_next)); // rarely
            if (above_rule && starts_markdown()) {
                read_markdown();
            } else if (above_rule && starts_open_table()) {
                read_open_table();
            } else if (is_grid_border(m_line) && m_next < m_text.size() && is_grid_line(line_at(m_next))) {
                read_grid_table();
            } else if (is_separator_row(m_line)) {
                leave_out_separator();
            } else {
                add_line();
            }
        }
    }

private:
    /// Moves to the next line; false at the end. A form feed ends a line, too.
    bool next() {
        if (m_next >= m_text.size()) {
            return false;
        }
        m_line = line_at(m_next);
        m_next += m_line.size() + 1;
        ++m_number;
        return true;
    }

    std::string_view line_at(std::size_t at) const {
        const std::string_view line = m_text.substr(at, m_text.find('\n', at) - at); // npos - at: to the end
        return line.substr(0, line.find('\f'));
    }

    /// A Markdown row above a separator row of as many cells.
    bool starts_markdown() const {
        if (!is_markdown_row(m_line) || is_separator_row(m_line) || m_next >= m_text.size()) {
            return false;
        }
        const std::string_view below = line_at(m_next);
        return is_separator_row(below) && is_markdown_row(below) && markdown_cells(below).size() == markdown_cells(m_line).size();
    }

    /// A row without outer bars above a separator row of as many cells. Where bars go on behind the table, its cells
    /// were broken over lines: then it is no grid.
    bool starts_open_table() const {
        if (!is_open_row(m_line) || is_separator_row(m_line) || m_next >= m_text.size()) {
            return false;
        }
        const std::string_view below = line_at(m_next);
        return is_separator_row(below) && is_open_row(below) && open_cells(below).size() == open_cells(m_line).size() &&
               !is_broken_behind(m_next + below.size() + 1);
    }

    bool is_broken_behind(std::size_t at) const {
        while (at < m_text.size() && is_open_row(line_at(at))) {
            at += line_at(at).size() + 1;
        }
        constexpr int lines_behind = 3;
        for (int i = 0; i < lines_behind && at < m_text.size(); ++i) {
            const std::string_view line = line_at(at);
            if (line.find('|') != line.npos) {
                return !starts_open_pair(at);
            }
            at += line.size() + 1;
        }
        return false;
    }

    /// Another table begins here: a row above a separator row.
    bool starts_open_pair(std::size_t at) const {
        const std::size_t below = at + line_at(at).size() + 1;
        return below < m_text.size() && is_separator_row(line_at(below));
    }

    void read_open_table() {
        Block block = new_table();
        add_open_row(block.table);
        while (m_next < m_text.size() && is_open_row(line_at(m_next))) {
            next();
            if (is_separator_row(m_line)) {
                leave_out_separator();
            } else {
                add_open_row(block.table);
            }
        }
        place_cells(block.table);
        m_document.blocks.push_back(std::move(block));
    }

    void add_open_row(Grid& grid) {
        add_markdown_row(grid, open_cells(m_line), m_number);
        count_cells(grid.rows.back().cells.size());
    }

    /// A table that begins on this line.
    Block new_table() {
        Block block;
        block.kind = Block::Kind::table;
        block.table.number = ++m_tables;
        block.table.place = Place{m_number};
        return block;
    }

    void read_grid_table() {
        Block block = new_table();
        leave_out_separator();
        bool continues = false;
        while (m_next < m_text.size()) {
            const std::string_view line = line_at(m_next);
            if (is_grid_border(line)) {
                next();
                leave_out_separator();
                continues = false;
            } else if (is_grid_line(line)) {
                next();
                add_grid_line(block.table, line, m_number, continues);
                count_cells(block.table.rows.back().cells.size());
                continues = true;
            } else {
                break;
            }
        }
        place_cells(block.table);
        m_document.blocks.push_back(std::move(block));
    }

    void read_markdown() {
        Block block = new_table();
        add_row(block.table);
        while (m_next < m_text.size() && is_markdown_row(line_at(m_next))) {
            next();
            if (is_separator_row(m_line)) {
                leave_out_separator();
            } else {
                add_row(block.table);
            }
        }
        add_cut_row(block.table);
        place_cells(block.table);
        m_document.blocks.push_back(std::move(block));
    }

    /// The last line of the text, begun like a row, with neither a bar nor a line break behind it.
    void add_cut_row(Grid& grid) {
        const std::string_view line = m_next < m_text.size() ? line_at(m_next) : std::string_view{};
        if (line.empty() || m_next + line.size() != m_text.size() || trimmed(line).empty() || trimmed(line).front() != '|' || !is_open_row(line)) {
            return;
        }
        next();
        std::vector<std::string_view> cells = open_cells(trimmed(line));
        cells.erase(cells.begin());
        add_markdown_row(grid, cells, m_number);
        count_cells(cells.size());
    }

    void add_row(Grid& grid) {
        add_markdown_row(grid, markdown_cells(m_line), m_number);
        count_cells(grid.rows.back().cells.size());
    }

    void count_cells(std::size_t count) {
        m_cells += count;
        if (m_cells > m_limits.cells) {
            too_large("cells");
        }
    }

    void leave_out_separator() {
        count_tokens(1);
        m_document.left_out.push_back({"separator-row", std::string{trimmed(m_line)}, Place{m_number}, m_document.blocks.size()});
    }

    void add_line() {
        const std::size_t groups = count_bar_groups(m_line);
        count_tokens(groups); // before the line is cut: pieces cost much more than bytes
        std::vector<Piece> pieces = split_bars(m_line);
        if (pieces.empty()) {
            return;
        }
        count_tokens(pieces.size() - groups);
        Block block;
        block.line.pieces = std::move(pieces);
        block.line.place = Place{m_number};
        m_document.blocks.push_back(std::move(block));
    }

    void count_tokens(std::size_t count) {
        m_tokens += count;
        if (m_tokens > m_limits.tokens) {
            too_large("tokens");
        }
        m_deadline.work();
    }

    [[noreturn]] void too_large(const char* cap) const {
        std::string where = "line ";
        where += std::to_string(m_number);
        throw Error(ErrorCode::too_large, "limit", cap, where);
    }

    std::string_view m_text;
    const Limits& m_limits;
    Document& m_document;
    Deadline m_deadline;
    std::string_view m_line;
    std::size_t m_next = 0;     ///< where the next line begins
    std::uint32_t m_number = 0; ///< of m_line, from 1
    std::uint32_t m_tables = 0;
    std::size_t m_tokens = 0;
    std::size_t m_cells = 0;
};

/// A Markdown row with all the cells of its table and a bar behind the last of them: nothing is cut off.
bool ends_with_whole_row(const Document& document, std::string_view text) {
    if (document.blocks.empty() || document.blocks.back().kind != Block::Kind::table || text.back() != '|') {
        return false;
    }
    const Grid& grid = document.blocks.back().table;
    return grid.rows.back().cells.size() == grid.width;
}

bool has_text(const Block& block) {
    return block.kind == Block::Kind::table ||
           std::any_of(block.line.pieces.begin(), block.line.pieces.end(), [](const Piece& piece) { return piece.bars == 0; });
}

} // namespace

Bid bid_flat(const Source& source) {
    const std::string_view head = std::string_view{source.bytes}.substr(0, head_bytes);
    if (std::count(head.begin(), head.end(), '\0') > static_cast<std::ptrdiff_t>(head.size() / 2 + 2)) {
        return {};
    }
    Bid bid{1, "text"};
    const auto bars = std::count(head.begin(), head.end(), '|');
    if (bars >= 3) {
        bid.bits += 16;
        bid.why += ", " + std::to_string(bars) + " bars in the first 4 KB";
    }
    if (has_suffix(source.name, ".txt") || has_suffix(source.name, ".md")) {
        bid.bits += 4;
        bid.why += ", file name";
    }
    return bid;
}

Document parse_flat_document(const Source& source, const Limits& limits) {
    DecodedText decoded = decode(source.bytes, source.charset, {}, source.words);
    Document document;
    document.parser = "flat";
    document.charset = std::move(decoded.charset);
    document.charset_basis = std::move(decoded.basis);
    document.remarks = std::move(decoded.remarks);
    const std::string_view text = decoded.text;
    FlatReader(text, limits, document).read();
    document.closed = text.empty() || text.back() == '\n' || ends_with_whole_row(document, text);
    if (std::none_of(document.blocks.begin(), document.blocks.end(), has_text)) {
        throw Error(ErrorCode::empty, "no-text");
    }
    return document;
}

} // namespace nianbao
