# SPDX-License-Identifier: Apache-2.0
"""Random reports with the statistics of 2014 to 2018: prose, and one table of labels, units and numbers."""
import random
from decimal import Decimal

from . import flat, quirks
from .figures import Figure
from .report import BODIES, TOWNS, Report
from .tables import Cell, Row

GROUP = None
ROWS = [  # id or GROUP, label, unit
    (GROUP, "一、主动公开情况", ""),
    ("disclosed", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条"),
    ("disclosed.normative_documents", "其中：主动公开规范性文件数", "条"),
    ("issued.normative_documents", "制发规范性文件总数", "件"),
    (GROUP, "（二）通过不同渠道和方式公开政府信息的情况", ""),
    ("channel.gazette", "1.政府公报公开政府信息数", "条"), ("channel.website", "2.政府网站公开政府信息数", "条"),
    ("channel.weibo", "3.政务微博公开政府信息数", "条"), ("channel.wechat", "4.政务微信公开政府信息数", "条"),
    ("channel.other", "5.其他方式公开政府信息数", "条"),
    (GROUP, "二、回应解读情况", ""),
    ("response.topics", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次"),
    (GROUP, "（二）通过不同渠道和方式回应解读的情况", ""),
    ("response.press_conferences", "1.参加或举办新闻发布会总次数", "次"),
    ("response.press_conferences.by_head", "其中：主要负责同志参加新闻发布会次数", "次"),
    ("response.online_interviews", "2.政府网站在线访谈次数", "次"),
    ("response.online_interviews.by_head", "其中：主要负责同志参加政府网站在线访谈次数", "次"),
    ("response.policy_readings", "3.政策解读稿件发布数", "篇"), ("response.weibo_wechat", "4.微博微信回应事件数", "次"),
    ("response.other", "5.其他方式回应事件数", "次"),
    (GROUP, "三、依申请公开情况", ""),
    ("requests.received", "（一）收到申请数", "件"), ("requests.received.in_person", "1.当面申请数", "件"),
    ("requests.received.fax", "2.传真申请数", "件"), ("requests.received.online", "3.网络申请数", "件"),
    ("requests.received.letter", "4.信函申请数", "件"),
    ("requests.completed", "（二）申请办结数", "件"), ("requests.completed.on_time", "1.按时办结数", "件"),
    ("requests.completed.extended", "2.延期办结数", "件"),
    ("replies", "（三）申请答复数", "件"), ("replies.already_public", "1.属于已主动公开范围数", "件"),
    ("replies.granted", "2.同意公开答复数", "件"), ("replies.partly_granted", "3.同意部分公开答复数", "件"),
    ("replies.denied", "4.不同意公开答复数", "件"), ("replies.denied.state_secret", "其中：涉及国家秘密", "件"),
    ("replies.denied.trade_secret", "涉及商业秘密", "件"), ("replies.denied.privacy", "涉及个人隐私", "件"),
    ("replies.denied.public_security", "危及国家安全、公共安全、经济安全和社会稳定", "件"),
    ("replies.denied.not_government_information", "不是《条例》所指政府信息", "件"),
    ("replies.denied.other_law", "法律法规规定的其他情形", "件"),
    ("replies.not_this_organ", "5.不属于本行政机关公开数", "件"), ("replies.does_not_exist", "6.申请信息不存在数", "件"),
    ("replies.asked_to_clarify", "7.告知作出更改补充数", "件"), ("replies.other_channel", "8.告知通过其他途径办理数", "件"),
    ("review", "四、行政复议数量", "件"), ("review.upheld", "（一）维持具体行政行为数", "件"),
    ("review.corrected", "（二）被依法纠错数", "件"), ("review.other", "（三）其他情形数", "件"),
    ("litigation", "五、行政诉讼数量", "件"), ("litigation.upheld", "（一）维持具体行政行为或者驳回原告诉讼请求数", "件"),
    ("litigation.corrected", "（二）被依法纠错数", "件"), ("litigation.other", "（三）其他情形数", "件"),
    ("complaints", "六、举报投诉数量", "件"), ("fees", "七、依申请公开信息收取的费用", "万元"),
    (GROUP, "八、机构建设和保障经费情况", ""),
    ("offices", "（一）政府信息公开工作专门机构数", "个"), ("reading_points", "（二）设置政府信息公开查阅点数", "个"),
    ("staff", "（三）从事政府信息公开工作人员数", "人"),
    ("staff.full_time", "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人"), ("staff.part_time", "2.兼职人员数", "人"),
    ("budget", "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）", "万元"),
    (GROUP, "九、政府信息公开会议和培训情况", ""),
    ("meetings", "（一）召开政府信息公开工作会议或专题会议数", "次"), ("training.courses", "（二）举办各类培训班数", "次"),
    ("training.people", "（三）接受培训人员数", "人次")]
WHOLES = ["requests.received", "requests.completed", "replies", "replies.denied", "review", "litigation", "staff"]
HEADINGS = ["一、概述", "二、主动公开政府信息情况", "三、依申请公开政府信息情况", "四、存在问题和改进措施"]


def children(whole, names):
    return [n for n in names if n.startswith(whole + ".") and "." not in n[len(whole) + 1:]]


def random_numbers(rng, broken):
    names = [name for name, _, _ in ROWS if name]
    numbers = {n: rng.choice([0, 0, rng.randint(1, 9), rng.randint(10, 99), rng.randint(100, 2999)]) for n in names}
    for name in ("fees", "budget"):
        numbers[name] = Decimal(rng.choice([0, rng.randint(1, 99999)])) / 100
    for whole in reversed(WHOLES):  # refusals before the replies they are a part of
        numbers[whole] = sum(numbers[n] for n in children(whole, names))
    for part in ("disclosed.normative_documents", "response.press_conferences.by_head", "response.online_interviews.by_head"):
        numbers[part] = rng.randint(0, numbers[part.rsplit(".", 1)[0]])
    if broken:
        numbers[rng.choice(WHOLES)] += rng.choice([1, 9, 10])
    return numbers


def in_broken_sums(numbers):
    """The figures of sums that do not hold: a finding about them is right."""
    names, odd = list(numbers), set()
    for whole in WHOLES:
        parts = children(whole, names)
        if numbers[whole] != sum(numbers[n] for n in parts):
            odd |= {whole, *parts}
    return odd


class StatisticsReport(Report):
    def __init__(self, seed, number, layout, level):
        rng = self.rng = random.Random(f"{seed}/{number}/statistics")
        self.layout, self.name = layout, f"s{seed}-{number:05d}-{layout}"
        self.form, self.year = "stat-2014", rng.randint(2014, 2018)
        self.agency = rng.choice(TOWNS) + rng.choice(BODIES)
        self.title = f"{self.agency}{self.year}年政府信息公开工作年度报告"
        self.flat = flat.LAYOUTS.get(layout)
        self.keep = self.choose_blanks()
        self.balanced = rng.random() >= 0.12
        blanks = bool(self.keep) and rng.random() < 0.4
        self.figures = {}
        numbers = random_numbers(rng, not self.balanced)
        self.odd_sums = in_broken_sums(numbers)
        for name, value in numbers.items():
            empty = blanks and value == 0 and rng.random() < 0.4
            self.figures[name] = Figure(f"statistics/{name}/value", None if empty else value)
        plan = self.plan = quirks.Plan(rng, "gkb-2021", self.year, level)
        plan.permuted, plan.wants_extra_row, plan.money_label, plan.units = {}, False, None, False
        plan.missing_rows = set(rng.sample(list(self.figures), rng.randint(1, 3))) if plan.hit(0.06) else set()
        if layout == "aligned-blanks":
            plan.half_width = plan.traditional = False
        for figure in self.figures.values():
            if figure.number is not None:
                plan.plain(figure)
                if plan.marks and figure.number == 0 and rng.random() < 0.8:
                    figure.show(plan.marks, s="mark", raw=plan.marks)
        if plan.odd_values and plan.rate:
            for figure in rng.sample([f for n, f in self.figures.items() if n not in ("fees", "budget")], rng.randint(1, 3)):
                plan.odd(figure)
        self.tables, self.prose = {}, []
        self.blocks = self.compose()

    def truth(self):
        truth = super().truth()
        for name in self.odd_sums:
            if f"statistics/{name}/value" in truth["figures"]:
                truth["figures"][f"statistics/{name}/value"]["suspect"] = True
        return truth

    def rows(self):
        rng, plan = self.rng, self.plan
        filler = rng.choice(["——", "----", "", "—"])
        numbered, extra = plan.hit(0.1) and self.flat is None, plan.hit(0.12)
        rows = [Row(([Cell("序号")] if numbered else []) + [Cell("统计指标"), Cell("单位"), Cell("统计数")], True, "head")]
        count = 0
        for name, label, unit in ROWS:
            if name in plan.missing_rows:
                continue
            count += 1
            first = [Cell(str(count))] if numbered else []
            if name is GROUP:
                rows.append(Row(first + [Cell(plan.label(label)), Cell(filler), Cell(filler)], True, "group"))
                continue
            figure = self.figures[name]
            rows.append(Row(first + [Cell(plan.label(label)), Cell(unit), Cell(figure.text, 1, 1, figure)], name=name))
            if name == "issued.normative_documents" and extra:
                rows.append(self.extra_row(first))
        return rows

    def extra_row(self, first):
        """Beijing asks for one figure more, and the numbering goes on behind it."""
        label = "（二）重点领域公开政府信息数（不同渠道和方式公开相同信息计1条）"
        printed = self.plan.glyphs(label) if self.flat is not None else label
        printed = quirks.narrow(printed) if self.plan.half_width and self.flat is not None else printed
        figure = Figure(f"statistics/x-{printed}/value", self.rng.randint(1, 500))
        figure.truth["suspect"] = True
        return Row([Cell("") for _ in first] + [Cell(label), Cell("条"), Cell(figure.text, 1, 1, figure)], name="x")

    def compose(self):
        rng, blocks = self.rng, [("title", self.title)]
        blocks.append(("p", f"根据《中华人民共和国政府信息公开条例》编制本报告，统计期限自{self.year}年1月1日起至{self.year}年12月31日止。"))
        for heading in HEADINGS:
            blocks.append(("heading", heading))
            blocks.append(("p", rng.choice(["全年工作平稳有序。", "做了一些工作，取得一定成效。", f"发布信息{rng.randint(30, 900)}余条。"])))
        blocks.append(("heading", rng.choice(["政府信息公开情况统计表", "附表：政府信息公开情况统计表", f"政府信息公开情况统计表（{self.year}年度）"])))
        rows = self.tables["statistics"] = self.rows()
        blocks.append(("table", rows))
        blocks.append(("p", f"单位负责人：李某　审核人：王某　填报人：张某　填报日期：{self.year + 1}年2月1日"))
        return blocks
