// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/tar_members.hpp"

#include "tests/unit/nianbao/members/containers.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;
using namespace nianbao::test;
using Lines = std::vector<std::string>;

namespace {

Lines lines_of_tar(const std::string& bytes, const Limits& limits = {}) {
    const Folder folder;
    return lines_of_file(folder.file("a.tar", bytes), limits);
}

/// A pax header that gives the entry behind it this path.
TarEntry pax_path(const std::string& path) {
    const std::string rest = " path=" + path + "\n";
    std::size_t size = rest.size() + 1;
    while (std::to_string(size).size() + rest.size() != size) {
        ++size;
    }
    return {"pax", std::to_string(size) + rest, 'x'};
}

} // namespace

TEST_CASE("tar members: regular files, packed or not") {
    const Folder folder;
    const std::string tar = make_tar({{"d/", "", '5'}, {"d/a.html", "<p>"}, {"../b", "bb"}, {"./c", ""}, {"link", "", '2'}, {"hard", "", '1'}, {"pipe", "", '6'}, {".h/x", "x"}, {"d/a.html", "again"}});
    const Lines expected = {"d/a.html: <p>", "b: bb", "c: ", "d/a.html~2: again"};
    for (const std::string& bytes : {tar, gzipped(tar), zstd_frame(tar)}) {
        const std::string path = folder.file("x", bytes);
        REQUIRE(is_container(path));
        const auto reader = open_members(path, {}, {});
        REQUIRE(lines_of(*reader) == expected);
        REQUIRE(reader->passed_over() == 4);
    }
}

TEST_CASE("tar members: names are bytes, in headers of every age") {
    const std::string name = "\xE5\xB9\xB4\xE6\x8A\xA5";
    REQUIRE(lines_of_tar(make_tar({{name, "1"}, {"\xC4\xEA", "2"}, pax_path(name + "/\xC4\xEA"), {"short", "3"}, {"././@LongLink", std::string(150, 'n') + '\0', 'L'}, {"nn", "4"}})) ==
            Lines{name + ": 1", "\xC4\xEA: 2", name + "/\xC4\xEA: 3", std::string(150, 'n') + ": 4"});
    REQUIRE(lines_of_tar(make_tar({{"a", "1"}, pax_path("/abs/../.././etc"), {"x", "2"}})).back() == "abs/etc: 2");
}

TEST_CASE("tar members: sizes that lie, and what is cut off") {
    const std::string first = tar_entry({"a", "1"});
    REQUIRE(lines_of_tar(first + tar_entry({"b", "2", '0', "00000777777"})) == Lines{"a: 1", "error: corrupt tar-corrupt Truncated tar archive"});
    REQUIRE(lines_of_tar(first + tar_entry({"b", "2", '0', "77777777777"}).substr(0, 600)).front() == "a: 1");
    REQUIRE(lines_of_tar(first + tar_entry({"b", "2", '0', "77777777777"}).substr(0, 600)).back().rfind("error: corrupt tar-corrupt", 0) == 0);
    const std::string negative("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 12);
    const std::string huge("\x80\x00\x00\x00\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 12);
    for (const std::string& size : {negative, huge}) {
        const Lines lines = lines_of_tar(first + tar_entry({"b", "2", '0', size}) + make_tar({{"c", "3"}}));
        REQUIRE(lines.front() == "a: 1");
        REQUIRE((lines.back() == "c: 3" || lines.back().rfind("error: corrupt tar-corrupt", 0) == 0));
    }
    std::string broken = make_tar({{"a", "1"}, {"b", "2"}});
    broken[1024] = 'x'; // its sum no longer fits
    REQUIRE(lines_of_tar(broken).front() == "a: 1");
    REQUIRE(lines_of_tar(broken).back().rfind("error: corrupt tar-corrupt", 0) == 0);
    REQUIRE(lines_of_tar(first.substr(0, 512)) == Lines{"error: corrupt tar-corrupt Truncated tar archive"});
}

TEST_CASE("tar members: an end that is none") {
    const Folder folder;
    const std::string zeros(512, '\0');
    const std::string first = tar_entry({"a", "1"});
    const std::string both = first + tar_entry({"b", "2"});
    const Lines cut = {"a: 1", "error: corrupt tar-truncated"};
    for (const std::string& bytes : {first, gzipped(first), zstd_frame(first)}) { // cut between two members
        REQUIRE(lines_of_file(folder.file("x", bytes)) == cut);
    }
    REQUIRE(lines_of_tar(first + zeros) == Lines{"a: 1"}); // one of the two blocks is enough
    REQUIRE(lines_of_tar(make_tar({{"a", "1"}}) + std::string(70'000, '\0')) == Lines{"a: 1"}); // blocks of a tape
    const Lines more = {"a: 1", "error: corrupt tar-more byte 2048"};
    const std::string twice = make_tar({{"a", "1"}}) + make_tar({{"b", "2"}});
    for (const std::string& bytes : {twice, gzipped(twice), zstd_frame(twice)}) {
        REQUIRE(lines_of_file(folder.file("x", bytes)) == more);
    }
    REQUIRE(lines_of_tar(make_tar({{"a", "1"}}) + std::string(200'000, '\0') + "x").back() == "error: corrupt tar-more byte 202048");
    std::string lost = make_tar({{"a", "1"}, {"b", "2"}});
    lost.replace(1024, 512, zeros); // the second header
    REQUIRE(lines_of_tar(lost) == Lines{"a: 1", "error: corrupt tar-more byte 1536"});
}

TEST_CASE("tar members: caps") {
    Limits limits;
    limits.input_bytes = 3;
    REQUIRE(lines_of_tar(make_tar({{"a", "123"}, {"b", "1234"}, {"c", "1"}}), limits) == Lines{"a: 123", "b! too-large limit input_bytes b", "c: 1"});
    limits.archive_members = 2;
    REQUIRE(lines_of_tar(make_tar({{"a", ""}, {".b", ""}, {"c", ""}}), limits) == Lines{"a: ", "c: "});
    REQUIRE(lines_of_tar(make_tar({{"a", ""}, {"b", ""}, {"c", ""}}), limits).back() == "error: too-large limit archive_members");
}
