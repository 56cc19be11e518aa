// SPDX-License-Identifier: Apache-2.0
// XML and HTML trees: what is refused, what each cap lets through and what one more costs.
#include "nianbao/xml/dom.hpp"

#include "nianbao/base/error.hpp"

#include <catch2/catch.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

using namespace nianbao;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

template <typename Parse>
std::string failure(Parse parse) {
    try {
        parse();
    } catch (const Error& error) {
        return std::string{to_string(error.code())} + " " + error.key() + (error.key() == "limit" ? " " + error.detail() : "");
    }
    return "none";
}

std::string xml_failure(const std::string& bytes, const Limits& limits = {}) {
    return failure([&] { xml::parse_xml(bytes, "test", limits); });
}

std::string html_failure(const std::string& bytes, const Limits& limits = {}) {
    return failure([&] { xml::parse_html(bytes, "test", limits); });
}

std::string content(const std::string& html) {
    return xml::parse_html(html, "test", Limits{}).root().content();
}

} // namespace

TEST_CASE("xml: a tree and its nodes") {
    const xml::Tree tree = xml::parse_xml("<r xmlns='urn:x' a='1' b=''>\n<!-- no --><k>规章<i/>&lt;<![CDATA[<5]]></k><k/></r>", "test", Limits{});
    const xml::Node root = tree.root();
    CHECK(root.is_element());
    CHECK(root.name() == "r");
    CHECK(root.name_space() == "urn:x");
    CHECK(root.attribute("a") == "1");
    CHECK(root.has_attribute("b"));
    CHECK(root.attribute("b").empty());
    CHECK_FALSE(root.has_attribute("c"));
    CHECK_FALSE(root.parent());
    const xml::Node child = root.child("k");
    CHECK(child.content() == "规章<<5");
    CHECK(child.line() == 2);
    CHECK(child.parent().id() == root.id());
    CHECK(child.next().name() == "k");
    CHECK(child.next().content().empty());
    CHECK(root.content() == "\n规章<<5");
    CHECK_FALSE(root.child("absent"));
    CHECK_FALSE(xml::Node{}.is_element());
    CHECK(xml::Node{}.content().empty());
    CHECK_FALSE(xml::Node{}.next());
}

TEST_CASE("xml: a DOCTYPE is refused, whatever it holds") {
    CHECK(xml_failure("<!DOCTYPE r><r/>") == "corrupt xml-doctype");
    CHECK(xml_failure("<!DOCTYPE r SYSTEM \"r.dtd\"><r/>") == "corrupt xml-doctype");
    CHECK(xml_failure("<!DOCTYPE r [<!ENTITY a \"b\">]><r>&a;</r>") == "corrupt xml-doctype");
    CHECK(xml_failure("<?xml version='1.0'?>\n<!-- c --><!DOCTYPE r><r/>") == "corrupt xml-doctype");
    const std::string bomb = "<!DOCTYPE r [<!ENTITY a \"" + std::string(1000, 'a') + "\"><!ENTITY b \"" + repeated("&a;", 1000) +
                             "\"><!ENTITY c \"" + repeated("&b;", 1000) + "\">]><r>&c;</r>";
    CHECK(xml_failure(bomb) == "corrupt xml-doctype");
}

TEST_CASE("xml: no external entity is read") {
    const std::filesystem::path path = std::filesystem::temp_directory_path() / "nianbao-dom-test-entity";
    std::ofstream(path) << "secret";
    const std::string entity = "<!ENTITY e SYSTEM \"file://" + path.string() + "\">";
    CHECK(xml_failure("<!DOCTYPE r [" + entity + "]><r>&e;</r>") == "corrupt xml-doctype");
    CHECK(content("<!DOCTYPE html [" + entity + "]><p>a&e;b</p>").find("secret") == std::string::npos);
    const std::string xsd = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='" + path.string() +
                            "'/><xs:element name='r'/></xs:schema>";
    CHECK_FALSE(xml::validate("<r/>", xsd).empty());
    std::filesystem::remove(path);
}

