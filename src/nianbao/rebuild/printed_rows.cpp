// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/printed_rows.hpp"

#include "nianbao/rebuild/header.hpp"
#include "nianbao/rebuild/row_numbers.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace nianbao {

namespace {

constexpr std::size_t longest_cell_text = 60;  // code points: a longer text without a number is prose
constexpr std::size_t longest_vertical = 2;    // code points of a line of a label that is printed downwards
constexpr std::size_t longest_row_label = 150; // code points: glosses in row labels reach 100

bool is_sentence(std::string_view text) {
    return text.find("\xE3\x80\x82") != text.npos; // U+3002, the full stop
}

class RowPrinter {
public:
    RowPrinter(const std::vector<Token>& tokens, const std::vector<TokenKeys>& keys, const std::vector<LabelHit>& hits,
               const Form& form, const LabelIndex& index)
        : m_tokens(tokens), m_keys(keys), m_hits(hits), m_form(form), m_index(index) {
    }

    std::vector<PrintedRow> print() {
        std::size_t hit = 0;
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            while (hit < m_hits.size() && (m_hits[hit].last < i || m_hits[hit].use < 0)) {
                ++hit;
            }
            if (hit < m_hits.size() && m_hits[hit].first == i) {
                take_label(hit, i);
                i = m_hits[hit].last;
                m_end = i + 1;
                continue;
            }
            take_other(i);
        }
        close();
        finish();
        return std::move(m_rows);
    }

private:
    const FormBlock& block_of(const PrintedRow& row) const {
        return m_form.tables[row.table].blocks[row.block];
    }

    void close() {
        if (m_open) {
            m_row.end = m_end;
            m_rows.push_back(std::move(m_row));
            m_row = PrintedRow{};
            m_open = false;
        }
    }

    void open(PrintedRow::Kind kind, const LabelUse& use, std::size_t token) {
        close();
        m_open = true;
        m_row.kind = kind;
        m_row.grid = m_tokens[token].grid;
        m_row.started = m_started;
        m_row.table = use.table;
        m_row.block = use.block;
        m_row.begin = m_row.label_token = token;
        m_row.zone.reserve(m_form.tables[use.table].blocks[use.block].columns.size() + 2); // values, pads
    }

    bool same_grid_row(std::size_t token) const {
        return !m_row.grid || (m_tokens[m_row.begin].block == m_tokens[token].block &&
                               m_tokens[m_row.begin].piece == m_tokens[token].piece);
    }

    void take_label(std::size_t hit, std::size_t token) {
        const LabelUse& use = m_index.uses[static_cast<std::size_t>(m_hits[hit].use)];
        switch (use.kind) {
        case LabelKind::section:
            close();
            m_headed.insert(use.table);
            if (!m_section_seen) {
                m_section_seen = true;
                m_before_sections = m_rows.size();
            }
            return;
        case LabelKind::caption:
            open(PrintedRow::Kind::caption, use, token);
            break;
        case LabelKind::head: {
            const HeadCell& cell = m_form.tables[use.table].blocks[use.block].head[use.item];
            const std::uint32_t head_row = cell.row;
            if (cell.sequence) {
                m_row_numbers[use.table] = 0;
            }
            const bool continues = m_open && m_row.kind == PrintedRow::Kind::head && m_row.table == use.table &&
                                   m_row.block == use.block &&
                                   (m_row.grid ? same_grid_row(token) : m_row.head_row == head_row);
            if (!continues) {
                open(PrintedRow::Kind::head, use, token);
                m_row.head_row = head_row;
            }
            break;
        }
        case LabelKind::group:
        case LabelKind::row: {
            const bool continues = m_open && m_row.kind == PrintedRow::Kind::row && m_row.table == use.table &&
                                   m_row.block == use.block && m_row.row < 0 && m_row.zone.empty() &&
                                   same_grid_row(token);
            if (!continues) {
                open(PrintedRow::Kind::row, use, token);
            }
            if (use.kind == LabelKind::row) {
                m_row.row = use.item;
                m_row.label_token = token;
            }
            break;
        }
        }
        m_row.hits.push_back(hit);
        m_started = false;
    }

