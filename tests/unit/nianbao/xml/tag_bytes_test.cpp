// SPDX-License-Identifier: Apache-2.0
#include "nianbao/xml/tag_bytes.hpp"

#include "nianbao/base/error.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace nianbao;

namespace {

Limits tags_of(std::size_t bytes) {
    Limits limits;
    limits.tag_bytes = bytes;
    return limits;
}

template <typename Check>
std::string outcome(Check check) {
    try {
        check();
    } catch (const Error& error) {
        return std::string{to_string(error.code())} + " " + error.detail() + " " + error.where();
    }
    return "fits";
}

std::string html(const std::string& bytes, std::size_t most) {
    return outcome([&] { xml::check_html_bytes(bytes, "f", tags_of(most)); });
}

std::string xml_tags(const std::string& bytes, std::size_t most) {
    return outcome([&] { xml::check_xml_bytes(bytes, "f", tags_of(most)); });
}

} // namespace

TEST_CASE("tag bytes: a tag at the cap and one byte beyond") {
    CHECK(html("<p a=b>", 7) == "fits");
    CHECK(html("ab<p a=b>", 6) == "too-large tag_bytes f byte 2");
    CHECK(xml_tags("<p a='b'/>", 10) == "fits");
    CHECK(xml_tags("<p a='b'/>", 9) == "too-large tag_bytes f byte 0");
    const std::string longest(Limits{}.tag_bytes - 3, 'a');
    CHECK(html("<p" + longest + ">", Limits{}.tag_bytes) == "fits");
    CHECK(html("<pa" + longest + ">", Limits{}.tag_bytes) == "too-large tag_bytes f byte 0");
}

TEST_CASE("tag bytes: a tag that never ends is as long as the rest") {
    CHECK(html("<p " + std::string(97, 'a'), 100) == "fits");
    CHECK(html("<p " + std::string(98, 'a'), 100) == "too-large tag_bytes f byte 0");
    CHECK(html("<p a=\"" + std::string(100, '>'), 100) == "too-large tag_bytes f byte 0"); // an open quote
}

TEST_CASE("tag bytes: quotes count only after an equals sign") {
    CHECK(xml::tag_end("<p a='>'>x", 0, nullptr) == 9);
    CHECK(xml::tag_end("<p a= \n\">\">x", 0, nullptr) == 11);
    CHECK(xml::tag_end("<p 'a>'>x", 0, nullptr) == 6);
    CHECK(xml::tag_end("x<p>", 1, nullptr) == 4);
    CHECK(xml::tag_end("<p", 0, nullptr) == 2);
    CHECK(html("<p it's>" + std::string(100, 'x'), 10) == "fits");
}

TEST_CASE("tag bytes: scripts, styles, comments and loose brackets are no tags") {
    const std::string big(100, 'x');
    CHECK(html("<script>if (a<b) '" + big + "';</script>", 10) == "fits");
    CHECK(html("<STYLE>a<b" + big + "</Style>", 10) == "fits");
    CHECK(html("<!-- <p " + big + " -->", 10) == "fits");
    CHECK(html("1 < 2 " + big, 10) == "fits");
    CHECK(html("1 <2 " + big, 10) == "fits");
    CHECK(html("<", 10) == "fits");
    CHECK(html("<script>x</script><p " + big + ">", 10) == "too-large tag_bytes f byte 18"); // behind it they are
    CHECK(xml_tags("<r><!-- <" + big + " --><![CDATA[<" + big + "]]><?p " + big + "?></r>", 10) == "fits");
}

TEST_CASE("tag bytes: an image inside a tag is not counted in HTML") {
    const std::string image = "data:image/png;base64," + std::string(1000, 'A');
    CHECK(html("<img src=\"" + image + "\">", 20) == "fits");
    CHECK(html("<img src=\"" + image + "\" " + std::string(100, 'a') + ">", 20) == "too-large tag_bytes f byte 0");
    CHECK(html("<img src=\"x" + image + "\">", 20) == "too-large tag_bytes f byte 0");
    CHECK(xml_tags("<img src=\"" + image + "\"/>", 20) == "too-large tag_bytes f byte 0");
}

TEST_CASE("tag bytes: what does not begin like XML is corrupt") {
    CHECK(xml_tags("text <r/>", 100) == "corrupt no XML f line 1");
    CHECK(xml_tags("", 100) == "corrupt no XML f line 1");
    CHECK(xml_tags("\xEF\xBB\xBF \n<r/>", 100) == "fits");
    CHECK(xml_tags("\xFF\xFE...", 100) == "fits"); // UTF-16: asked again when decoded
}
