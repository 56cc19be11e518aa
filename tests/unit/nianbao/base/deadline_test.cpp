// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/deadline.hpp"
#include "nianbao/base/error.hpp"
#include "nianbao/nianbao.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;

namespace {

template <typename Action>
std::string failure(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return std::string{to_string(error.code())} + " " + error.key() + " " + error.detail();
    }
    return "none";
}

std::string converted(const std::string& bytes, const std::string& name, const Limits& limits) {
    static const Knowledge knowledge = load_builtin_knowledge();
    Source source;
    source.bytes = bytes;
    source.name = name;
    return failure([&] { convert(source, knowledge, {limits, true}); });
}

std::string repeated(const std::string& unit, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += unit;
    }
    return text;
}

} // namespace

TEST_CASE("deadline: without a cap it never ends") {
    Deadline deadline;
    CHECK(failure([&] {
              for (int i = 0; i < 1000; ++i) {
                  deadline.work();
              }
              deadline.check();
          }) == "none");
}

TEST_CASE("deadline: time that is over is seen after some steps") {
    Deadline deadline(0);
    CHECK(failure([&] {
              for (int i = 0; i < 1000; ++i) {
                  deadline.work();
              }
          }) == "too-large limit seconds");
    CHECK(failure([] { Deadline(0).check(); }) == "too-large limit seconds");
    CHECK(failure([] { Deadline(60).check(); }) == "none");
}

TEST_CASE("deadline: a conversion ends where its seconds are over, and names the cap") {
    Limits limits;
    CHECK(converted("text", "a.txt", limits) == "none");
    CHECK(converted("<p>text</p>", "a.html", limits) == "none");
    limits.seconds = 0;
    CHECK(converted("text", "a.txt", limits) == "too-large limit seconds");
    CHECK(converted("<p>text</p>", "a.html", limits) == "too-large limit seconds");
    CHECK(converted(repeated("|a\n", 2000), "a.txt", limits) == "too-large limit seconds");
}

TEST_CASE("limits: input bytes at the cap and one beyond") {
    Limits limits;
    limits.input_bytes = 4;
    CHECK(converted("text", "a.txt", limits) == "none");
    CHECK(converted("texts", "a.txt", limits) == "too-large limit input_bytes");
    limits.input_bytes = 20; // a page may grow to twice as much, for '<' becomes four characters
    CHECK(converted("<p>a</p>" + repeated("<", 8), "a.html", limits) == "none");
    CHECK(converted("<p>a</p>" + repeated("<", 9), "a.html", limits) == "too-large limit input_bytes");
}

TEST_CASE("limits: tokens count in every format") {
    Limits limits;
    limits.tokens = 4;
    CHECK(converted("a|b|\n", "a.txt", limits) == "none");
    CHECK(converted("a|b|c\n", "a.txt", limits) == "too-large limit tokens");
    CHECK(converted("<p>a|b|</p>", "a.html", limits) == "none");
    CHECK(converted("<p>a|b|c</p>", "a.html", limits) == "too-large limit tokens");
    CHECK(converted("<p>a</p><p>b</p><p>c</p><p>d</p>", "a.html", limits) == "none");
    CHECK(converted("<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p>", "a.html", limits) == "too-large limit tokens");
}

TEST_CASE("limits: cells of Markdown tables at the cap and one beyond") {
    Limits limits;
    limits.cells = 4;
    CHECK(converted("| a | b |\n|---|---|\n| 1 | 2 |\n", "a.md", limits) == "none");
    limits.cells = 3;
    CHECK(converted("| a | b |\n|---|---|\n| 1 | 2 |\n", "a.md", limits) == "too-large limit cells");
}
