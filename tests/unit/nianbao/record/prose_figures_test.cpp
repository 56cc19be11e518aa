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
    CHECK(received("本年收到公开申请8件，比上年增加3件。") == "8 prose");
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
    CHECK(received("全县共收到政府信息公开申请800件；县政府本级收到政府信息公开申请20件。", "云溪县人民政府") == unsure);
    CHECK(received("县公安局收到政府信息公开申请20件。") == "none");
    CHECK(received("县公安局最多，收到政府信息公开申请20件。") == unsure);
    CHECK(received("各乡镇共收到政府信息公开申请20件。") == "none");
    CHECK(said(read("全县共收到申请800件，不属于本机关公开范围的3件，信息不存在4件。"), "statistics/replies.does_not_exist/value") == unsure);
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
    CHECK(said(read("收到政府信息公开申请9件，其中不予公开2件。"), "statistics/replies.denied/value") == "none"); // of another year's form
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

TEST_CASE("prose: every figure of the file, as a sentence states it") {
    struct Example {
        const char* sentences;
        const char* id;
        const char* value;
    };
    const Example examples[] = {
        {"2011年新收政府信息公开申请12件。", "requests/received/total", "12"},
        {"收到政府信息公开申请9件,另有上年结转申请2件。", "requests/carried_over/total", "2"},
        {"收到政府信息公开申请9件,2010年结转2件。", "requests/carried_over/total", "2"},
        {"收到政府信息公开申请9件,没有上年结转件。", "requests/carried_over/total", "0"},
        {"收到政府信息公开申请9件,予以公开答复4件。", "requests/granted/total", "4"},
        {"收到政府信息公开申请9件,予以部分公开4件。", "requests/partly_granted/total", "4"},
        {"收到政府信息公开申请9件,属于国家秘密1件。", "requests/denied.state_secret/total", "1"},
        {"收到政府信息公开申请9件,其他法律行政法规禁止公开1件。", "requests/denied.other_law/total", "1"},
        {"收到政府信息公开申请9件,危及“三安全一稳定”的1件。", "requests/denied.public_security/total", "1"},
        {"收到政府信息公开申请9件,保护第三方合法权益1件。", "requests/denied.third_party/total", "1"},
        {"收到政府信息公开申请9件,属于三类内部事务信息1件。", "requests/denied.internal_affairs/total", "1"},
        {"收到政府信息公开申请9件,属于四类过程性信息1件。", "requests/denied.process_information/total", "1"},
        {"收到政府信息公开申请9件,属于行政执法案卷1件。", "requests/denied.enforcement_file/total", "1"},
        {"收到政府信息公开申请9件,属于行政查询事项1件。", "requests/denied.administrative_query/total", "1"},
        {"收到政府信息公开申请9件,本机关不掌握相关政府信息的2件。", "requests/unavailable.not_held/total", "2"},
        {"收到政府信息公开申请9件,没有现成信息需要另行制作1件。", "requests/unavailable.needs_creation/total", "1"},
        {"收到政府信息公开申请9件,补正后申请内容仍不明确1件。", "requests/unavailable.still_unclear/total", "1"},
        {"收到政府信息公开申请9件,重复申请1件。", "requests/not_processed.repeated/total", "1"},
        {"收到政府信息公开申请9件,要求提供公开出版物1件。", "requests/not_processed.publication/total", "1"},
        {"收到政府信息公开申请9件,无正当理由大量反复申请1件。", "requests/not_processed.excessive/total", "1"},
        {"收到政府信息公开申请9件,要求行政机关确认或重新出具已获取信息1件。", "requests/not_processed.reconfirmation/total", "1"},
        {"收到政府信息公开申请9件,结转下一年度继续办理1件。", "requests/carried_forward/total", "1"},
        {"收到政府信息公开申请9件,结转2012年1件。", "requests/carried_forward/total", "1"},
        {"收到政府信息公开申请9件,另有1件结转下年度。", "requests/carried_forward/total", "1"},
        {"收到政府信息公开申请9件,无下年度结转。", "requests/carried_forward/total", "0"},
        {"收到政府信息公开申请9件,其中当面申请1件。", "statistics/requests.received.in_person/value", "1"},
        {"收到政府信息公开申请9件,其中传真申请1件。", "statistics/requests.received.fax/value", "1"},
        {"收到政府信息公开申请9件,其中网上申请1件。", "statistics/requests.received.online/value", "1"},
        {"收到政府信息公开申请9件,其中信函申请1件。", "statistics/requests.received.letter/value", "1"},
        {"全年办结政府信息公开申请9件。", "statistics/requests.completed/value", "9"},
        {"收到政府信息公开申请9件,按时办结8件。", "statistics/requests.completed.on_time/value", "8"},
        {"收到政府信息公开申请9件,延期办结1件。", "statistics/requests.completed.extended/value", "1"},
        {"全年答复政府信息公开申请9件。", "statistics/replies/value", "9"},
        {"收到政府信息公开申请9件,属于已主动公开范围的3件。", "statistics/replies.already_public/value", "3"},
        {"收到政府信息公开申请9件,同意公开3件。", "statistics/replies.granted/value", "3"},
        {"收到政府信息公开申请9件,同意部分公开答复3件。", "statistics/replies.partly_granted/value", "3"},
        {"收到政府信息公开申请9件,不同意公开3件。", "statistics/replies.denied/value", "3"},
        {"收到政府信息公开申请9件,涉及国家秘密1件。", "statistics/replies.denied.state_secret/value", "1"},
        {"收到政府信息公开申请9件,涉及商业秘密1件。", "statistics/replies.denied.trade_secret/value", "1"},
        {"收到政府信息公开申请9件,涉及个人隐私1件。", "statistics/replies.denied.privacy/value", "1"},
        {"收到政府信息公开申请9件,不属于本机关公开范围的2件。", "statistics/replies.not_this_organ/value", "2"},
        {"收到政府信息公开申请9件,信息不存在2件。", "statistics/replies.does_not_exist/value", "2"},
        {"收到政府信息公开申请9件,告知申请人更改、补充2件。", "statistics/replies.asked_to_clarify/value", "2"},
        {"收到政府信息公开申请9件,告知通过其他途径办理2件。", "statistics/replies.other_channel/value", "2"},
        {"因信息公开被申请行政复议3件。", "disputes/review/total", "3"},
        {"没有因政府信息公开工作而发生的行政复议、行政诉讼和申诉情况。", "disputes/review/total", "0"},
        {"因信息公开引发行政复议3件,结果维持1件。", "disputes/review/upheld", "1"},
        {"因信息公开引发行政复议3件,被依法纠错1件。", "disputes/review/corrected", "1"},
        {"因信息公开引发行政复议3件,其他结果1件。", "disputes/review/other", "1"},
        {"因信息公开引发行政复议3件,尚未审结1件。", "disputes/review/pending", "1"},
        {"因信息公开发生行政诉讼3件,其中未经复议直接起诉2件。", "disputes/litigation_direct/total", "2"},
        {"因信息公开发生行政诉讼3件,其中复议后起诉2件。", "disputes/litigation_after_review/total", "2"},
        {"因信息公开发生行政诉讼2件。", "statistics/litigation/value", "2"},
        {"没有因政府信息公开工作而发生的行政复议、行政诉讼和申诉情况。", "statistics/litigation/value", "0"},
        {"因信息公开引起行政诉讼2件,维持1件。", "statistics/litigation.upheld/value", "1"},
        {"因信息公开引起行政诉讼2件,结果纠正1件。", "statistics/litigation.corrected/value", "1"},
        {"全年主动公开政府信息1580条。", "statistics/disclosed/value", "1580"},
        {"主动公开规范性文件6件。", "statistics/disclosed.normative_documents/value", "6"},
        {"通过政府公报公开政府信息30条。", "statistics/channel.gazette/value", "30"},
        {"通过县政府门户网站主动公开各类信息46条。", "statistics/channel.website/value", "46"},
        {"政务微博公开信息12条。", "statistics/channel.weibo/value", "12"},
        {"通过微信公众号公开信息12条。", "statistics/channel.wechat/value", "12"},
        {"本局制发规范性文件6件。", "proactive/normative_documents/issued", "6"},
        {"本局未制定规范性文件。", "proactive/normative_documents/issued", "0"},
        {"本局废止规范性文件6件。", "proactive/normative_documents/repealed", "6"},
        {"截至2011年12月31日,现行有效规范性文件60件。", "proactive/normative_documents/in_force", "60"},
        {"依申请公开收取检索、复制、邮寄等费用共350元。", "statistics/fees/value", "0.035"},
        {"依申请公开共收取费用1.2万元。", "statistics/fees/value", "1.2"},
        {"本年未收取信息处理费。", "statistics/fees/value", "0"},
        {"没有向依申请公开的对象收取复印、传真、递送等任何费用。", "statistics/fees/value", "0"},
        {"本局政府信息公开没有收费。", "statistics/fees/value", "0"},
        {"设立政府信息查阅点3个。", "statistics/reading_points/value", "3"},
        {"从事政府信息公开工作人员5人,其中专职人员2人。", "statistics/staff/value", "5"},
        {"从事政府信息公开工作人员5人,其中专职人员2人。", "statistics/staff.full_time/value", "2"},
        {"从事政府信息公开工作人员5人,其中兼职人员3名。", "statistics/staff.part_time/value", "3"},
        {"召开政府信息公开工作会议4次。", "statistics/meetings/value", "4"},
        {"举办政府信息公开业务培训班2期。", "statistics/training.courses/value", "2"},
        {"接受政府信息公开培训80人次。", "statistics/training.people/value", "80"},
    };
    for (const Example& example : examples) {
        CAPTURE(example.sentences);
        CHECK(said(read(example.sentences), example.id) == std::string{example.value} + " prose");
    }
    for (const ProseFigure& figure : builtin_prose().figures) {
        const std::string id = figure.table + "/" + figure.row + "/" + figure.column;
        const bool is_shown = std::any_of(std::begin(examples), std::end(examples), [&](const Example& one) { return one.id == id; });
        CHECK(is_shown != figure.only_compared);
    }
}

