// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/nianbao/members/containers.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;
using namespace nianbao::test;
using Lines = std::vector<std::string>;
using std::string_literals::operator""s;

namespace {

Lines lines_of_json(const std::string& text, const Limits& limits = {}, const MemberOptions& options = {}) {
    const Folder folder;
    return lines_of_file(folder.file("a.jsonl", text), limits, options);
}

} // namespace

TEST_CASE("json lines: the field, its format, and a name") {
    REQUIRE(lines_of_json("{\"url\":\"http://A.gov.cn/x/\",\"html\":\"<p>1\"}\r\n"
                          "\n"
                          "{\"id\":7,\"text\":\"one\\ntwo\"}\n"
                          "{\"name\":\"../a/.b\",\"raw_text\":\" <!DOCTYPE html>\"}\n"
                          "{\"id\":null,\"content\":\"c\"}") ==
            Lines{"a.gov.cn/x/index html http://A.gov.cn/x/: <p>1", "7 flat: one\ntwo", "a/%2Eb html:  <!DOCTYPE html>", "L5 flat: c"});
    REQUIRE(lines_of_json("{\"text\":\"t\",\"html\":null}\n{\"text\":\"t\",\"html\":\"h\"}\n{\"text\":\"t\",\"html\":\"\"}\n") ==
            Lines{"L1 flat: t", "L2 html: h", "L3 flat: t"}); // a blank field hides no other
    REQUIRE(lines_of_json("{\"text\":\"\",\"html\":\" \"}\n") == Lines{"L1 html:  "});
    REQUIRE(lines_of_json("\xEF\xBB\xBF{\"text\":\"t\"}") == Lines{"L1 flat: t"});
    REQUIRE(lines_of_json("{}\n  \n{\"text\":\"t\"}\n") == Lines{"L1! corrupt json-field html, text, raw_text, content L1", "L3 flat: t"});
}

TEST_CASE("json lines: --field looks nowhere else") {
    REQUIRE(lines_of_json("{\"text\":\"t\",\"body\":\"b\"}\n{\"text\":\"t\"}\n{\"body\":[1]}\n{\"body\":\"<div>\"}\n", {}, {"body"}) ==
            Lines{"L1 flat: b", "L2! corrupt json-field body L2", "L3! corrupt json-field body L3", "L4 html: <div>"});
}

TEST_CASE("json lines: a broken line does not end the others") {
    REQUIRE(lines_of_json("{\"text\":\"1\"\n{\"text\":\"2\"}}\n[\"3\"]\n{\"text\":\"4\"} 5\n{\"text\":\"\x06\"}\n{\"a\":tru}\n{\"text\":\"7\"}\n") ==
            Lines{"L1! corrupt json-line Missing a comma or '}' after an object member. (11) L1",
                  "L2! corrupt json-line The document root must not be followed by other values. (12) L2",
                  "L3! corrupt json-line Not an object. (0) L3",
                  "L4! corrupt json-line The document root must not be followed by other values. (13) L4", "L5! corrupt json-line Invalid escape character in string. (9) L5",
                  "L6! corrupt json-line Invalid value. (8) L6", "L7 flat: 7"});
}

TEST_CASE("json lines: hostile texts") {
    // half pairs, a whole pair, NUL, an escaped backslash before what looks like half a pair
    REQUIRE(lines_of_json(R"({"text":"\ud800|\udc00|\ud83d\ude00|\ud83dx|\uD83D\uD83D\uDE00|\\ud800|\u0000|"})") ==
            Lines{"L1 flat: \xEF\xBF\xBD|\xEF\xBF\xBD|\xF0\x9F\x98\x80|\xEF\xBF\xBDx|\xEF\xBF\xBD\xF0\x9F\x98\x80|\\ud800|\0|"s});
    REQUIRE(lines_of_json("{\"text\":\"\xC4\xEA\"}") == Lines{"L1 flat: \xC4\xEA"}); // for text/decode
    REQUIRE(lines_of_json("{\"text\":\"a\0b\"}\n{\"text\":\"c\"}\0\n{\"te\\u0078t\":\"d\"}\n"s).back() == "L3 flat: d");
    REQUIRE(lines_of_json("{\"text\":\"c\"}\0{\n"s) == Lines{"L1! corrupt json-line NUL outside of a text. (12) L1"});
    REQUIRE(lines_of_json("{\"text\":\"first\",\"text\":\"second\",\"html\":{\"html\":\"deep\"}}\n") == Lines{"L1 flat: first"});
    REQUIRE(lines_of_json("{\"n\":" + std::string(300, '1') + "e400,\"text\":\"t\"}\n").size() == 1);
    REQUIRE(lines_of_json("{\"text\":\"\\uD8\"}\n{\"text\":\"\\\"}\n{\"text\":\"\\") .size() == 3);
}

