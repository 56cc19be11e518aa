// SPDX-License-Identifier: Apache-2.0
#include "nianbao/io/gzip_writer.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace {

std::string packed(std::string_view text, std::size_t piece) {
    std::string out;
    nianbao::GzipWriter writer([&](std::string_view bytes) { out += bytes; });
    for (std::size_t at = 0; at < text.size(); at += piece) {
        writer.write(text.substr(at, piece));
    }
    writer.finish();
    return out;
}

std::string unpacked(std::string bytes, std::size_t most) {
    std::string out(most + 1, '\0');
    z_stream stream{};
    REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    CHECK(stream.avail_in == 0); // nothing behind the check sum
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

} // namespace

TEST_CASE("gzip writer: gives back what it took, whatever the pieces") {
    std::string text;
    unsigned number = 1;
    while (text.size() < 300'000) { // more than its buffer, packed
        number = number * 1'103'515'245U + 12'345U;
        text += static_cast<char>(number >> 16U);
    }
    CHECK(unpacked(packed(text, text.size()), text.size()) == text);
    CHECK(unpacked(packed(text, 977), text.size()) == text);
    CHECK(unpacked(packed("", 1), 0).empty());
}

TEST_CASE("gzip writer: no time and no name, so that equal bytes give equal files") {
    const std::string bytes = packed("a,b\n1,2\n", 3);
    REQUIRE(bytes.size() > 10);
    CHECK(bytes.substr(0, 3) == "\x1F\x8B\x08");
    CHECK(bytes.substr(3, 5) == std::string(5, '\0')); // no field follows the header; time 0
    CHECK(bytes == packed("a,b\n1,2\n", 100));
}
