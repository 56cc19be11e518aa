// SPDX-License-Identifier: Apache-2.0
// What stands around a number in a sentence: a number is certain only where all of it is understood. Every case
// that leaves a number in doubt stands beside one that does not.
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

/// A report on 2022 without tables.
Record read(const std::string& sentences, const std::string& agency) {
    Source source;
    source.bytes = agency + "2022年政府信息公开工作年度报告\n发布日期:2023-01-16\n一、概述\n" + sentences + "\n";
    source.name = "a.txt";
    return std::move(convert(source, builtin(), {}).front());
}

/// The value of a figure; "unsure" with its readings where P-02 names it, "none" where no sentence states it.
std::string said(const std::string& sentences, const std::string& id, const std::string& agency = "云溪县水务管理局") {
    const Record record = read(sentences, agency);
    const auto found = std::find_if(record.figures.begin(), record.figures.end(), [&](const Figure& one) { return one.id() == id; });
    if (found == record.figures.end()) {
        return "none";
    }
    std::string text = found->value ? found->value->to_string() : "unsure";
    if (!found->value) {
        CHECK(found->reading == Reading::doubtful);
        REQUIRE(found->findings.size() == 1);
        CHECK(record.findings[found->findings.front()].rule == "P-02");
    }
    for (const Alternative& one : found->alternatives) {
        text += (&one == &found->alternatives.front() ? ": " : " ") + one.value;
    }
    return text;
}

std::string received(const std::string& sentences, const std::string& agency = "云溪县水务管理局") {
    return said(sentences, "requests/received/total", agency);
}

const std::string disclosed = "statistics/disclosed/value";
const std::string review = "disputes/review/total";
const std::string fees = "statistics/fees/value";
const std::string requests_heading = "三、收到和处理政府信息公开申请情况\n";
const std::string got_5 = "收到政府信息公开申请5件。";
const std::string unsure_5 = "unsure: 5";

} // namespace

TEST_CASE("prose context: a clause before the number that is not understood leaves it in doubt") {
    CHECK(received("我局下属河道管理所," + got_5) == unsure_5);
    CHECK(received("县纪检组," + got_5) == unsure_5);
    CHECK(received("信函方面," + got_5) == unsure_5);
    CHECK(received("“十三五”期间,共" + got_5) == unsure_5);
    CHECK(received("信息公开工作启动至今,共" + got_5) == unsure_5);
    CHECK(received("几年来,我局" + got_5) == unsure_5);
    CHECK(received("根据各部门上报情况汇总,2022年共" + got_5) == unsure_5);
    CHECK(received("连同2021年结转3件,共" + got_5) == unsure_5);
    CHECK(received("在各乡镇的指导下," + got_5) == unsure_5);
    CHECK(received("通过门户网站," + got_5) == unsure_5);
    CHECK(said("围绕重点领域信息公开,主动公开政府信息256条。", disclosed) == "unsure: 256");
    CHECK(said("财政领域,主动公开政府信息30条。", disclosed) == "unsure: 30");
    CHECK(said("下一步,召开政府信息公开工作会议2次。", "statistics/meetings/value") == "unsure: 2");
    CHECK(said("代县政府起草,制定规范性文件3件。", "proactive/normative_documents/issued") == "unsure: 3");
    CHECK(said("政府信息公开机构健全。驾驶班,专职人员2人。", "statistics/staff.full_time/value") == "unsure: 2");
}

