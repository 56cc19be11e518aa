// SPDX-License-Identifier: Apache-2.0
// Blank lines that stand for blank cells, where every cell is a line of its own (docx2txt, soffice): read, never certain.
#ifndef NIANBAO_REBUILD_BLANK_LINES_HPP
#define NIANBAO_REBUILD_BLANK_LINES_HPP

#include "nianbao/rebuild/rebuild.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace nianbao {

/// Measured on the full rows of a table: how many lines a cell is behind the one before it. A blank cell adds as
/// many lines, or one.
class BlankLines {
public:
    BlankLines(const Document& document, const std::vector<PrintedRow>& rows, const std::vector<Token>& tokens, const Form& form);

    /// The values of `rows[index]` and the blanks its lines leave room for; nothing where the lines up to the next row
    /// are not as many as the missing cells ask for, or are not lines of a text.
    std::optional<std::vector<Slot>> place(std::size_t index, std::size_t columns) const;

private:
    /// Lines from each text to the next: label, values, the row that follows. Empty where a text shares its line.
    std::vector<std::uint32_t> steps_of(std::size_t index) const;
    std::optional<std::vector<Slot>> place_with(const std::vector<std::uint32_t>& steps, const PrintedRow& row, std::uint32_t step,
                                                std::uint32_t blank, std::size_t columns) const;
    std::uint32_t line_of(std::size_t token) const;

    const Document& m_document;
    const std::vector<PrintedRow>& m_rows;
    const std::vector<Token>& m_tokens;
    std::map<std::uint32_t, std::uint32_t> m_step; ///< of each table; 0: its full rows contradict each other
};

} // namespace nianbao

#endif // NIANBAO_REBUILD_BLANK_LINES_HPP
