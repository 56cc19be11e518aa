// SPDX-License-Identifier: Apache-2.0
// Paragraphs that stayed, went, came, and were rewritten.
#include "nianbao/compare/text_changes.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

std::vector<BriefParagraph> paragraphs(const std::vector<std::string>& texts) {
    std::vector<BriefParagraph> out;
    for (const std::string& text : texts) {
        out.push_back({text, "L" + std::to_string(out.size() + 1)});
    }
    return out;
}

/// "=-+~": one letter a change.
std::string shown(const std::vector<BriefParagraph>& before, const std::vector<BriefParagraph>& after) {
    std::string text;
    for (const ParagraphChange& one : paragraph_changes(before, after)) {
        text += "=-+~"[static_cast<int>(one.kind)];
    }
    return text;
}

} // namespace

TEST_CASE("text changes: what stayed is kept, in order") {
    const auto one = paragraphs({"aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc"});
    CHECK(shown(one, one) == "===");
    CHECK(shown(one, paragraphs({"aaaaaaaaaa", "cccccccccc"})) == "=-=");
    CHECK(shown(paragraphs({"aaaaaaaaaa", "cccccccccc"}), one) == "=+=");
    CHECK(shown(one, {}) == "---");
    CHECK(shown({}, one) == "+++");
    CHECK(shown({}, {}).empty());
}

TEST_CASE("text changes: a paragraph rewritten in part is one change, cut between characters") {
    const auto before = paragraphs({"In 2022 the bureau answered all requests in time.", "x"});
    const auto after = paragraphs({"In 2023 the bureau answered all requests in time.", "x"});
    const auto changes = paragraph_changes(before, after);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].kind == ParagraphChange::Kind::changed);
    CHECK(changes[0].same_start == 6);
    CHECK(changes[0].same_end == before[0].text.size() - 7);
    // U+4E00 and U+4E01 share two bytes: the cut is before both.
    const auto hanzi = paragraph_changes(paragraphs({"\xE4\xB8\x80zzzzzzzzzz"}), paragraphs({"\xE4\xB8\x81zzzzzzzzzz"}));
    REQUIRE(hanzi.size() == 1);
    CHECK(hanzi[0].same_start == 0);
}

TEST_CASE("text changes: paragraphs that share nothing are removed and added") {
    CHECK(shown(paragraphs({"abcdefghij"}), paragraphs({"0123456789"})) == "-+");
}

TEST_CASE("text changes: very long texts end, and lose nothing") {
    std::vector<std::string> before;
    std::vector<std::string> after;
    for (int i = 0; i < 3000; ++i) {
        before.push_back("a" + std::to_string(i));
        after.push_back("b" + std::to_string(i));
    }
    const auto changes = paragraph_changes(paragraphs(before), paragraphs(after));
    std::size_t gone = 0;
    std::size_t come = 0;
    for (const ParagraphChange& one : changes) {
        gone += one.before != nullptr ? 1U : 0U;
        come += one.after != nullptr ? 1U : 0U;
    }
    CHECK(gone == 3000);
    CHECK(come == 3000);
}
