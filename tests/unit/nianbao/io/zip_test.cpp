// SPDX-License-Identifier: Apache-2.0
#include "nianbao/io/zip.hpp"

#include "nianbao/base/error.hpp"
#include "tests/unit/nianbao/io/zip_writer.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <vector>

using nianbao::Error;
using nianbao::ErrorCode;
using nianbao::Limits;
using nianbao::ZipEntry;
using nianbao::ZipReader;
using nianbao::test::make_zip;
using nianbao::test::ZipOptions;
using nianbao::test::ZipPart;

namespace {

// "nianbao nianbao nianbao" as zlib deflates it.
const std::string deflated_text = "\xCB\xCB\x4C\xCC\x4B\x4A\xCC\x57\xC8\x43\xA5\x01";
const std::string plain_text = "nianbao nianbao nianbao";

// 2,000,000 zero bytes, deflated to 1,954 by zlib.
std::string packed_zeros() {
    const unsigned char head[] = {0xED, 0xC1, 1, 1, 0, 0, 0, 0x82, 0x20, 0xFF, 0xAF, 0x6E, 0x48, 0x40, 1};
    std::string packed(reinterpret_cast<const char*>(head), sizeof head);
    return packed + std::string(1937, '\0') + "\x6F\x06";
}

ZipPart deflated_part(const std::string& name = "a") {
    ZipPart part;
    part.name = name;
    part.text = plain_text;
    part.packed = deflated_text;
    part.method = 8;
    return part;
}

ZipPart zeros_part() {
    ZipPart part;
    part.name = "zeros";
    part.text = std::string(2'000'000, '\0');
    part.packed = packed_zeros();
    part.method = 8;
    return part;
}

ZipPart stored_part(const std::string& name, const std::string& text) {
    ZipPart part;
    part.name = name;
    part.text = text;
    return part;
}

std::string read_all(const std::string& bytes, const Limits& limits = {}) {
    ZipReader reader(bytes, limits);
    std::string all;
    for (const ZipEntry& entry : reader.entries()) {
        all += entry.name + "=" + reader.read(entry) + ";";
    }
    return all;
}

struct Outcome {
    std::string key;
    std::string detail;
    std::optional<ErrorCode> code;
};

Outcome outcome(const std::string& bytes, const Limits& limits = {}) {
    try {
        read_all(bytes, limits);
    } catch (const Error& error) {
        return {error.key(), error.detail(), error.code()};
    }
    return {"read", "", std::nullopt};
}

std::string key_of(const ZipPart& part) {
    return outcome(make_zip({part})).key;
}

} // namespace

TEST_CASE("zip: stored and deflated entries are read, in any order, more than once") {
    const std::string bytes = make_zip({stored_part("x/y.xml", "<a/>"), deflated_part(), stored_part("empty", "")});
    CHECK(read_all(bytes) == "x/y.xml=<a/>;a=" + plain_text + ";empty=;");
    ZipReader reader(bytes, Limits{});
    REQUIRE(reader.find("a") != nullptr);
    CHECK(reader.find("b") == nullptr);
    CHECK(reader.find("A") == nullptr);
    CHECK(reader.read(*reader.find("a")) == plain_text);
    CHECK(reader.read(*reader.find("x/y.xml")) == "<a/>");
    CHECK(reader.read(*reader.find("a")) == plain_text);
}

