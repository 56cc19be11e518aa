// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/decimal.hpp"

#include <catch2/catch.hpp>

#include <string>

using nianbao::Decimal;

namespace {

std::string read(const std::string& text) {
    const auto number = Decimal::parse(text);
    return number ? number->to_string() : "none";
}

Decimal of(const std::string& text) {
    return Decimal::parse(text).value();
}

} // namespace

TEST_CASE("decimal: the shortest exact form") {
    CHECK(read("0") == "0");
    CHECK(read("-0") == "0");
    CHECK(read("-0.000") == "0");
    CHECK(read("+3") == "3");
    CHECK(read("007") == "7");
    CHECK(read("12.50") == "12.5");
    CHECK(read("12.00") == "12");
    CHECK(read("100") == "100");
    CHECK(read("0.05") == "0.05");
    CHECK(read("-0.5") == "-0.5");
    CHECK(read("2601.953875") == "2601.953875");
}

TEST_CASE("decimal: nothing but sign, digits and one point") {
    for (const char* text : {"", "+", "-", ".", ".5", "5.", "--5", "+-5", "1.2.3", "1,234", " 5", "5 ", "1e3", "0x5", "１", "五", "5-"}) {
        INFO(text);
        CHECK(read(text) == "none");
    }
    CHECK(read(std::string("5\0", 2)) == "none");
}

TEST_CASE("decimal: up to 18 digits and 12 decimals") {
    CHECK(read("999999999999999999") == "999999999999999999");
    CHECK(read("1000000000000000000") == "none");
    CHECK(read("000000000000000000000000000001") == "1"); // leading zeros are no digits of the number
    CHECK(read("0." + std::string(11, '0') + "1") == "0." + std::string(11, '0') + "1");
    CHECK(read("0." + std::string(12, '0') + "1") == "none");
    CHECK(read("123456.123456789012") == "123456.123456789012");
    CHECK(read("1234567.123456789012") == "none");
    CHECK(read(std::string(100'000, '0') + "5") == "5");
    CHECK(read(std::string(100'000, '9')) == "none");
}

TEST_CASE("decimal: moving the point is exact both ways") {
    CHECK(of("160.5964").shifted(4).to_string() == "1605964");
    CHECK(of("86000").shifted(-4).to_string() == "8.6");
    CHECK(of("0.37").shifted(4).to_string() == "3700");
    CHECK(of("-1").shifted(-4).to_string() == "-0.0001");
    CHECK(of("0").shifted(8).to_string() == "0");
    CHECK(of("0").shifted(-8).to_string() == "0");
    CHECK(of("12.5").shifted(0).to_string() == "12.5");
    CHECK(of("999999999999999999").shifted(8).to_string() == "99999999999999999900000000");
    for (const char* text : {"1", "-7.25", "123456.789", "0.000000000001"}) {
        CHECK(of(text).shifted(-4).shifted(4) == of(text));
        CHECK(of(text).shifted(4).shifted(-4) == of(text));
    }
}

TEST_CASE("decimal: sums are exact where binary fractions are not") {
    CHECK(of("0.1") + of("0.2") == of("0.3"));
    CHECK((of("1.05") - of("0.05")).to_string() == "1");
    CHECK((of("5") - of("5")).to_string() == "0");
    CHECK((-of("5")).to_string() == "-5");
    CHECK(-of("0") == of("0"));
    CHECK(of("1") + of("-1") == Decimal{});
}

TEST_CASE("decimal: a few hundred of the largest values do not overflow") {
    // The worst alignment: 18 digits against 12 decimals that stood in another unit.
    Decimal sum = of("0.000000000001").shifted(-4);
    for (int i = 0; i < 300; ++i) {
        sum = sum + of("999999999999999999");
    }
    CHECK(sum.to_string() == "299999999999999999700.0000000000000001");
}

TEST_CASE("decimal: order and equality go by value") {
    CHECK(of("1.0") == of("1"));
    CHECK(of("1.5") < of("1.50000001"));
    CHECK(of("-2") < of("-1.5"));
    CHECK(of("2") > of("1.999999"));
    CHECK(((of("3") <=> of("3.0")) == 0));
    CHECK(Decimal{-38} == of("-38"));
    CHECK(of("-38").is_negative());
    CHECK_FALSE(of("-0").is_negative());
    CHECK(of("0.00").is_zero());
    CHECK(of("12.0").is_whole());
    CHECK_FALSE(of("12.5").is_whole());
}

TEST_CASE("decimal: a quotient is rounded half away from zero, exactly") {
    const auto quotient = [](const char* a, const char* b, int decimals) {
        const auto result = Decimal::parse(a)->quotient(*Decimal::parse(b), decimals);
        return result ? result->to_string() : std::string("none");
    };
    CHECK(quotient("1", "3", 3) == "0.333");
    CHECK(quotient("2", "3", 3) == "0.667");
    CHECK(quotient("1", "8", 2) == "0.13");
    CHECK(quotient("-1", "8", 2) == "-0.13");
    CHECK(quotient("5", "0.5", 1) == "10");
    CHECK(quotient("0.1", "0.3", 6) == "0.333333");
    CHECK(quotient("7", "0", 1) == "none");
    CHECK(quotient("0", "-7", 1) == "0");
    CHECK(quotient("999999999999999999", "0.000000000001", 6) == "999999999999999999000000000000");
}
