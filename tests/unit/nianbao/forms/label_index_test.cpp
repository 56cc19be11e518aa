// SPDX-License-Identifier: Apache-2.0
#include "nianbao/forms/label_index.hpp"

#include "nianbao/forms/knowledge.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>

using namespace nianbao;

namespace {

const Knowledge& builtin() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge;
}

Label label(const std::string& text, std::vector<std::string> aliases = {}) {
    return {text, std::move(aliases)};
}

/// A section, a caption, one head cell, two rows below one group.
Form small_form() {
    Form form;
    form.sections.push_back({"requests", label("三、申请情况")});
    FormBlock block;
    block.caption = label("第一项");
    block.head.push_back({label("自然人"), 0, 1, 1, 0});
    block.rows.push_back({"a", {label("（三）不予公开"), label("1.属于国家秘密", {"属于秘密", "国家秘密"})}, {}});
    block.rows.push_back({"b", {label("（三）不予公开"), label("2.其他（注）", {"其他"})}, {}});
    FormTable table;
    table.id = "requests";
    table.blocks.push_back(block);
    form.tables.push_back(table);
    return form;
}

/// "kind/item/depth official stripped" of each place the key stands for.
std::string found(const LabelIndex& index, const std::string& key) {
    const auto at = index.keys.find(key);
    std::string text;
    if (at == index.keys.end()) {
        return text;
    }
    const char* kinds[] = {"section", "caption", "head", "group", "row"};
    for (const LabelMatch& match : at->second) {
        const LabelUse& use = index.uses[match.use];
        text += std::string{kinds[static_cast<int>(use.kind)]} + "/" + std::to_string(use.item) + "/" + std::to_string(use.depth) +
                (match.official ? " official" : " alias") + (match.stripped ? " stripped" : "") + ";";
    }
    return text;
}

} // namespace

TEST_CASE("label index: every key says where, how official and how whole") {
    const LabelIndex index = index_labels(small_form(), builtin().lexicon);
    CHECK(found(index, "三申请情况") == "section/0/0 official;");
    CHECK(found(index, "申请情况") == "section/0/0 official stripped;");
    CHECK(found(index, "第一项") == "caption/0/0 official;");
    CHECK(found(index, "自然人") == "head/0/0 official;");
    CHECK(found(index, "三不予公开") == "group/0/0 official;"); // once for both rows
    CHECK(found(index, "不予公开") == "group/0/0 official stripped;");
    CHECK(found(index, "1属于国家秘密") == "row/0/1 official;");
    CHECK(found(index, "属于国家秘密") == "row/0/1 official stripped;");
    CHECK(found(index, "属于秘密") == "row/0/1 alias;");
    CHECK(found(index, "2其他注") == "row/1/1 official;");
    CHECK(found(index, "2其他") == "row/1/1 official;"); // without its note is still the whole label
    CHECK(found(index, "其他") == "row/1/1 official stripped;"); // the form's own wording goes before its alias
    CHECK(found(index, "不存在").empty());
}

TEST_CASE("label index: places are numbered in the form's reading order") {
    const LabelIndex index = index_labels(small_form(), builtin().lexicon);
    REQUIRE(index.uses.size() == 6);
    for (std::uint32_t i = 0; i < index.uses.size(); ++i) {
        CHECK(index.uses[i].order == i);
    }
    CHECK(index.uses[3].kind == LabelKind::group);
    CHECK(index.uses[4].kind == LabelKind::row);
    CHECK(index.uses[5].kind == LabelKind::row);
}

TEST_CASE("label index: no place stands twice under one key") {
    for (const Form& form : builtin().forms) {
        const LabelIndex index = index_labels(form, builtin().lexicon);
        for (const auto& [key, matches] : index.keys) {
            INFO(key);
            std::map<std::uint32_t, int> uses;
            for (const LabelMatch& match : matches) {
                REQUIRE(match.use < index.uses.size());
                CHECK(++uses[match.use] == 1);
            }
        }
    }
}

TEST_CASE("label index: a group is indexed once though its rows repeat it") {
    for (const char* id : {"gkb-2019", "gkb-2021"}) {
        const LabelIndex index = index_labels(*builtin().find_form(id), builtin().lexicon);
        const auto at = index.keys.find("三本年度办理结果");
        REQUIRE(at != index.keys.end());
        CHECK(std::count_if(at->second.begin(), at->second.end(), [&](const LabelMatch& match) {
                  return index.uses[match.use].kind == LabelKind::group;
              }) == 1);
    }
}

TEST_CASE("label index: damaged prints of the survey find their place") {
    const LabelIndex index = index_labels(*builtin().find_form("gkb-2021"), builtin().lexicon);
    for (const char* key : {"现行有效件", "本年处理绝对数量", "上年结转政府信息公开数量", "规范性文件", "科研企业"}) {
        INFO(key);
        CHECK(found(index, key).find("alias") != std::string::npos);
    }
}
