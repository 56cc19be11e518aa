# SPDX-License-Identifier: Apache-2.0
"""What real reports do to the form: a Plan says which of it one report does, and does it."""
import unicodedata
from decimal import Decimal

from . import figures as numbers
from .figures import Figure, decimal_text

FULL = str.maketrans("0123456789", "０１２３４５６７８９")
CHINESE = "零一二三四五六七八九"
TRADITIONAL = dict((
    "规規 废廢 现現 数數 处處 决決 权權 经經 业業 对對 总總 计計 额額 单單 强強 务務 复復 议議 诉訴 讼訟 结結 维維 转轉 终終 "
    "给給 审審 众眾 关關 开開 报報 况況 题題 进進 应應 项項 无無 请請 为為 举舉 门門 类類 机機 构構 据據 纠糾 组組 织織 师師 "
    "见見 员員 办辦 确確 质質 级級 联聯 东東 个個 与與 专專 产產 满滿 动動 内內 发發 罚罰 费費 购購 采採 许許 会會 书書 条條 "
    "属屬 国國 这這 过過 传傳 团團 响響 闻聞 区區 稳穩 护護 载載 负負 当當 继繼 续續 从從 协協 历歷 实實 农農 认認 误誤 "
    "万萬 减減 号號 间間 时時 网網 线線 须須 乱亂 领領 导導 话話 设設 学學").split())
READINGS = {"规": "guī", "数": "shù", "项": "xiàng", "动": "dòng", "业": "yè", "费": "fèi", "计": "jì", "机": "jī", "强": "qiáng",
            "内": "nèi", "发": "fā", "处": "chǔ", "总": "zǒng", "对": "duì", "罚": "fá", "许": "xǔ"}
GLOSSES = {  # Hubei and others: label -> label with a note
    "规章": ["规章（设区的市、自治州人民政府填写，其他单位不填）", "规章(指2019年制发的地方政府规章)"],
    "规范性文件": ["规范性文件（指2019年以政府或办公室名义制发的）"],
    "行政规范性文件": ["行政规范性文件（含2021年及以前制发的）"],
    "本年增/减": ["本年增/减（增加填正数，减少填负数，如 -8）", "本年增/减(与2018年相比)"],
    "上一年项目数量": ["上一年项目数量（截至2018年底）"],
    "对外公开总数量": ["对外公开总数量（历年累计）"], "现行有效件数": ["现行有效件数（历史累计）", "现行有效件数 (截至12月31日)"],
    "处理决定数量": ["处理决定数量（指全年办理件数）"], "本年处理决定数量": ["本年处理决定数量（件）"],
    "本年制发件数": ["本年制发件数（件）"], "行政许可": ["行政许可（含备案）"], "行政处罚": ["行政处罚（不含警告，依照2021年新法）"]}
DAMAGE = {"现行有效件数": "现行有效件", "本年增/减": "本年增/", "对外公开总数量": "对外公开总数", "本年处理决定数量": "本年处理绝对数量",
          "科研机构": "科研企业", "二、上年结转政府信息公开申请数量": "二、上年结转政府信息公开数量", "行政规范性文件": "规范性文件",
          "6.属于四类过程性信息": "6.属于四类过程性性信息", "第二十条第（一）项": "第二十条（一）项"}
SPACED = {"商业企业": "商业 企业", "科研机构": "科研 机构", "社会公益组织": "社会 公益 组织", "法律服务机构": "法律 服务 机构",
          "自然人": "自然 人", "总计": "总 计", "规章": "规　章", "其他": "其 他", "结果维持": "结果 维持", "尚未审结": "尚未 审结",
          "本年制发件数": "本年制发 件数", "对外公开总数量": "对外公开 总数量", "行政许可": "行政 许可"}
SPLIT = {"商业企业": "商业\v企业", "科研机构": "科研\v机构", "社会公益组织": "社会公\v益组织", "法律服务机构": "法律服\v务机构",
         "结果维持": "结果\v维持", "结果纠正": "结果\v纠正", "其他结果": "其他\v结果", "尚未审结": "尚未\v审结",
         "本年制发件数": "本年制发\v件数", "对外公开总数量": "对外公开\v总数量", "（三）不予公开": "（三）\v不予公开"}
MARKS = ["/", "-", "—", "——", "无", "／"]