    void take_other(std::size_t i) {
        const Token& token = m_tokens[i];
        if (token.kind == Token::Kind::edge) {
            const bool head = m_open && m_row.kind == PrintedRow::Kind::head;
            const PrintedRow last = head ? m_row : PrintedRow{};
            m_end = i;
            close();
            if (head) {
                m_after_head = last;
                m_has_head = true;
            }
            return;
        }
        if (token.grid) {
            take_grid_cell(i);
            return;
        }
        m_has_head = false;
        if (!m_open || token.page_number) {
            return;
        }
        const bool start_bars = token.kind == Token::Kind::bars && token.leads_line && leads_label(i);
        if (start_bars) {
            m_started = true;
            return;
        }
        if (m_row.kind == PrintedRow::Kind::row && !m_row.zone.empty() && m_tokens[m_row.zone.front()].aligned &&
            token.block != m_tokens[m_row.zone.front()].block && count_code_points(token.text) <= longest_vertical) {
            return; // columns of spaces: a row's values share one line; beside the next row stands a label printed downwards
        }
        if (token.kind == Token::Kind::text && !m_keys[i].value_like && is_prose(token.text)) {
            close();
            return;
        }
        if (is_row_number(i)) {
            return;
        }
        (is_side(i) ? m_row.sides : m_row.zone).push_back(i);
        m_end = i + 1;
    }

    /// A cell of a column that holds no figure: a unit, or the code that the form gives the row.
    bool is_side(std::size_t i) const {
        const FormBlock& block = block_of(m_row);
        if (block.sides.empty() || !is_text(i)) {
            return false;
        }
        if (m_keys[i].unit_word) {
            return block.has(SideColumn::unit);
        }
        const bool first_text = std::none_of(m_row.zone.begin(), m_row.zone.end(), [this](std::size_t token) { return is_text(token); });
        return first_text && m_row.row >= 0 && block.has(SideColumn::code) &&
               m_tokens[i].text == block.rows[static_cast<std::size_t>(m_row.row)].code;
    }

    bool is_row_number(std::size_t i) {
        const FormBlock& block = block_of(m_row);
        const auto count = m_row_numbers.find(m_row.table);
        return block.has(SideColumn::sequence) &&
               numbers_next_row(i, m_row, m_tokens, m_keys, block.columns.size(), count == m_row_numbers.end() ? nullptr : &count->second);
    }

    /// The first text on the line of the bars at `i` is no value: they are the row's start, or hold the places
    /// of labels that stand in a row above.
    bool leads_label(std::size_t i) const {
        while (i < m_tokens.size() && m_tokens[i].kind != Token::Kind::text) {
            ++i;
        }
        return i < m_tokens.size() && !m_keys[i].value_like;
    }

    static bool is_prose(std::string_view text) {
        return is_sentence(text) || count_code_points(text) > longest_row_label;
    }

    /// A grid row without labels, right below a header whose block has a row without label, is that row.
    void take_grid_cell(std::size_t i) {
        if (m_open && same_grid_row(i)) {
            (is_side(i) ? m_row.sides : m_row.zone).push_back(i);
            m_end = i + 1;
            return;
        }
        const Token& token = m_tokens[i];
        const bool first_cell = token.cell == 0;
        if (first_cell && m_has_head && m_tokens[m_after_head.begin].block == token.block && !row_has_label(i)) {
            const FormBlock& block = block_of(m_after_head);
            if (block.rows.size() == 1 && block.rows.front().path.empty()) {
                close();
                m_open = true;
                m_row.kind = PrintedRow::Kind::values;
                m_row.grid = true;
                m_row.table = m_after_head.table;
                m_row.block = m_after_head.block;
                m_row.row = 0;
                m_row.begin = m_row.label_token = i;
                m_row.zone.push_back(i);
                m_end = i + 1;
                m_has_head = false;
                return;
            }
        }
        if (first_cell && !m_rows.empty() && !row_has_label(i)) {
            open_unknown_grid_row(i);
        }
    }

