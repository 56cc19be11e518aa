// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/place.hpp"

#include <catch2/catch.hpp>

#include <string>

using nianbao::Place;
using nianbao::place_from_string;

TEST_CASE("place: prints as people cite it and reads back") {
    Place line;
    line.line = 46;
    Place lines = line;
    lines.line_end = 49;
    Place paragraph;
    paragraph.paragraph = 12;
    Place table;
    table.table = 2;
    Place row = table;
    row.row = 4;
    Place cell = row;
    cell.cell = 4'294'967'295;
    const std::pair<Place, std::string> all[] = {{{}, ""},          {line, "L46"}, {lines, "L46-L49"}, {paragraph, "p12"},
                                                 {table, "t2"},     {row, "t2.4"}, {cell, "t2.4.4294967295"}};
    for (const auto& [place, text] : all) {
        CHECK(to_string(place) == text);
        CHECK(place_from_string(text) == place);
    }
}

TEST_CASE("place: one line is no range") {
    Place place;
    place.line = 5;
    place.line_end = 5;
    CHECK(to_string(place) == "L5");
}

TEST_CASE("place: an unreadable text is no place, not half of one") {
    for (const char* text : {"L", "L0", "L-5", "Lx", "L46x", "L046", "L46-", "L46-L", "L46-L46", "L49-L46", "L46-L49x", "46", "p", "p0",
                             "p12.3", "t", "t0", "t2.", "t2.0", "t2.x", "t2.4.", "t2.4.x", "t2.4.5.6", "t2.4 ", " L46", "l46",
                             "L4294967296", "t2.4.4294967296", "t1.c14", "line 1"}) {
        INFO(text);
        CHECK(place_from_string(text) == Place{});
    }
}