class Plan:
    """The quirks of one report. level: none, some or heavy."""

    def __init__(self, rng, form, year, level):
        self.rng, self.form, self.year = rng, form, year
        self.rate = {"none": 0, "some": 1, "heavy": 3}[level]
        hit = self.hit
        self.ragged = rng.random() < 0.7
        self.empty_head = rng.random() < 0.15
        self.no_captions = set(rng.sample("一五六八", rng.randint(1, 2))) if hit(0.05) else set()
        self.caption_row = "单位：云溪县公路站" if hit(0.03) else ""
        self.note_cell = not hit(0.05)
        self.missing_rows = set()
        if hit(0.06):
            every = [r for r, _ in numbers.PROACTIVE[form]]
            self.missing_rows = set(rng.sample(every, rng.randint(1, 2)))
        if hit(0.04):
            self.missing_rows |= set(rng.sample(numbers.outcomes_of(form)[:-3], rng.randint(1, 3)))
        self.wants_extra_row, self.extra_row = hit(0.05), []
        self.permuted = {}
        for place in ("一", "applicants", "review", "litigation_direct", "五"):
            if hit(0.02):
                self.permuted[place] = rng.random()
        self.bare_headings, self.half_width = hit(0.1), rng.random() < 0.6
        self.traditional, self.readings = hit(0.06), False
        if self.traditional:
            self.readings = rng.random() < 0.4
        self.glosses, self.damage, self.spaced = hit(0.06), hit(0.06), hit(0.08)
        self.split = rng.random() < 0.15
        self.twice = form == "gkb-2019" and rng.random() < 0.3 and "一" not in self.permuted
        self.enumerators = rng.choice(["", "、", "．"]) if hit(0.08) else ""
        self.prose, self.metadata, self.decoration = hit(0.2), hit(0.15), hit(0.08)
        self.repeat_head, self.duplicate = hit(0.04), hit(0.03)
        self.without = {"disputes"} if hit(0.07) else set()
        self.cut = hit(0.08)
        self.thousands, self.full_digits, self.units = hit(0.04), hit(0.04), hit(0.04)
        self.marks = rng.choice(MARKS) if hit(0.05) else ""
        self.odd_values = hit(0.15)
        self.encoding = rng.choice(["gb18030", "utf-16", "utf-8-sig", "utf-16-be"]) if hit(0.06) else "utf-8"
        self.line_ends = hit(0.05)
        self.one_fee = form == "gkb-2019" and hit(0.04)
        self.other_print, self.page_break = hit(0.02), hit(0.05)
        self.no_person, self.one_row = hit(0.03) and "applicants" not in self.permuted, hit(0.02)
        self.split_rows = hit(0.03)
        self.suspects = set()

    def hit(self, share):
        return self.rng.random() < min(0.6, share * self.rate)

    def permute(self, place, order):
        """Shuffles the columns of a block, the same way each time it is asked."""
        if place in self.permuted and len(order) > 1:
            seed, before = self.permuted[place], list(order)
            while order == before:
                for i in range(len(order) - 1, 0, -1):
                    seed = seed * 997 % 1
                    j = int(seed * (i + 1))
                    order[i], order[j] = order[j], order[i]
            self.suspects.add({"applicants": "requests", "一": "proactive/regulations proactive/normative_documents proactive/x-",
                               "五": "proactive/permits proactive/other_services"}.get(place, f"disputes/{place}"))

    # ---- values --------------------------------------------------------------------------------------------

    def dress(self, figures):
        """Prints the numbers as agencies do."""
        rng = self.rng
        for figure in figures.values():
            if figure.number is None:
                continue
            self.plain(figure)
            if self.marks and figure.number == 0 and rng.random() < 0.8:
                figure.show(self.marks, s="mark", raw=self.marks)
        self.fees(figures)
        if self.form == "gkb-2019":
            for key, figure in figures.items():
                if key.endswith("/change") and figure.number is not None and "v" in figure.truth:
                    self.change(figure)
        if self.odd_values and self.rate:
            for figure in rng.sample(list(figures.values()), rng.randint(1, 4)):
                self.odd(figure)

    def plain(self, figure):
        number, text = figure.number, decimal_text(figure.number)
        if self.thousands and abs(number) >= 1000 and "." not in text:
            text = f"{number:,}"
        if self.full_digits and "." not in text:
            text = text.translate(FULL)
        if self.units and not figure.key.endswith(("amount", "change")):
            text += "项" if figure.key.endswith(("items_last_year", "projects")) else "件"
        if text != decimal_text(number):
            figure.show(text, v=decimal_text(number), raw=text)

    def change(self, figure):
        number, rng = figure.number, self.rng
        n = decimal_text(abs(number))
        style = rng.choice(["sign", "sign", "sign", "word", "long"])
        if number == 0:
            text = rng.choice(["0", "0", "0", "0", "+0", "未增未减" if self.rate else "0", "持平" if self.rate else "0"])
            if text in ("未增未减", "持平"):
                figure.show(text, s="text", raw=text)
                return
        elif style == "sign" or not self.rate:
            text = ("+" if number > 0 and rng.random() < 0.8 else "" if number > 0 else "-") + n
        else:
            text = ("增" if number > 0 else "减") + (rng.choice(["加", "加了"][:1]) if style == "long" and number > 0 else
                                                   "少" if style == "long" else "") + n
        figure.show(text, v=decimal_text(number), raw=text)

    def fees(self, figures):
        """Money: the unit in the cell, in the header, in neither."""
        rng, self.money_label = self.rng, None
        key = "proactive/fees/amount" if self.form == "gkb-2021" else "proactive/procurement/amount"
        figure = figures[key]
        number = figure.number
        if number is None or "v" not in figure.truth:
            return
        shown = decimal_text(number)
        if self.form == "gkb-2021":
            style = rng.choice(["", "", "", "万元", "万元", "元", "label", "万"]) if self.rate and number else ""
            if style in ("万元", "万"):
                figure.show(shown + style, v=shown, raw=shown + style)
            elif style == "元":
                amount = decimal_text(number * 10000)
                figure.show(amount + "元", v=shown, raw=amount + "元", flag=True)
            elif style == "label":
                self.money_label = "本年收费金额（单位：元）"
                figure.show(decimal_text(number * 10000), v=shown, flag=True)
            return
        style = rng.choice(["万元", "万元", "元", "label", "none", "万"]) if number else "0"
        if style in ("万元", "万"):
            figure.show(shown + style, v=decimal_text(number * 10000), u="元", raw=shown + style)
        elif style == "元":
            amount = decimal_text(round(number, 2))
            figure.show(amount + "元", v=amount, u="元", raw=amount + "元")
        elif style == "label":
            self.money_label = rng.choice(["采购总金额（万元）", "采购总金额(单位：万元)", "采购总金额(万元,保留四位小数)"])
            figure.show(shown, v=decimal_text(number * 10000), u="元", raw=shown)
        elif style == "none":
            figure.show(shown, v=shown, raw=shown, flag=True)
        else:
            figure.show("0", v="0")

    def odd(self, figure):
        number, rng = figure.number, self.rng
        if number is None or figure.key.endswith(("/amount", "/change")) or "v" not in figure.truth:
            return
        n = decimal_text(number)
        figure.odd = True
        kind = rng.choice(["remark", "words", "about", "none", "range", "chinese", "spaces", "percent", "dash"])
        if kind == "remark":
            text = n + rng.choice(["（含上年3件）", "(预计)", "（另有不予受理2件）"])
            figure.show(text, v=n, raw=text, flag=True)
        elif kind == "words":
            text = rng.choice(["本单位未制作规章", "未单独统计", "详见附件"])
            figure.show(text, s="text", raw=text)
        elif kind == "about" and number >= 10:
            text = rng.choice([f"约{n}", f"{n}余", f"近{n}", f"{n}多件"])
            figure.show(text, v=n, raw=text, flag=True)
        elif kind == "range" and number:
            text = f"{n}-{number + 3}"
            figure.show(text, ambiguous=True, raw=text)
        elif kind == "percent" and number:
            figure.show(n + "%", v=n, raw=n + "%", flag=True)
        elif kind == "chinese" and number < 10:
            figure.show(CHINESE[number], v=n, raw=CHINESE[number])
        elif kind == "dash" and number == 0:
            figure.show("-", s="mark", raw="-")
        else:
            figure.odd = False

    # ---- labels --------------------------------------------------------------------------------------------

    def label(self, text, form_text=None):
        """A label as this report prints it; says which figures stand on a damaged one."""
        rng = self.rng
        if "本年新\v" in text:
            return ("本年新" if self.twice else text if rng.random() < 0.4 else text.replace("\v", ""))
        if self.money_label and text in ("本年收费金额（单位：万元）", "采购总金额"):
            return self.money_label
        if self.damage and text in DAMAGE and rng.random() < 0.5 and not (text == "科研机构" and "applicants" in self.permuted):
            return self.damaged(text)
        if self.glosses and text in GLOSSES and rng.random() < 0.8:
            return rng.choice(GLOSSES[text])
        if self.spaced and text in SPACED and rng.random() < 0.7:
            return SPACED[text]
        if self.split and text in SPLIT:
            return SPLIT[text]
        if self.enumerators and text[:2] in ("1.", "2.", "3.", "4.", "5.", "6.", "7.", "8."):
            return text[0] + self.enumerators + text[2:]
        return text

    def damaged(self, text):
        hurt = {"二、上年结转政府信息公开申请数量": "requests/carried_over", "6.属于四类过程性信息": "requests/denied.process_information",
                "行政规范性文件": "proactive/normative_documents", "科研机构": "requests"}
        self.suspects.add(hurt.get(text, "proactive"))
        return DAMAGE[text]

    def suspect(self, key):
        return any(key.startswith(prefix) for group in self.suspects for prefix in group.split())

    def glyphs(self, text, readings=True):
        """Mirrors: traditional characters, readings after them."""
        if not self.traditional:
            return text
        out = []
        for c in text:
            out.append(TRADITIONAL.get(c, c))
            if self.readings and readings and c in READINGS:
                out.append(f"({READINGS[c]})")
        return "".join(out)

    def extra(self, figures, mirrored):
        """A row of some provinces: 其他主动公开文件. Its id is the label as printed."""
        label = self.glyphs("其他主动公开文件") if mirrored else "其他主动公开文件"
        if not self.wants_extra_row or "regulations" in self.missing_rows and "normative_documents" in self.missing_rows:
            return
        for column in numbers.PROACTIVE[self.form][0][1].split():
            figure = Figure(f"proactive/x-{label}/{column}", self.rng.randint(0, 300))
            figure.truth["suspect"] = True
            self.extra_row.append(figure)
            figures[figure.key] = figure


def narrow(text):
    return unicodedata.normalize("NFKC", text)


def money(text):
    return Decimal(text)
