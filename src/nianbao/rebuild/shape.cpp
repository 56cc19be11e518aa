// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/shape.hpp"

#include <algorithm>
#include <set>

namespace nianbao {

namespace {

/// What a row of a run prints: texts, and the loose bars before and behind the last of them.
struct RowCount {
    std::size_t labels = 0;
    std::vector<std::size_t> texts; ///< tokens
    std::size_t interior = 0;       ///< loose bars between the label and the last text
    std::size_t leading = 0;        ///< of them, those before the first text
    struct Bars {
        std::uint32_t bars = 0;
        bool own_line = false; ///< it begins its line
    };
    std::vector<Bars> trailing;     ///< groups of loose bars behind the last text
    std::size_t trailing_bars = 0;

    std::size_t cells() const {
        return labels + texts.size();
    }
};

RowCount count_row(const PrintedRow& row, const std::vector<Token>& tokens) {
    RowCount count;
    count.labels = (row.kind == PrintedRow::Kind::unknown ? 1 : row.hits.size()) + row.sides.size();
    count.texts.reserve(row.zone.size());
    for (const std::size_t token : row.zone) {
        if (tokens[token].kind == Token::Kind::text) {
            count.leading = count.texts.empty() ? count.trailing_bars : count.leading;
            count.texts.push_back(token);
            count.interior += count.trailing_bars;
            count.trailing.clear();
            count.trailing_bars = 0;
        } else if (tokens[token].kind == Token::Kind::bars) {
            count.trailing.push_back({tokens[token].bars, tokens[token].line_start});
            count.trailing_bars += tokens[token].bars;
        }
    }
    return count;
}

/// Header cells that stand in one printed row although the form has them in two.
bool is_one_row(const PrintedRow& row, const PrintedRow& next) {
    return row.kind == PrintedRow::Kind::head && next.kind == PrintedRow::Kind::head && row.block == next.block && row.followed && row.zone.empty();
}

/// Lone bars at the end of a header row: they may be blanks at the head of the values below it.
std::size_t lone_bars_at_end(const RowCount& count) {
    const auto end = std::find_if(count.trailing.rbegin(), count.trailing.rend(), [](const RowCount::Bars& bars) { return bars.bars != 1; });
    return static_cast<std::size_t>(end - count.trailing.rbegin());
}

std::size_t slots_of(const PrintedRow& row, const Form& form) {
    return row.kind == PrintedRow::Kind::caption || row.kind == PrintedRow::Kind::head
               ? 0
               : form.tables[row.table].blocks[row.block].columns.size();
}

/// Bars behind a row that may be its pads or blanks: without the start bar of the row that follows.
std::size_t own_trailing(const RowCount& count, const PrintedRow& row, std::size_t start) {
    const std::size_t taken = row.followed ? std::min(start, count.trailing_bars) : 0;
    return count.trailing_bars - taken;
}

/// One printed row of a table: what it holds, and how many of its bars are blanks of the row below.
struct CountedRow {
    const PrintedRow* row = nullptr;
    RowCount count;
    std::size_t slots = 0;
};

bool sums_to(const CountedRow& counted, std::size_t width, std::size_t start, std::size_t moved_in, std::size_t moved_out) {
    const RowCount& count = counted.count;
    const PrintedRow& row = *counted.row;
    if (row.followed && count.trailing_bars < start) {
        return false;
    }
    const std::size_t own = count.interior + own_trailing(count, row, start) + moved_in;
    if (own < moved_out) {
        return false;
    }
    const std::size_t loose = own - moved_out;
    if (width == 0) {
        return counted.slots == 0 ? loose == 0 : count.texts.size() + loose == counted.slots;
    }
    const bool unpadded_last = !row.followed && loose == 0 && (counted.slots == 0 || count.texts.size() == counted.slots);
    return count.cells() + loose == width || unpadded_last;
}

/// Blanks of a value row without a label that stand behind the header's last pad.
std::size_t blanks_moved(const CountedRow& head, const CountedRow& below, std::size_t width, std::size_t start) {
    if (head.row->kind != PrintedRow::Kind::head || below.row->kind != PrintedRow::Kind::values) {
        return 0;
    }
    const std::size_t loose = head.count.interior + own_trailing(head.count, *head.row, start);
    const std::size_t pads = width > head.count.labels ? width - head.count.labels : 0;
    return loose > pads ? std::min(loose - pads, lone_bars_at_end(head.count)) : 0;
}

/// Which rows fit a width and a start.
std::vector<bool> fitting(const std::vector<CountedRow>& rows, std::size_t width, std::size_t start) {
    std::vector<bool> fits(rows.size());
    std::size_t moved = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t out = i + 1 < rows.size() ? blanks_moved(rows[i], rows[i + 1], width, start) : 0;
        fits[i] = sums_to(rows[i], width, start, moved, out);
        moved = out;
    }
    return fits;
}

std::vector<CountedRow> count_rows(const std::vector<PrintedRow>& rows, std::uint32_t table, const std::vector<Token>& tokens,
                                   const Form& form) {
    std::vector<CountedRow> counted;
    std::size_t labels = 0; // of header cells that stand on the row so far
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const PrintedRow& row = rows[i];
        if (row.table != table || row.grid || row.kind == PrintedRow::Kind::unknown) {
            continue;
        }
        if (i + 1 < rows.size() && rows[i + 1].table == table && is_one_row(row, rows[i + 1])) {
            labels += row.hits.size();
            continue;
        }
        counted.push_back({&row, count_row(row, tokens), slots_of(row, form)});
        counted.back().count.labels += labels;
        labels = 0;
    }
    return counted;
}

} // namespace

