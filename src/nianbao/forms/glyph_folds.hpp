// SPDX-License-Identifier: Apache-2.0
// Which character is another form of which: a table by pages of 256 code points, most of which are not there.
#ifndef NIANBAO_FORMS_GLYPH_FOLDS_HPP
#define NIANBAO_FORMS_GLYPH_FOLDS_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace nianbao {

class GlyphFolds {
public:
    /// False where `from` is folded already: nothing changes then. Code points beyond U+2FFFF are not taken.
    bool add(char32_t from, char32_t to) {
        if (from >= end) {
            return false;
        }
        std::uint16_t& page = m_pages[from >> 8U];
        if (page == 0) {
            m_rows.emplace_back();
            page = static_cast<std::uint16_t>(m_rows.size());
        }
        char32_t& place = m_rows[page - 1U][from & 0xFFU];
        if (place != 0) {
            return false;
        }
        place = to;
        m_all.emplace_back(from, to);
        return true;
    }

    /// The other form of `code`, 0 where there is none.
    char32_t find(char32_t code) const noexcept {
        if (code >= end || m_pages[code >> 8U] == 0) {
            return 0;
        }
        return m_rows[m_pages[code >> 8U] - 1U][code & 0xFFU];
    }

    /// All of them, in the order they were added.
    const std::vector<std::pair<char32_t, char32_t>>& all() const noexcept {
        return m_all;
    }

private:
    static constexpr char32_t end = 0x30000;
    std::array<std::uint16_t, end / 256> m_pages{}; ///< index into m_rows + 1, 0 for a page without folds
    std::vector<std::array<char32_t, 256>> m_rows;
    std::vector<std::pair<char32_t, char32_t>> m_all;
};

} // namespace nianbao

#endif // NIANBAO_FORMS_GLYPH_FOLDS_HPP
