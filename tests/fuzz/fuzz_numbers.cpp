// SPDX-License-Identifier: Apache-2.0
// A cell's text as a number, a mark or words.
#include "nianbao/forms/label_key.hpp"
#include "nianbao/rebuild/value.hpp"
#include "nianbao/text/utf8.hpp"
#include "tests/fuzz/fuzz_target.hpp"

using namespace nianbao;

namespace {

void check(std::string_view text, Measure measure, const Lexicon& lexicon) {
    const CellValue value = read_value(text, measure, lexicon);
    if (value.number) {
        fuzz::require(value.state == FigureState::reported, "who has a number has reported it");
        fuzz::require(value.reading != Reading::none && value.reading != Reading::unread, "a number was read somehow");
        fuzz::require(Decimal::parse(value.number->to_string()).has_value(), "a number can be written and read");
    }
    fuzz::require(is_valid_utf8(value.note) && is_valid_utf8(value.unit_word), "parts of a text are valid UTF-8");
    if (value.number && value.others.empty()) {
        value.number->shifted(value.power).to_string();
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::size_t replaced = 0;
    const std::string text = repair_utf8(fuzz::bytes_of(data, size), replaced);
    const Lexicon& lexicon = fuzz::knowledge().lexicon;
    for (const Measure measure : {Measure::count, Measure::change, Measure::money}) {
        check(text, measure, lexicon);
    }
    const bool is_like = is_value_like(text, lexicon);
    fuzz::require(!is_like || text.size() <= 120, "a value is short");
    label_keys(text, lexicon);
    if (const auto number = Decimal::parse(text)) {
        fuzz::require(Decimal::parse(number->to_string()) == number, "a decimal is written as it is");
        fuzz::require((*number - *number).is_zero() && *number + *number - *number == *number, "sums are exact");
        fuzz::require(number->shifted(4).shifted(-4) == *number, "powers of ten are exact");
    }
    return 0;
}
