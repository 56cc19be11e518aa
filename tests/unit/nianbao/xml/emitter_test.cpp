// SPDX-License-Identifier: Apache-2.0
#include "nianbao/xml/emitter.hpp"

#include "nianbao/xml/dom.hpp"

#include <catch2/catch.hpp>

#include <string>

using nianbao::Limits;
using nianbao::xml::Emitter;
using nianbao::xml::Node;
using nianbao::xml::parse_xml;
using nianbao::xml::restore_controls;
using nianbao::xml::Tree;

namespace {

const std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string with_text(const std::string& text) {
    std::string out;
    Emitter xml(out);
    xml.element("a", text);
    return out;
}

// What a reader gets back: through libxml2 and restore_controls.
std::string read_back(const std::string& written) {
    const Tree tree = parse_xml(written, "test", Limits{});
    const Node root = tree.root();
    std::string text;
    for (Node child = root.first_child(); child; child = child.next()) {
        text += child.text();
    }
    REQUIRE(restore_controls(text, root.attribute("controls")));
    return text;
}

} // namespace

TEST_CASE("emitter: elements are indented by two, texts stand alone") {
    std::string out;
    Emitter xml(out);
    xml.open("a");
    xml.attribute("n", std::size_t{18446744073709551615U});
    xml.attribute_if("none", "");
    xml.open("b");
    xml.element("c", " x\ny ");
    xml.element("d", "");
    xml.element_if("e", "");
    xml.close();
    xml.open("f");
    xml.close();
    xml.close();
    CHECK(out ==
          declaration +
              "<a n=\"18446744073709551615\">\n  <b>\n    <c> x\ny </c>\n    <d/>\n  </b>\n  <f/>\n</a>\n");
}

TEST_CASE("emitter: text keeps markup, carriage returns and the end of a CDATA section") {
    CHECK(with_text("]]> & < \" ' \r\n\t") == declaration + "<a>]]&gt; &amp; &lt; \" ' &#13;\n\t</a>\n");
}

TEST_CASE("emitter: attributes keep white space that a parser would normalize") {
    std::string out;
    Emitter xml(out);
    xml.open("a");
    xml.attribute("b", "\t\r\n \"<>&'\x01");
    xml.close();
    CHECK(out == declaration + "<a b=\"&#9;&#13;&#10; &quot;&lt;&gt;&amp;'\xEF\xBF\xBD\"/>\n");
}

TEST_CASE("emitter: control characters leave a mark that says what they were") {
    CHECK(with_text(std::string("中\0\x1F", 5)) ==
          declaration + "<a controls=\"1:0 2:1F\">中\xEF\xBF\xBD\xEF\xBF\xBD</a>\n");
    CHECK(with_text("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBC\x8C") ==
          declaration + "<a controls=\"0:FFFE 1:FFFF\">\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBC\x8C</a>\n");
}

TEST_CASE("emitter: a genuine replacement character is no control character") {
    CHECK(with_text("\xEF\xBF\xBD") == declaration + "<a>\xEF\xBF\xBD</a>\n");
}

TEST_CASE("emitter: bytes that are not UTF-8 never reach the output") {
    CHECK(with_text("a\xFFz") == declaration + "<a>a\xEF\xBF\xBDz</a>\n");
    CHECK(with_text("a\xED\xA0\x80z").find('\xED') == std::string::npos);
}

TEST_CASE("emitter: every character comes back") {
    std::string all;
    for (char c = 0; c < 0x7F; ++c) {
        all += c;
    }
    all += "\x7F中\xEF\xBF\xBD\xEF\xBF\xBE\xF0\x9F\x98\x80\xC2\x85\xE2\x80\xA8 ";
    for (const std::string& text : {all, std::string(" \n "), std::string("\r"), std::string(3, '\0')}) {
        CHECK(read_back(with_text(text)) == text);
    }
}

TEST_CASE("emitter: controls that do not fit the text are refused") {
    const std::string text = "a\xEF\xBF\xBD";
    for (const char* controls :
         {"0:1", "2:1", "1:9", "1:20", "1", "1:", ":1", "1:1 ", "1:1  1:1", "1:1 1:1", "x", "-1:1"}) {
        std::string copy = text;
        CAPTURE(controls);
        CHECK_FALSE(restore_controls(copy, controls));
    }
    std::string copy = text;
    CHECK(restore_controls(copy, "1:1"));
    CHECK(copy == "a\x01");
}