TEST_CASE("prose context: introductions, deeds and other figures before the number are understood") {
    CHECK(received("2022年,我局" + got_5) == "5");
    CHECK(received("按照省2022年工作要点," + got_5) == "5");
    CHECK(received("根据《中华人民共和国政府信息公开条例》(以下简称《条例》)规定,2022年共" + got_5) == "5");
    CHECK(received("在县委、县政府的正确领导下,我局" + got_5) == "5");
    CHECK(received("我局高度重视依申请公开工作,严格规范办理流程,全年" + got_5) == "5");
    CHECK(received("依申请公开方面," + got_5) == "5");
    CHECK(received("(一)2022年,我局" + got_5) == "5");
    CHECK(said("主动公开政府信息256条,比2021年增加20条,召开政府信息公开工作会议2次。", "statistics/meetings/value") == "2");
    CHECK(said("收到政府信息公开申请12件,其中自然人申请10件,法人或其他组织申请2件,均已按时答复,予以公开8件。", "requests/granted/total") == "8");
    CHECK(said("收到政府信息公开申请1,234件,按时办结1,200件。", "statistics/requests.completed.on_time/value") == "1200");
}

TEST_CASE("prose context: an introduction sets no time, other words do") {
    CHECK(received("2021年,根据2022年修订的办法," + got_5) == unsure_5);
    CHECK(received("2022年,根据2021年修订的办法," + got_5) == "5");
    CHECK(received("2021年我局严格按照2022年要求," + got_5) == unsure_5);
    CHECK(received("2022年我局严格按照2021年要求," + got_5) == "5");
    CHECK(received("2021年,比2022年减少3件," + got_5) == unsure_5);
    CHECK(received("2021年我局认真做好依申请公开工作,共" + got_5) == unsure_5);
    CHECK(received("2022年我局认真做好依申请公开工作,共" + got_5) == "5");
    CHECK(received("2021年和2022年,我局共" + got_5) == unsure_5);
    CHECK(received("2020年、2021年、2022年,共" + got_5) == unsure_5);
    CHECK(received("2021年,结转2022年5件," + got_5) == unsure_5);
    CHECK(received("2022: 全年" + got_5) == "5");
    CHECK(received("2021: 全年" + got_5) == unsure_5);
}

TEST_CASE("prose context: months, seasons and plans are not the year") {
    for (const char* time : {"2022年1月1日至6月30日", "2022年1-10月", "2022年8月", "8月", "截至今年6月底", "今年1至6月", "本月", "年初", "同期", "往年", "上个年度",
                             "明年", "来年", "7月以来", "汛期", "二〇二一年", "21年", "今年以前", "自机构改革后"}) {
        CAPTURE(time);
        CHECK(received(time + (",我局" + got_5)) == unsure_5);
    }
    CHECK(received("2022年1月1日至12月31日,我局" + got_5) == "5");
    const std::string in_force = "proactive/normative_documents/in_force";
    CHECK(said("截至2022年6月,现行有效规范性文件11件。", in_force) == "unsure: 11");
    CHECK(said("截至2022年底,现行有效规范性文件11件。", in_force) == "11");
    CHECK(said("截至2022年12月31日,现行有效规范性文件11件。", in_force) == "11");
}

TEST_CASE("prose context: only headings that are known to be the report's own leave a number certain") {
    for (const char* own : {"二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "(一)依申请公开政府信息情况", "(二)申请处理情况", "六、其他需要报告的事项",
                            "具体情况如下:", "(一)加强组织领导,健全工作机制", "一、2022年总体情况"}) {
        CAPTURE(own);
        CHECK(received(std::string{own} + "\n" + got_5) == "5");
    }
    for (const char* other : {"(二)信函申请", "(三)信访工作", "四、行政许可和政务服务", "九、法治政府建设", "三、重点领域信息公开情况", "五、下一步工作打算", "各乡镇汇总情况如下:",
                              "去年的情况是:", "2021年", "2021年工作情况", "第一部分 2021年工作回顾", "一是2021年工作回顾", "附:各乡镇情况", "水利站", "(一)2021年工作情况"}) {
        CAPTURE(other);
        CHECK(received(std::string{other} + "\n" + got_5) == unsure_5);
    }
}

