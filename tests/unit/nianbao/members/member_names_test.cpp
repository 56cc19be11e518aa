// SPDX-License-Identifier: Apache-2.0
#include "nianbao/members/member_names.hpp"

#include "nianbao/base/digest.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace nianbao;

TEST_CASE("member names: of URLs") {
    REQUIRE(name_of_url("http://www.a.gov.cn/zwgk/nb/2023.html") == "www.a.gov.cn/zwgk/nb/2023.html");
    REQUIRE(name_of_url("HTTPS://me:secret@WWW.A.gov.cn:8080/A%20b") == "www.a.gov.cn:8080/A%20b");
    REQUIRE(name_of_url("http://a") == "a/index");
    REQUIRE(name_of_url("http://a/") == "a/index");
    REQUIRE(name_of_url("http://a/b/?") == "a/b/index");
    REQUIRE(name_of_url("http://a/b?x=1/2&y=../.. z#top") == "a/b?x=1%2F2&y=..%2F..%20z");
    REQUIRE(name_of_url("http://a?q") == "a/index?q");
    REQUIRE(name_of_url("http://a//b/../../../etc/.x\\y") == "a/b/%2E./%2E./%2E./etc/%2Ex%5Cy");
    REQUIRE(name_of_url("http://../etc") == "%2E./etc");
    REQUIRE(name_of_url("a.cn/b?u=http://c") == "a.cn/b?u=http:%2F%2Fc");
    REQUIRE(name_of_url("http:///x") == "x");
    REQUIRE(name_of_url("") == "index");
}

TEST_CASE("member names: long parts and paths are cut, and stay apart") {
    const std::string part(201, 'x');
    REQUIRE(harmless_path(std::string(200, 'x')) == std::string(200, 'x'));
    REQUIRE(harmless_path(part) == std::string(191, 'x') + "-" + sha256(part).substr(0, 8));
    // no half character: 191 bytes are 63 characters of three and two bytes more
    std::string wide;
    for (int i = 0; i < 70; ++i) {
        wide += "\xE5\xB9\xB4";
    }
    REQUIRE(harmless_path(wide) == wide.substr(0, 189) + "-" + sha256(wide).substr(0, 8));
    std::string deep;
    for (int i = 0; i < 2000; ++i) {
        deep += "a/";
    }
    const std::string shortened = harmless_path(deep);
    REQUIRE(shortened.size() <= 1000);
    REQUIRE(shortened != harmless_path(deep + "b"));
    REQUIRE(harmless_path(std::string(150, '\n')).size() == 200);
}

TEST_CASE("member names: numbers for those that come again") {
    MemberNames names;
    std::set<std::string> given;
    for (int i = 0; i < 3000; ++i) {
        given.insert(names.unique("a"));
    }
    REQUIRE(given.size() == 3000);
    REQUIRE(given.count("a~3000") == 1);
    REQUIRE(names.unique("a~7") == "a~7~2");
    REQUIRE(names.unique("b~2") == "b~2");
    REQUIRE(names.unique("b") == "b");
    REQUIRE(names.unique("b") == "b~3");
}
