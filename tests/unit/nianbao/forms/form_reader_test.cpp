// SPDX-License-Identifier: Apache-2.0
// The built-in forms against lists made by hand from the circulars; and faults that an XSD cannot see.
#include "nianbao/base/error.hpp"
#include "nianbao/forms/form_checks.hpp"
#include "nianbao/forms/knowledge.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace nianbao;

namespace {

const Knowledge& builtin() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge;
}

std::string lines_of(const std::string& file) {
    std::ifstream stream(std::string{NIANBAO_SOURCE_DIR} + "/tests/data/" + file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// "table/row/column unit" a line, in the order of the form: rows, then columns; disputes channel by channel.
std::string figures_of(const Form& form) {
    std::string text;
    for (const FormTable& table : form.tables) {
        for (const FormBlock& block : table.blocks) {
            for (const Row& row : block.rows) {
                for (const Column& column : block.columns) {
                    const std::string& row_id = column.row.empty() ? row.id : column.row;
                    text += table.id + "/" + row_id + "/" + column.id + " " + (row.unit.empty() ? column.unit : row.unit) + "\n";
                }
            }
        }
    }
    return text;
}

const FormTable& table_of(const Form& form, const std::string& id) {
    for (const FormTable& table : form.tables) {
        if (table.id == id) {
            return table;
        }
    }
    throw std::runtime_error("no table " + id);
}

std::string path_of(const std::vector<Label>& path) {
    std::string text;
    for (const Label& label : path) {
        text += (text.empty() ? "" : " > ") + label.text;
    }
    return text;
}

/// A form with one table of one block; `body` replaces parts of it.
std::string small_form(const std::string& head, const std::string& rows, const std::string& identity = {},
                       const std::string& section = "a") {
    return "<form xmlns=\"urn:nianbao:form:1\" id=\"t\" version=\"1.0.0\" order=\"1\"><title>t</title>"
           "<section id=\"a\"><label>一、甲</label></section>"
           "<table id=\"t\" section=\"" +
           section + "\" unit=\"件\"><block><head>" + head + "</head>" + rows + "</block></table>" +
           identity + "</form>";
}

std::string fault_of(const std::string& xml) {
    try {
        parse_form(xml, "t.xml");
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::schema);
        CHECK(error.where().rfind("t.xml", 0) == 0);
        return error.detail();
    }
    return "no fault";
}

const std::string two_columns =
    "<tr><cell role=\"stub\"><label>甲</label></cell><cell column=\"c\"><label>乙</label></cell>"
    "<cell column=\"d\"><label>丙</label></cell></tr>";
const std::string two_rows = "<row id=\"r\"><label>丁</label></row><row id=\"s\"><label>戊</label></row>";

std::string identity_of(const std::string& each, const std::string& left, const std::string& right) {
    return "<identity id=\"i\" rule=\"A-01\" table=\"t\"" + (each.empty() ? each : " each=\"" + each + "\"") +
           "><left>" + left + "</left><right>" + right + "</right></identity>";
}

} // namespace

TEST_CASE("form: gkb-2021 asks for the 200 figures of the circular, in its order") {
    const Form* form = builtin().find_form("gkb-2021");
    REQUIRE(form != nullptr);
    CHECK(form->figure_count() == 200);
    CHECK(figures_of(*form) == lines_of("ids-gkb-2021.txt"));
    CHECK(form->sha256.size() == 64);
}

TEST_CASE("form: gkb-2019 asks for the 198 figures of the circular, in its order") {
    const Form* form = builtin().find_form("gkb-2019");
    REQUIRE(form != nullptr);
    CHECK(form->figure_count() == 198);
    CHECK(figures_of(*form) == lines_of("ids-gkb-2019.txt"));
}

TEST_CASE("form: stat-2014 asks for the 58 figures of the circular, in its order") {
    const Form* form = builtin().find_form("stat-2014");
    REQUIRE(form != nullptr);
    CHECK(form->figure_count() == 58);
    CHECK(figures_of(*form) == lines_of("ids-stat-2014.txt"));
}

TEST_CASE("form: local forms before 2014 have ids of their own") {
    for (const std::string id : {"dingxi-2008", "putian-2009"}) {
        const Form* form = builtin().find_form(id);
        REQUIRE(form != nullptr);
        CHECK(figures_of(*form) == lines_of("ids-" + id + ".txt"));
    }
}

