// SPDX-License-Identifier: Apache-2.0
// Bytes to text. The bytes of other charsets are written out: the tests need no converter.
#include "nianbao/text/decode.hpp"
#include "nianbao/text/utf8.hpp"

#include <catch2/catch.hpp>
#include <utf8.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using nianbao::decode;
using nianbao::DecodedText;

namespace {

const std::string gb_open = "\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA"; // 政府信息公开
const std::string big5_open = "\xAC\x46\xA9\xB2\xB8\xEA\xB0\x54\xA4\xBD\xB6\x7D"; // 政府資訊公開

const std::vector<std::string> words = {"政府", "信息", "公开", "報告", "公開", "資訊"};

/// "text|charset|basis" and the remarks.
std::string said(const std::string& bytes, const std::string& named = {}, const std::string& declared = {}) {
    const DecodedText decoded = decode(bytes, named, declared, words);
    CHECK(nianbao::is_valid_utf8(decoded.text));
    std::string line = decoded.text + "|" + decoded.charset + "|" + decoded.basis;
    for (const auto& [rule, detail] : decoded.remarks) {
        line += "|" + rule + " " + detail;
    }
    return line;
}

std::string utf16(const std::u16string& text, bool big_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8U);
        const char low = static_cast<char>(unit & 0xFFU);
        bytes += big_endian ? high : low;
        bytes += big_endian ? low : high;
    }
    return bytes;
}

} // namespace

TEST_CASE("decode: ASCII and nothing are UTF-8 by default") {
    CHECK(said("") == "|UTF-8|default");
    CHECK(said("12 | 3 |\n") == "12 | 3 |\n|UTF-8|default");
    CHECK(said("12", {}, "gb2312") == "12|UTF-8|default"); // nothing contradicts the declaration
}

TEST_CASE("decode: UTF-8 by its content, its declaration, its mark") {
    CHECK(said("规章") == "规章|UTF-8|content");
    CHECK(said("规章", {}, "utf-8") == "规章|UTF-8|meta");
    CHECK(said("规章", {}, "x-unknown") == "规章|UTF-8|content|C-01 x-unknown, UTF-8");
    CHECK(said("\xEF\xBB\xBF规章") == "规章|UTF-8|bom");
    CHECK(said("\xEF\xBB\xBF") == "|UTF-8|bom");
    CHECK(said("\xEF\xBB\xBF规章", {}, "gb2312") == "规章|UTF-8|bom|C-01 gb2312, UTF-8");
    CHECK(said("\xEF\xBB\xBF规章", "GBK", "utf-8") == "规章|UTF-8|bom|C-01 GBK, UTF-8");
}

TEST_CASE("decode: the GB family is GB18030") {
    for (const char* name : {"gb2312", "GB2312", "gb_2312-80", "gbk", "GB18030", "x-gbk", "cp936", "EUC-CN"}) {
        INFO(name);
        CHECK(said(gb_open, {}, name) == "政府信息公开|GB18030|meta");
        CHECK(said(gb_open, name) == "政府信息公开|GB18030|operator");
    }
    CHECK(said(gb_open) == "政府信息公开|GB18030|content"); // undeclared
    CHECK(said("\xE9\x46", {}, "gb2312") == "镕|GB18030|meta");      // only GBK has it
    CHECK(said("\x82\x35\x87\x38", "gb18030") == "\xE4\xB6\xB5|GB18030|operator"); // four bytes: U+4DB5
    CHECK(said("\xA1\xA4\xA1\xAA", "gb2312") == "·—|GB18030|operator"); // iconv's GB2312 has others here
}

TEST_CASE("decode: byte 80 is the euro sign in GB text") {
    CHECK(said("\x80" "5", "gbk") == "€5|GB18030|operator");
    CHECK(said("\xA2\xE3", "gbk") == "€|GB18030|operator");
    CHECK(said(gb_open + "\x80") == "政府信息公开€|GB18030|content");
}

TEST_CASE("decode: a declaration that the bytes contradict, both ways") {
    CHECK(said("规章", {}, "gb2312") == "规章|UTF-8|content|C-01 gb2312, UTF-8");
    CHECK(said(gb_open, {}, "utf-8") == "政府信息公开|GB18030|content|C-01 utf-8, GB18030");
    CHECK(said("\xEF\xBB\xBF" + gb_open) == "政府信息公开|GB18030|content|C-01 UTF-8, GB18030"); // a wrong mark
    CHECK(said("规章", "gbk") == "瑙勭珷|GB18030|operator"); // valid both ways: the operator decides
    CHECK(said("规章制度办", "big5") == "规章制度办|UTF-8|content|C-01 big5, UTF-8"); // not valid as named
}

TEST_CASE("decode: Big5 declared or seen by the words of the trade") {
    CHECK(said(big5_open, {}, "big5") == "政府資訊公開|Big5|meta");
    CHECK(said(big5_open, "Big5-HKSCS") == "政府資訊公開|Big5|operator");
    CHECK(said(big5_open) == "政府資訊公開|Big5|content");
    CHECK(said(gb_open + big5_open.substr(0, 4)).substr(0, 18) == "政府信息公开"); // more words of GB
    CHECK(decode(big5_open, {}, {}).charset == "GB18030"); // no words, no evidence
}

TEST_CASE("decode: GB declared as Big5 and the other way round") {
    CHECK(said(big5_open + big5_open, {}, "gb2312") == "政府資訊公開政府資訊公開|Big5|content|C-01 gb2312, Big5");
    CHECK(said(gb_open + gb_open, {}, "big5") == "政府信息公开政府信息公开|GB18030|content|C-01 big5, GB18030");
    CHECK(said(big5_open, {}, "gb2312").find("|GB18030|meta") != std::string::npos); // three words are too few against a name
    CHECK(said(gb_open, {}, "iso-8859-1") == "政府信息公开|GB18030|content|C-01 iso-8859-1, GB18030");
}