TEST_CASE("prose context: a heading stands over what is below it, not beside it") {
    CHECK(received("二、各乡镇工作\n1.工作情况\n" + got_5) == unsure_5);
    CHECK(received("二、各乡镇工作\n" + requests_heading + got_5) == "5");
    CHECK(received("水利站\n" + requests_heading + got_5) == "5");
    const std::string list = requests_heading + "1.收到政府信息公开申请5件\n2.予以公开3件\n";
    CHECK(received(list) == "5");
    CHECK(said(list, "requests/granted/total") == "3");
    CHECK(received("(一)信访工作。" + got_5) == unsure_5);
    CHECK(received("(一)依申请公开情况。" + got_5) == "5");
    CHECK(received("(一)信访工作。本局重视信访工作。\n全年" + got_5) == unsure_5); // over the next paragraph, too
    CHECK(received("(一)信访工作。本局重视信访工作。\n(二)依申请公开情况。全年" + got_5) == "5");
    CHECK(said("(一)2022年共收到政府信息公开申请5件。予以公开3件。", "requests/granted/total") == "3");
    CHECK(said("(一)2022年共收到政府信息公开申请5件。\n依申请公开方面,予以公开3件。", "requests/granted/total") == "3");
    CHECK(said("(一)政府网站公开情况\n通过县政府网站公开信息46条。", "statistics/channel.website/value") == "46");
    CHECK(said("(一)政府网站公开情况\n主动公开政府信息46条。", disclosed) == "unsure: 46");
}

TEST_CASE("prose context: requests are those for disclosure") {
    CHECK(received("收到申请5件。") == unsure_5);
    CHECK(received(requests_heading + "收到申请5件。") == "5");
    CHECK(received("依申请公开方面,收到申请5件。") == "5");
    CHECK(received("本年新收3件。") == "unsure: 3");
    CHECK(received("行政复议办理情况良好。本年新收3件。") == "unsure: 3");
    CHECK(received("五、行政复议和行政诉讼情况\n本年新收3件。") == "unsure: 3");
    CHECK(received("12345热线方面,新收320件。") == "none");
    const std::string completed = "statistics/requests.completed/value";
    CHECK(said("行政许可方面,办结申请320件。", completed) == "unsure: 320");
    CHECK(said("办结政府信息公开申请320件。", completed) == "320");
    CHECK(said("依申请公开。规范性文件已清理完毕并上报。予以公开8件。", "requests/granted/total") == "unsure: 8");
    CHECK(said("我局共收到依申请公开申请9件。予以公开8件。", "requests/granted/total") == "8");
    CHECK(said("公开申请办理机制由值班窗口负责。涉及个人隐私2件。", "statistics/replies.denied.privacy/value") == "unsure: 2");
}

TEST_CASE("prose context: disputes are those about disclosure") {
    CHECK(said("办理行政复议案件35件。", review) == "unsure: 35");
    CHECK(said("作为复议机关,受理行政复议案件35件。", review) == "unsure: 35");
    CHECK(said("因行政处罚,发生行政复议35件。", review) == "unsure: 35");
    CHECK(said("因政府信息公开被申请行政复议35件。", review) == "35");
    CHECK(said("四、政府信息公开行政复议、行政诉讼情况\n行政复议35件。", review) == "35");
    CHECK(said("本年度未发生行政复议、行政诉讼案件。", review) == "0");
    CHECK(said("受理行政复议案件120件,维持80件。", "disputes/review/upheld") == "unsure: 80");
    CHECK(said("因信息公开引发行政复议120件,维持80件。", "disputes/review/upheld") == "80");
    CHECK(said("因信息公开引发行政复议2件。政府信息公开申请中,尚未办结1件。", "disputes/review/pending") == "unsure: 1");
}

