// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/deduplicated.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t least_texts = 12;
constexpr std::size_t few_repeats = 2; // white space or width of digits told two lines apart
constexpr std::size_t least_blocks = 3;

/// A header cell that the form has above three blocks at least whose rows are printed, and that stands there once.
bool lacks_repeated_header(const std::vector<PrintedRow>& rows, const std::vector<LabelHit>& hits, const LabelIndex& index,
                           const Form& form) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> blocks; // with a printed row
    std::map<std::string_view, std::size_t> prints;
    for (const PrintedRow& row : rows) {
        if (row.kind == PrintedRow::Kind::row) {
            blocks.insert({row.table, row.block});
        }
        for (const std::size_t hit : row.hits) {
            const LabelUse& use = index.uses[static_cast<std::size_t>(hits[hit].use)];
            if (use.kind == LabelKind::head) {
                ++prints[form.tables[use.table].blocks[use.block].head[use.item].label.text];
            }
        }
    }
    std::map<std::string_view, std::size_t> asked;
    for (const auto& [table, block] : blocks) {
        std::set<std::string_view> labels;
        for (const HeadCell& cell : form.tables[table].blocks[block].head) {
            labels.insert(cell.label.text);
        }
        for (const std::string_view label : labels) {
            ++asked[label];
        }
    }
    return std::any_of(asked.begin(), asked.end(), [&](const auto& entry) {
        const auto printed = prints.find(entry.first);
        return entry.second >= least_blocks && printed != prints.end() && printed->second == 1;
    });
}

/// Rows of a table with a column of units, of which each unit stands there once: a handful of units serve all rows.
bool lacks_repeated_units(const std::vector<PrintedRow>& rows, const Form& form) {
    constexpr std::ptrdiff_t least_rows = 8;
    const auto with_unit = [&](const PrintedRow& row) {
        return row.kind == PrintedRow::Kind::row && row.row >= 0 && form.tables[row.table].blocks[row.block].has(SideColumn::unit);
    };
    return std::count_if(rows.begin(), rows.end(), with_unit) >= least_rows;
}

} // namespace

bool is_deduplicated(const std::vector<PrintedRow>& rows, const std::vector<Token>& tokens, const std::vector<LabelHit>& hits,
                     const LabelIndex& index, const Form& form) {
    std::set<std::string_view> seen;
    std::set<std::uint32_t> captions;
    std::size_t texts = 0;
    std::size_t repeats = 0;
    for (const PrintedRow& row : rows) {
        if (row.grid) {
            return false;
        }
        if (row.kind == PrintedRow::Kind::caption) {
            captions.insert(row.block);
        }
        for (std::size_t i = row.begin; i < row.end; ++i) {
            if (tokens[i].kind != Token::Kind::text || tokens[i].closed) {
                return false;
            }
            ++texts;
            repeats += seen.insert(tokens[i].text).second ? 0 : 1;
            if (repeats > few_repeats) {
                return false;
            }
        }
    }
    if (texts >= least_texts && repeats == 0 && lacks_repeated_units(rows, form)) {
        return true;
    }
    return texts >= least_texts && captions.size() >= 2 && (repeats == 0 || lacks_repeated_header(rows, hits, index, form));
}

} // namespace nianbao
