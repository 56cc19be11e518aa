// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/error.hpp"
#include "nianbao/database/one_select.hpp"

#include <catch2/catch.hpp>

using nianbao::database::one_select;

TEST_CASE("one select: a semicolon at the end goes, one in a quote or comment stays") {
    CHECK(one_select("SELECT 1") == "SELECT 1");
    CHECK(one_select("SELECT 1 ; \n") == "SELECT 1 ");
    CHECK(one_select("SELECT ';', \";\", '''(;' -- ; (\n/* ; ) */") == "SELECT ';', \";\", '''(;' -- ; (\n/* ; ) */");
    CHECK(one_select("SELECT (1), ((2))") == "SELECT (1), ((2))");
    CHECK(one_select("SELECT 1 -- (") == "SELECT 1 -- (");
}

TEST_CASE("one select: quotes that only one database knows are refused, for they could hide the end of the bracket") {
    for (const char* const sql :
         {"SELECT 1 AS [']) AS a; ATTACH 'x' AS e; SELECT * FROM (SELECT 1 AS [']", "SELECT 1 AS `'`); DROP TABLE t; SELECT (1 AS `'`",
          "SELECT $$'$$); DROP TABLE t; --'", "SELECT E'\\'); DROP TABLE t; --'", "SELECT U&'\\0027'", "SELECT a'b'", "SELECT \\",
          "SELECT /* /* */ ' */ ); DROP TABLE t; --'"}) {
        CAPTURE(sql);
        CHECK_THROWS_AS(one_select(sql), nianbao::Error);
    }
    CHECK(one_select("SELECT '[`$\\' AS \"[`$\"") == "SELECT '[`$\\' AS \"[`$\"");
}

TEST_CASE("one select: what could leave its brackets is refused") {
    for (const char* const sql : {"", " ;", "-- nothing\n;;", "SELECT 1; SELECT 2", "SELECT 1) AS a", "SELECT 1) AS a, (SELECT 2", "SELECT (1",
                                  "SELECT 'a", "SELECT \"a", "SELECT 1 /* 2", "SELECT 1; -- 2"}) {
        CAPTURE(sql);
        CHECK_THROWS_AS(one_select(sql), nianbao::Error);
    }
}
