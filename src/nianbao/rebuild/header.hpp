// SPDX-License-Identifier: Apache-2.0
// The header above a block as printed: which columns it names, in which order, and whether it is another's.
#ifndef NIANBAO_REBUILD_HEADER_HPP
#define NIANBAO_REBUILD_HEADER_HPP

#include "nianbao/forms/form.hpp"
#include "nianbao/forms/label_index.hpp"
#include "nianbao/rebuild/labels.hpp"
#include "nianbao/rebuild/printed_rows.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace nianbao {

/// A header row that only numbers the columns.
bool is_row_of_letters(const PrintedRow& row, const std::vector<LabelHit>& hits, const LabelIndex& index, const Form& form);

/// Collects header rows as they come; asked by each row that follows.
class HeaderReader {
public:
    HeaderReader(const Form& form, const LabelIndex& index, const std::vector<Token>& tokens,
                 const std::vector<LabelHit>& hits, bool has_spans)
        : m_form(form), m_index(index), m_tokens(tokens), m_hits(hits), m_has_spans(has_spans) {
    }

    void caption();
    void head(const PrintedRow& row);
    void values_follow(); ///< the next header row begins a new header

    /// Token of each column's header cell, npos where it is not printed.
    std::vector<std::size_t> leaves(const PrintedRow& row) const;

    /// In a grid: each group of columns that the form has stands once, above all of its columns and above no other.
    /// True where the header is no grid, has no spans, or does not name all columns.
    bool groups_stand_above(const PrintedRow& row) const;

    /// The form's column at each printed position. Identity unless the header proves another order.
    /// `conflict`: the header names columns of another block, or some of its own in an order that proves nothing.
    std::vector<std::size_t> column_order(const PrintedRow& row, bool& conflict);

private:
    struct Leaf {
        std::uint32_t table;
        std::uint32_t block;
        std::size_t column;
        std::uint32_t head_row;
        std::size_t token;
        std::size_t last; ///< last token of the label
    };
    std::vector<Leaf> own(const PrintedRow& row) const;
    bool names_other_block(const PrintedRow& row) const;
    bool breaks_cycle(const std::vector<Leaf>& leaves, const FormBlock& block) const;
    std::optional<std::vector<Leaf>> by_cycles(const PrintedRow& row) const;
    bool groups_in_order(const PrintedRow& row) const;
    void sort_by_grid(std::vector<Leaf>& leaves) const;
    bool overlap(const std::vector<Leaf>& leaves) const;
    bool goes_back(const std::vector<Leaf>& leaves) const;
    bool is_label(std::size_t token) const; ///< of this header
    bool is_stranger(std::size_t token) const;
    std::size_t strangers_before(const Leaf& first) const;
    std::size_t strangers_between(std::size_t from, std::size_t to) const;
    bool hides_order(const std::vector<Leaf>& leaves, std::size_t columns) const;
    bool contradicts(const PrintedRow& row, const std::vector<Leaf>& leaves, bool labels_repeat) const;
    std::optional<std::vector<std::size_t>> order_by_grid(std::vector<Leaf> leaves) const;
    void order_within_rows(const std::vector<Leaf>& leaves, const FormBlock& block, std::vector<std::size_t>& order,
                           bool& conflict) const;
    static std::size_t count_columns(const std::vector<Leaf>& leaves); ///< different ones

    const Form& m_form;
    const LabelIndex& m_index;
    const std::vector<Token>& m_tokens;
    const std::vector<LabelHit>& m_hits;
    bool m_has_spans; ///< grids are HTML's or DOCX's, not a text's
    std::vector<Leaf> m_leaves;
    std::vector<Leaf> m_groups;        ///< header cells above several columns; `column` is their place in the form's header
    std::vector<std::size_t> m_labels; ///< tokens of all labels of the header, as they are printed
    /// What column_order() last worked out, for rows of one block under one header.
    struct Order {
        bool known = false;
        bool grid = false;
        bool conflict = false;
        std::uint32_t table = 0;
        std::uint32_t block = 0;
        std::vector<std::size_t> columns;
    };
    std::vector<std::size_t> work_out_order(const PrintedRow& row, bool& conflict) const;
    Order m_order;
    bool m_new = true;
    std::uint32_t m_table = 0; ///< of the header's last row
    std::size_t m_end = 0; ///< one past the last token of the last header row
};

} // namespace nianbao

#endif // NIANBAO_REBUILD_HEADER_HPP