TEST_CASE("form: sums and bounds of stat-2014") {
    const Form& form = *builtin().find_form("stat-2014");
    std::size_t sums = 0;
    std::size_t bounds = 0;
    for (const Identity& identity : form.identities) {
        CHECK(identity.rule == (identity.at_most ? "A-06" : "A-05"));
        CHECK(identity.loose == (identity.id == "replies-denied"));
        (identity.at_most ? bounds : sums) += 1;
    }
    CHECK(sums == 7);
    CHECK(bounds == 3);
}

TEST_CASE("form: those that are built in have no fault, which nobody looks for at the start") {
    for (const Form& form : builtin().forms) {
        CHECK(fault_in(form) == "");
    }
}

TEST_CASE("form: newest first") {
    REQUIRE(builtin().forms.size() >= 3);
    CHECK(builtin().forms[0].id == "gkb-2021");
    CHECK(builtin().forms[1].id == "gkb-2019");
    CHECK(builtin().forms[2].id == "stat-2014");
    CHECK(builtin().find_form("gkb-2020") == nullptr);
}

TEST_CASE("form: columns of section 3 stand from left to right, the header in reading order") {
    for (const char* const id : {"gkb-2021", "gkb-2019"}) {
        const Form& form = *builtin().find_form(id);
        const FormBlock& block = table_of(form, "requests").blocks.at(0);
        REQUIRE(block.columns.size() == 7);
        CHECK(path_of(block.columns[0].path) == "自然人");
        CHECK(path_of(block.columns[1].path) == "法人或其他组织 > 商业企业");
        CHECK(path_of(block.columns[5].path) == "法人或其他组织 > 其他");
        CHECK(path_of(block.columns[6].path) == "总计");
        REQUIRE(block.head.size() == 10);
        CHECK(block.head[0].column_span == 3);
        CHECK(block.head[0].row_span == 3);
        CHECK(block.head[0].leaf == -1);
        CHECK(block.head[2].label.text == "自然人");
        CHECK(block.head[2].row == 1);
        CHECK(block.head[2].leaf == 0);
        CHECK(block.head[4].label.text == "总计");
        CHECK(block.head[4].leaf == 6);
        CHECK(block.head[5].label.text == "商业企业");
        CHECK(block.head[5].leaf == 1);
    }
}

TEST_CASE("form: rows of section 3 carry their groups") {
    const Form& form = *builtin().find_form("gkb-2021");
    const std::vector<Row>& rows = table_of(form, "requests").blocks.at(0).rows;
    REQUIRE(rows.size() == 25);
    CHECK(path_of(rows[0].path) == "一、本年新收政府信息公开申请数量");
    CHECK(path_of(rows[4].path) == "三、本年度办理结果 > （三）不予公开 > 1.属于国家秘密");
    CHECK(path_of(rows[22].path) == "三、本年度办理结果 > （六）其他处理 > 3.其他");
    CHECK(path_of(rows[23].path) == "三、本年度办理结果 > （七）总计");
    CHECK(path_of(rows[24].path) == "四、结转下年度继续办理");
    const Form& older = *builtin().find_form("gkb-2019");
    CHECK(path_of(table_of(older, "requests").blocks.at(0).rows.at(20).path) ==
          "三、本年度办理结果 > （六）其他处理");
}

TEST_CASE("form: section 4 has one row without label, its columns name the channel") {
    const FormBlock& block = table_of(*builtin().find_form("gkb-2021"), "disputes").blocks.at(0);
    REQUIRE(block.rows.size() == 1);
    CHECK(block.rows[0].id.empty());
    CHECK(block.rows[0].path.empty());
    REQUIRE(block.columns.size() == 15);
    CHECK(path_of(block.columns[4].path) == "行政复议 > 总计");
    CHECK(path_of(block.columns[5].path) == "行政诉讼 > 未经复议直接起诉 > 结果维持");
    CHECK(path_of(block.columns[14].path) == "行政诉讼 > 复议后起诉 > 总计");
    CHECK(block.columns[14].row == "litigation_after_review");
}

