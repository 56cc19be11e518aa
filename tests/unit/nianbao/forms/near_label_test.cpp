// SPDX-License-Identifier: Apache-2.0
// Labels read through damage: no text may be near two labels of one form.
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/text/edit_distance.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;

TEST_CASE("near labels: the distance of any two labels is more than both radii together") {
    const Knowledge knowledge = load_builtin_knowledge();
    for (const LabelIndex& index : knowledge.indexes) {
        REQUIRE_FALSE(index.near().empty());
        for (const NearLabel& a : index.near()) {
            for (const NearLabel& b : index.near()) {
                if (a.key != b.key) {
                    const std::size_t radii = a.radius + b.radius;
                    CHECK(edit_distance(a.key, b.key, radii) > radii);
                }
            }
        }
    }
}

TEST_CASE("near labels: a slip in a long label is seen through, a short label must be whole") {
    const Knowledge knowledge = load_builtin_knowledge();
    const LabelIndex& index = knowledge.indexes.front();
    CHECK(index.undamaged("本年处理绝定数量") == "本年处理决定数量");
    CHECK(index.undamaged("行政许事").empty());
    CHECK(index.undamaged("结果维正").empty());
}

TEST_CASE("edit distance: bounded") {
    CHECK(edit_distance(U"abc", U"abc", 2) == 0);
    CHECK(edit_distance(U"abc", U"axc", 2) == 1);
    CHECK(edit_distance(U"abc", U"bc", 2) == 1);
    CHECK(edit_distance(U"abc", U"xyz", 2) == 3);
    CHECK(edit_distance(U"", U"ab", 2) == 2);
}