TEST_CASE("zip: what is no archive is an error") {
    for (const std::string& bytes : {std::string{}, std::string{"PK"}, std::string{"<html></html>"},
                                     std::string("PK\6\6\0\0\0\0\0", 9), std::string("PK\6\6\xFF\xFF\xFF\xFF\xFF", 9),
                                     std::string(100'000, 'P')}) {
        CHECK(outcome(bytes).key == "zip-no-directory");
        CHECK(outcome(bytes).code == ErrorCode::corrupt);
    }
}

TEST_CASE("zip: an empty archive has no entries") {
    CHECK(read_all(make_zip({})).empty());
}

TEST_CASE("zip: every shorter prefix of an archive is an error") {
    const std::string bytes = make_zip({stored_part("x", "PK\5\6"), deflated_part()}, {"", "", "comment", "", {}, {}, {}});
    REQUIRE(outcome(bytes).key == "read");
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        INFO(size);
        CHECK(outcome(bytes.substr(0, size)).code == ErrorCode::corrupt);
    }
}

TEST_CASE("zip: no single changed byte gives other content") {
    const std::string bytes = make_zip({stored_part("x", "12345"), deflated_part()});
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const unsigned flip : {0x01U, 0x80U, 0xFFU}) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ flip);
            try {
                ZipReader reader(changed, Limits{});
                for (const ZipEntry& entry : reader.entries()) {
                    const std::string text = reader.read(entry);
                    INFO(at);
                    CHECK((text == "12345" || text == plain_text));
                }
            } catch (const Error& error) {
                CHECK(error.code() != ErrorCode::internal);
            }
        }
    }
}

