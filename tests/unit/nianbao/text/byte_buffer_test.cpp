// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/byte_buffer.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace nianbao;

TEST_CASE("byte buffer: pieces of every length keep their order") {
    std::string expected = "begin";
    std::string out = expected;
    {
        ByteBuffer bytes(out);
        for (std::size_t length = 0; length < 300; ++length) {
            const std::string piece(length, static_cast<char>('a' + length % 26));
            bytes.put(piece);
            bytes.put('.');
            expected += piece + ".";
        }
        const std::string long_piece(ByteBuffer::size + 1, 'L'); // goes past the buffer
        bytes.put(long_piece);
        bytes.out() += "written there";
        bytes.put(std::string(ByteBuffer::size, 'W'));
        bytes.put('!');
        expected += long_piece + "written there" + std::string(ByteBuffer::size, 'W') + "!";
        CHECK(out.size() < expected.size()); // not whole yet
    }
    CHECK(out == expected);
}

TEST_CASE("byte buffer: room is what was asked for, up to the whole buffer") {
    std::string out;
    ByteBuffer bytes(out);
    for (const std::size_t wanted : {std::size_t{1}, ByteBuffer::size, ByteBuffer::size - 1, std::size_t{7}}) {
        char* const to = bytes.room(wanted);
        std::memset(to, 'x', wanted);
        bytes.end_at(to + wanted);
    }
    bytes.flush();
    CHECK(out == std::string(2 * ByteBuffer::size + 7, 'x'));
}

TEST_CASE("byte buffer: copied gives the bytes of every short length") {
    const std::string text = "0123456789abcdefghijklmnopqrstuvwxyz0123456789";
    for (std::size_t length = 0; length <= text.size(); ++length) {
        std::string to(text.size(), '-');
        CHECK(copied(to.data(), text.substr(0, length)) == to.data() + length);
        CHECK(to == text.substr(0, length) + std::string(text.size() - length, '-'));
    }
}