TEST_CASE("json lines: caps") {
    Limits limits;
    limits.nesting = 3;
    REQUIRE(lines_of_json("{\"a\":[[]],\"text\":\"t\"}\n{\"a\":[[{}]],\"text\":\"t\"}\n{\"text\":\"u\"}", limits) ==
            Lines{"L1 flat: t", "L2! too-large limit nesting L2", "L3 flat: u"});
    limits = Limits{};
    REQUIRE(lines_of_json("{\"text\":\"t\"}\n{\"a\":" + std::string(1'000'000, '[') + "\n", limits).back() == "L2! too-large limit nesting L2");
    limits.input_bytes = 12;
    REQUIRE(lines_of_json("{\"text\":\"t\"}\n{\"text\":\"tt\"}\n{\"text\":\"u\"}\n", limits) ==
            Lines{"L1 flat: t", "L2! too-large limit input_bytes L2", "L3 flat: u"});
    REQUIRE(lines_of_json("{\"text\":\"" + std::string(300'000, 'x') + "\"}\n{\"text\":\"u\"}\n{\"text\":\"" + std::string(300'000, 'x'), limits) ==
            Lines{"L1! too-large limit input_bytes L1", "L2 flat: u", "L3! too-large limit input_bytes L3"});
    limits.archive_members = 2;
    REQUIRE(lines_of_json("{\"text\":\"t\"}\n\n{\"text\":\"u\"}\n", limits) == Lines{"L1 flat: t", "L3 flat: u"});
    REQUIRE(lines_of_json("{\"text\":\"t\"}\n\n{\"text\":\"u\"}\n{\"text\":\"v\"}\n", limits) ==
            Lines{"L1 flat: t", "L3 flat: u", "error: too-large limit archive_members L4"});
}

TEST_CASE("json lines: several lines of one page have different names") {
    REQUIRE(lines_of_json("{\"url\":\"http://a/b\",\"text\":\"1\"}\n{\"url\":\"https://a/b#c\",\"text\":\"2\"}\n{\"id\":\"a/b~2\",\"text\":\"3\"}\n"
                          "{\"id\":\"a/b\",\"text\":\"4\"}\n") ==
            Lines{"a/b flat http://a/b: 1", "a/b~2 flat https://a/b#c: 2", "a/b~2~2 flat: 3", "a/b~3 flat: 4"});
}

TEST_CASE("json lines: by name, packed or not, whatever the first line is") {
    const Folder folder;
    const std::string line = "{\"text\":\"t\"}\n";
    REQUIRE(is_container(folder.file("a.JSONL", " \n" + line)));
    REQUIRE(is_container(folder.file("a.ndjson", "\xEF\xBB\xBF" + line)));
    REQUIRE_FALSE(is_container(folder.file("a.json", line)));
    REQUIRE(lines_of_file(folder.file("b.jsonl", "x\n" + line)) == Lines{"L1! corrupt json-line Invalid value. (0) L1", "L2 flat: t"});
    REQUIRE(lines_of_file(folder.file("c.jsonl", "")) == Lines{});
    const std::string packed = folder.file("a.jsonl.gz", gzipped(line) + gzipped(line));
    REQUIRE(is_container(packed));
    REQUIRE(lines_of_file(packed) == Lines{"L1 flat: t", "L2 flat: t"});
    REQUIRE_FALSE(is_container(folder.file("a.gz", gzipped(line))));
}

TEST_CASE("json lines: a stream is read as it comes, and names may repeat") {
    const Folder folder;
    const std::string path = folder.file("x", "{\"id\":\"a\",\"text\":\"1\"}\n{\"id\":\"a\",\"text\":\"2\"}\n");
    Limits limits;
    limits.archive_members = 1; // of files only
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    const auto reader = read_json_lines(::fileno(file), {}, limits);
    REQUIRE(lines_of(*reader) == Lines{"a flat: 1", "a flat: 2"});
    std::fclose(file);
}

TEST_CASE("json lines: a broken stream ends in an error, behind what was whole") {
    const Folder folder;
    const std::string line = "{\"text\":\"t\"}\n";
    const std::string packed = gzipped(line);
    const auto lines = [&](const std::string& bytes) { return lines_of_file(folder.file("a.jsonl.gz", bytes)); };
    REQUIRE(lines(packed + packed.substr(0, packed.size() - 1)) == Lines{"L1 flat: t", "L2 flat: t", "error: corrupt gzip-truncated"});
    REQUIRE(lines(packed + std::string(600, '\0')) == Lines{"L1 flat: t"});
    REQUIRE(lines(packed + "x") == Lines{"L1 flat: t", "error: corrupt gzip-garbage byte " + std::to_string(packed.size())});
    REQUIRE(lines(packed + std::string(70'000, '\0') + packed) ==
            Lines{"L1 flat: t", "error: corrupt gzip-garbage byte " + std::to_string(packed.size() + 70'000)});
    std::string wrong = packed + packed;
    wrong[wrong.size() - 6] ^= 1;
    REQUIRE(lines(wrong).back().rfind("error: corrupt gzip-checksum byte ", 0) == 0);
}

TEST_CASE("json lines: a bomb ends at the ratio") {
    const Folder folder;
    const std::string path = folder.file("a.jsonl.gz", gzipped("{\"text\":\"t\"}\n" + std::string(60'000'000, ' ')));
    const Lines lines = lines_of_file(path);
    REQUIRE(lines == Lines{"L1 flat: t", "error: too-large limit archive_ratio"});
    Limits limits;
    limits.archive_ratio = 2000;
    REQUIRE(lines_of_file(path, limits) == Lines{"L1 flat: t", "L2! too-large limit input_bytes L2"});
}
