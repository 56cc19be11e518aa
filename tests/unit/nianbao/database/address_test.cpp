// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/error.hpp"
#include "nianbao/database/address.hpp"

#include <catch2/catch.hpp>

using namespace nianbao::database;

TEST_CASE("address: a file, with and without its scheme") {
    CHECK(parse_address("a b?%.db").path == "a b?%.db");
    CHECK(parse_address("sqlite:/x/y.db").path == "/x/y.db");
    CHECK(parse_address("./mysql://x").path == "./mysql://x");
    CHECK(parse_address("C:reports.db").kind == Kind::sqlite);
}

TEST_CASE("address: a server with everything") {
    const Address address = parse_address("postgresql://zhang%40a:p%2Fw@db.example.org:5433/reports");
    CHECK(address.kind == Kind::postgresql);
    CHECK(address.user == "zhang@a");
    CHECK(address.password == "p/w");
    CHECK(address.host == "db.example.org");
    CHECK(address.port == "5433");
    CHECK(address.name == "reports");
    CHECK(address.shown == "postgresql://zhang%40a:***@db.example.org:5433/reports");
}

TEST_CASE("address: a password may hold any sign, and nobody reads it in a message") {
    for (const std::string password : {"a@b", "a/b", "a?b", "a?host=/b@c", "/", "a:b"}) {
        CAPTURE(password);
        const Address address = parse_address("postgres://u:" + password + "@host/db");
        CHECK(address.user == "u");
        CHECK(address.password == password);
        CHECK(address.host == "host");
        CHECK(address.name == "db");
        CHECK(address.shown == "postgres://u:***@host/db");
    }
}

TEST_CASE("address: the folder of a socket") {
    const Address address = parse_address("postgresql://u@/db?host=/var/run/postgresql");
    CHECK(address.host == "/var/run/postgresql");
    CHECK(address.port.empty());
}

TEST_CASE("address: what names no catalog is refused") {
    for (const char* const text :
         {"", "sqlite:", ":memory:", "sqlite::memory:", "mysql://u@h/d", "postgresql://", "postgresql://u@h", "postgresql://h/d", "postgresql://u@/d",
          "postgresql://u@h:x/d", "postgresql://u@h:123456/d", "postgresql://u@h/d?sslmode=x", "postgresql://u@h/d?host=/a",
          "postgresql://u%@h/d", "postgresql://u%0@h/d", "postgresql://u%00@h/d"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(parse_address(text), nianbao::Error);
    }
}
