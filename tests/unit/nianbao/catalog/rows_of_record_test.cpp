// SPDX-License-Identifier: Apache-2.0
#include "nianbao/base/error.hpp"
#include "nianbao/catalog/rows_of_record.hpp"
#include "nianbao/catalog/tables.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace nianbao;
using namespace nianbao::catalog;

namespace {

const Knowledge& knowledge() {
    static const Knowledge loaded = load_builtin_knowledge();
    return loaded;
}

const LabelBook& labels() {
    static const LabelBook book(knowledge());
    return book;
}

Record report() {
    Record record;
    record.form = "gkb-2021";
    record.source.name = "a.html#2";
    record.source.sha256 = std::string(64, 'a');
    record.identity.agency = {"某 县（某）局", "title", "", ""};
    record.identity.year = {"2023", "title", "", ""};
    Figure& total = record.figures.emplace_back();
    total.table = "requests";
    total.row = "received";
    total.column = "total";
    total.state = FigureState::reported;
    total.reading = Reading::exact;
    total.value = Decimal(61);
    total.unit = "件";
    total.raw = "61";
    total.place.line = 7;
    return record;
}

RecordRows rows_of(const Record& record) {
    return rows_of_record(record, std::string(64, 'b'), labels(), knowledge());
}

} // namespace

TEST_CASE("rows of a record: its key, its facts, its figures with the form's labels") {
    const RecordRows rows = rows_of(report());
    CHECK(rows.part == 2);
    CHECK(rows.source == "a.html#2");
    CHECK(rows.facts.size() + record_key_columns == record_table().columns.size());
    REQUIRE(rows.figures.size() == 1);
    const FigureRow& figure = rows.figures.front();
    CHECK(figure.label->row_label == "一、本年新收政府信息公开申请数量");
    CHECK(figure.value == "61");
    CHECK(figure.unit == std::nullopt); // the label's
    CHECK(figure.raw == "61");
    CHECK(rows.own_labels.empty());
}

TEST_CASE("rows of a record: nothing in the source is NULL, an empty cell is an empty text") {
    Record record = report();
    Figure& figure = record.figures.front();
    figure.value.reset();
    figure.raw.clear();
    figure.state = FigureState::blank;
    CHECK(rows_of(record).figures.front().raw == "");
    figure.place = Place();
    figure.state = FigureState::missing_table;
    CHECK(rows_of(record).figures.front().raw == std::nullopt);
    CHECK(rows_of(record).figures.front().value == std::nullopt);
}

TEST_CASE("rows of a record: another unit than the label's is kept") {
    Record record = report();
    record.figures.front().unit.clear();
    CHECK(rows_of(record).figures.front().unit == "");
}

TEST_CASE("rows of a record: a printed row has a label of its own") {
    Record record = report();
    record.figures.front().row = "x-其他";
    record.figures.front().row_label = "其他";
    const RecordRows rows = rows_of(record);
    REQUIRE(rows.own_labels.size() == 1);
    CHECK(rows.figures.front().label == rows.own_labels.front().get());
    CHECK(rows.figures.front().label->row_label == "其他");
    CHECK(digest_of(*rows.figures.front().label) == rows.figures.front().label->sha256);
}

TEST_CASE("rows of a record: text that a database cannot hold is made so") {
    Record record = report();
    record.figures.front().raw = std::string("6\0001\xFF", 4);
    CHECK(rows_of(record).figures.front().raw == "6\xEF\xBF\xBD" "1\xEF\xBF\xBD");
}

TEST_CASE("rows of a record: an unknown form, and a source without a digest, are refused") {
    Record record = report();
    record.form = "nowhere-1999";
    CHECK_THROWS_AS(rows_of(record), Error);
    record = report();
    record.source.sha256.clear();
    CHECK_THROWS_AS(rows_of(record), Error);
}

TEST_CASE("rows of a record: a year that is none is NULL") {
    constexpr std::size_t year = 11; // behind seven facts, and title and agency with their bases
    Record record = report();
    CHECK(rows_of(record).facts[year] == "2023");
    record.identity.year.value.clear();
    CHECK(rows_of(record).facts[year] == std::nullopt);
    record.identity.year.value = "20231";
    CHECK(rows_of(record).facts[year] == std::nullopt);
}

TEST_CASE("labels: no two of all forms have one digest") {
    const catalog::Label a{"f", "t", "r", "c", "ab", "c", "", {}};
    const catalog::Label b{"f", "t", "r", "c", "a", "bc", "", {}};
    CHECK(digest_of(a) != digest_of(b));
}
