// SPDX-License-Identifier: Apache-2.0
// Text that was encoded twice: what comes back, and what must not be touched.
#include "nianbao/text/decode.hpp"
#include "nianbao/text/encoded_twice.hpp"
#include "nianbao/text/transcode.hpp"
#include "nianbao/text/utf8.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

const std::vector<std::string> words = {"政府", "信息", "公开"};
const std::string open_information = "政府信息公开";

/// Each byte of UTF-8 as a character of Latin-1.
std::string taken_for_latin1(const std::string& text) {
    std::string twice;
    for (const char byte : text) {
        append_utf8(twice, static_cast<unsigned char>(byte));
    }
    return twice;
}

std::string taken_for_gb(const std::string& text) {
    return to_utf8_from(text, "GB18030").text;
}

std::string undone(const std::string& text) {
    const auto once = undo_second_encoding(text, words);
    return once ? once->text : "(left as it is)";
}

} // namespace

TEST_CASE("encoded twice: through Latin-1 and through Windows-1252") {
    const std::string text = open_information + " | 12 |\n3 件\n";
    CHECK(undone(taken_for_latin1(text)) == text);
    CHECK(undone("æ”¿åºœä¿¡æ\xC2\x81¯å…¬å¼€ | 12 |") == "政府信息公开 | 12 |"); // 81 has no sign in Windows-1252
    CHECK(undone("æ”¿åºœä¿¡æ\xC2\x81¯å…¬å¼€") == open_information);
    const auto once = undo_second_encoding("ok\n" + taken_for_latin1(open_information + "\n1\n" + open_information), words);
    REQUIRE(once);
    CHECK(once->through == "Windows-1252");
    CHECK(once->characters == 12);
    CHECK(once->lines == std::vector<std::size_t>{1, 3});
}

TEST_CASE("encoded twice: through GBK") {
    CHECK(taken_for_gb("政府信息") == "鏀垮簻淇℃伅");
    CHECK(undone("鏀垮簻淇℃伅" + taken_for_gb("公开") + "2022") == open_information + "2022");
    CHECK(undone(taken_for_gb(open_information + "办|12|")) == open_information + "办|12|"); // the bar was swallowed, and comes back
    CHECK(undone("涓€銆佹€讳綋鎯呭喌 " + taken_for_gb(open_information)) == "一、总体情况 " + open_information); // 80 is the euro sign
    const auto once = undo_second_encoding(taken_for_gb(open_information), words);
    REQUIRE(once);
    CHECK(once->through == "GB18030");
    CHECK(once->characters == 6);
}

TEST_CASE("encoded twice: what lost a byte on the way stays as it is") {
    // An odd number of characters: the last byte has no partner, and became a question mark.
    CHECK(undone(taken_for_gb(open_information) + "鍔?|12|") == open_information + "鍔?|12|");
    CHECK(undone(taken_for_latin1(open_information) + "å… 12") == open_information + "å… 12");
    CHECK(undone(taken_for_gb(open_information) + "\n规章“一”\n") == open_information + "\n规章“一”\n"); // never was twice
}

TEST_CASE("encoded twice: without strong evidence nothing is touched") {
    CHECK(undone(open_information) == "(left as it is)");
    CHECK(undone("é è ç: 12 °C, “quoted” – naïve café") == "(left as it is)");
    CHECK(undone(taken_for_latin1("规章制度")) == "(left as it is)"); // none of the words
    CHECK(undone(taken_for_gb("规章制度")) == "(left as it is)");
    CHECK(undone("联通 联通 联通 联通") == "(left as it is)"); // its GB bytes are UTF-8 by chance
    CHECK(undone("") == "(left as it is)");
    CHECK_FALSE(undo_second_encoding(taken_for_latin1(open_information), {}));
}

TEST_CASE("encoded twice: decode tells it, with the lines") {
    const std::string text = "1\n" + taken_for_latin1("政府\n信息\n公开\n") + "1\n";
    const DecodedText decoded = decode(text, {}, {}, words);
    CHECK(decoded.text == "1\n政府\n信息\n公开\n1\n");
    REQUIRE(decoded.remarks.size() == 1);
    CHECK(decoded.remarks[0].first == "D-04");
    CHECK(decoded.remarks[0].second == "Windows-1252: L2-L4");
    CHECK(decode(text, {}, {}).text == text); // without words
}