TEST_CASE("xml: what is not well formed is corrupt, with its line") {
    for (const char* bytes : {"", " ", "text", "<r>", "<r></s>", "<r/><s/>", "<r a=1/>", "<r>&unknown;</r>", "<r>\x01</r>", "<r>\xFF</r>",
                              "{\"a\":1}", "PK\x03\x04"}) {
        INFO(bytes);
        CHECK(xml_failure(bytes) == "corrupt xml-corrupt");
    }
    try {
        xml::parse_xml("<r>\n\n<k></r>", "word/document.xml", Limits{});
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.where() == "word/document.xml line 3");
        CHECK_FALSE(error.detail().empty());
    }
}

TEST_CASE("xml: encodings as declared, those that hide tags are refused") {
    CHECK(xml::parse_xml("\xEF\xBB\xBF<r>规</r>", "test", Limits{}).root().content() == "规");
    CHECK(xml::parse_xml("<?xml version='1.0' encoding='gb2312'?><r>\xB9\xE6</r>", "test", Limits{}).root().content() == "规");
    CHECK(xml::parse_xml(std::string("\xFF\xFE<\0r\0>\0\xC4\x89<\0/\0r\0>\0", 18), "test", Limits{}).root().content() == "规");
    CHECK(xml::parse_xml(std::string("\xFE\xFF\0<\0r\0/\0>", 10), "test", Limits{}).root().name() == "r");
    CHECK(xml_failure("<?xml version='1.0' encoding='UTF-7'?><r/>") == "unsupported xml-encoding");
    CHECK(xml_failure("<?xml version='1.0' encoding='IBM037'?><r/>") == "unsupported xml-encoding");
    CHECK(xml_failure(std::string("<\0r\0/\0>\0", 8)) == "corrupt xml-corrupt"); // UTF-16 without its mark
}

TEST_CASE("xml: elements and nesting, at the cap and one beyond") {
    Limits limits;
    limits.elements = 10;
    CHECK(xml_failure("<r>" + repeated("<k/>", 9) + "</r>", limits) == "none");
    CHECK(xml_failure("<r>" + repeated("<k/>", 10) + "</r>", limits) == "too-large limit elements");
    CHECK(xml_failure("<r>" + repeated("<!--c-->", 10) + "</r>", limits) == "too-large limit elements");
    CHECK(xml_failure("<r>" + repeated("<?p i?>", 10) + "</r>", limits) == "too-large limit elements");
    limits = Limits{};
    limits.nesting = 5;
    CHECK(xml_failure(repeated("<k>", 5) + repeated("</k>", 5), limits) == "none");
    CHECK(xml_failure(repeated("<k>", 6) + repeated("</k>", 6), limits) == "too-large limit nesting");
    limits = Limits{}; // far beyond what the library allows by itself
    CHECK(xml_failure(repeated("<k>", limits.nesting) + repeated("</k>", limits.nesting)) == "none");
    CHECK(xml_failure(repeated("<k>", limits.nesting + 1) + repeated("</k>", limits.nesting + 1)) == "too-large limit nesting");
}

TEST_CASE("xml: a text of more than ten million bytes is whole") {
    const std::string text(10'000'001, 'x');
    CHECK(xml::parse_xml("<r>" + text + "</r>", "test", Limits{}).root().content() == text);
}

TEST_CASE("xml: seconds") {
    Limits limits;
    limits.seconds = 0; // the clock is read after the work of 256 elements
    CHECK(xml_failure("<r>" + repeated("<k/>", 200) + "</r>", limits) == "none");
    CHECK(xml_failure("<r>" + repeated("<k/>", 300) + "</r>", limits) == "too-large limit seconds");
    CHECK(html_failure(repeated("<p>", 300), limits) == "too-large limit seconds");
    CHECK(html_failure(repeated("</i>", 300), limits) == "too-large limit seconds"); // starts no element
}

TEST_CASE("html: any bytes give a tree") {
    CHECK(content("<p>规章<td>1<b>2</p>3") == "规章123");
    CHECK(content("<table><tr><td>1<td>2<tr><td>3</table>") == "123");
    CHECK_FALSE(xml::parse_html("", "test", Limits{}).root());
    CHECK(content("no markup") == "no markup");
    CHECK(content("a < b & c") == "a < b & c");
    CHECK(content("<p>1&nbsp;2&#x89C4;&#0;</p>") == "1\xC2\xA0" "2规");
    CHECK(content("<p>1<!-- 2 -->3<?php 4 ?></p>").find('2') == std::string::npos);
}

