// SPDX-License-Identifier: Apache-2.0
#include "nianbao/text/csv_reader.hpp"

#include <catch2/catch.hpp>

using namespace nianbao;

TEST_CASE("csv reader: quotes, line ends, a mark, empty lines") {
    const auto rows = read_csv("\xEF\xBB\xBF"
                               "a,\"b,\"\"c\"\"\nd\",\r\n\r\ne\n\"f");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].fields == std::vector<std::string>{"a", "b,\"c\"\nd", ""});
    CHECK(rows[0].line == 1);
    CHECK(rows[1].fields == std::vector<std::string>{"e"});
    CHECK(rows[1].line == 4);
    CHECK(rows[2].fields == std::vector<std::string>{"f"});
    CHECK(read_csv("").empty());
}