TEST_CASE("form: money and signed columns are marked as such") {
    const Form& form = *builtin().find_form("gkb-2019");
    const FormTable& table = table_of(form, "proactive");
    REQUIRE(table.blocks.size() == 5);
    CHECK(table.blocks[1].columns.at(1).measure == Measure::change);
    CHECK(table.blocks[4].columns.at(1).measure == Measure::money);
    CHECK(table.blocks[4].columns.at(1).printed_unit.empty());
    const FormTable& newer = table_of(*builtin().find_form("gkb-2021"), "proactive");
    CHECK(newer.blocks.at(3).columns.at(0).measure == Measure::money);
    CHECK(newer.blocks.at(3).columns.at(0).printed_unit == "万元");
    CHECK(newer.blocks.at(0).caption.text == "第二十条第（一）项");
}

TEST_CASE("form: identities hold as many operands as the circular says") {
    for (const char* const id : {"gkb-2021", "gkb-2019"}) {
        const Form& form = *builtin().find_form(id);
        REQUIRE(form.identities.size() == 4);
        CHECK(form.identities[0].rule == "A-01");
        CHECK(form.identities[1].right.size() == (form.id == "gkb-2021" ? 21 : 19));
        CHECK(form.identities[1].left.at(0).row == "total");
        CHECK(form.identities[1].left.at(0).column == "*");
        CHECK(form.identities[2].right.size() == 6);
        CHECK(form.identities[3].table == "disputes");
        CHECK(form.identities[3].each == "row");
    }
}

TEST_CASE("form: faults that the XSD cannot see are named with their file") {
    CHECK(fault_of(small_form(two_columns, two_rows)) == "no fault");
    CHECK_THAT(fault_of(small_form(two_columns, two_rows, {}, "b")), Catch::Contains("section b"));
    CHECK_THAT(fault_of(small_form(two_columns, two_rows + "<row id=\"r\"><label>己</label></row>")),
               Catch::Contains("twice"));
    CHECK_THAT(fault_of(small_form(two_columns, "<row id=\"x-r\"><label>己</label></row>")),
               Catch::Contains("x-"));
    CHECK_THAT(fault_of(small_form(two_columns, "<row/>")), Catch::Contains("without an id"));
    CHECK_THAT(fault_of(small_form("<tr><cell><label>甲</label></cell></tr>", two_rows)),
               Catch::Contains("column"));
    CHECK_THAT(fault_of(small_form("<tr><cell column=\"c\" measure=\"sum\"><label>甲</label></cell></tr>",
                                   two_rows)),
               Catch::Contains("measure"));
    CHECK_THAT(
        fault_of(small_form("<tr><cell column=\"c\" colspan=\"0\"><label>甲</label></cell></tr>", two_rows)),
        Catch::Contains("colspan"));
    CHECK_THAT(fault_of("<form id=\"t\" version=\"1.0.0\"><title>t</title></form>"),
               Catch::Contains("table"));
    CHECK_THAT(fault_of("<forms/>"), Catch::Contains("root"));
}

TEST_CASE("form: an identity about what is not there is a fault") {
    const auto with = [](const std::string& identity) {
        return fault_of(small_form(two_columns, two_rows, identity));
    };
    CHECK(with(identity_of("column", "<term row=\"r\"/>", "<term row=\"s\"/>")) == "no fault");
    CHECK(with(identity_of("row", "<term column=\"c\"/>", "<term column=\"d\" sign=\"-\"/>")) == "no fault");
    CHECK(with(identity_of("", "<term row=\"r\" column=\"c\"/>", "<term row=\"s\" column=\"d\"/>")) ==
          "no fault");
    CHECK_THAT(with(identity_of("column", "<term row=\"q\"/>", "<term row=\"s\"/>")),
               Catch::Contains("no row q"));
    CHECK_THAT(with(identity_of("row", "<term column=\"q\"/>", "<term column=\"c\"/>")),
               Catch::Contains("no column q"));
    CHECK_THAT(with(identity_of("", "<term row=\"r\"/>", "<term row=\"s\"/>")),
               Catch::Contains("does not go with"));
    CHECK_THAT(with(identity_of("row", "<term row=\"r\"/>", "<term row=\"s\"/>")),
               Catch::Contains("does not go with"));
    CHECK_THAT(with(identity_of("column", "", "<term row=\"s\"/>")), Catch::Contains("both sides"));
}
