// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/rebuild.hpp"

#include "nianbao/forms/label_key.hpp"
#include "nianbao/rebuild/aligned_rows.hpp"
#include "nianbao/rebuild/blank_lines.hpp"
#include "nianbao/rebuild/deduplicated.hpp"
#include "nianbao/rebuild/grid_rows.hpp"
#include "nianbao/rebuild/header.hpp"
#include "nianbao/rebuild/match.hpp"
#include "nianbao/rebuild/shape.hpp"
#include "nianbao/text/utf8.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace nianbao {

namespace {

/// A mark of the lexicon, or dashes in a row.
bool is_mark(std::string_view text, const Lexicon& lexicon) {
    return text.find_first_not_of('-') == text.npos || std::find(lexicon.marks.begin(), lexicon.marks.end(), text) != lexicon.marks.end();
}

/// A label as part of an id: without white space, and with U+FFFD for what no XML can hold, so that two ids which are written
/// alike are one.
std::string as_id(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t code = next_code_point(text, at);
        const bool control = code < 0x20 && (code < '\t' || code > '\r');
        if (control || code == 0xFFFE || code == 0xFFFF) {
            result += "\xEF\xBF\xBD";
        } else if (!is_white_space(code)) {
            result += text.substr(begin, at - begin);
        }
    }
    return result;
}

/// The lines that number pages, so that they are no cells of a table printed over a page's end.
void mark_page_numbers(std::vector<Token>& tokens, const Document& document, const Patterns& patterns) {
    constexpr std::size_t longest = 60; // bytes
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (Token& token : tokens) {
        const bool alone = token.kind == Token::Kind::text && !token.grid && (!token.closed || token.closed_below) && !token.part &&
                           document.blocks[token.block].line.pieces.size() == 1;
        const bool framed = alone && token.text.size() <= longest && !is_digit(token.text.front()) && !is_digit(token.text.back()) &&
                            token.text.find_first_of("0123456789") != token.text.npos;
        token.page_number = framed && patterns.matches("page-number", token.text);
    }
}

class Placer {
public:
    Placer(const Document& document, const Form& form, const LabelIndex& index, const Lexicon& lexicon, Rebuilt& result)
        : m_document(document), m_form(form), m_index(index), m_lexicon(lexicon), m_result(result),
          m_header(form, index, result.tokens, result.hits, document.parser != "flat"), m_codes(form.tables.size(), false) {
    }

    void place(std::vector<PrintedRow>& rows, Deadline& deadline) {
        const AlignedColumns aligned(rows, m_result.tokens, m_form);
        const GridOffsets text_rows(rows, m_result.tokens, m_form);
        const BlankLines blank_lines(m_document, rows, m_result.tokens, m_form);
        for (std::uint32_t table = 0; table < m_form.tables.size(); ++table) {
            m_result.shapes.push_back(measure_shape(rows, table, m_result.tokens, m_form));
        }
        for (const PrintedRow& row : rows) {
            m_codes[row.table] = m_codes[row.table] || (row.row >= 0 && has_code(row) && is_coded(row));
        }
        m_result.deduplicated = is_deduplicated(rows, m_result.tokens, m_result.hits, m_index, m_form);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            deadline.work();
            PrintedRow& row = rows[i];
            row.cut = row.at_end && !m_document.closed;
            if (row.kind == PrintedRow::Kind::caption) {
                m_header.caption();
            } else if (is_row_of_letters(row, m_result.hits, m_index, m_form)) {
                continue;
            } else if (row.kind == PrintedRow::Kind::head) {
                m_header.head(row);
                note_headers(row);
                note_unknown_columns(row);
                if (i + 1 < rows.size() && rows[i + 1].kind == PrintedRow::Kind::values) {
                    move_leading_blanks(row, rows[i + 1]);
                }
            } else {
                place_row(row, aligned, text_rows, blank_lines.place(i, m_form.tables[row.table].blocks[row.block].columns.size()));
                m_header.values_follow();
            }
        }
        doubt_beside_overfull_rows();
        doubt_below_stray_values(rows);
    }

