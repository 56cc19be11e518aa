// SPDX-License-Identifier: Apache-2.0
// From the cells as Word stores them, row by row, to declared cells with spans.
#ifndef NIANBAO_PARSERS_DOCX_MERGES_HPP
#define NIANBAO_PARSERS_DOCX_MERGES_HPP

#include "nianbao/document/grid.hpp"
#include "parsers/docx/context.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace nianbao::docx {

enum class Merge { none, begins, goes_on };

/// A w:tc: every position has one, covered or not.
struct StoredCell {
    std::string text;
    std::uint32_t span = 1;
    Merge down = Merge::none;   ///< w:vMerge
    Merge across = Merge::none; ///< w:hMerge, of old documents
};

struct StoredRow {
    std::vector<StoredCell> cells;
    std::uint32_t columns_before = 0;
    std::uint32_t columns_after = 0;
    bool hidden = false;
    bool head = false;
};

/// Appends rows to a grid. A covered cell is left out, and the one above it or beside it grows; but a covered
/// cell that holds text, or that covers nothing, stays a cell of its own, with a note.
class GridBuilder {
public:
    GridBuilder(Context& context, Grid& grid);

    void add(StoredRow row);

private:
    /// A merge that may go on in the next row.
    struct Open {
        std::uint32_t column = 0;
        std::uint32_t span = 0;
        std::size_t row = 0;
        std::size_t cell = 0;
    };
    void merge_across(StoredRow& row);
    const Open* above(std::uint32_t column, std::uint32_t span) const;
    Place place_of(std::size_t cell) const;

    Context& m_context;
    Grid& m_grid;
    std::vector<Open> m_open; ///< of the row before, by column
};

} // namespace nianbao::docx

#endif // NIANBAO_PARSERS_DOCX_MERGES_HPP
