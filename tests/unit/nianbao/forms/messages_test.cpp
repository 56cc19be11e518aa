// SPDX-License-Identifier: Apache-2.0
// The sources against schemas/: every error key has its sentence, every variant of a rule is there.
#include "nianbao/forms/knowledge.hpp"
#include "nianbao/xml/dom.hpp"

#include <catch2/catch.hpp>
#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

using namespace nianbao;

namespace {

namespace fs = std::filesystem;

/// All C++ sources of src/ and parsers/, one after the other.
std::string sources() {
    std::ostringstream text;
    for (const char* folder : {"/src", "/parsers"}) {
        for (const auto& entry : fs::recursive_directory_iterator(std::string{NIANBAO_SOURCE_DIR} + folder)) {
            if (entry.path().extension() == ".cpp") {
                text << std::ifstream(entry.path()).rdbuf();
            }
        }
    }
    return text.str();
}

} // namespace

TEST_CASE("messages: every error that the sources throw has its sentence") {
    const xml::Tree tree = xml::parse_xml(embedded_schema("messages.xml"), "messages.xml", Limits{});
    std::set<std::string> ids;
    for (xml::Node node = tree.root().first_child(); node; node = node.next()) {
        if (node.is_element()) {
            ids.emplace(node.attribute("id"));
        }
    }
    const std::string text = sources();
    re2::StringPiece rest(text);
    std::string key;
    std::size_t found = 0;
    while (re2::RE2::FindAndConsume(&rest, R"(Error[({]\s*ErrorCode::\w+,\s*"([a-z0-9-]+)\")", &key)) {
        INFO(key);
        CHECK(ids.count("error." + key) == 1);
        ++found;
    }
    CHECK(found >= 5);
}

TEST_CASE("messages: every variant that the sources name stands in rules.xml") {
    const Knowledge knowledge = load_builtin_knowledge();
    const std::string text = sources();
    re2::StringPiece rest(text);
    std::string rule;
    std::string variant;
    std::size_t found = 0;
    while (re2::RE2::FindAndConsume(&rest, R"re("([A-Z]-\d\d)",\s*"([a-z0-9-]+)")re", &rule, &variant)) {
        if (rule.front() == 'D') {
            continue; // remarks of parsers: what stands there is their detail
        }
        INFO(rule << " " << variant);
        REQUIRE(knowledge.rules.find(rule) != nullptr);
        const auto& messages = knowledge.rules.find(rule)->messages;
        CHECK(std::any_of(messages.begin(), messages.end(),
                          [&](const RuleMessage& message) { return message.variant == variant; }));
        ++found;
    }
    CHECK(found >= 5);
}