private:
    void note_headers(const PrintedRow& row) {
        for (const std::size_t hit : row.hits) {
            const LabelHit& label = m_result.hits[hit];
            const LabelUse& use = m_index.uses[static_cast<std::size_t>(label.use)];
            const int leaf = m_form.tables[use.table].blocks[use.block].head[use.item].leaf;
            for (std::size_t token = label.first; leaf >= 0 && token <= label.last; ++token) {
                m_result.headers.push_back({use.table, use.block, leaf, token});
            }
        }
        // A unit may be printed in a cell of its own below the label.
        const LabelUse& last = m_index.uses[static_cast<std::size_t>(m_result.hits[row.hits.back()].use)];
        const int leaf = m_form.tables[last.table].blocks[last.block].head[last.item].leaf;
        for (const std::size_t token : row.zone) {
            if (leaf >= 0 && m_result.tokens[token].kind == Token::Kind::text && !row.grid) {
                m_result.headers.push_back({last.table, last.block, leaf, token});
            }
        }
    }

    /// Of a table with columns of units: its header names columns that the form does not know, and not all of its own.
    void note_unknown_columns(const PrintedRow& row) {
        const FormBlock& block = m_form.tables[row.table].blocks[row.block];
        if (block.sides.empty()) {
            return;
        }
        std::vector<bool> named(block.columns.size(), false);
        for (const std::size_t hit : row.hits) {
            const int leaf = block.head[m_index.uses[static_cast<std::size_t>(m_result.hits[hit].use)].item].leaf;
            if (leaf >= 0) {
                named[static_cast<std::size_t>(leaf)] = true;
            }
        }
        m_unknown_columns = false;
        const bool all = std::find(named.begin(), named.end(), false) == named.end();
        for (const std::size_t token : row.zone) {
            const std::string_view text = m_result.tokens[token].text;
            const bool words = !text.empty() && !is_mark(text, m_lexicon) && text.find_first_not_of("0123456789") != text.npos;
            if (words && !all) {
                m_unknown_columns = true;
                m_result.headers.push_back({row.table, row.block, -1, token});
            }
        }
    }

    /// A row with a print too many next to a row with none: two lines may stand in each other's place.
    void doubt_beside_overfull_rows() {
        for (std::size_t i = 1; i < m_result.rows.size(); ++i) {
            PlacedRow& above = m_result.rows[i - 1];
            PlacedRow& below = m_result.rows[i];
            if (above.table == below.table && above.trouble == "overfull" && is_blank(below)) {
                doubt_blanks(below, above.slots.front().candidates);
            } else if (above.table == below.table && below.trouble == "overfull" && is_blank(above)) {
                doubt_blanks(above, below.slots.front().candidates);
            }
        }
    }

    /// A value between a header and a row without values may be that row's.
    void doubt_below_stray_values(const std::vector<PrintedRow>& rows) {
        for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
            if (rows[i].strays.empty() || rows[i + 1].kind != PrintedRow::Kind::row) {
                continue;
            }
            const auto row = std::lower_bound(m_result.rows.begin(), m_result.rows.end(), rows[i + 1].begin,
                                              [](const PlacedRow& placed, std::size_t begin) { return placed.begin < begin; });
            if (row != m_result.rows.end() && row->begin == rows[i + 1].begin && row->table == rows[i].table && is_blank(*row)) {
                doubt_blanks(*row, rows[i].strays);
            }
        }
    }

    static bool is_blank(const PlacedRow& row) {
        return row.trouble.empty() && std::all_of(row.slots.begin(), row.slots.end(), [](const Slot& slot) { return slot.kind == Slot::Kind::blank; });
    }

    static void doubt_blanks(PlacedRow& blank, const std::vector<std::size_t>& candidates) {
        blank.trouble = "dropped";
        for (Slot& slot : blank.slots) {
            slot.kind = Slot::Kind::undecided;
            slot.candidates = candidates;
        }
    }

    /// Loose bars behind the header beyond its pads are blanks at the head of the value row.
    void move_leading_blanks(PrintedRow& head, PrintedRow& values) {
        const TableShape& shape = m_result.shapes[head.table];
        std::size_t bars = 0;
        for (const std::size_t token : head.zone) {
            bars += m_result.tokens[token].bars;
        }
        const std::size_t pads = shape.start + (shape.width > head.hits.size() ? shape.width - head.hits.size() : 0);
        while (!head.zone.empty() && bars > pads && !head.grid) {
            const std::size_t token = head.zone.back();
            if (m_result.tokens[token].bars > bars - pads) {
                return;
            }
            bars -= m_result.tokens[token].bars;
            head.zone.pop_back();
            values.zone.insert(values.zone.begin(), token);
        }
    }

    bool has_tail(const PrintedRow& row) const {
        return std::any_of(row.hits.begin(), row.hits.end(), [&](std::size_t hit) { return m_result.hits[hit].has_tail; });
    }

    /// The text is cut behind a print that the next label begins with ("5" of "5.xx"): it may be no value at all.
    bool may_end_in_next_label(const PrintedRow& row) const {
        if (!row.cut || row.zone.empty() || row.zone.back() + 1 != m_result.tokens.size() || m_result.tokens.back().closed) {
            return false;
        }
        const std::string cut = bare_key(fold_text(m_result.tokens.back().text, m_lexicon));
        const auto begins_with_cut = [&](const Label& label) { return bare_key(fold_text(label.text, m_lexicon)).rfind(cut, 0) == 0; };
        const std::vector<Row>& rows = m_form.tables[row.table].blocks[row.block].rows;
        const auto next = static_cast<std::size_t>(row.row + 1);
        const bool row_follows = next < rows.size() && std::any_of(rows[next].path.begin(), rows[next].path.end(), begins_with_cut);
        const bool section_follows = std::any_of(m_form.sections.begin(), m_form.sections.end(),
                                                 [&](const FormSection& section) { return begins_with_cut(section.heading); });
        return !cut.empty() && (row_follows || section_follows);
    }

    /// A whole row whose cells are closed by bars, and behind it what the cut left of the next label ("3" of "3. results").
    bool is_whole_before_cut(const PrintedRow& row) const {
        const std::vector<std::size_t> texts = texts_of(row);
        const std::size_t count = m_form.tables[row.table].blocks[row.block].columns.size();
        return row.kind == PrintedRow::Kind::row && texts.size() == count + 1 && m_result.tokens[row.label_token].closed &&
               std::all_of(texts.begin(), texts.end() - 1, [&](std::size_t token) { return m_result.tokens[token].closed; }) &&
               m_result.tokens[texts.back()].line_start && may_end_in_next_label(row);
    }

    void place_row(const PrintedRow& printed_row, const AlignedColumns& aligned, const GridOffsets& text_rows,
                   std::optional<std::vector<Slot>> by_lines) {
        if (printed_row.cut && is_whole_before_cut(printed_row)) {
            PrintedRow whole = printed_row;
            whole.end = whole.zone.back();
            whole.zone.pop_back();
            whole.cut = false;
            place_row(whole, aligned, text_rows, std::move(by_lines));
            return;
        }
        const PrintedRow& row = printed_row;
        const FormBlock& block = m_form.tables[row.table].blocks[row.block];
        const std::size_t count = block.columns.size();
        PlacedRow placed;
        placed.table = row.table;
        placed.block = row.block;
        placed.row = row.kind == PrintedRow::Kind::unknown ? -1 : row.row;
        placed.begin = row.begin;
        placed.end = row.end;
        placed.label_token = row.label_token;
        placed.labeled = row.kind != PrintedRow::Kind::values;
        if (placed.row < 0) {
            placed.label = as_id(m_result.tokens[row.label_token].text);
        }
        placed.damaged = std::any_of(row.hits.begin(), row.hits.end(), [&](std::size_t hit) { return m_result.hits[hit].damaged; });
        std::vector<Slot> printed;
        bool by_columns = false; // of a grid row: placed under its header cells already
        if (m_result.deduplicated) {
            placed.trouble = "deduplicated";
            printed = undecided_slots(texts_of(row), count);
        } else if (has_tail(row)) {
            placed.trouble = "undelimited";
            printed = undecided_slots({row.label_token}, count);
            for (Slot& slot : printed) {
                slot.candidates = {row.label_token};
            }
        } else if (may_end_in_next_label(row) || (m_codes[row.table] && !has_code(row))) {
            placed.trouble = "dropped";
            printed = undecided_slots(texts_of(row), count);
        } else if (row.grid) {
            const bool whole = m_header.groups_stand_above(row);
            const std::vector<std::size_t> leaves = whole ? m_header.leaves(row) : std::vector<std::size_t>(count, std::string::npos);
            printed = place_grid_row(row, m_result.tokens, m_document, leaves, count, placed.trouble, placed.extra,
                                     by_columns, text_rows);
        } else {
            printed = place_run_row(row, m_result.tokens, m_result.shapes[row.table], count, placed.trouble);
            if (placed.trouble == "dropped") {
                if (auto slots = aligned.place(row, m_header.leaves(row))) {
                    printed = *std::move(slots);
                    placed.trouble.clear();
                } else if (by_lines && !m_result.shapes[row.table].bars) {
                    printed = *std::move(by_lines);
                    placed.trouble.clear();
                    placed.by_blank_lines = true;
                }
            }
        }
        const std::vector<std::size_t> order = m_header.column_order(row, placed.header_conflict);
        placed.reordered = !std::is_sorted(order.begin(), order.end());
        placed.slots.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            placed.slots[by_columns ? i : order[i]] = std::move(printed[i]);
        }
        placed.header_conflict = placed.header_conflict || (row.grid && contradicts_header(m_header.leaves(row), placed.slots));
        if (m_unknown_columns && !block.sides.empty() && !texts_of(row).empty()) {
            placed.header_conflict = true;
        }
        if (row.number_in_doubt && placed.trouble.empty()) {
            placed.trouble = "dropped";
            placed.slots = undecided_slots(texts_of(row), count);
        }
        if (placed.header_conflict && placed.trouble.empty()) {
            placed.trouble = "header";
            placed.slots = undecided_slots(texts_of(row), count);
        }
        if (placed.trouble == "dropped" && row.cut) {
            placed.trouble = "cut";
        }
        placed.sides = row.sides;
        const bool prints_nothing = placed.row < 0 && (texts_of(row).empty() || is_group_with_marks(row));
        if (!prints_nothing) {
            m_result.rows.push_back(std::move(placed));
        }
    }

    bool is_coded(const PrintedRow& row) const {
        return m_form.tables[row.table].blocks[row.block].has(SideColumn::code);
    }

    /// The row prints the code that the form gives it, or nothing at all, or is none with a code. In a table that prints
    /// codes any other row may have its code taken for a value.
    bool has_code(const PrintedRow& row) const {
        if (!is_coded(row) || (row.row >= 0 && texts_of(row).empty() && row.sides.empty())) {
            return true;
        }
        const FormBlock& block = m_form.tables[row.table].blocks[row.block];
        return row.row >= 0 && std::any_of(row.sides.begin(), row.sides.end(), [&](std::size_t side) {
                   return m_result.tokens[side].text == block.rows[static_cast<std::size_t>(row.row)].code;
               });
    }

    /// The label of a group of rows, with marks where its rows have units and values.
    bool is_group_with_marks(const PrintedRow& row) const {
        const std::vector<std::size_t> texts = texts_of(row);
        return row.kind == PrintedRow::Kind::row && !m_form.tables[row.table].blocks[row.block].sides.empty() &&
               std::all_of(texts.begin(), texts.end(), [&](std::size_t token) { return is_mark(m_result.tokens[token].text, m_lexicon); });
    }

    /// Of a header that does not name all columns, a cell stands above another column than the one it names.
    bool contradicts_header(const std::vector<std::size_t>& leaves, const std::vector<Slot>& slots) const {
        if (std::none_of(leaves.begin(), leaves.end(), [](std::size_t leaf) { return leaf == std::string::npos; })) {
            return false;
        }
        for (std::size_t i = 0; i < leaves.size(); ++i) {
            if (leaves[i] == std::string::npos || (slots[i].kind != Slot::Kind::value && slots[i].kind != Slot::Kind::blank)) {
                continue;
            }
            const Token& head = m_result.tokens[leaves[i]];
            const Token& cell = m_result.tokens[slots[i].token];
            const bool rectangular = m_document.parser != "flat" || is_rectangular(m_document, cell.block);
            if (head.grid && cell.grid && head.block == cell.block && rectangular && !stand_above(head, cell)) {
                return true;
            }
        }
        return false;
    }

    std::vector<std::size_t> texts_of(const PrintedRow& row) const {
        std::vector<std::size_t> texts;
        std::copy_if(row.zone.begin(), row.zone.end(), std::back_inserter(texts), [&](std::size_t token) {
            return m_result.tokens[token].kind == Token::Kind::text && !m_result.tokens[token].hidden;
        });
        return texts;
    }

    const Document& m_document;
    const Form& m_form;
    const LabelIndex& m_index;
    const Lexicon& m_lexicon;
    Rebuilt& m_result;
    HeaderReader m_header;
    bool m_unknown_columns = false; ///< the last header names columns that the form does not know in place of its own
    std::vector<bool> m_codes; ///< per table of the form: it prints codes
};

} // namespace

Rebuilt rebuild(const Document& document, const Knowledge& knowledge, Deadline& deadline) {
    Rebuilt result;
    result.tokens = tokenize(document, knowledge.lexicon);
    mark_page_numbers(result.tokens, document, knowledge.patterns);
    const std::vector<TokenKeys> keys = key_tokens(result.tokens, knowledge.lexicon, deadline);
    const FormChoice choice = choose_form(form_bids(keys, result.tokens, knowledge));
    result.form = choice.form;
    result.other_form = choice.other;
    result.form_undecided = choice.undecided;
    if (choice.form < 0) {
        return result;
    }
    const Form& form = knowledge.forms[static_cast<std::size_t>(choice.form)];
    const LabelIndex& index = knowledge.indexes[static_cast<std::size_t>(choice.form)];
    result.hits = find_labels(result.tokens, keys, index, deadline);
    std::vector<PrintedRow> rows = print_rows(result.tokens, keys, result.hits, form, index);
    for (const PrintedRow& row : rows) {
        result.printed.push_back({row.table, row.begin, std::max(row.end, row.begin + 1)});
    }
    Placer{document, form, index, knowledge.lexicon, result}.place(rows, deadline);
    return result;
}

} // namespace nianbao