    /// A row of words and values within a table of the form, its label unknown.
    void open_unknown_grid_row(std::size_t i) {
        const PrintedRow& previous = m_rows.back();
        const bool inside = previous.grid && m_tokens[previous.begin].block == m_tokens[i].block;
        const std::size_t label = first_words(i, block_of(previous).has(SideColumn::sequence));
        if (!inside || label == m_tokens.size()) {
            return;
        }
        m_open = true;
        m_row.kind = PrintedRow::Kind::unknown;
        m_row.grid = true;
        m_row.table = previous.table;
        m_row.block = previous.block;
        m_row.begin = i;
        m_row.label_token = label;
        if (label != i) {
            return;
        }
        m_end = i + 1;
    }

    /// `numbered`: a number may stand before them.
    std::size_t first_words(std::size_t i, bool numbered) const {
        for (; i < m_tokens.size() && m_tokens[i].kind != Token::Kind::edge; ++i) {
            if (m_tokens[i].kind == Token::Kind::text && !(numbered && m_tokens[i].cell == 0 && is_digits(m_tokens[i].text))) {
                return m_keys[i].value_like ? m_tokens.size() : i;
            }
        }
        return m_tokens.size();
    }

    bool row_has_label(std::size_t i) const {
        std::size_t end = i;
        while (end < m_tokens.size() && m_tokens[end].kind != Token::Kind::edge) {
            ++end;
        }
        const auto first = std::lower_bound(m_hits.begin(), m_hits.end(), i,
                                            [](const LabelHit& hit, std::size_t token) { return hit.first < token; });
        const auto last = std::find_if(first, m_hits.end(), [end](const LabelHit& hit) { return hit.first >= end; });
        return std::any_of(first, last, [](const LabelHit& hit) { return hit.use >= 0; });
    }

    /// Rows before the first heading, of a table whose own heading comes later: words of a menu that are labels, too.
    void drop_rows_before_sections() {
        const auto end = m_rows.begin() + static_cast<std::ptrdiff_t>(std::min(m_before_sections, m_rows.size()));
        const auto kept = std::remove_if(m_rows.begin(), end, [this](const PrintedRow& row) {
            const std::string& section = m_form.tables[row.table].section;
            return std::any_of(m_headed.begin(), m_headed.end(), [&](std::uint16_t at) { return m_form.sections[at].id == section; });
        });
        m_rows.erase(kept, end);
    }

    /// Splits unknown rows out of the zones of runs, tells which rows follow each other.
    void finish() {
        drop_rows_before_sections();
        std::vector<PrintedRow> all;
        for (PrintedRow& row : m_rows) {
            if (!row.grid && row.kind == PrintedRow::Kind::head) {
                split_values(std::move(row), all);
                continue;
            }
            if (row.grid || row.kind != PrintedRow::Kind::row) {
                drop_label_from_zone(row);
                all.push_back(std::move(row));
                continue;
            }
            split_unknown(std::move(row), all);
        }
        for (std::size_t i = 0; i + 1 < all.size(); ++i) {
            all[i].followed = all[i].table == all[i + 1].table && next_token(all[i].end) >= all[i + 1].begin;
        }
        if (!all.empty()) {
            all.back().at_end = next_token(all.back().end) >= m_tokens.size();
        }
        m_rows = std::move(all);
    }

