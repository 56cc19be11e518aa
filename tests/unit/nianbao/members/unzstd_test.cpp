// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/unzstd.hpp"

#include "tests/unit/nianbao/members/containers.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;
using namespace nianbao::test;
using Lines = std::vector<std::string>;

TEST_CASE("zstd: frames, breaks and bombs") {
    const Folder folder;
    const std::string line = "{\"text\":\"t\"}\n";
    const auto lines = [&](const std::string& bytes, const Limits& limits = {}) { return lines_of_file(folder.file("a.jsonl.zst", bytes), limits); };
    REQUIRE(lines(zstd_frame(line) + zstd_frame(line)) == Lines{"L1 flat: t", "L2 flat: t"});
    const std::string skippable = "\x51\x2A\x4D\x18" + little_endian(3, 4) + "abc";
    REQUIRE(lines(skippable + zstd_frame(line)) == Lines{"L1 flat: t"});
    const std::string two = zstd_frame(line + std::string(300'000, ' ') + "\n" + line);
    REQUIRE(lines(two) == Lines{"L1 flat: t", "L3 flat: t"});
    const Lines cut = lines(two.substr(0, 250'000));
    REQUIRE(cut.front() == "L1 flat: t");
    REQUIRE(cut.back() == "error: corrupt zstd-truncated");
    for (std::size_t size = 1; size < 25; ++size) {
        CAPTURE(size);
        REQUIRE(lines(zstd_frame(line) + zstd_frame(line).substr(0, size)) == Lines{"L1 flat: t", "error: corrupt zstd-truncated"});
    }
    const std::string wide_window("\x28\xB5\x2F\xFD\x00\x90\x01\x00\x00", 9); // 256 MB
    REQUIRE(lines(zstd_frame(line) + wide_window).back() == "error: corrupt zstd-corrupt Frame requires too much memory for decoding byte 25");
    REQUIRE(lines(zstd_frame(line) + "garbage") == Lines{"L1 flat: t", "error: corrupt zstd-corrupt Unknown frame descriptor byte 25"});
    REQUIRE(lines(zstd_bomb(line, 10'000)) == Lines{"L1 flat: t", "error: too-large limit archive_ratio"});
    Limits limits;
    limits.archive_ratio = 30'000;
    REQUIRE(lines(zstd_bomb(line, 10'000), limits) == Lines{"L1 flat: t", "L2! too-large limit input_bytes L2"});
}
