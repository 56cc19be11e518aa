// SPDX-License-Identifier: Apache-2.0
// The rows a source prints, cut at its labels: which form row, which cells and bars follow it.
#ifndef NIANBAO_REBUILD_PRINTED_ROWS_HPP
#define NIANBAO_REBUILD_PRINTED_ROWS_HPP

#include "nianbao/forms/form.hpp"
#include "nianbao/rebuild/labels.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nianbao {

struct PrintedRow {
    enum class Kind : std::uint8_t {
        caption,
        head,
        row,     ///< a row of the form
        values,  ///< the values of a block whose row has no label, below its header
        unknown, ///< a label the form does not know, followed by values
    };
    Kind kind = Kind::row;
    bool grid = false;
    bool followed = false; ///< the next printed row of the same table begins right behind it
    bool started = false;  ///< run: bars stand before its first label, on the label's line
    bool at_end = false;   ///< nothing but white space follows it in the document
    bool number_in_doubt = false; ///< its last print may be the number of the row below
    bool cut = false;      ///< the document ends in it, and nothing closes its last line
    std::uint32_t table = 0;
    std::uint32_t block = 0;
    std::uint32_t head_row = 0; ///< head: HeadCell::row
    int row = -1;               ///< row: index into FormBlock::rows; -1 for unknown
    std::vector<std::size_t> hits;  ///< indices into the label hits
    std::vector<std::size_t> zone;  ///< tokens behind the labels: texts, loose bars, blanks
    std::vector<std::size_t> sides; ///< cells of columns that hold no figures: units, codes
    std::vector<std::size_t> strays; ///< header of a run: values that stand behind it, before the first row
    std::size_t label_token = 0;    ///< first token of the row's own label
    std::size_t begin = 0;          ///< first token
    std::size_t end = 0;            ///< one past the last token
};

std::vector<PrintedRow> print_rows(const std::vector<Token>& tokens, const std::vector<TokenKeys>& keys,
                                   const std::vector<LabelHit>& hits, const Form& form, const LabelIndex& index);

} // namespace nianbao

#endif // NIANBAO_REBUILD_PRINTED_ROWS_HPP