    /// Behind the last header cell of a block whose row has no label stand that row's values.
    void split_values(PrintedRow row, std::vector<PrintedRow>& all) {
        const FormBlock& block = block_of(row);
        const bool labelless = block.rows.size() == 1 && block.rows.front().path.empty();
        if (is_row_of_letters(row, m_hits, m_index, m_form)) {
            row.zone.clear();
        }
        const auto text = std::find_if(row.zone.begin(), row.zone.end(), [this](std::size_t token) { return is_text(token); });
        std::copy_if(text, row.zone.end(), std::back_inserter(row.strays),
                     [this](std::size_t token) { return is_text(token) && m_keys[token].value_like; });
        if (!labelless || text == row.zone.end() || !(names_last_column(row) || names_all_columns(row, all))) {
            all.push_back(std::move(row));
            return;
        }
        PrintedRow values;
        values.kind = PrintedRow::Kind::values;
        values.table = row.table;
        values.block = row.block;
        values.row = 0;
        values.begin = values.label_token = *text;
        values.end = row.end;
        values.zone.assign(text, row.zone.end());
        auto rest = text;
        if (row.started && rest != row.zone.begin() && starts_line(*(rest - 1))) {
            --rest; // every row of this table begins with a bar
        }
        row.zone.erase(rest, row.zone.end());
        row.strays.clear();
        row.end = values.begin;
        all.push_back(std::move(row));
        const auto words = std::find_if(values.zone.begin(), values.zone.end(), [this](std::size_t token) {
            return is_text(token) && !m_keys[token].value_like;
        });
        if (static_cast<std::size_t>(words - values.zone.begin()) >= block.columns.size()) {
            values.zone.erase(words, values.zone.end());
        }
        values.end = values.zone.back() + 1;
        all.push_back(std::move(values));
    }

    bool names_last_column(const PrintedRow& row) const {
        const FormBlock& block = block_of(row);
        const int last = static_cast<int>(block.columns.size()) - 1;
        return std::any_of(row.hits.begin(), row.hits.end(), [&](std::size_t hit) {
            return block.head[m_index.uses[static_cast<std::size_t>(m_hits[hit].use)].item].leaf == last;
        });
    }

    bool starts_line(std::size_t token) const {
        return m_tokens[token].kind == Token::Kind::bars && m_tokens[token].leads_line && m_tokens[token].bars == 1;
    }

    /// With the header rows above it, as many cells as the block has columns: labels that repeat may have been taken
    /// for each other where a header row is empty.
    bool names_all_columns(const PrintedRow& row, const std::vector<PrintedRow>& before) const {
        std::size_t leaves = count_leaves(row);
        for (auto above = before.rbegin(); above != before.rend() && above->kind == PrintedRow::Kind::head &&
                                           above->table == row.table && above->block == row.block;
             ++above) {
            leaves += count_leaves(*above);
        }
        return leaves == block_of(row).columns.size();
    }

    std::size_t count_leaves(const PrintedRow& row) const {
        const FormBlock& block = block_of(row);
        return static_cast<std::size_t>(std::count_if(row.hits.begin(), row.hits.end(), [&](std::size_t hit) {
            return block.head[m_index.uses[static_cast<std::size_t>(m_hits[hit].use)].item].leaf >= 0;
        }));
    }

    std::size_t next_token(std::size_t i) const {
        while (i < m_tokens.size() && m_tokens[i].kind != Token::Kind::text) {
            ++i;
        }
        return i;
    }

    static void drop_label_from_zone(PrintedRow& row) {
        if (row.kind == PrintedRow::Kind::unknown) {
            const auto at = std::find(row.zone.begin(), row.zone.end(), row.label_token);
            if (at != row.zone.end()) {
                row.zone.erase(row.zone.begin(), at + 1);
            }
        }
    }

    /// Goes on through one zone: copying what is left of it for every row would cost its square.
    void split_unknown(PrintedRow row, std::vector<PrintedRow>& all) {
        const std::size_t slots = block_of(row).columns.size();
        const std::vector<std::size_t> zone = std::move(row.zone);
        auto from = zone.begin();
        for (;;) {
            const auto cut = unknown_start(row, from, zone.end(), slots);
            row.zone.assign(from, cut);
            if (cut == zone.end()) {
                all.push_back(std::move(row));
                return;
            }
            PrintedRow rest;
            const auto sides = std::find_if(row.sides.begin(), row.sides.end(), [&](std::size_t side) { return side > *cut; });
            rest.sides.assign(sides, row.sides.end());
            row.sides.erase(sides, row.sides.end());
            rest.kind = PrintedRow::Kind::unknown;
            rest.table = row.table;
            rest.block = row.block;
            rest.begin = rest.label_token = *cut;
            rest.end = row.end;
            row.end = rest.begin;
            from = cut + 1;
            const bool accepted = is_unknown_row(rest, from, zone.end(), row);
            all.push_back(std::move(row));
            if (!accepted) {
                return;
            }
            row = std::move(rest);
        }
    }

