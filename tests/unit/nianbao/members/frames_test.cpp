// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/nianbao/members/containers.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;
using namespace nianbao::test;
using Lines = std::vector<std::string>;
using std::string_literals::operator""s;

namespace {

Lines lines_of_frames(const std::string& bytes, const Limits& limits = {}) {
    const Folder folder;
    std::FILE* const file = std::fopen(folder.file("x", bytes).c_str(), "rb");
    const auto reader = read_frames(::fileno(file), limits);
    Lines lines = lines_of(*reader);
    std::fclose(file);
    return lines;
}

} // namespace

TEST_CASE("frames: lengths, names, and any bytes") {
    REQUIRE(lines_of_frames("3 a.html\n<p>\n5 \n1\n\0 2\n0\n\n2 x y/../z\nab\n"s) ==
            Lines{"a.html: <p>", "stdin: 1\n\0 2"s, "stdin: ", "x y/z: ab"});
    REQUIRE(lines_of_frames("").empty());
    const std::string big(200'000, 'b');
    REQUIRE(lines_of_frames("200000 b\n" + big + "\n1 c\nc\n") == Lines{"b: " + big, "c: c"});
    REQUIRE(lines_of_frames("1 " + std::string(4096, '/') + "\nc\n") == Lines{"unnamed: c"});
}

TEST_CASE("frames: what does not follow the form ends the stream") {
    const auto second = [](const std::string& at) { return Lines{"a: 1", "error: corrupt frame 2 byte " + at}; };
    for (const char* const bad : {"x", "-1 b\n1\n", "+1 b\n1\n", " 1 b\n1\n", "1b\n1\n", "\n", "1", "99999999999999999999999 b\n1\n"}) {
        CAPTURE(bad);
        REQUIRE(lines_of_frames("1 a\n1\n"s + bad) == second("6"));
    }
    REQUIRE(lines_of_frames("1 a\n1\n3 b\n12") == second("10"));
    REQUIRE(lines_of_frames("1 a\n1\n3 b\n123") == second("13")); // the line end is part of it
    REQUIRE(lines_of_frames("1 a\n1\n3 b\n1234\n") == second("13"));
    REQUIRE(lines_of_frames("1 a\n1\n1 " + std::string(4097, 'n') + "\n1\n") == second("6"));
    REQUIRE(lines_of_frames("1 a\n1\n1 " + std::string(100'000, 'n')) == second("6"));
}

TEST_CASE("frames: one above the cap is passed, the next is read") {
    Limits limits;
    limits.input_bytes = 3;
    REQUIRE(lines_of_frames("3 a\n123\n4 b\n1234\n1 c\n1\n", limits) == Lines{"a: 123", "b! too-large limit input_bytes b", "c: 1"});
    REQUIRE(lines_of_frames("18446744073709551615 b\n1", limits) == Lines{"error: corrupt frame 1 byte 24"});
}