TEST_CASE("decode: every text of the corpus in UTF-16 without its mark") {
    std::size_t texts = 0;
    for (const auto& entry : std::filesystem::directory_iterator(NIANBAO_SOURCE_DIR "/corpus")) {
        for (const char* name : {"source.txt", "source.html"}) {
            std::ifstream file(entry.path() / name, std::ios::binary);
            const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
            if (text.empty() || !nianbao::is_valid_utf8(text) || text.find('\0') != text.npos) {
                continue; // the cases about encodings
            }
            INFO(entry.path());
            const std::u16string units = utf8::utf8to16(text);
            CHECK(decode(utf16(units, false), {}, {}, words).charset == "UTF-16LE");
            CHECK(decode(utf16(units, true), {}, {}, words).charset == "UTF-16BE");
            ++texts;
        }
    }
    CHECK(texts > 80);
}

TEST_CASE("decode: UTF-16 with and without its mark") {
    const std::u16string text = u"规章 | 0 | 12 |\n行政许可 | 3 |\n";
    const std::string utf8 = "规章 | 0 | 12 |\n行政许可 | 3 |\n";
    CHECK(said("\xFF\xFE" + utf16(text, false)) == utf8 + "|UTF-16LE|bom");
    CHECK(said("\xFE\xFF" + utf16(text, true)) == utf8 + "|UTF-16BE|bom");
    CHECK(said(utf16(text, false)) == utf8 + "|UTF-16LE|content");
    CHECK(said(utf16(text, true)) == utf8 + "|UTF-16BE|content");
    // U+4E00 and U+3000 end in a zero byte, too: they must not outweigh the digits.
    const std::u16string ones = u"一、2021年　一、2022年　一、12件";
    CHECK(said(utf16(ones, false)).find("|UTF-16LE|content") != std::string::npos);
    CHECK(said(utf16(ones, true)).find("|UTF-16BE|content") != std::string::npos);
    const std::u16string most = u"公开开开开开开开，最最最最最：3件，12"; // U+5F00, U+6700
    CHECK(said(utf16(most, false)).find("|UTF-16LE|content") != std::string::npos);
    CHECK(said(utf16(most, true)).find("|UTF-16BE|content") != std::string::npos);
    CHECK(said(utf16(text, false), "utf-16le") == utf8 + "|UTF-16LE|operator");
    CHECK(said("\xFF\xFE" + utf16(u"\xD840\xDC00", false)) == "\xF0\xA0\x80\x80|UTF-16LE|bom"); // a pair
    const std::string lone = "\xFF\xFE" + utf16({0xD840, u'1', 0xDC00}, false);
    CHECK(said(lone) == "\xEF\xBF\xBD" "1\xEF\xBF\xBD|UTF-16LE|bom|C-02 2");
    CHECK(said("\xFF\xFE" + utf16(u"规", false) + "x") == "规\xEF\xBF\xBD|UTF-16LE|bom|C-02 1"); // an odd byte
    CHECK(said("\xFF\xFE") == "|UTF-16LE|bom");
    CHECK(said(utf16(text, true), "utf-16") == utf8 + "|UTF-16BE|operator"); // the name leaves the order open
    CHECK(said(utf16(u"规章", false), "UTF-16") == "规章|UTF-16LE|operator");
    CHECK(said("\xFE\xFF" + utf16(text, true), "utf-16") == utf8 + "|UTF-16BE|bom");
    CHECK(said("规章", {}, "utf-16") == "规章|UTF-8|content|C-01 utf-16, UTF-8"); // a name that can be read is wrong
}

TEST_CASE("decode: bytes that cannot be decoded are marked, what stands after them is kept") {
    CHECK(said(gb_open + "\xFF" + gb_open, "gbk") ==
          "政府信息公开\xEF\xBF\xBD政府信息公开|GB18030|operator|C-02 1");
    CHECK(said(gb_open + "\xD5", "gbk") == "政府信息公开\xEF\xBF\xBD|GB18030|operator|C-02 1"); // cut at the end
    // It does not take the bar behind it along, as the first byte of a character.
    CHECK(said(gb_open + " | 1 \xE4| 2", "gbk") == "政府信息公开 | 1 \xEF\xBF\xBD| 2|GB18030|operator|C-02 1");
    std::string page;
    for (int i = 0; i < 20; ++i) {
        page += "政府信息公开";
    }
    CHECK(said(page + "\xE6\x94" + page) == page + "\xEF\xBF\xBD" + page + "|UTF-8|content|C-02 1");
    CHECK(said("\xEF\xBB\xBF" + page + "\xFF" + page) == page + "\xEF\xBF\xBD" + page + "|UTF-8|bom|C-02 1");
    // Longer than the converter's buffer, with a fault on either side of its end.
    std::string bytes;
    std::string text;
    for (int i = 0; i < 3000; ++i) {
        bytes += gb_open + "\xFF";
        text += "政府信息公开\xEF\xBF\xBD";
    }
    CHECK(said(bytes, "gbk") == text + "|GB18030|operator|C-02 3000");
}

TEST_CASE("decode: line ends become line feeds") {
    CHECK(said("a\r\nb\rc\n\r\nd\r") == "a\nb\nc\n\nd\n|UTF-8|default");
    CHECK(said("\r\r\n") == "\n\n|UTF-8|default");
    CHECK(said("\xFF\xFE" + utf16(u"a\r\nb", false)) == "a\nb|UTF-16LE|bom");
    CHECK(said(gb_open + "\r\n" + gb_open) == "政府信息公开\n政府信息公开|GB18030|content");
}
