// SPDX-License-Identifier: Apache-2.0
// What the fuzzer found in numbers.
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/rebuild/value.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;

TEST_CASE("value: a second number behind one that has too many digits leaves no value") {
    const Lexicon lexicon = load_builtin_knowledge().lexicon;
    for (const char* text : {"9777\x0f" "77777777777999999999)99999", "12 345 6789012345678901234/5", "99999999999999999999-3"}) {
        const CellValue value = read_value(text, Measure::count, lexicon);
        CHECK(value.state == FigureState::reported);
        CHECK(value.reading == Reading::unread);
        CHECK_FALSE(value.number.has_value());
    }
}
