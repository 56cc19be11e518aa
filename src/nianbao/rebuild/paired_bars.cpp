// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/paired_bars.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t telling_texts = 12; // texts in a row with even bars between them: blanks do not fall like that
constexpr std::size_t least_texts = 2;    // where that style is known

/// Texts of one stretch: [first, last] of the list of texts.
struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
};

class PairReader {
public:
    explicit PairReader(std::vector<Token>& tokens) : m_tokens(tokens) {
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].kind == Token::Kind::text && !tokens[i].grid && !tokens[i].part) {
                m_texts.push_back(i);
            }
        }
    }

    void read() {
        const std::vector<Stretch> found = stretches();
        const bool telling = std::any_of(found.begin(), found.end(), [](const Stretch& stretch) {
            return stretch.last - stretch.first + 1 >= telling_texts;
        });
        if (!telling) {
            return;
        }
        for (const Stretch& stretch : found) {
            count_again(stretch);
        }
        m_tokens.erase(std::remove_if(m_tokens.begin(), m_tokens.end(),
                                      [](const Token& token) { return token.kind == Token::Kind::bars && token.bars == 0; }),
                       m_tokens.end());
    }

private:
    /// Bars between the text at `i` and the next one; none where a table or a cut line stands between them.
    std::size_t bars_behind(std::size_t i) const {
        std::size_t bars = m_tokens[m_texts[i]].closed ? 1 : 0;
        for (std::size_t at = m_texts[i] + 1; at < m_tokens.size() && m_tokens[at].kind == Token::Kind::bars && !m_tokens[at].part; ++at) {
            bars += m_tokens[at].bars;
        }
        return bars;
    }

    std::size_t bars_before(std::size_t i) const {
        if (i > 0) {
            return bars_behind(i - 1);
        }
        std::size_t bars = 0;
        for (std::size_t at = m_texts[i]; at-- > 0 && m_tokens[at].kind == Token::Kind::bars;) {
            bars += m_tokens[at].bars;
        }
        return bars;
    }

    /// Texts with an even number of bars between them, an odd one before the first and behind the last.
    std::vector<Stretch> stretches() const {
        std::vector<Stretch> found;
        for (std::size_t i = 0; i < m_texts.size(); ++i) {
            if (bars_before(i) % 2 == 0) {
                continue;
            }
            std::size_t last = i;
            while (last + 1 < m_texts.size() && bars_behind(last) > 0 && bars_behind(last) % 2 == 0) {
                ++last;
            }
            const bool ends = bars_behind(last) % 2 == 1 || last + 1 == m_texts.size(); // a cut text may lack its last bar
            if (last - i + 1 >= least_texts && ends) {
                found.push_back({i, last});
                i = last;
            }
        }
        return found;
    }

    void set_bars_behind(std::size_t i, std::size_t loose) {
        bool first = true;
        for (std::size_t at = m_texts[i] + 1; at < m_tokens.size() && m_tokens[at].kind == Token::Kind::bars && !m_tokens[at].part; ++at) {
            m_tokens[at].bars = first ? static_cast<std::uint32_t>(loose) : 0;
            m_tokens[at].leads_line = false;
            first = false;
        }
    }

    void count_again(const Stretch& stretch) {
        if (stretch.first > 0) {
            m_tokens[m_texts[stretch.first - 1]].closed = false; // its bar opens the first cell
            set_bars_behind(stretch.first - 1, bars_before(stretch.first) / 2);
        }
        for (std::size_t i = stretch.first; i <= stretch.last; ++i) {
            const std::size_t bars = bars_behind(i);
            const bool end = i == stretch.last;
            m_tokens[m_texts[i]].closed = bars > 0;
            set_bars_behind(i, end ? (std::max<std::size_t>(bars, 1) - 1) / 2 : bars / 2 - 1);
        }
    }

    std::vector<Token>& m_tokens;
    std::vector<std::size_t> m_texts; ///< tokens
};

} // namespace

void read_paired_bars(std::vector<Token>& tokens) {
    PairReader{tokens}.read();
}

} // namespace nianbao