TEST_CASE("prose context: fees are those of requests, and all of them") {
    CHECK(said("自来水检索系统上线,收取各项费用120万元。", fees) == "none");
    CHECK(said("依申请公开收取检索、复制、邮寄等费用35.5元。", fees) == "0.00355");
    CHECK(said("依申请公开工作中,未向困难群众收取费用,共收取检索费120元。", fees) == "none");
    CHECK(said("依申请公开工作中,未向申请人收取费用。", fees) == "0");
    CHECK(said("依申请公开方面,除复印费外,不收取任何费用。", fees) == "unsure: 0");
    CHECK(said("依申请公开不收取任何费用,只收取复制邮寄等费用35.5元。", fees) == "unsure: 0");
    CHECK(said("依申请公开收取检索等费用200元,其中2021年100元。", fees) == "unsure: 0.02");
}

TEST_CASE("prose context: whose area, whose level") {
    const std::string county = "云溪县人民政府";
    CHECK(received("2022年,我县共" + got_5) == unsure_5); // of a bureau
    CHECK(received("2022年,我县共" + got_5, county) == "5");
    CHECK(received("2022年,全县共" + got_5, county) == "5");
    for (const char* other : {"全省", "我省", "我市", "全镇", "我办", "县政府本级", "本机关"}) {
        CAPTURE(other);
        CHECK(received(std::string{"2022年,"} + other + "共" + got_5, county) == unsure_5);
    }
    CHECK(received("2022年,我办" + got_5, "云溪县人民政府办公室") == "5");
    CHECK(received("2022年,我办" + got_5, "云溪县城关街道办事处") == "5");
    CHECK(received("2022年,我委" + got_5) == unsure_5); // of a bureau that is no commission
    CHECK(received("本级" + got_5) == unsure_5);
}

TEST_CASE("prose context: what another scope says is kept beside the number") {
    const std::string county = "云溪县人民政府";
    CHECK(received("2022年,县政府本级收到政府信息公开申请30件,全县共收到政府信息公开申请800件。", county) == "unsure: 800 30");
    CHECK(received("收到政府信息公开申请30件。全县共收到政府信息公开申请800件。", county) == "unsure: 30 800");
    CHECK(received("全县共收到政府信息公开申请800件,其中我局收到政府信息公开申请20件。") == "20: 800");
    CHECK(received("2021年收到政府信息公开申请9件,2022年收到政府信息公开申请7件。") == "7: 9");
    CHECK(said("收到政府信息公开申请9件,2020年结转2件。", "requests/carried_over/total") == "unsure: 2");
    CHECK(said("收到政府信息公开申请9件,2021年结转3件,2020年结转2件。", "requests/carried_over/total") == "3: 2");
    const Record record = read("全县共收到政府信息公开申请800件,其中我局收到政府信息公开申请20件。", "云溪县水务管理局");
    CHECK(record.figures.front().alternatives.front().because == "other-scope");
}

TEST_CASE("prose context: the same words with another number in the sentence") {
    CHECK(received("收到政府信息公开申请5件,网站收到政府信息公开申请7件。") == unsure_5);
    CHECK(received("收到政府信息公开申请5件,网站收到政府信息公开申请5件。") == "5");
    CHECK(said("因政府信息公开被提起行政复议2件;其他行政复议5件。", review) == "unsure: 2");
    CHECK(said("收到政府信息公开申请9件,同意公开5件,不同意公开2件。", "statistics/replies.granted/value") == "5"); // words of another figure
}

TEST_CASE("prose context: a sentence that goes on with another one hangs on it") {
    CHECK(received("其中," + got_5) == unsure_5);
    CHECK(received("窗口部门成效明显。其中," + got_5) == unsure_5);
    CHECK(received("主动公开政府信息20条。其中," + got_5) == "5");
}