TEST_CASE("html: a declaration in the page does not decode it again") {
    CHECK(content("<meta charset=gb2312><title>规章</title><p>行政许可</p>") == "规章行政许可");
    CHECK(content("<title>规章</title><meta http-equiv=Content-Type content='text/html; charset=big5'>许可") == "规章许可");
}

TEST_CASE("html: nothing is cut at the depth or the size the library would cut at") {
    CHECK(content(repeated("<font>", 300) + "end").find("end") != std::string::npos);
    CHECK(content(repeated("<div>", 3000) + "end").find("end") != std::string::npos);
    CHECK(content("<p>" + std::string(11'000'000, 'x') + "</p>").size() == 11'000'000);
}

TEST_CASE("html: elements, at the cap and one beyond") {
    Limits limits;
    limits.elements = 10; // html and body are two
    CHECK(html_failure("<html><body>" + repeated("<hr>", 8), limits) == "none");
    CHECK(html_failure("<html><body>" + repeated("<hr>", 9), limits) == "too-large limit elements");
    CHECK(html_failure("<html><body>" + repeated("<!--c-->", 9), limits) == "too-large limit elements");
}

TEST_CASE("html: nesting, at the cap and one beyond") {
    Limits limits;
    limits.nesting = 10;
    CHECK(html_failure("<html><body>" + repeated("<div>", 8), limits) == "none");
    CHECK(html_failure("<html><body>" + repeated("<div>", 9), limits) == "too-large limit nesting");
    CHECK(html_failure("<html><body>" + repeated("<div></div>", 100), limits) == "none"); // closed is not open
    CHECK(html_failure("<html><body>" + repeated("<div>", Limits{}.nesting - 2)) == "none");
    CHECK(html_failure("<html><body>" + repeated("<div>", Limits{}.nesting - 1)) == "too-large limit nesting");
}

TEST_CASE("html: open formatting elements, at the cap and one beyond") {
    const std::size_t most = Limits{}.open_formatting;
    CHECK(html_failure(repeated("<font>", most)) == "none");
    CHECK(html_failure(repeated("<font>", most + 1)) == "too-large limit open_formatting");
    CHECK(html_failure(repeated("<font></font>", most + 1)) == "none");
    CHECK(html_failure(repeated("<span>", most + 1)) == "none"); // not formatting
}

TEST_CASE("html: hostile pages end soon") {
    Limits limits;
    limits.seconds = 1;
    const std::string crossed = html_failure(repeated("<b></i>", 40'000), limits);
    CHECK(crossed == "too-large limit open_formatting");
    std::string tag = "<p";
    for (int i = 0; i < 40'000; ++i) {
        tag += " a" + std::to_string(i);
    }
    CHECK(html_failure(tag + ">", limits) == "too-large limit tag_bytes");
}

TEST_CASE("validate: one message a fault, with its line") {
    const std::string xsd = "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='r'><xs:complexType>"
                            "<xs:attribute name='n' type='xs:int'/></xs:complexType></xs:element></xs:schema>";
    CHECK(xml::validate("<r n='1'/>", xsd).empty());
    const auto faults = xml::validate("\n<r n='x'/>", xsd);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].rfind("line 2: ", 0) == 0);
    CHECK(xml::validate("<r n='x' m='y'/>", xsd).size() == 2);
    CHECK(xml::validate("<s/>", xsd).size() == 1);
    CHECK(xml::validate("<r", xsd).size() == 1);
    CHECK(xml::validate("<!DOCTYPE r><r/>", xsd).size() == 1);
    CHECK(xml::validate("<r/>", "<xs:schema").at(0).rfind("schema line 1: xml-corrupt", 0) == 0);
    CHECK(xml::validate("<r/>", "<r/>").at(0) == "the schema itself is not valid");
    std::string large = "<r>"; // a cap says nothing of what is valid
    for (std::size_t i = 0; i < Limits{}.elements; ++i) {
        large += "<s/>";
    }
    CHECK_THROWS_AS(xml::validate(large + "</r>", xsd), Error);
}

TEST_CASE("xml: the library's version has three numbers") {
    int major = 0;
    int minor = 0;
    int patch = -1;
    CHECK(std::sscanf(xml::library_version().c_str(), "%d.%d.%d", &major, &minor, &patch) == 3);
    CHECK(major == 2);
}
