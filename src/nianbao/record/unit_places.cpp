// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/unit_places.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace nianbao {

namespace {

/// Adds the units of a text, one of each power of ten.
void add_powers(std::vector<const UnitWord*>& units, std::string_view text, const Lexicon& lexicon) {
    for (const UnitWord* unit : header_units(text, lexicon)) {
        if (std::none_of(units.begin(), units.end(), [&](const UnitWord* known) { return known->power == unit->power; })) {
            units.push_back(unit);
        }
    }
}

bool is_amount(const Row& row) {
    return row.measure == Measure::money;
}

} // namespace

UnitPlaceFinder::UnitPlaceFinder(const Rebuilt& rebuilt, const Form& form, const Lexicon& lexicon)
    : m_rebuilt(rebuilt), m_form(form), m_lexicon(lexicon), m_above(rebuilt.rows.size()) {
    note_headers();
    note_gaps();
}

UnitPlaces UnitPlaceFinder::find(const PlacedRow& row, std::size_t column) const {
    UnitPlaces found;
    const auto add = [&](std::size_t token, PrintedUnit::Place place) {
        for (const UnitWord* unit : header_units(m_rebuilt.tokens[token].text, m_lexicon)) {
            found.units.push_back({unit, place});
        }
    };
    for (const std::size_t side : row.sides) {
        add(side, PrintedUnit::Place::unit_column);
    }
    if (row.labeled) {
        add(row.label_token, PrintedUnit::Place::label);
    }
    if (const Header* header = header_above(row, column)) {
        found.has_header = true;
        for (const UnitWord* unit : header->units) {
            found.units.push_back({unit, PrintedUnit::Place::header});
        }
    }
    const Above& above = m_above[static_cast<std::size_t>(&row - m_rebuilt.rows.data())];
    for (const UnitWord* unit : above.units) {
        found.units.push_back({unit, PrintedUnit::Place::above});
    }
    found.has_words = above.has_words;
    add_below(row, found);
    return found;
}

void UnitPlaceFinder::note_headers() {
    std::vector<HeaderToken> amounts;
    for (const HeaderToken& header : m_rebuilt.headers) {
        if (header.leaf >= 0) {
            m_header_tokens.push_back(header.token);
        }
        if (header.leaf >= 0 && has_amounts(header.table, header.block)) {
            amounts.push_back(header);
        }
    }
    std::sort(m_header_tokens.begin(), m_header_tokens.end());
    std::sort(amounts.begin(), amounts.end(), [](const HeaderToken& a, const HeaderToken& b) { return a.token < b.token; });
    std::size_t row = 0;
    for (const HeaderToken& token : amounts) {
        while (row < m_rebuilt.rows.size() && m_rebuilt.rows[row].begin < token.token) {
            ++row;
        }
        auto header = std::find_if(m_headers.rbegin(), m_headers.rend(), [&](const Header& one) {
            return one.next_row != row || (one.table == token.table && one.block == token.block && one.leaf == token.leaf);
        });
        if (header == m_headers.rend() || header->next_row != row) {
            m_headers.push_back({token.table, token.block, token.leaf, row, {}});
            header = m_headers.rbegin();
        }
        add_powers(header->units, m_rebuilt.tokens[token.token].text, m_lexicon);
    }
}

/// The last one: a table that is printed twice has two.
const UnitPlaceFinder::Header* UnitPlaceFinder::header_above(const PlacedRow& row, std::size_t column) const {
    const auto at = static_cast<std::size_t>(&row - m_rebuilt.rows.data());
    const auto is_above = [at](const Header& header) { return header.next_row <= at; };
    const auto end = std::partition_point(m_headers.begin(), m_headers.end(), is_above);
    const auto found = std::find_if(std::make_reverse_iterator(end), m_headers.rend(), [&](const Header& header) {
        return header.table == row.table && header.block == row.block && header.leaf == static_cast<int>(column);
    });
    return found == m_headers.rend() ? nullptr : &*found;
}