TEST_CASE("zip: junk before, behind and a comment are passed") {
    const std::vector<ZipPart> parts = {stored_part("x", "1"), deflated_part()};
    const std::string expected = "x=1;a=" + plain_text + ";";
    CHECK(read_all(make_zip(parts, {"junk PK\3\4 junk", "", "", "", {}, {}, {}})) == expected);
    CHECK(read_all(make_zip(parts, {"", "", "a comment", "", {}, {}, {}})) == expected);
    CHECK(read_all(make_zip(parts, {"", "", "", "\r\n<html>", {}, {}, {}})) == expected);
    CHECK(read_all(make_zip(parts, {"", std::string(76, 'z'), "", "", {}, {}, {}})) == expected);
    CHECK(outcome(make_zip(parts, {"", "", "", std::string(70'000, ' '), {}, {}, {}})).key == "zip-no-directory");
}

TEST_CASE("zip: a directory that lies is an error") {
    const std::vector<ZipPart> parts = {stored_part("x", "1"), stored_part("y", "2")};
    const auto key = [&](const ZipOptions& options) { return outcome(make_zip(parts, options)).key; };
    CHECK(key({"", "", "", "", 1, {}, {}}) == "zip-directory");
    CHECK(key({"", "", "", "", 3, {}, {}}) == "zip-directory");
    CHECK(key({"", "", "", "", {}, 50, {}}) != "read");
    CHECK(key({"", "", "", "", {}, 5000, {}}) == "zip-no-directory");
    CHECK(key({"", "", "", "", {}, {}, 5000}) == "zip-no-directory");
    CHECK(key({"", "", "", "", {}, {}, 3}) != "read");
    CHECK(key({"", "", "", "", {}, {}, 0xFFFFFFFF}) == "zip-zip64");
    CHECK(key({"", "", "", "", 0xFFFF, {}, {}}) == "zip-zip64");
    CHECK(outcome(make_zip(parts, {"", "", "", "", 0xFFFF, {}, {}})).code == ErrorCode::unsupported);
}

TEST_CASE("zip: a local header that contradicts the directory is an error") {
    ZipPart part = deflated_part();
    part.local_name = "b";
    CHECK(key_of(part) == "zip-contradiction");
    part = deflated_part();
    part.local_method = 0;
    CHECK(key_of(part) == "zip-contradiction");
    part = deflated_part();
    part.local_flags = 1;
    CHECK(key_of(part) == "zip-contradiction");
    part = deflated_part();
    part.local_size = 5;
    CHECK(key_of(part) == "zip-contradiction");
}

TEST_CASE("zip: data descriptors with and without signature are read") {
    for (const std::string& descriptor : {std::string("PK\7\10") + std::string(12, 'x'), std::string(12, 'x'), std::string{}}) {
        ZipPart part = deflated_part();
        part.flags = 8;
        part.local_size = 0;
        part.descriptor = descriptor;
        CHECK(read_all(make_zip({part, stored_part("z", "9")})) == "a=" + plain_text + ";z=9;");
        part = stored_part("s", "PK\7\10 inside");
        part.flags = 8;
        part.local_size = 0;
        part.descriptor = descriptor;
        CHECK(read_all(make_zip({part, stored_part("z", "9")})) == "s=PK\7\10 inside;z=9;");
    }
}

TEST_CASE("zip: sizes kept in a ZIP64 field of the local header only are passed") {
    ZipPart part = deflated_part();
    part.local_size = 0xFFFFFFFF;
    part.local_extra = std::string("\1\0\20\0", 4) + std::string(16, '\1');
    CHECK(read_all(make_zip({part})) == "a=" + plain_text + ";");
    part.packed_size = 0xFFFFFFFF;
    CHECK(key_of(part) == "zip-zip64");
}

TEST_CASE("zip: an extra field of any bytes does not matter") {
    for (std::size_t size = 0; size < 40; ++size) {
        ZipPart part = deflated_part();
        part.local_extra = std::string("\1\0\xFF\xFF", 4).substr(0, size) + std::string(size < 4 ? 0 : size - 4, '\xFF');
        CHECK(key_of(part) == "read");
    }
}

TEST_CASE("zip: lying sizes and checksums are errors") {
    for (const std::uint32_t size : {0U, 1U, 22U, 24U, 1000U, 60'000'000U}) {
        ZipPart part = deflated_part();
        part.unpacked_size = size;
        INFO(size);
        CHECK((key_of(part) == "zip-size" || key_of(part) == "limit" || key_of(part) == "zip-checksum"));
    }
    ZipPart part = zeros_part(); // a bomb that says it is small
    part.unpacked_size = 100;
    CHECK(key_of(part) == "zip-size");
    part = deflated_part();
    part.crc = 1;
    CHECK(key_of(part) == "zip-checksum");
    part = stored_part("x", "abc");
    part.crc = 1;
    CHECK(key_of(part) == "zip-checksum");
    part = stored_part("x", "");
    part.crc = 1;
    CHECK(key_of(part) == "zip-checksum");
    part = deflated_part();
    part.packed_size = 100'000;
    CHECK(key_of(part) == "zip-entry");
    for (std::size_t size = 0; size < deflated_text.size(); ++size) {
        part = deflated_part();
        part.packed = deflated_text.substr(0, size);
        INFO(size);
        CHECK(outcome(make_zip({part})).code == ErrorCode::corrupt);
    }
}

TEST_CASE("zip: broken deflate data is an error") {
    for (int byte = 0; byte < 256; ++byte) {
        ZipPart part = deflated_part();
        part.packed = std::string(12, static_cast<char>(byte));
        CHECK(outcome(make_zip({part})).code == ErrorCode::corrupt);
    }
}

TEST_CASE("zip: encryption and other methods are refused, beside readable entries") {
    ZipPart secret = deflated_part("secret");
    secret.flags = 1;
    const std::string bytes = make_zip({secret, stored_part("open", "1")});
    CHECK(outcome(bytes).code == ErrorCode::encrypted);
    ZipReader reader(bytes, Limits{});
    CHECK(reader.read(*reader.find("open")) == "1");
    for (const std::uint16_t method : std::vector<std::uint16_t>{1, 9, 12, 14, 99}) {
        ZipPart part = deflated_part();
        part.method = method;
        CHECK(outcome(make_zip({part})).code == ErrorCode::unsupported);
    }
}

TEST_CASE("zip: of two entries with one name neither is read") {
    const std::string bytes = make_zip({stored_part("x", "1"), stored_part("x", "2"), stored_part("y", "3")});
    ZipReader reader(bytes, Limits{});
    CHECK(reader.entries().size() == 3);
    CHECK(reader.read(*reader.find("y")) == "3");
    CHECK(outcome(bytes).key == "zip-duplicate");
}

TEST_CASE("zip: entry names are bytes and may be anything") {
    for (const std::string& name : {std::string{}, std::string{"/"}, std::string("\0", 1), std::string{"\xFF\xFE"},
                                    std::string(60'000, 'n'), std::string{"../../etc/passwd"}}) {
        CHECK(read_all(make_zip({stored_part(name, "1")})) == name + "=1;");
    }
}

TEST_CASE("zip: the number of entries is capped") {
    const std::vector<ZipPart> parts = {stored_part("a", "1"), stored_part("b", "2"), stored_part("c", "3")};
    Limits limits;
    limits.zip_entries = 3;
    CHECK(outcome(make_zip(parts), limits).key == "read");
    limits.zip_entries = 2;
    CHECK(outcome(make_zip(parts), limits).code == ErrorCode::too_large);
    CHECK(outcome(make_zip(parts), limits).detail == "zip_entries");
}

TEST_CASE("zip: unpacked bytes of all reads are capped") {
    const std::string bytes = make_zip({deflated_part("a"), deflated_part("b")});
    Limits limits;
    limits.unpacked_bytes = 2 * plain_text.size();
    CHECK(outcome(bytes, limits).key == "read");
    --limits.unpacked_bytes;
    CHECK(outcome(bytes, limits).detail == "unpacked_bytes");
    limits.unpacked_bytes = 0;
    CHECK(outcome(bytes, limits).detail == "unpacked_bytes");
    limits = {};
    limits.unpacked_bytes = plain_text.size();
    ZipReader reader(bytes, limits); // the same entry again counts again
    CHECK(reader.read(*reader.find("a")) == plain_text);
    CHECK_THROWS_AS(reader.read(*reader.find("a")), Error);
}

TEST_CASE("zip: the ratio is capped for what is large") {
    const std::string bytes = make_zip({zeros_part()}); // 2,000,000 / 1,954 = 1023.5
    Limits limits;
    CHECK(outcome(bytes, limits).detail == "unpacked_ratio");
    limits.unpacked_ratio = 1023;
    CHECK(outcome(bytes, limits).detail == "unpacked_ratio");
    limits.unpacked_ratio = 1024;
    CHECK(outcome(bytes, limits).key == "read");
    limits.unpacked_ratio = 0;
    CHECK(outcome(bytes, limits).detail == "unpacked_ratio");
    CHECK(outcome(make_zip({deflated_part()}), limits).key == "read");
}

/// 2,000,000 zeros behind 17,900 that are not compressed and some empty blocks of 5 bytes: 1,954 + 17,905 + 5 * blocks.
ZipPart padded_zeros(int blocks) {
    ZipPart part = zeros_part();
    part.text += std::string(17'900, '\0');
    std::string before;
    for (int i = 0; i < blocks; ++i) {
        before += std::string("\0\0\0\xFF\xFF", 5);
    }
    before += std::string("\0\xEC\x45\x13\xBA", 5) + std::string(17'900, '\0'); // 17,900 is 0x45EC
    part.packed = before + *part.packed;
    return part;
}

TEST_CASE("zip: the ratio, at the cap and one beyond") {
    Limits limits;
    limits.unpacked_ratio = 100;
    CHECK(padded_zeros(64).text.size() == 100 * padded_zeros(64).packed->size());
    CHECK(outcome(make_zip({padded_zeros(64)}), limits).key == "read");
    CHECK(outcome(make_zip({padded_zeros(63)}), limits).detail == "unpacked_ratio");
    limits.unpacked_ratio = 99;
    CHECK(outcome(make_zip({padded_zeros(64)}), limits).detail == "unpacked_ratio");
}

TEST_CASE("zip: the ratio counts above a million bytes") {
    Limits limits;
    limits.unpacked_ratio = 1;
    ZipPart part = zeros_part();
    part.unpacked_size = 1'000'000;
    CHECK(outcome(make_zip({part}), limits).key != "limit"); // corrupt, for it is longer
    part.unpacked_size = 1'000'001;
    CHECK(outcome(make_zip({part}), limits).detail == "unpacked_ratio");
    CHECK(outcome(make_zip({stored_part("a", std::string(1'000'001, 'a'))}), limits).key == "read");
}

TEST_CASE("zip: the caps hold as they are without options") {
    std::vector<ZipPart> parts;
    for (std::size_t i = 0; i < Limits{}.zip_entries; ++i) {
        parts.push_back(stored_part(std::to_string(i), ""));
    }
    CHECK(ZipReader(make_zip(parts), Limits{}).entries().size() == parts.size());
    parts.push_back(stored_part("more", ""));
    CHECK(outcome(make_zip(parts)).detail == "zip_entries");
}
