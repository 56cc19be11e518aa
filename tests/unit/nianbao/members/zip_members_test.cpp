// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/nianbao/io/zip_writer.hpp"
#include "tests/unit/nianbao/members/containers.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;
using namespace nianbao::test;
using Lines = std::vector<std::string>;

namespace {

ZipPart part(const std::string& name, const std::string& text) {
    ZipPart made;
    made.name = name;
    made.text = text;
    return made;
}

Lines lines_of_zip(const std::vector<ZipPart>& parts, const Limits& limits = {}) {
    const Folder folder;
    return lines_of_file(folder.file("a.zip", make_zip(parts)), limits);
}

} // namespace

TEST_CASE("zip members: files in the order of the directory, folders none of them") {
    REQUIRE(lines_of_zip({part("b/", ""), part("b/2.html", "two"), part("1.txt", "one")}) == Lines{"b/2.html: two", "1.txt: one"});
    REQUIRE(lines_of_zip({}).empty());
}

TEST_CASE("zip members: names are bytes, GB18030 where they are no UTF-8 and not said to be") {
    const std::string report_gb = "\xC4\xEA\xB1\xA8.txt";
    const std::string report = "\xE5\xB9\xB4\xE6\x8A\xA5.txt";
    REQUIRE(lines_of_zip({part(report_gb, "x")}) == Lines{report + ": x"});
    REQUIRE(lines_of_zip({part(report, "x")}) == Lines{report + ": x"});
    ZipPart flagged = part(report_gb, "x");
    flagged.flags = 0x0800;
    REQUIRE(lines_of_zip({flagged}) == Lines{report_gb + ": x"});
    REQUIRE(lines_of_zip({part("\xFF\xFF", "x")}) == Lines{"\xFF\xFF: x"}); // no charset knows it
    REQUIRE(lines_of_zip({part("a\\b.txt", "x")}) == Lines{"a/b.txt: x"});
}

TEST_CASE("zip members: no name leads out of the folder") {
    REQUIRE(lines_of_zip({part("../../etc/passwd", "x"), part("/etc/passwd", "y"), part("a/./..//b\n", "z"), part("..", "w")}) ==
            Lines{"etc/passwd: x", "etc/passwd~2: y", "a/b%0A: z", "unnamed: w"});
}

TEST_CASE("zip members: hidden files are counted and passed over") {
    const Folder folder;
    const std::string path = folder.file("a.zip", make_zip({part(".a", "1"), part("b/.c/d", "2"), part("__MACOSX/e", "3"), part("f/__MACOSX", "4")}));
    const auto reader = open_members(path, {}, {});
    REQUIRE(lines_of(*reader) == Lines{"f/__MACOSX: 4"});
    REQUIRE(reader->passed_over() == 3);
}

TEST_CASE("zip members: one in trouble does not end the others") {
    ZipPart encrypted = part("a", "x");
    encrypted.flags = 1;
    ZipPart broken = part("b", "x");
    broken.crc = 1;
    ZipPart method = part("c", "x");
    method.method = 12;
    method.packed = "x";
    REQUIRE(lines_of_zip({encrypted, broken, method, part("d", "x"), part("d", "y")}) ==
            Lines{"a! encrypted zip-encrypted entry a", "b! corrupt zip-checksum entry b", "c! unsupported zip-method 12 entry c", "d: x",
                  "d~2: y"});
}

TEST_CASE("zip members: caps") {
    Limits limits;
    limits.archive_members = 2;
    REQUIRE(lines_of_zip({part("a", "x"), part("b", "y")}, limits).size() == 2);
    REQUIRE(lines_of_zip({part("a", "x"), part("b", "y"), part("c", "z")}, limits) == Lines{"not opened: too-large limit archive_members"});
    limits.input_bytes = 3;
    REQUIRE(lines_of_zip({part("a", "123"), part("b", "1234")}, limits) == Lines{"a: 123", "b! too-large limit input_bytes entry b"});
    limits.zip_entries = 0; // the caps of a DOCX are not an archive's
    limits.unpacked_bytes = 0;
    REQUIRE(lines_of_zip({part("a", "123")}, limits) == Lines{"a: 123"});
}

