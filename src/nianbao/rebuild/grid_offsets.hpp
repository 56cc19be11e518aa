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

/// Rows of one table that have as many cells behind their labels begin their values at the same cell: column spans
/// became blank cells (markdownify, pandoc), or nothing (html2text).
class GridOffsets {
public:
    GridOffsets(const std::vector<PrintedRow>& rows, const std::vector<Token>& tokens, const Form& form);

    /// For a row of `cells` cells, where full rows of as many prove it and none contradicts; or where the values of all
    /// full rows, however many cells they have, are the last cells.
    std::optional<std::size_t> find(const PrintedRow& row, std::size_t cells, std::size_t columns) const;

private:
    /// Block of the document, table and block of the form.
    using Block = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
    /// The same, and the cells behind the labels.
    using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::size_t>;
    const std::vector<Token>& m_tokens;
    std::map<Key, std::optional<std::size_t>> m_starts; ///< nothing: full rows contradict each other
    std::map<Block, bool> m_ends;                       ///< every full row ends with its values
};

} // namespace nianbao

#endif // NIANBAO_REBUILD_GRID_OFFSETS_HPP
