// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/unit_places.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace nianbao {

namespace {

bool is_text(const Token& token) {
    return token.kind == Token::Kind::text && !token.hidden && !token.page_number;
}

class Search {
public:
    Search(const Rebuilt& rebuilt, const PlacedRow& row, std::size_t column, const Lexicon& lexicon)
        : m_rebuilt(rebuilt), m_row(row), m_column(column), m_lexicon(lexicon) {
    }

    UnitPlaces run() {
        for (const std::size_t side : m_row.sides) {
            add(side, PrintedUnit::Place::unit_column);
        }
        if (m_row.labeled) {
            add(m_row.label_token, PrintedUnit::Place::label);
        }
        for (const HeaderToken& header : m_rebuilt.headers) {
            if (is_header(header)) {
                m_found.has_header = true;
                add(header.token, PrintedUnit::Place::header);
            }
        }
        look_above();
        look_below();
        return std::move(m_found);
    }

private:
    void add(std::size_t token, PrintedUnit::Place place) {
        for (const UnitWord* unit : header_units(m_rebuilt.tokens[token].text, m_lexicon)) {
            m_found.units.push_back({unit, place});
        }
    }

    bool is_header(const HeaderToken& header) const {
        return header.table == m_row.table && header.block == m_row.block && header.leaf == static_cast<int>(m_column) &&
               header.token < m_row.begin;
    }

    /// Everything between the last row with other columns and this one, but for other rows with its columns and the headers
    /// that the form knows. Words count where the table's caption or header begins; a unit may stand in the text before it.
    void look_above() {
        std::size_t from = 0;
        std::vector<const PlacedRow*> same;
        for (const PlacedRow& placed : m_rebuilt.rows) {
            if (placed.begin >= m_row.begin) {
                break;
            }
            if (placed.table == m_row.table && placed.block == m_row.block) {
                same.push_back(&placed);
            } else {
                from = std::max(from, std::min(placed.end, m_row.begin));
                same.clear();
            }
        }
        const std::size_t printed = first_print(from);
        const std::size_t begin = std::max(from, text_before(printed));
        for (std::size_t token = begin; token < m_row.begin; ++token) {
            const bool in_row = std::any_of(same.begin(), same.end(), [&](const PlacedRow* placed) {
                return placed->begin <= token && token < placed->end;
            });
            if (!in_row && is_text(m_rebuilt.tokens[token]) && !is_any_header(token)) {
                add(token, PrintedUnit::Place::above);
                m_found.has_words = m_found.has_words || (token >= printed && !is_label(token) && has_words(m_rebuilt.tokens[token].text));
            }
        }
    }

    /// A line of its own right below the row.
    void look_below() {
        std::size_t token = m_row.end;
        while (token < m_rebuilt.tokens.size() && !is_text(m_rebuilt.tokens[token])) {
            ++token;
        }
        if (token < m_rebuilt.tokens.size() && !is_printed(token)) {
            add(token, PrintedUnit::Place::above);
        }
    }

    /// The first token at or behind `from` that belongs to a row, header or caption of the table, or the row itself.
    std::size_t first_print(std::size_t from) const {
        for (const PrintedSpan& span : m_rebuilt.printed) {
            if (span.table == m_row.table && span.begin >= from && span.begin < m_row.begin) {
                return span.begin;
            }
        }
        return m_row.begin;
    }

    std::size_t text_before(std::size_t token) const {
        const std::size_t end = token;
        while (token > 0 && !is_text(m_rebuilt.tokens[token - 1])) {
            --token;
        }
        return token > 0 ? token - 1 : end;
    }

    bool is_any_header(std::size_t token) const {
        return std::any_of(m_rebuilt.headers.begin(), m_rebuilt.headers.end(),
                           [&](const HeaderToken& header) { return header.token == token && header.leaf >= 0; });
    }

    bool is_label(std::size_t token) const {
        return std::any_of(m_rebuilt.hits.begin(), m_rebuilt.hits.end(),
                           [&](const LabelHit& hit) { return hit.use >= 0 && hit.first <= token && token <= hit.last; });
    }

    bool is_printed(std::size_t token) const {
        return std::any_of(m_rebuilt.printed.begin(), m_rebuilt.printed.end(),
                           [&](const PrintedSpan& span) { return span.begin <= token && token < span.end; });
    }

    bool has_words(std::string_view text) const {
        return text.find_first_not_of("0123456789.,:%()- ") != text.npos &&
               std::find(m_lexicon.marks.begin(), m_lexicon.marks.end(), text) == m_lexicon.marks.end();
    }

    const Rebuilt& m_rebuilt;
    const PlacedRow& m_row;
    std::size_t m_column;
    const Lexicon& m_lexicon;
    UnitPlaces m_found;
};

} // namespace

UnitPlaces find_unit_places(const Rebuilt& rebuilt, const PlacedRow& row, std::size_t column, const Lexicon& lexicon) {
    return Search{rebuilt, row, column, lexicon}.run();
}

} // namespace nianbao
