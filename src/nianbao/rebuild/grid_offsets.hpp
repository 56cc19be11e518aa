// SPDX-License-Identifier: Apache-2.0
// Where values begin in the rows of a text table (Markdown), which knows no spans: learned from its full rows.
#ifndef NIANBAO_REBUILD_GRID_OFFSETS_HPP
#define NIANBAO_REBUILD_GRID_OFFSETS_HPP

#include "nianbao/rebuild/rebuild.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace nianbao {

/// The cells of a grid's row behind its labels, hidden ones left out.
std::vector<std::size_t> visible_cells(const PrintedRow& row, const std::vector<Token>& tokens);

/// A full row: as many prints as columns, side by side, blank cells only before and behind them. Index of the first
/// print among `cells`; nothing where that is not so.
std::optional<std::size_t> full_row_start(const std::vector<std::size_t>& cells, const std::vector<Token>& tokens, std::size_t columns);

/// A label of the form spans as many columns as labels could stand there: below the row's groups, its own label takes
/// the rest. Converters print such a span as blank cells (markdownify, pandoc), or not at all (html2text); full rows
/// tell which, and rows as deep as a full row begin their values at the same cell.
class GridOffsets {
public:
    GridOffsets(const std::vector<PrintedRow>& rows, const std::vector<Token>& tokens, const Form& form);

    /// The first of `columns` values among the `cells` cells behind the row's labels, where full rows prove it.
    std::optional<std::size_t> find(const PrintedRow& row, std::size_t cells, std::size_t columns) const;

private:
    /// Block of the document, table and block of the form.
    using Block = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
    /// The same; labels from the outermost group to the row's own, cells behind the labels.
    using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::size_t, std::size_t>;
    struct Pads {
        std::size_t depth = 0;  ///< labels and blank cells before the values of every full row
        bool spanning = false;  ///< all full rows agree in that, and end with their values
        bool none = false;      ///< no full row has a blank cell
    };
    const std::vector<Token>& m_tokens;
    const Form& m_form;
    std::map<Key, std::optional<std::size_t>> m_starts; ///< nothing: full rows contradict each other
    std::map<Block, Pads> m_pads;
};

} // namespace nianbao

#endif // NIANBAO_REBUILD_GRID_OFFSETS_HPP
