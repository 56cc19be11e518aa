// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/unplaced_rows.hpp"

#include "nianbao/rebuild/value.hpp"

#include <cstddef>

namespace nianbao {

namespace {

/// 1, 2, 3, ... from the first column on.
bool numbers_columns(const std::vector<std::size_t>& numbers, const std::vector<Token>& tokens) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (tokens[numbers[i]].text != std::to_string(i + 1)) {
            return false;
        }
    }
    return tokens[numbers.front()].column == 0 && numbers.size() > 1;
}

} // namespace

std::vector<std::string> unplaced_rows(const Document& document, const Rebuilt& rebuilt) {
    const std::vector<Token>& tokens = rebuilt.tokens;
    std::vector<bool> known(document.blocks.size(), false);
    std::vector<bool> placed(tokens.size(), false);
    for (const PrintedSpan& span : rebuilt.printed) {
        known[tokens[span.begin].block] = true;
        for (std::size_t token = span.begin; token < span.end && token < tokens.size(); ++token) {
            placed[token] = true;
        }
    }
    std::vector<std::string> places;
    for (std::size_t begin = 0; begin < tokens.size();) {
        std::size_t end = begin;
        bool is_free = true;
        std::vector<std::size_t> numbers;
        while (end < tokens.size() && tokens[end].kind != Token::Kind::edge) {
            is_free = is_free && !placed[end];
            if (tokens[end].kind == Token::Kind::text && !tokens[end].hidden && is_plain_value(tokens[end].text)) {
                numbers.push_back(end);
            }
            ++end;
        }
        if (is_free && !numbers.empty() && tokens[begin].grid && known[tokens[begin].block] && !numbers_columns(numbers, tokens)) {
            places.push_back(to_string(place_of(tokens[numbers.front()], document)));
        }
        begin = end + 1;
    }
    return places;
}

} // namespace nianbao
