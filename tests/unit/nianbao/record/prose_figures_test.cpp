// SPDX-License-Identifier: Apache-2.0
// Figures that sentences state, and the sentences that must not fill one.
#include "nianbao/forms/prose.hpp"
#include "nianbao/nianbao.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace nianbao;

namespace {

const Knowledge& builtin() {
    static const Knowledge knowledge = load_builtin_knowledge();
    return knowledge;
}

Record read(const std::string& sentences, const std::string& agency = "云溪县水务局") {
    Source source;
    source.bytes = agency + "2011年政府信息公开工作年度报告\n" + sentences + "\n";
    source.name = "a.txt";
    return std::move(convert(source, builtin(), {}).front());
}

/// "value reading rules" of a figure; "none" where no sentence states it.
std::string said(const Record& record, const std::string& id) {
    const auto found = std::find_if(record.figures.begin(), record.figures.end(), [&](const Figure& one) { return one.id() == id; });
    if (found == record.figures.end()) {
        return "none";
    }
    std::string text = (found->value ? found->value->to_string() : "-") + " " + std::string{to_string(found->reading)};
    for (const std::size_t finding : found->findings) {
        text += " " + record.findings[finding].rule;
    }
    return text;
}

std::string received(const std::string& sentences, const std::string& agency = "云溪县水务局") {
    return said(read(sentences, agency), "requests/received/total");
}

const std::string unsure = "- doubtful P-02";

} // namespace

TEST_CASE("prose: figures of a report without tables") {
    const Record record = read("2011年，我局共收到政府信息公开申请1,234件，其中当面申请4件、传真申请三件，网络申请20份，信函申请7宗。"
                               "在答复中，同意公开98件，同意部分公开6件，不同意公开２件。\n"
                               "因政府信息公开被申请行政复议3件，维持2件，被依法纠错1件。全年未发生行政诉讼案件。\n"
                               "全年主动公开政府信息1580条。");
    CHECK(record.form == "prose");
    CHECK(said(record, "requests/received/total") == "1234 prose");
    CHECK(said(record, "statistics/requests.received.in_person/value") == "4 prose");
    CHECK(said(record, "statistics/requests.received.fax/value") == "3 prose");
    CHECK(said(record, "statistics/requests.received.online/value") == "20 prose");
    CHECK(said(record, "statistics/requests.received.letter/value") == "7 prose");
    CHECK(said(record, "statistics/replies.granted/value") == "98 prose");
    CHECK(said(record, "statistics/replies.partly_granted/value") == "6 prose");
    CHECK(said(record, "statistics/replies.denied/value") == "2 prose");
    CHECK(said(record, "disputes/review/total") == "3 prose");
    CHECK(said(record, "disputes/review/upheld") == "2 prose");
    CHECK(said(record, "disputes/review/corrected") == "1 prose");
    CHECK(said(record, "statistics/litigation/value") == "0 prose");
    CHECK(said(record, "statistics/disclosed/value") == "1580 prose");
    CHECK(record.expected() == record.reported() + record.undecided() + record.absent());
}

TEST_CASE("prose: the sentence is kept as printed, with its place") {
    const Record record = read("概述如下。本局 收到政府信息公开申请 ５ 件，均已答复。其他。");
    REQUIRE(record.figures.size() == 1);
    CHECK(record.figures.front().raw == "本局 收到政府信息公开申请 ５ 件，均已答复。");
    CHECK(record.figures.front().evidence == "收到政府信息公开申请 ５ 件");
    CHECK(to_string(record.figures.front().place) == "L2");
}

TEST_CASE("prose: other wordings of received") {
    CHECK(received("全年受理依申请公开0件。") == "0 prose");
    CHECK(received("本年度收到4件政府信息公开申请。") == "4 prose");
    CHECK(received("2011年1月1日至12月31日，共收到公民、法人和其他组织提出的信息公开申请数量为9件。") == "9 prose");
    CHECK(received("2011年未收到政府信息公开申请。") == "0 prose");
    CHECK(received("没有收到公民、法人或者其他组织的政府信息公开申请，也没有收费。") == "0 prose");
    CHECK(received("云溪县水务局2011年收到政府信息公开申请6件。") == "6 prose");
    CHECK(received("本年收到申请8件，比上年增加3件。") == "8 prose");
}

TEST_CASE("prose: another time never fills the year") {
    CHECK(received("2010年收到政府信息公开申请5件。") == unsure);
    CHECK(received("2010年，收到政府信息公开申请5件，其中当面申请2件。") == unsure);
    CHECK(received("2008年以来，累计收到政府信息公开申请50件。") == unsure);
    CHECK(received("截至2011年底，共收到政府信息公开申请50件。") == unsure);
    CHECK(received("2010年工作如下。全年收到政府信息公开申请5件。") == unsure);
    CHECK(received("全年累计收到政府信息公开申请5件。") == "5 prose");
    CHECK(received("2009年以来共收到政府信息公开申请5件。") == "none");
    CHECK(received("上半年，收到政府信息公开申请5件。") == unsure);
    CHECK(received("去年收到政府信息公开申请5件。") != "5 prose");
    CHECK(received("2010年收到政府信息公开申请5件，2011年收到政府信息公开申请7件。") == "7 prose");
    CHECK(received("历年累计收到政府信息公开申请50件，其中2011年收到政府信息公开申请7件。") == "7 prose");
    CHECK(received("预计2012年将收到政府信息公开申请50件。") != "50 prose");
}