    bool is_text(std::size_t token) const {
        return m_tokens[token].kind == Token::Kind::text;
    }

    using ZonePosition = std::vector<std::size_t>::const_iterator;

    /// Words that begin a line, where the row's label shares its line with values, are the label of another row.
    bool starts_row(const PrintedRow& row, ZonePosition from, ZonePosition end) const {
        const bool shares_line = std::any_of(from, end, [&](std::size_t token) {
            return is_text(token) && m_tokens[token].block == m_tokens[row.label_token].block;
        });
        return shares_line && std::any_of(from, end, [&](std::size_t token) {
                   return is_text(token) && !m_keys[token].value_like && m_tokens[token].line_start;
               });
    }

    /// Where in the zone the values end and an unknown label begins; `end` where there is none.
    ZonePosition unknown_start(const PrintedRow& row, ZonePosition from, ZonePosition end, std::size_t slots) const {
        const auto is_token_text = [this](std::size_t token) { return is_text(token); };
        const bool may_hold_words = row.kind == PrintedRow::Kind::row && m_tokens[row.label_token].closed;
        if (may_hold_words && static_cast<std::size_t>(std::count_if(from, end, is_token_text)) == slots &&
            !starts_row(row, from, end)) {
            return end; // as many prints as columns: words may be values
        }
        return std::find_if(from, end, [this](std::size_t token) { return is_text(token) && !m_keys[token].value_like && !is_digits(m_tokens[token].text); });
    }

    /// A number that looks like a telephone's is no label either.
    static bool is_digits(std::string_view text) {
        return text.find_first_not_of("0123456789") == text.npos;
    }

    bool is_unknown_row(const PrintedRow& row, ZonePosition from, ZonePosition end, const PrintedRow& before) const {
        const auto is_value = [this](std::size_t token) { return is_text(token) && m_keys[token].value_like; };
        const bool has_value = std::any_of(from, end, is_value);
        const auto words = std::find_if(from, end, [&](std::size_t token) { return is_text(token) && !is_value(token); });
        const bool whole = static_cast<std::size_t>(std::count_if(from, words, is_value)) == block_of(row).columns.size();
        const bool bars = m_tokens[row.begin].closed;
        const bool before_has_bars = m_tokens[before.label_token].closed;
        const std::string_view label = m_tokens[row.begin].text;
        return has_value && bars == before_has_bars && count_code_points(label) <= (bars || whole ? longest_row_label : longest_cell_text);
    }

    const std::vector<Token>& m_tokens;
    const std::vector<TokenKeys>& m_keys;
    const std::vector<LabelHit>& m_hits;
    const Form& m_form;
    const LabelIndex& m_index;
    std::vector<PrintedRow> m_rows;
    PrintedRow m_row;
    std::set<std::uint16_t> m_headed;  ///< sections whose headings are printed: indices into Form::sections
    bool m_section_seen = false;
    std::size_t m_before_sections = 0; ///< rows printed before the first of them
    std::map<std::uint32_t, std::size_t> m_row_numbers; ///< tables whose header names a column of numbers: the last one seen
    bool m_open = false;
    bool m_started = false; ///< bars began the line of the label that comes next
    std::size_t m_end = 0;
    PrintedRow m_after_head;
    bool m_has_head = false;
};

} // namespace

std::vector<PrintedRow> print_rows(const std::vector<Token>& tokens, const std::vector<TokenKeys>& keys,
                                   const std::vector<LabelHit>& hits, const Form& form, const LabelIndex& index) {
    return RowPrinter{tokens, keys, hits, form, index}.print();
}

} // namespace nianbao