TEST_CASE("prose context: what follows the number may take from it") {
    CHECK(received("收到政府信息公开申请15件,其中3件为2021年转入。") == "unsure: 15");
    CHECK(received("收到政府信息公开申请15件,含上年未办结3件。") == "unsure: 15");
    CHECK(received("收到政府信息公开申请15件,其余为往年。") == "unsure: 15");
    CHECK(received("收到政府信息公开申请15件,均为上年结转。") == "unsure: 15");
    CHECK(received("收到政府信息公开申请15件,较去年减少。包括去年遗留3件。") == "unsure: 15");
    CHECK(received("收到政府信息公开申请15件,较去年减少。其中予以公开3件。") == "15");
    CHECK(received("收到政府信息公开申请15件,比2021年增加3件。") == "15");
    CHECK(received("收到政府信息公开申请15件,上年结转3件。") == "15");
    CHECK(received("受理政府信息公开申请15件,上年结转3件。") == "unsure: 15"); // accepted: with them, or without
    CHECK(received("受理政府信息公开申请15件,不予受理4件。") == "unsure: 15");
    CHECK(said("主动公开信息20条(不含网站)。", disclosed) == "unsure: 20");
    CHECK(said("收到政府信息公开申请9件,予以公开8件(含部分公开2件)。", "requests/granted/total") == "unsure: 8");
    CHECK(said("因信息公开发生行政复议2件,其中2021年结转1件。", review) == "unsure: 2");
}

TEST_CASE("prose context: whole phrases only") {
    CHECK(received("收到公民提出的政府信息公开申请5件、法人提出的2件。") == "none");
    CHECK(received("自然人提出3件,未收到法人和其他组织提出的政府信息公开申请。") == "none");
    CHECK(received("收到公民、法人和其他组织提出的政府信息公开申请5件。") == "5");
    CHECK(received("收到政府信息公开申请数十件。") == "unsure: 10"); // dozens
    CHECK(received("收到政府信息公开申请数量为十件。") == "10");
    CHECK(said("政府网站累计公开政府信息12000条。", "statistics/channel.website/value") == "unsure: 12000");
    CHECK(said("政府网站共公开政府信息12000条。", "statistics/channel.website/value") == "12000");
}

TEST_CASE("prose context: words of ordinary reports that narrow nothing") {
    CHECK(said("2022年主动公开政府信息数179条,其中全文电子化率达100%。", disclosed) == "179");
    CHECK(said("通过政府网站公开政府信息数65条,政务微信公开政府信息数635条。", "statistics/channel.wechat/value") == "635");
    CHECK(said("微博微信公开信息2694条,新闻媒体公开信息1303条,政府公报公开信息67条。", "statistics/channel.gazette/value") == "67");
    CHECK(said("从公开渠道来看,政府网站公开信息184条。", "statistics/channel.website/value") == "184");
    CHECK(received("按照《中华人民共和国政府信息公开条例》办理依申请公开事项,2022年度我局受理政府信息依申请公开0件。") == "0");
    CHECK(received("本年度我局受理依申请公开政府信息19条,无上年度结转,均按规定答复。") == "19");
    CHECK(received("本年度我局受理依申请公开政府信息19条,上年度结转2条。") == "unsure: 19");
    CHECK(received("收到政府信息公开申请44件(其中:网上申请42件,邮寄2件),上年度结转0件。") == "44");
    CHECK(received("收到政府信息公开申请44件(其中上年度结转2件)。") == "unsure: 44");
    CHECK(said("我局收到依申请公开信件2件,没有因政府信息公开而被申请行政复议的情况。", review) == "0");
    CHECK(said("河道管理所收到依申请公开信件2件,没有因政府信息公开而被申请行政复议的情况。", review) == "unsure: 0");
}

TEST_CASE("prose context: a town is one organ, and its name may be missing") {
    CHECK(received("本机关" + got_5, "石桥镇人民政府") == "5");
    CHECK(received("全镇共" + got_5, "石桥镇人民政府") == "5");
    CHECK(received("本机关" + got_5, "云溪县人民政府") == unsure_5);
    CHECK(received("我镇" + got_5, "") == "5");
    CHECK(received("我县" + got_5, "") == unsure_5);
}