TEST_CASE("zip members: entries that lie on each other end at the ratio") {
    // All entries of the directory name the same megabyte, packed to a few hundred bytes in 600 copies: a file of some 50 kB.
    const std::string zeros(1'000'000, '\0');
    ZipPart bomb = part("a", zeros);
    bomb.packed = deflated(zeros, -15);
    bomb.method = 8;
    std::string archive = make_zip({bomb});
    const std::size_t directory = archive.find("PK\x01\x02");
    const std::string local = archive.substr(0, directory);
    const std::size_t end = archive.find("PK\x05\x06");
    const std::string entry = archive.substr(directory, end - directory);
    std::string entries;
    for (int i = 0; i < 600; ++i) {
        entries += entry;
    }
    archive = local + entries + "PK\x05\x06" + std::string(4, '\0');
    append16(archive, 600);
    append16(archive, 600);
    append32(archive, static_cast<std::uint32_t>(entries.size()));
    append32(archive, static_cast<std::uint32_t>(local.size()));
    append16(archive, 0);
    Limits limits;
    limits.unpacked_ratio = 2000; // of one entry
    const Folder folder;
    const std::string path = folder.file("a.zip", archive);
    const Lines lines = lines_of_file(path, limits);
    // 1,000,000 bytes a member; the one that passes 400 times the file is the last
    const std::size_t allowed = 400 * archive.size() / 1'000'000;
    REQUIRE(lines.size() == allowed + 1);
    REQUIRE(lines.back() == "error: too-large limit archive_ratio");
    limits.archive_ratio = 600 * 1'000'000 / archive.size() + 1;
    REQUIRE(lines_of_file(path, limits).size() == 600);
    --limits.archive_ratio;
    REQUIRE(lines_of_file(path, limits).back() == "error: too-large limit archive_ratio");
}

TEST_CASE("zip members: the directory of a member is none of an archive that was cut off") {
    const Folder folder;
    const std::string inner = make_zip({part("a", "x")});
    const std::string outer = make_zip({part("inner.zip", inner), part("b", "y")});
    const Lines cut = {"not opened: corrupt zip-no-directory"};
    const std::size_t end = outer.find(inner) + inner.size();
    for (const std::size_t size : {end, end + 1, end + 20}) {
        REQUIRE(lines_of_file(folder.file("z", outer.substr(0, size))) == cut);
    }
    REQUIRE(lines_of_file(folder.file("z", make_zip({part("a", "x")}) + std::string(600, '\0'))) == Lines{"a: x"}); // a padded block
    REQUIRE(lines_of_file(folder.file("z", make_zip({part("a", "x")}) + "junk")) == cut);
}

TEST_CASE("zip members: packages of documents are no archives") {
    const Folder folder;
    const auto is = [&](const std::string& bytes) { return is_container(folder.file("x", bytes)); };
    REQUIRE(is(make_zip({part("a.html", "x")})));
    REQUIRE(is(make_zip({})));
    REQUIRE_FALSE(is(make_zip({part("a", "x"), part("[Content_Types].xml", "x")})));
    REQUIRE_FALSE(is(make_zip({part("a", "x"), part("OFD.xml", "x")})));
    REQUIRE_FALSE(is(make_zip({part("mimetype", "application/epub+zip")})));
    REQUIRE(is(make_zip({part("a", "x"), part("mimetype", "x")})));
    REQUIRE_FALSE(is(make_zip({part("[Content_Types].xml", "x")}).substr(0, 60))); // truncated: the reader of DOCX tells
    REQUIRE_FALSE(is(make_zip({part("a", "x"), part("[Content_Types].xml", "x")}) + "junk"));
    const std::string truncated = folder.file("y", make_zip({part("a", "x")}).substr(0, 40));
    REQUIRE(is_container(truncated));
    REQUIRE(lines_of_file(truncated) == Lines{"not opened: corrupt zip-no-directory"});
    REQUIRE_FALSE(is("PK"));
    REQUIRE_FALSE(is(""));
    REQUIRE_FALSE(is_container("/nowhere/a.zip"));
    REQUIRE(lines_of_file("/nowhere/a.zip").front().rfind("not opened: io file-read", 0) == 0);
}