namespace {

bool bar_before(const PrintedRow& row, const std::vector<Token>& tokens) {
    if (row.begin == 0) {
        return false;
    }
    const Token& before = tokens[row.begin - 1];
    return before.kind == Token::Kind::bars || before.closed_below;
}

} // namespace

TableShape measure_shape(const std::vector<PrintedRow>& rows, std::uint32_t table, const std::vector<Token>& tokens,
                         const Form& form) {
    TableShape shape;
    const std::vector<CountedRow> own = count_rows(rows, table, tokens, form);
    std::set<std::size_t> widths{0};
    std::size_t closed = 0;
    std::size_t widest = 0;
    std::size_t last_below = 0;
    std::size_t last_beside = 0;
    for (const CountedRow& row : own) {
        if (row.count.texts.size() > 1 && row.count.texts.size() == row.slots) {
            const Token& last = tokens[row.count.texts.back()];
            ++(last.line_start && last.closed_below ? last_below : last_beside);
        }
        closed += tokens[row.row->label_token].closed ? 1 : 0;
        const RowCount& count = row.count;
        const std::size_t all = count.cells() + count.interior + count.trailing_bars;
        const std::size_t least = row.slots + count.labels;
        widest = std::max(widest, least);
        if (count.interior + count.trailing_bars > 0 && all >= least) {
            widths.insert(all);
            if (all > least) {
                widths.insert(all - 1);
            }
        }
    }
    shape.rows = own.size();
    shape.bars = closed * 2 > own.size();
    shape.closes_last_below = last_below > 1 && last_beside == 0;
    // Widths that explain as many rows: a bar before the first row tells a row's start from its last pad.
    const std::size_t likely = !own.empty() && bar_before(*own.front().row, tokens) ? 1 : 0;
    for (const std::size_t start : {likely, 1 - likely}) {
        for (const std::size_t width : widths) {
            if (width != 0 && width < widest) {
                continue;
            }
            const std::vector<bool> fits = fitting(own, width, start);
            const auto count = static_cast<std::size_t>(std::count(fits.begin(), fits.end(), true));
            if (count > shape.fits) {
                shape.fits = count;
                shape.width = static_cast<std::uint32_t>(width);
                shape.start = static_cast<std::uint32_t>(start);
            }
        }
    }
    bool pads_seen = false;
    bool pads_on_own_line = false;
    const std::vector<bool> fits = fitting(own, shape.width, shape.start);
    for (std::size_t i = 0; i < own.size(); ++i) {
        const RowCount& count = own[i].count;
        shape.keeps_blanks = shape.keeps_blanks || (fits[i] && own[i].slots > 0 && count.interior > 0);
        const bool pads = fits[i] && own[i].slots == 0 && shape.width > 0 && count.trailing_bars >= 2;
        shape.adjacent_pads = shape.adjacent_pads || (pads && count.trailing.front().bars >= 2);
        pads_on_own_line = pads_on_own_line || (pads && count.trailing.front().own_line);
        pads_seen = pads_seen || pads;
    }
    shape.pads_on_last_line = pads_seen && !pads_on_own_line;
    return shape;
}

std::vector<Slot> undecided_slots(const std::vector<std::size_t>& prints, std::size_t slots) {
    std::vector<Slot> result(slots);
    for (std::size_t i = 0; i < slots; ++i) {
        result[i].kind = Slot::Kind::undecided;
        for (std::size_t j = 0; j < prints.size(); ++j) {
            const bool fits = prints.size() > slots || (j <= i && prints.size() - 1 - j <= slots - 1 - i);
            if (fits) {
                result[i].candidates.push_back(prints[j]);
            }
        }
    }
    return result;
}

