// SPDX-License-Identifier: Apache-2.0
// Tables printed with columns of spaces: a value's column is where it stands below its header and full rows.
#ifndef NIANBAO_REBUILD_ALIGNED_ROWS_HPP
#define NIANBAO_REBUILD_ALIGNED_ROWS_HPP

#include "nianbao/rebuild/rebuild.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace nianbao {

/// Terminal columns [from, to).
struct ColumnRange {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

/// What all rows of a document prove about its columns of spaces. Programs count the width of East Asian characters
/// differently; that ours is theirs is proved by full rows with labels of different widths that stand below each other.
class AlignedColumns {
public:
    AlignedColumns(const std::vector<PrintedRow>& rows, const std::vector<Token>& tokens, const Form& form);

    /// The values of a row that prints fewer than its columns, and blanks between them. `leaves`: the tokens of the
    /// header's cells. Nothing where one of the values stands below no column, below two, or with another.
    std::optional<std::vector<Slot>> place(const PrintedRow& row, std::vector<std::size_t> leaves) const;

private:
    using Block = std::pair<std::uint32_t, std::uint32_t>; ///< table, block
    struct Columns {
        std::vector<ColumnRange> ranges;
        std::uint32_t first_indent = 0; ///< of the first full row: columns before its first value that hold words
        bool proved = false;            ///< by rows whose labels differ in width
        bool broken = false;            ///< full rows do not stand below each other
    };
    std::vector<std::size_t> values_of(const PrintedRow& row) const;
    void learn(const PrintedRow& row, std::size_t columns);

    const std::vector<Token>& m_tokens;
    std::map<Block, Columns> m_columns;
    bool m_proved = false;
};

} // namespace nianbao

#endif // NIANBAO_REBUILD_ALIGNED_ROWS_HPP
