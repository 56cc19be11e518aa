// SPDX-License-Identifier: Apache-2.0
// Labels read through damage: no text may be near two labels of one form.
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/text/edit_distance.hpp"
#include "nianbao/text/utf8.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace nianbao;

namespace {

/// Every place of one is a place of the other: to take it for the other misplaces nothing.
bool within(const OfficialLabel& one, const OfficialLabel& other) {
    return std::includes(other.uses.begin(), other.uses.end(), one.uses.begin(), one.uses.end());
}

} // namespace

TEST_CASE("near labels: the distance of any two labels of different places is more than both radii together") {
    const Knowledge knowledge = load_builtin_knowledge();
    for (const LabelIndex& index : knowledge.indexes) {
        const std::vector<NearLabel> labels = index.near();
        CHECK(labels.size() >= 20);
        for (const NearLabel& a : labels) {
            for (const NearLabel& b : labels) {
                if (!within(a.label, b.label) && !within(b.label, a.label)) {
                    const std::size_t radii = a.radius + b.radius;
                    CHECK(edit_distance(a.label.key, b.label.key, radii) > radii);
                }
            }
        }
    }
}

TEST_CASE("near labels: what is as near to a label of other places is not taken for it") {
    const Knowledge knowledge = load_builtin_knowledge();
    for (const LabelIndex& index : knowledge.indexes) {
        for (const NearLabel& a : index.near()) {
            for (const auto& [key, matches] : index.keys) {
                if (std::none_of(matches.begin(), matches.end(), [&a](const LabelMatch& match) {
                        return std::binary_search(a.label.uses.begin(), a.label.uses.end(), match.use);
                    })) {
                    CHECK(edit_distance(a.label.key, to_utf32(key), a.radius) > a.radius);
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