TEST_CASE("prose: a span of years fills no year") {
    CHECK(received("自2008年5月1日《条例》施行至2011年12月31日，收到政府信息公开申请45件。") == unsure);
    CHECK(received("2008年至2011年，收到政府信息公开申请45件。") == unsure);
    CHECK(received("2008-2011年，收到政府信息公开申请45件。") != "45 prose");
    CHECK(received("《条例》施行以来，至2011年底，收到政府信息公开申请45件。") == unsure);
    CHECK(received("2011年1月1日至2011年12月31日，收到政府信息公开申请45件。") == "45 prose");
    CHECK(received("2011年1月1日起至12月31日，收到政府信息公开申请45件。") == "45 prose");
    CHECK(received("2008年至2010年，收到政府信息公开申请45件，2011年，收到政府信息公开申请7件。") == "7 prose");
}

TEST_CASE("prose: another organ or a wider scope never fills the agency's figure") {
    CHECK(received("全市共收到政府信息公开申请800件。") == unsure);
    CHECK(received("全县共收到政府信息公开申请800件，其中我局收到政府信息公开申请20件。") == "20 prose");
    CHECK(received("全县共收到政府信息公开申请800件。", "云溪县人民政府") == "800 prose");
    CHECK(received("全县共收到政府信息公开申请800件；县政府本级收到政府信息公开申请20件。", "云溪县人民政府") == "20 prose");
    CHECK(received("县公安局收到政府信息公开申请20件。") == "none");
    CHECK(received("县公安局最多，收到政府信息公开申请20件。") == unsure);
    CHECK(received("各乡镇共收到政府信息公开申请20件。") == "none");
    CHECK(said(read("全市共收到申请800件，其中同意公开700件。"), "statistics/replies.granted/value") == unsure);
}

TEST_CASE("prose: what is not the figure stays unread") {
    CHECK(received("收到自然人申请5件。") == "none");
    CHECK(received("收到当面申请5件。") == "none");
    CHECK(received("收到行政复议申请5件。") == "none");
    CHECK(received("收到政府信息公开申请，电话0991-1234567。") == "none");
    CHECK(received("按照国办发〔2008〕36号，收到政府信息公开申请后15日内答复。") == "none");
    CHECK(received("收到政府信息公开申请占95%。") == "none");
    CHECK(received("未收到当面申请。") == "none");
    CHECK(received("未收到政府信息公开申请的投诉。") == "none");
    CHECK(received("未收到政府信息公开申请。") == "0 prose");
    CHECK(said(read("收到申请9件，其中不予公开2件。"), "statistics/replies.denied/value") == "none"); // of another year's form
    CHECK(said(read("公开行政许可12件、行政处罚3件。"), "statistics/disclosed/value") == "none");
    CHECK(said(read("网站主动公开政府信息120条。"), "statistics/disclosed/value") == "none");
    const Record both = read("因信息公开引发行政复议3件、行政诉讼2件，其中维持4件。");
    CHECK(said(both, "disputes/review/total") == "3 prose");
    CHECK(said(both, "statistics/litigation/value") == "2 prose");
    CHECK(said(both, "disputes/review/upheld") == "none");
    CHECK(said(both, "statistics/litigation.upheld/value") == "none");
}

TEST_CASE("prose: uncertain numbers have no value") {
    CHECK(received("收到政府信息公开申请约50件。") == unsure);
    CHECK(received("收到政府信息公开申请50余件。") == unsure);
    CHECK(received("收到政府信息公开申请12件，其中上年结转2件。") == unsure);
    CHECK(received("收到政府信息公开申请12件。全年受理政府信息公开申请13件。") == "- doubtful P-01");
    CHECK(received("收到政府信息公开申请12件。全年受理政府信息公开申请12件。") == "12 prose");
}

TEST_CASE("prose: a sentence that a line break cuts is not certain") {
    CHECK(received("我局高度重视，2008年以来累计\n收到政府信息公开申请50件。") == unsure);
    CHECK(received("一、依申请公开情况\n收到政府信息公开申请5件。") == "5 prose");
}

TEST_CASE("prose: a report that states no figure fits no form") {
    const Record record = read("本局重视政府信息公开工作，完善了制度。");
    CHECK(record.form.empty());
    CHECK(record.figures.empty());
}

TEST_CASE("prose: every pattern of the file compiles") {
    const Prose& prose = builtin_prose();
    CHECK(prose.id == "prose");
    CHECK(prose.sha256.size() == 64);
    for (const ProseFigure& figure : prose.figures) {
        for (const ProsePattern& pattern : figure.patterns) {
            CHECK_FALSE(prose.patterns.matches(pattern.kind, "x"));
            CHECK((pattern.doubt_with.empty() || prose.patterns.matches(pattern.doubt_with, "x") == false));
        }
        CHECK((figure.topic.empty() || !prose.patterns.matches(figure.topic, "x")));
    }
    for (const char* kind : {"sentence", "goes-on", "worth-reading", "lead", "tail", "clause-end", "time-words", "scope-words", "area-agency"}) {
        CHECK_NOTHROW(prose.patterns.matches(kind, "x"));
    }
}
