// SPDX-License-Identifier: Apache-2.0
#include "nianbao/record/record.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace nianbao;

namespace {

Figure figure(const std::string& row, FigureState state, Reading reading = Reading::none) {
    Figure made;
    made.table = "proactive";
    made.row = row;
    made.column = "issued";
    made.state = state;
    made.reading = reading;
    return made;
}

} // namespace

TEST_CASE("record: names of states are those of the contract and lead back") {
    const char* const names[] = {"reported",        "blank",        "mark",        "text",
                                 "undecided",       "missing-cell", "missing-row", "missing-table",
                                 "missing-section", "not-in-form"};
    for (int i = 0; i < 10; ++i) {
        const auto state = static_cast<FigureState>(i);
        CHECK(to_string(state) == names[i]);
        CHECK(figure_state_from_string(names[i]) == state);
    }
    CHECK_FALSE(figure_state_from_string(""));
    CHECK_FALSE(figure_state_from_string("missing_cell"));
}

TEST_CASE("record: names of readings are those of the contract and lead back") {
    const char* const names[] = {"", "exact", "normalized", "inferred", "prose", "doubtful", "unread"};
    for (int i = 0; i < 7; ++i) {
        const auto reading = static_cast<Reading>(i);
        CHECK(to_string(reading) == names[i]);
        CHECK(reading_from_string(names[i]) == reading);
    }
    CHECK_FALSE(reading_from_string("none"));
}

TEST_CASE("record: counts are of the form's figures only, and add up") {
    Record record;
    record.figures = {
        figure("a", FigureState::reported, Reading::exact),
        figure("b", FigureState::reported, Reading::doubtful),
        figure("c", FigureState::text, Reading::unread),
        figure("d", FigureState::undecided),
        figure("e", FigureState::blank),
        figure("f", FigureState::missing_table),
        figure("x-other", FigureState::reported, Reading::doubtful),
    };
    CHECK(record.expected() == 6);
    CHECK(record.reported() == 2);
    CHECK(record.undecided() == 1);
    CHECK(record.absent() == 3);
    CHECK(record.doubtful() == 2);
    CHECK(Record{}.absent() == 0);
}
