// SPDX-License-Identifier: Apache-2.0
// Texts that change their charset midway.
#include "nianbao/text/decode.hpp"
#include "nianbao/text/mixed_charsets.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

const std::vector<std::string> words = {"政府", "信息", "公开", "資訊", "公開"};
const std::string utf8 = "政府信息公开";
const std::string gb = "\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA";   // 政府信息公开
const std::string big5 = "\xAC\x46\xA9\xB2\xB8\xEA\xB0\x54\xA4\xBD\xB6\x7D"; // 政府資訊公開

std::string said(const std::string& bytes, const std::string& named = {}, const std::string& declared = {}) {
    const DecodedText decoded = decode(bytes, named, declared, words);
    std::string line = decoded.text + "|" + decoded.charset + "|" + decoded.basis;
    for (const auto& [rule, detail] : decoded.remarks) {
        line += "|" + rule + " " + detail;
    }
    return line;
}

} // namespace

TEST_CASE("mixed: a header and a footer in UTF-8 around GB18030") {
    const std::string page = utf8 + "\n12\n" + gb + "1\r\n" + gb + "\n" + gb + "\n" + utf8 + "\n";
    const std::string text = utf8 + "\n12\n" + utf8 + "1\n" + utf8 + "\n" + utf8 + "\n" + utf8 + "\n";
    CHECK(said(page) == text + "|GB18030|content|D-05 UTF-8: L1-L2 (bytes 0-21), L6 (bytes 63-81)");
    CHECK(said(page, {}, "utf-8") == text + "|UTF-8|meta|D-05 GB18030: L3-L5 (bytes 22-62)");
    CHECK(said(page, {}, "gb2312") == text + "|GB18030|meta|D-05 UTF-8: L1-L2 (bytes 0-21), L6 (bytes 63-81)");
    CHECK(said("\xEF\xBB\xBF" + page, {}, "utf-8").find(text) == 0);
}

TEST_CASE("mixed: tags part stretches where a page has one line") {
    const std::string page = "<title>" + utf8 + "</title><td>" + gb + "</td><td>5</td><p>" + utf8 + "</p>";
    const std::string text = "<title>" + utf8 + "</title><td>" + utf8 + "</td><td>5</td><p>" + utf8 + "</p>";
    CHECK(said(page) == text + "|UTF-8|content|D-05 GB18030: L1 (bytes 37-66)");
}

TEST_CASE("mixed: Big5 inside UTF-8 by its words") {
    const std::string page = utf8 + "\n" + utf8 + "\n" + big5 + big5 + "\n";
    CHECK(said(page) == utf8 + "\n" + utf8 + "\n政府資訊公開政府資訊公開\n|UTF-8|content|D-05 Big5: L3 (bytes 38-62)");
}

TEST_CASE("mixed: damage is no other charset") {
    std::string page;
    for (int i = 0; i < 20; ++i) {
        page += utf8 + "\xE6\x94\n"; // a character cut in each line
    }
    CHECK(charset_stretches(page).empty());
    CHECK(charset_stretches(gb + "\n" + gb + "\xFF\n" + gb).empty());
    CHECK(charset_stretches(utf8 + "\n" + utf8 + "\n" + gb.substr(0, 6)).empty()); // three characters prove nothing
    CHECK(charset_stretches("").empty());
    CHECK(charset_stretches("12 | 3 |\n").empty());
}

TEST_CASE("mixed: broken bytes inside are marked, nothing after them is lost") {
    const std::string page = utf8 + "\n" + utf8 + "\n" + gb + gb + "\n" + gb + "\xFF 12\n" + utf8 + "\n";
    CHECK(said(page) == utf8 + "\n" + utf8 + "\n" + utf8 + utf8 + "\n" + utf8 + "\xEF\xBF\xBD 12\n" + utf8 +
                            "\n|UTF-8|content|C-02 1|D-05 GB18030: L3-L4 (bytes 38-79)");
}

TEST_CASE("mixed: a name given for the whole is kept where it fits the whole") {
    const std::string page = utf8 + "\n" + utf8 + "\n" + gb + "\n";
    CHECK(said(page, "gbk").find("|GB18030|operator") != std::string::npos);
    CHECK(said(page, "gbk").find("D-05") == std::string::npos); // even numbers of characters are GB, too
    CHECK(said(page + utf8 + "章\n" + gb, "gbk").find("D-05 UTF-8: L1-L2") != std::string::npos);
}