namespace {

/// Every slot has its text.
std::vector<Slot> place_texts(const std::vector<std::size_t>& texts) {
    std::vector<Slot> result(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        result[i].kind = Slot::Kind::value;
        result[i].token = texts[i];
    }
    return result;
}

/// Values and kept blanks in order; every loose bar before the last text is a blank.
std::vector<Slot> place_in_order(const PrintedRow& row, const std::vector<Token>& tokens, std::size_t slots) {
    std::vector<Slot> result(slots);
    std::size_t slot = 0;
    for (const std::size_t token : row.zone) {
        const bool text = tokens[token].kind == Token::Kind::text;
        const std::size_t count = text ? 1 : tokens[token].bars;
        for (std::size_t i = 0; i < count && slot < slots; ++i, ++slot) {
            result[slot].kind = text ? Slot::Kind::value : Slot::Kind::blank;
            result[slot].token = token;
        }
    }
    return result;
}

/// Whether the bars behind the last value are `blanks` lone ones and then `pads` of the table's style.
bool trailing_proves(const RowCount& count, std::size_t blanks, std::size_t pads, const TableShape& shape) {
    if (blanks == 0 || shape.width == 0) {
        return true; // without pads every loose bar is a blank
    }
    const auto lone = static_cast<std::size_t>(std::find_if(count.trailing.begin(), count.trailing.end(),
                                                            [](const RowCount::Bars& bars) { return bars.bars != 1; }) -
                                               count.trailing.begin());
    if (pads >= 2 && shape.adjacent_pads) {
        return lone == blanks && count.trailing.size() > blanks && count.trailing[blanks].bars >= pads;
    }
    const bool on_own_lines = std::all_of(count.trailing.begin(), count.trailing.begin() + static_cast<std::ptrdiff_t>(std::min(blanks, count.trailing.size())),
                                          [](const RowCount::Bars& bars) { return bars.own_line; });
    return lone >= blanks && (shape.keeps_blanks || (shape.pads_on_last_line && on_own_lines));
}

} // namespace

namespace {

/// A text on a line of its own that no bar closes there, although the row's label is closed on its line: the bar that
/// comes next begins another row.
bool has_open_line(const PrintedRow& row, const RowCount& count, const std::vector<Token>& tokens, const TableShape& shape) {
    const Token& label = tokens[row.label_token];
    const bool closed_beside = label.closed && !label.closed_below && row.kind != PrintedRow::Kind::values;
    const std::ptrdiff_t last = shape.closes_last_below && !count.texts.empty() && tokens[count.texts.back()].closed_below ? 1 : 0;
    return std::any_of(count.texts.begin(), count.texts.end() - last, [&](std::size_t text) {
        const bool open = !tokens[text].closed || (closed_beside && tokens[text].closed_below);
        return open && tokens[text].line_start;
    });
}

} // namespace

std::vector<Slot> place_run_row(const PrintedRow& row, const std::vector<Token>& tokens, const TableShape& shape,
                                std::size_t slots, std::string& trouble) {
    const RowCount count = count_row(row, tokens);
    const std::size_t prints = count.texts.size();
    if (shape.bars && row.followed && has_open_line(row, count, tokens, shape)) {
        trouble = "overfull"; // a line without a bar among cells that bars close: a page's number, perhaps
        return undecided_slots(count.texts, slots);
    }
    const std::size_t trailing = own_trailing(count, row, shape.start);
    const std::size_t loose = count.interior + trailing;
    if (prints > slots) {
        trouble = "overfull";
        return undecided_slots(count.texts, slots);
    }
    if (prints == slots) {
        const bool blank_before = shape.width == 0 && shape.start == 0 && shape.keeps_blanks && count.leading > 0;
        if (count.interior > count.leading || blank_before) {
            trouble = "overfull"; // a bar between full values: a cell too many, or a bar too many
            return undecided_slots(count.texts, slots);
        }
        return place_texts(count.texts); // bars before and behind them are fillers of labels, row starts, pads
    }
    const std::size_t lacking = slots - prints;
    if (prints == 0 && loose == 0) {
        return std::vector<Slot>(slots); // the label alone: nothing is printed for any column
    }
    const std::size_t pads = shape.width > count.labels + slots ? shape.width - count.labels - slots : 0;
    const bool adds_up = shape.width == 0 ? loose == lacking && !row.cut // cells behind the cut would have counted
                                          : count.cells() + loose == shape.width ||
                                                (!row.followed && !row.cut && loose == lacking);
    if (prints == 0 && shape.bars && (adds_up || loose >= lacking)) {
        return place_in_order(row, tokens, slots); // all blank, wherever the pads begin
    }
    const bool enough_fits = shape.fits * 3 >= shape.rows * 2;
    if (!adds_up || !enough_fits || count.interior > lacking) {
        trouble = "dropped";
        return undecided_slots(count.texts, slots);
    }
    const std::size_t blanks_behind = lacking - count.interior;
    const bool unpadded = shape.width == 0 || (!row.followed && !row.cut && loose == lacking);
    if ((count.interior == 0 && blanks_behind == 0) ||
        !trailing_proves(count, blanks_behind, unpadded ? 0 : pads, shape)) {
        trouble = "dropped";
        return undecided_slots(count.texts, slots);
    }
    return place_in_order(row, tokens, slots);
}

} // namespace nianbao