TEST_CASE("prose: fees are read only where they are all fees, with their unit") {
    const auto fees = [](const std::string& sentences) { return said(read(sentences), "statistics/fees/value"); };
    CHECK(fees("依申请公开收取检索费20元、复印费30元。") == "none");
    CHECK(fees("依申请公开收取复印费用20元。") == "none");
    CHECK(fees("依申请公开收取费用20。") == "none");
    CHECK(fees("依申请公开收取费用约20元。") == unsure);
    CHECK(fees("2010年,依申请公开收取费用20元。") == unsure);
    CHECK(fees("收取行政事业性收费20万元。") == "none");
    CHECK(fees("收取停车费用20元。") == "none");
    CHECK(fees("收取费用20元。") == "none"); // for what, nobody says
    CHECK(fees("推进收费信息公开,全年收取费用20万元。") == "none");
}

TEST_CASE("prose: results belong to the dispute that was spoken of last") {
    const std::string both = "因信息公开引发行政复议3件。发生行政诉讼2件。其中维持1件。";
    CHECK(said(read(both), "disputes/review/upheld") == "none");
    CHECK(said(read(both), "statistics/litigation.upheld/value") == "1 prose");
    const std::string turned = "发生行政诉讼2件。因信息公开引发行政复议3件。其中维持1件。";
    CHECK(said(read(turned), "disputes/review/upheld") == "1 prose");
    CHECK(said(read(turned), "statistics/litigation.upheld/value") == "none");
}

