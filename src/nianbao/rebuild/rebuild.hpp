// SPDX-License-Identifier: Apache-2.0
// From what the source proves to what the form asks: every printed value in its slot, or no slot at all.
#ifndef NIANBAO_REBUILD_REBUILD_HPP
#define NIANBAO_REBUILD_REBUILD_HPP

#include "nianbao/base/deadline.hpp"
#include "nianbao/document/document.hpp"
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/rebuild/labels.hpp"
#include "nianbao/rebuild/printed_rows.hpp"
#include "nianbao/rebuild/tokens.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nianbao {

struct Slot {
    enum class Kind : std::uint8_t { missing, blank, value, undecided };
    Kind kind = Kind::missing;
    std::size_t token = 0;               ///< value, and blank in a grid
    std::vector<std::size_t> candidates; ///< undecided: the tokens that may stand here
};

/// One printed row with its values in the form's column order.
struct PlacedRow {
    std::uint32_t table = 0;
    std::uint32_t block = 0;
    int row = -1;               ///< index into FormBlock::rows; -1: unknown to the form
    std::string label;          ///< unknown rows: as printed, white space removed
    bool labeled = true;        ///< false: the block's row has no label, label_token is its first value
    std::size_t label_token = 0;
    std::size_t begin = 0;      ///< tokens [begin, end)
    std::size_t end = 0;
    std::vector<Slot> slots;    ///< as many as the block has columns
    std::string trouble;        ///< variant of E-07 where slots are undecided, else empty
    bool header_conflict = false; ///< the header names another block's columns (E-08)
    bool reordered = false;     ///< columns taken from a header that differs from the form's order (E-11)
    bool by_blank_lines = false; ///< blank lines were read as blank cells (E-12): no value is certain
    bool damaged = false;       ///< a label was matched through damage (E-10)
    std::vector<std::size_t> sides; ///< cells of the row in columns that hold no figures: its unit
    std::vector<std::size_t> extra; ///< printed cells of the row that belong to no column of the form (E-05)
};

/// What a table's bars prove: W, whether rows begin with a bar, whether blanks are kept.
struct TableShape {
    std::uint32_t width = 0;   ///< cells and pads of every row; 0: rows are not padded
    std::uint32_t start = 0;   ///< 1 where every row begins with a lone bar
    bool keeps_blanks = false; ///< a blank stands between values somewhere
    bool adjacent_pads = false; ///< pads stand together, so that lone bars are blanks
    bool pads_on_last_line = false; ///< pads follow on the last cell's line, so that a bar on a line of its own is a blank
    bool bars = false;         ///< cells are closed by bars
    bool closes_last_below = false; ///< the bar of a row's last cell stands on a line of its own, in several rows
    std::size_t rows = 0;      ///< printed rows seen
    std::size_t fits = 0;      ///< of them, rows whose cells and bars add up
};

/// What a table's own words say: its column headers' tokens, for units.
struct HeaderToken {
    std::uint32_t table = 0;
    std::uint32_t block = 0;
    int leaf = -1;
    std::size_t token = 0;
};

/// A printed row of any kind (caption, header, values): tokens [begin, end) of one table.
struct PrintedSpan {
    std::uint32_t table = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct Rebuilt {
    int form = -1; ///< index into Knowledge::forms, -1: no form
    bool form_undecided = false;
    int other_form = -1; ///< runner-up
    bool deduplicated = false; ///< lines that had occurred before are gone (dialect H)
    std::vector<Token> tokens;
    std::vector<LabelHit> hits;
    std::vector<PlacedRow> rows;    ///< in printed order
    std::vector<TableShape> shapes; ///< per table of the form
    std::vector<HeaderToken> headers;
    std::vector<PrintedSpan> printed; ///< in printed order
};

/// Throws Error(too_large) where the time is over.
Rebuilt rebuild(const Document& document, const Knowledge& knowledge, Deadline& deadline);

} // namespace nianbao

#endif // NIANBAO_REBUILD_REBUILD_HPP
