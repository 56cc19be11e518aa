# SPDX-License-Identifier: Apache-2.0
"""One random report: its words, its tables, its print, and the truth of what was printed."""
import random

from . import flat, pages, quirks, tables
from .figures import CHANNELS, COLUMNS, RESULTS, decimal_text, random_figures
from .tables import Cell, Row

TOWNS = "云溪 临江 青石 白鹭 松岭 龙湾 柳河 安丰 石桥 南浦".split()
BODIES = "县公路站 县林业局 市教育局 区司法局 镇人民政府 县统计局 市水利局 街道办事处 县卫生健康局 区人民政府办公室".split()
HEADINGS = {
    "overview": ["总体情况", "总体情况", "工作概述"],
    "proactive": ["主动公开政府信息情况", "主动公开政府信息情况", "行政机关主动公开政府信息情况", "主动公开信息情况"],
    "requests": ["收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请"],
    "disputes": ["政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况"],
    "problems": ["存在的主要问题及改进情况"], "other": ["其他需要报告的事项"]}
NAMES = list(flat.LAYOUTS) + list(pages.PAGES) + list(pages.DOCUMENTS)


class Report:
    """blocks: (title|p|heading|table, content); figures: key -> Figure; truth() after render()."""

    def __init__(self, seed, number, form, layout, level):
        rng = self.rng = random.Random(f"{seed}/{number}")
        self.layout, self.name = layout, f"r{seed}-{number:05d}-{layout}"
        self.form = rng.choice(["gkb-2021", "gkb-2019"]) if form == "both" else form
        self.year = rng.choice([2021, 2022, 2023, 2024, 2025] if self.form == "gkb-2021" else [2019, 2020])
        self.agency = rng.choice(TOWNS) + rng.choice(BODIES)
        self.title = f"{self.agency}{self.year}年政府信息公开工作年度报告"
        self.flat = flat.LAYOUTS.get(layout)
        self.keep = self.choose_blanks()
        blanks = self.keep and rng.choices(["none", "zeros", "some", "rows", "few"], [50, 15, 12, 8, 15])[0] or "none"
        self.figures, self.balanced = random_figures(rng, self.form, blanks, rng.random() < 0.12)
        self.plan = quirks.Plan(rng, self.form, self.year, level)
        if layout == "aligned-blanks":  # a text that was changed after it was aligned proves nothing
            self.plan.half_width = self.plan.traditional = False
        self.plan.dress(self.figures)
        self.plan.extra(self.figures, self.flat is not None)
        if self.flat and self.flat.letter == "M":  # a merged cell and a value with a blank beside it look alike there
            self.plan.one_fee = self.plan.one_row = False
        self.tables, self.prose = {}, []
        self.blocks = self.compose()

    def choose_blanks(self):
        if self.flat is None:
            return "kept"
        classes = [b for b in self.flat.blanks if b != "none"]
        return self.rng.choices(classes, [3 if c == "kept" else 1 for c in classes])[0] if classes else ""

    # ---- words ---------------------------------------------------------------------------------------------

    def compose(self):
        plan, rng, blocks = self.plan, self.rng, []
        blocks.append(("title", self.title))
        if plan.metadata:
            blocks.append(("table", [Row([Cell(a), Cell(b)], True) for a, b in (
                ("索引号", f"11370300{rng.randint(10 ** 9, 10 ** 10 - 1)}/{self.year + 1}-00{rng.randint(100, 999)}"),
                ("发布机构", self.agency), ("发布日期", f"{self.year + 1}-01-{rng.randint(10, 31)}"))]))
        blocks.append(("p", f"根据《中华人民共和国政府信息公开条例》规定，现公布{self.agency}{self.year}年政府信息公开工作年度报告。"
                            f"本报告所列数据的统计期限自{self.year}年1月1日起至{self.year}年12月31日止。"))
        for number, section in enumerate(HEADINGS):
            heading = rng.choice(HEADINGS[section])
            if plan.bare_headings is False:
                heading = "一二三四五六"[number] + "、" + heading
            if section in plan.without and rng.random() < 0.5:
                continue
            blocks.append(("heading", heading))
            if section == "overview":
                blocks.append(("p", f"{self.year}年，我单位认真落实上级部署，做好政府信息公开工作，发布信息{rng.randint(50, 900)}条。"))
                if plan.decoration:
                    blocks.append(("table", [Row([Cell(x) for x in ("新闻发布会", "电视采访", "数字图文", "微信")], True),
                                             Row([Cell(f"{rng.randint(1, 40)}次"), Cell(f"{rng.randint(1, 9)}次"),
                                                  Cell(f"{rng.randint(1, 99)}条"), Cell("400余条")], True)]))
            elif section == "problems":
                blocks.append(("p", "公开的及时性有待提高，解读形式不够丰富。下一步将加强学习，完善制度，提高公开质量。"))
            elif section == "other":
                last = rng.choice(["无其他需要报告的事项。", "本年度未收取信息处理费。"])
                blocks.append(("p", last))
                if last.startswith("本年度"):
                    self.prose.append({"id": "statistics/fees/value", "v": "0"})
            else:
                self.compose_table(section, blocks)
        return blocks

    def compose_table(self, section, blocks):
        plan, rng = self.plan, self.rng
        if plan.prose and rng.random() < 0.7:
            blocks.append(("p", self.sentence(section)))
        if section in plan.without:
            return
        make = {"proactive": lambda: tables.proactive(self.form, self.figures, plan),
                "requests": lambda: tables.requests(self.form, self.figures, plan),
                "disputes": lambda: tables.disputes(self.figures, plan)}[section]
        rows = make()
        for row in rows:
            for cell in row:
                if cell.figure is None:
                    cell.text = plan.label(cell.text)
        self.tables[section] = rows
        if plan.repeat_head and section == "requests":
            rows = self.repeated_head(rows)
        if plan.page_break and section == "requests":
            self.broken_table(rows, blocks)
        else:
            blocks.append(("table", rows))
        if plan.other_print and section == "proactive":
            blocks.append(("table", self.printed_otherwise(rows)))
        elif plan.duplicate and section == rng.choice(["proactive", "requests", "disputes"]):
            blocks.append(("table", [Row([c.copy() for c in row], row.head, row.name) for row in rows]))
            plan.suspects.add(section)

    def repeated_head(self, rows):
        """The header once more after a page break: before a row where only 三、 hangs over."""
        heads = [row for row in rows if row.head]
        at = next(i for i, row in enumerate(rows) if row.name == "carried_forward")
        again = [Row([c.copy() for c in row], True, "head") for row in heads]
        return rows[:at] + again + rows[at:]

    def broken_table(self, rows, blocks):
        """A page ends in the middle: a page number between, the table goes on without or with its header."""
        at = self.rng.choice([i for i, row in enumerate(rows) if row.name in ("carried_over", "carried_forward")])
        heads = [Row([c.copy() for c in row], True, "head") for row in rows if row.head] if self.rng.random() < 0.5 else []
        blocks += [("table", rows[:at]), ("p", self.rng.choice(["— 3 —", "- 3 -", "第3页 共5页"])), ("table", heads + rows[at:])]

    def printed_otherwise(self, rows):
        """The table once more, with another number in one place: which of them holds nobody can tell."""
        again = [Row([c.copy() for c in row], row.head, row.name) for row in rows]
        cells = [c for row in again for c in row if c.figure and c.figure.text.isdecimal()]
        for cell in self.rng.sample(cells, min(len(cells), 1)):
            other = str(int(cell.text) + 1)
            cell.text = other
        self.plan.suspects.add("proactive")
        return again

    def sentence(self, section):
        def number(key):
            figure = self.figures[key]
            if figure.number is None or "v" not in figure.truth or figure.odd:
                return None
            self.prose.append({"id": key, "v": decimal_text(figure.number)})
            return decimal_text(figure.number)
        if section == "proactive":
            return f"本年度通过政府网站主动公开信息{self.rng.randint(10, 999)}条，其中微信公众号{self.rng.randint(10, 99)}条。"
        if section == "requests":
            new, old, granted = (number(f"requests/{r}/total") for r in ("received", "carried_over", "granted"))
            if None in (new, old, granted):
                return "本年度依法办理政府信息公开申请。"
            return f"本年度新收政府信息公开申请{new}件，上年结转{old}件，予以公开{granted}件。"
        total = number("disputes/review/total")
        return f"本年度因政府信息公开被申请行政复议{total}件。" if total else "本年度依法做好行政复议和行政诉讼应对工作。"

    # ---- print ---------------------------------------------------------------------------------------------

    def render(self):
        """The bytes of the source; truth() and, for text, spans of the figures are known after it."""
        if self.flat is None:
            self.suffix = ".html" if self.layout in pages.PAGES else ".docx"
            printer = pages.print_html if self.suffix == ".html" else pages.print_docx
            self.cut_at = self.text = None
            return printer(self, self.layout, self.rng)
        self.suffix = ".txt"
        state = self.rng.getstate()
        text = self.flat_text()
        if self.fill_gray():
            self.rng.setstate(state)
            text = self.flat_text()
        self.cut(text)
        text = self.text.replace("\n", "\r\n") if self.plan.line_ends else self.text
        return text.encode(self.plan.encoding, "replace")

    def flat_text(self):
        layout, plan = self.flat, self.plan
        inner = "d" if layout.inner == "d" else self.rng.choice([" ", ""])
        self.printer = flat.Printer(layout, self.keep, self.rng, inner)
        lines, ends = [], []
        for kind, content in self.blocks:
            lines += self.printer.table(content) if kind == "table" else self.printer.begin(Row([], True, kind), [content])
        if layout.grid == "dedup":
            seen, once = set(), []
            for line in lines:
                bare = plan.glyphs(flat.clean(line)[0])
                bare = quirks.narrow(bare) if plan.half_width else bare
                once.append(line if bare not in seen else "".join(c for c in line if ord(c) >= flat.DATA))
                seen.add(bare)
            lines = [line for line in once if flat.clean(line)[0]]  # marks of what is gone go with it
        text = ("\n\n" if layout.grid == "d" else "\n").join(lines) + "\n"
        text = plan.glyphs(text)
        if plan.half_width:
            text = quirks.narrow(text)
        return text

    def fill_gray(self):
        """A kept blank that only looks like a lost one is nothing a test should ask for: a 0 instead."""
        gray = False
        if self.keep != "kept":
            return False
        for row in self.printer.rows:
            if row.doubt == "open":
                for cell in row.values():
                    if not cell.figure.text:
                        cell.figure.number = 0
                        cell.figure.show("0")
                        cell.text, gray = "0", True
        return gray

    def cut(self, marked):
        """Cuts the text, and notes what is left."""
        self.text, self.spans, self.starts = flat.clean(marked)
        self.uncut = self.text
        self.cut_at = None
        if not self.plan.cut or self.flat.grid in ("aligned", "aligned-blanks", "aligned-wrapped", "dedup", "plain"):
            return
        inside = [s for s, row in self.starts.items() if not self.printer.rows[s].head]
        if not inside:
            return
        low = self.starts[min(inside, key=self.starts.get)]
        self.cut_at = self.rng.randint(low + 1, len(self.text) - 1)
        self.text = self.text[:self.cut_at].rstrip()
        self.cut_at = len(self.text)

    # ---- truth ---------------------------------------------------------------------------------------------

    def truth(self):
        figures = {}
        if self.flat is None:
            for rows in self.tables.values():
                for row in rows:
                    self.state_row(row, figures, None)
        else:
            order = sorted((at, number) for number, at in self.starts.items())
            at_of = {}
            for i, figure in enumerate(self.printer.figures):
                if i in self.spans:
                    at_of.setdefault(id(figure), self.spans[i])  # of two prints the first: it is whole where the second is cut
            for place, (at, number) in enumerate(order):
                row = self.printer.rows[number]
                if self.cut_at is None:
                    self.state_row(row, figures, None)
                elif at < self.cut_at:
                    next_at = order[place + 1][0] if place + 1 < len(order) else None
                    whole = next_at is not None and self.uncut[at:next_at].rstrip() == self.text[at:next_at].rstrip()
                    self.state_row(row, figures, None if whole else at_of)
        for key, truth in figures.items():
            if self.plan.suspect(key):
                truth["suspect"] = True
        out = {"form": self.form, "year": self.year, "title": self.title, "agency": self.agency,
               "dialect": f"{self.flat.letter if self.flat else 'J' if self.suffix == '.html' else 'X'} {self.layout}",
               "figures": figures, "notes": self.notes()}
        if self.prose:
            out["prose"] = self.prose
        return out

    def state_row(self, row, figures, cut):
        """The truth of a row. cut: None, or where its figures stand in a text that ends in this row."""
        values = row.values()
        if not values:
            return
        if cut is not None and row.doubt is None:
            self.state_cut_row(row, values, figures, cut)
            return
        if values[0].merged:
            for key in values[0].merged:
                figures[key] = {"ambiguous": True, "raw": values[0].text} if values[0].text else {"s": "blank"}
            return
        numbers = [c.figure.truth["v"] for c in values if c.text and "v" in c.figure.truth]
        for cell in values:
            figure = cell.figure
            if cut is not None and not (id(figure) in cut and cut[id(figure)][1] <= self.cut_at):
                continue
            if cell.text != figure.text:  # the second print of two
                figures[figure.key] = {"ambiguous": True, "raw": figure.text, "alt": [str(int(figure.text)), cell.text]}
                continue
            truth = dict(figure.truth)
            if row.doubt == "open" and not figures.get(figure.key, {"ambiguous": True}).get("ambiguous"):
                continue  # the first of two prints proves what the second leaves open
            if row.doubt == "open":
                mine = [truth["v"]] if "v" in truth else []
                truth = {"ambiguous": True, "raw": figure.text}
                if self.flat.grid not in ("dedup", "glued"):
                    truth["alt"] = mine if self.balanced else numbers
            elif row.doubt == "flag":
                truth["flag"] = True
            figures[figure.key] = truth

    def state_cut_row(self, row, values, figures, cut):
        shown = [c for c in values if c.text and cut[id(c.figure)][0] < self.cut_at]
        whole = len(shown) == len(values) or self.keep == "kept" and shown[-1:] == values[-1:]
        for cell in shown:
            if cell.figure.key in figures:  # printed before, and whole
                continue
            begin, end = cut[id(cell.figure)]
            truth = dict(cell.figure.truth)
            if end >= self.cut_at:
                raw = self.text[begin:]
                truth = {"v": raw, "raw": raw, "flag": True} if raw.isdecimal() and "v" in truth and truth["v"].startswith(raw) \
                    else {"ambiguous": True, "raw": raw}
                if self.flat.grid == "glued":
                    truth = {"ambiguous": True, "raw": raw}
            elif not whole and not self.steady():
                truth["flag"] = True
            figures[cell.figure.key] = truth

    def steady(self):
        """In grids and between tabs a place is proved by what stands before it."""
        return self.flat.grid in ("gfm", "pipes", "markdownify", "html2text", "tab", "left")

    def notes(self):
        plan = self.plan
        names = [n for n in ("no_captions caption_row missing_rows wants_extra_row permuted traditional readings glosses damage spaced"
                             " split twice enumerators prose metadata decoration repeat_head duplicate without cut thousands full_digits"
                             " units marks empty_head bare_headings line_ends one_fee other_print page_break no_person split_rows one_row").split() if getattr(plan, n)]
        names += [plan.encoding] if plan.encoding != "utf-8" else []
        return f"blanks {self.keep or 'none'}; {'balanced' if self.balanced else 'broken'}; quirks: {' '.join(names) or 'none'}"


def weight_of(name):
    if name in flat.LAYOUTS:
        return flat.LAYOUTS[name].weight
    return 1.2