/// Everything between the last row with other columns and a row, but for other rows with its columns and the headers that
/// the form knows. Words count where the table's caption or header begins; a unit may stand in the text before it.
void UnitPlaceFinder::note_gaps() {
    for (std::size_t i = 0; i < m_rebuilt.rows.size(); ++i) {
        const PlacedRow& row = m_rebuilt.rows[i];
        if (!has_amounts(row.table, row.block)) {
            continue;
        }
        const PlacedRow* before = i == 0 ? nullptr : &m_rebuilt.rows[i - 1];
        const std::size_t from = before == nullptr ? 0 : std::min(before->end, row.begin);
        if (before != nullptr && before->table == row.table && before->block == row.block) {
            m_above[i] = m_above[i - 1];
            note_gap(from, from, row.begin, m_above[i]);
        } else {
            const std::size_t printed = first_print(row.table, from, row.begin);
            note_gap(std::max(from, text_before(printed)), printed, row.begin, m_above[i]);
        }
    }
}

void UnitPlaceFinder::note_gap(std::size_t begin, std::size_t printed, std::size_t end, Above& above) const {
    for (std::size_t token = begin; token < end; ++token) {
        if (!is_text(token) || is_header(token)) {
            continue;
        }
        add_powers(above.units, m_rebuilt.tokens[token].text, m_lexicon);
        above.has_words = above.has_words || (token >= printed && !is_label(token) && has_words(token));
    }
}

/// A line of its own right below the row.
void UnitPlaceFinder::add_below(const PlacedRow& row, UnitPlaces& found) const {
    std::size_t token = row.end;
    while (token < m_rebuilt.tokens.size() && !is_text(token)) {
        ++token;
    }
    if (token < m_rebuilt.tokens.size() && !is_printed(token)) {
        for (const UnitWord* unit : header_units(m_rebuilt.tokens[token].text, m_lexicon)) {
            found.units.push_back({unit, PrintedUnit::Place::above});
        }
    }
}

/// The first token in [from, end) that belongs to a row, header or caption of the table; `end` where there is none.
std::size_t UnitPlaceFinder::first_print(std::uint32_t table, std::size_t from, std::size_t end) const {
    const auto begins_before = [](const PrintedSpan& span, std::size_t token) { return span.begin < token; };
    const auto& printed = m_rebuilt.printed;
    for (auto span = std::lower_bound(printed.begin(), printed.end(), from, begins_before); span != printed.end() && span->begin < end; ++span) {
        if (span->table == table) {
            return span->begin;
        }
    }
    return end;
}

std::size_t UnitPlaceFinder::text_before(std::size_t token) const {
    const std::size_t end = token;
    while (token > 0 && !is_text(token - 1)) {
        --token;
    }
    return token > 0 ? token - 1 : end;
}

bool UnitPlaceFinder::has_amounts(std::uint32_t table, std::uint32_t block) const {
    const FormBlock& content = m_form.tables[table].blocks[block];
    const auto money = [](const Column& column) { return column.measure == Measure::money; };
    return std::any_of(content.columns.begin(), content.columns.end(), money) || std::any_of(content.rows.begin(), content.rows.end(), is_amount);
}

bool UnitPlaceFinder::is_text(std::size_t token) const {
    const Token& one = m_rebuilt.tokens[token];
    return one.kind == Token::Kind::text && !one.hidden && !one.page_number;
}

bool UnitPlaceFinder::is_header(std::size_t token) const {
    return std::binary_search(m_header_tokens.begin(), m_header_tokens.end(), token);
}

bool UnitPlaceFinder::is_label(std::size_t token) const {
    const auto ends_before = [](const LabelHit& hit, std::size_t at) { return hit.last < at; };
    const auto hit = std::lower_bound(m_rebuilt.hits.begin(), m_rebuilt.hits.end(), token, ends_before);
    return hit != m_rebuilt.hits.end() && hit->use >= 0 && hit->first <= token;
}

bool UnitPlaceFinder::is_printed(std::size_t token) const {
    const auto ends_before = [](const PrintedSpan& span, std::size_t at) { return span.end <= at; };
    const auto span = std::lower_bound(m_rebuilt.printed.begin(), m_rebuilt.printed.end(), token, ends_before);
    return span != m_rebuilt.printed.end() && span->begin <= token;
}

bool UnitPlaceFinder::has_words(std::size_t token) const {
    const std::string_view text = m_rebuilt.tokens[token].text;
    return text.find_first_not_of("0123456789.,:%()- ") != text.npos &&
           std::find(m_lexicon.marks.begin(), m_lexicon.marks.end(), text) == m_lexicon.marks.end();
}

} // namespace nianbao
