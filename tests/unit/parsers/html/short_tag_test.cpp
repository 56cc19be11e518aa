// SPDX-License-Identifier: Apache-2.0
#include "parsers/html/short_tag.hpp"

#include <catch2/catch.hpp>
#include <string>

using nianbao::html::append_short_tag;

namespace {

/// The tag as it is written again; "-" for one that stays.
std::string shortened(const std::string& tag) {
    std::string page = "...";
    if (!append_short_tag(page, tag)) {
        CHECK(page == "...");
        return "-";
    }
    return page.substr(3);
}

} // namespace

TEST_CASE("short tag: what the parser asks for stays, in its order") {
    CHECK(shortened("<td width=\"90\" colspan=\"2\" align=center rowspan='3'>") == "<td colspan=\"2\" rowspan='3'>");
    CHECK(shortened("<TD COLSPAN=2 nowrap>") == "<TD COLSPAN=2>");
    CHECK(shortened("<a href=\"/a/b.html\" target=\"_blank\" title=\"&gt;\">") == "<a>");
    CHECK(shortened("<div hidden data-x=\"1\">") == "<div hidden>");
    CHECK(shortened("<td colspan=2 colspan=3>") == "<td colspan=2 colspan=3>");
}

TEST_CASE("short tag: class and id stay where they may name a menu") {
    CHECK(shortened("<div class=\"nav\" id=\"top\" align=left>") == "<div class=\"nav\" id=\"top\">");
    CHECK(shortened("<td class=\"nav\" id=\"top\">") == "<td>");
}

TEST_CASE("short tag: a style stays where it hides or raises") {
    CHECK(shortened("<span style=\"color: red\">") == "<span>");
    CHECK(shortened("<span style=\"Display : NONE\">") == "<span style=\"Display : NONE\">");
    CHECK(shortened("<span style='mso-hide:all'>") == "<span style='mso-hide:all'>");
    CHECK(shortened("<span style=\"vertical-align: super\">") == "<span style=\"vertical-align: super\">");
    CHECK(shortened("<span style=\"color:red\" style=\"display:none\">") == "<span>"); // of two the first one counts
    CHECK(shortened("<span style=\"display:none\" style=\"color:red\">") == "<span style=\"display:none\">");
    CHECK(shortened("<span style=\"display:&#110;one\">") == "<span style=\"display:&#110;one\">"); // a reference may spell anything
}

TEST_CASE("short tag: empty elements stay empty") {
    CHECK(shortened("<img src=\"a.png\"/>") == "<img />");
    CHECK(shortened("<img src=\"a.png\" />") == "<img />");
    CHECK(shortened("<br/>") == "-");
    CHECK(shortened("<div id=x/>") == "-"); // the value is "x/", and the element is not empty
}

TEST_CASE("short tag: what is not written by the book stays") {
    for (const char* tag : {"</td>", "<td>", "<p", "<p a=\"b", "<td width=\"1\"colspan=2>", "<td width = \"1\">", "<td \"colspan=2\">", "<td width=>",
                            "<td a=b\"c>", "<td =x>", "<td<b a=c>", "<td a/b>", "<meta name=\"a\" content=\"b\">", "<input type=text value=1>",
                            "<td a=\"\x01\">", "<td a.b=c>", "<td title=\xE4\xB8\x80>"}) {
        CHECK(shortened(tag) == "-");
    }
    CHECK(shortened("<td a=\"" + std::string(3000, 'x') + "\">") == "-");
    CHECK(shortened("<td " + std::string(100, 'x') + "=1>") == "-");
}
