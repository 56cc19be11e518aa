// SPDX-License-Identifier: Apache-2.0
#include "nianbao/rebuild/row_numbers.hpp"

#include <algorithm>
#include <string>

namespace nianbao {

namespace {

bool is_text(const Token& token) {
    return token.kind == Token::Kind::text;
}

/// The next text, on the line of `i` or below it; tokens.size() where there is none.
std::size_t next_text(std::size_t i, const std::vector<Token>& tokens) {
    do {
        ++i;
    } while (i < tokens.size() && !is_text(tokens[i]));
    return i;
}

bool is_first_of_line(std::size_t i, const std::vector<Token>& tokens) {
    std::size_t before = i;
    while (before > 0 && tokens[before - 1].block == tokens[i].block) {
        if (is_text(tokens[--before])) {
            return false;
        }
    }
    return true;
}

} // namespace

bool numbers_next_row(std::size_t i, PrintedRow& row, const std::vector<Token>& tokens, const std::vector<TokenKeys>& keys, std::size_t columns,
                      std::size_t* count) {
    const std::size_t next = next_text(i, tokens);
    const bool words = next < tokens.size() && !keys[next].value_like && !keys[next].unit_word;
    if (!is_text(tokens[i]) || tokens[i].text.find_first_not_of("0123456789") != std::string_view::npos || !words || !is_first_of_line(i, tokens)) {
        return false;
    }
    const bool counts_on = count != nullptr && tokens[i].text == std::to_string(*count + 1);
    const bool beside = tokens[next].block == tokens[i].block;
    if (!counts_on && !beside) {
        return false;
    }
    if (counts_on) {
        ++*count;
    }
    const auto texts = static_cast<std::size_t>(std::count_if(row.zone.begin(), row.zone.end(), [&](std::size_t token) { return is_text(tokens[token]); }));
    const bool lacks_one = row.kind == PrintedRow::Kind::row && row.row >= 0 && texts == row.zone.size() && texts + 1 == columns;
    const bool may_be_value = lacks_one && counts_on != beside; // only one of the two signs
    row.number_in_doubt = row.number_in_doubt || may_be_value;
    return !may_be_value;
}

} // namespace nianbao