TEST_CASE("prose: a website's number that holds other channels is not certain") {
    CHECK(said(read("通过县政府网站公开信息46条,其中微信公众号12条。"), "statistics/channel.website/value") == unsure);
    CHECK(said(read("通过县政府网站公开信息46条,其中机构信息12条。"), "statistics/channel.website/value") == "46 prose");
}

TEST_CASE("prose: years beside what was carried over") {
    CHECK(said(read("收到政府信息公开申请9件,2009年结转2件。"), "requests/carried_over/total") == unsure);
    CHECK(said(read("收到政府信息公开申请9件,结转2013年2件。"), "requests/carried_forward/total") == unsure);
    CHECK(said(read("截至2010年底,现行有效规范性文件60件。"), "proactive/normative_documents/in_force") == unsure);
}

TEST_CASE("prose: a heading that names another organ or time") {
    CHECK(received("(一)县政府办公室\n收到政府信息公开申请5件。") == unsure);
    CHECK(received("(一)县政府办公室转来的申请\n收到政府信息公开申请5件。") == unsure);
    CHECK(received("(一)县政府网站公开情况\n收到政府信息公开申请5件。") == unsure);
    CHECK(said(read("(一)县政府网站公开情况\n通过县政府网站公开信息46条。"), "statistics/channel.website/value") == "46 prose");
    CHECK(received("(一)2010年情况\n收到政府信息公开申请5件。") == unsure);
    CHECK(received("(一)2011年情况\n收到政府信息公开申请5件。") == "5 prose");
    CHECK(received("(一)依申请公开政府信息情况\n收到政府信息公开申请5件。") == "5 prose");
    CHECK(received("收到书面申请5件。") == unsure);
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
            for (const std::string& kind : pattern.doubt_with) {
                CHECK_FALSE(prose.patterns.matches(kind, "x"));
            }
        }
        for (const std::string& kind : {figure.topic, figure.about, figure.under}) {
            CHECK((kind.empty() || !prose.patterns.matches(kind, "x")));
        }
    }
    for (const char* kind : {"sentence", "goes-on", "worth-reading", "lead", "neutral", "deeds", "tail", "clause-end", "time-words", "scope-words", "area-agency", "agency-level", "heading",
                             "line-heading", "run-in-heading", "item", "own-heading", "narrow-heading", "part-of-another-year", "goes-on-with", "other-figure", "doubts"}) {
        CHECK_NOTHROW(prose.patterns.matches(kind, "x"));
    }
}
