# SPDX-License-Identifier: Apache-2.0
"""The tables of the two forms as rows of cells, spans as the official forms declare them."""
from .figures import CHANNELS, COLUMNS, PROACTIVE, RESULTS

PARAGRAPH, BREAK = "\n", "\v"  # in a cell's text: another <p>, a <br>


class Cell:
    lost = False  # a damaged page or document goes on without it

    def __init__(self, text, columns=1, rows=1, figure=None):
        self.text, self.columns, self.rows, self.figure = text, columns, rows, figure
        self.merged = None  # the keys of all columns it stands for, where it is one cell for several

    def copy(self):
        made = Cell(self.text, self.columns, self.rows, self.figure)
        made.merged = self.merged
        return made


class Row(list):
    """Cells; head: prints no figure; name: the form's row; times: how often a page or document prints it."""
    times = 1

    def __init__(self, cells, head=False, name=""):
        super().__init__(cells)
        self.head, self.name = head, name
        self.doubt = None  # set by the printer: what the printed row leaves open

    def values(self):
        return [c for c in self if c.figure]


NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
LABELS = {
    "received": "一、本年新收政府信息公开申请数量", "carried_over": "二、上年结转政府信息公开申请数量",
    "granted": "（一）予以公开", "partly_granted": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "denied.state_secret": "1.属于国家秘密", "denied.other_law": "2.其他法律行政法规禁止公开",
    "denied.public_security": "3.危及“三安全一稳定”", "denied.third_party": "4.保护第三方合法权益",
    "denied.internal_affairs": "5.属于三类内部事务信息", "denied.process_information": "6.属于四类过程性信息",
    "denied.enforcement_file": "7.属于行政执法案卷", "denied.administrative_query": "8.属于行政查询事项",
    "unavailable.not_held": "1.本机关不掌握相关政府信息", "unavailable.needs_creation": "2.没有现成信息需要另行制作",
    "unavailable.still_unclear": "3.补正后申请内容仍不明确", "not_processed.complaint": "1.信访举报投诉类申请",
    "not_processed.repeated": "2.重复申请", "not_processed.publication": "3.要求提供公开出版物",
    "not_processed.excessive": "4.无正当理由大量反复申请",
    "not_processed.reconfirmation": "5.要求行政机关确认或重新出具已获取信息",
    "other.not_corrected": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "other.fee_unpaid": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "other.other": "3.其他", "other": "（六）其他处理", "total": "（七）总计", "carried_forward": "四、结转下年度继续办理"}
GROUPS = {"denied": "（三）不予公开", "unavailable": "（四）无法提供", "not_processed": "（五）不予处理", "other": "（六）其他处理"}
APPLICANTS = {"company": "商业企业", "research_institution": "科研机构", "public_welfare": "社会公益组织",
              "legal_service": "法律服务机构", "other_organization": "其他"}
RESULT_LABELS = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结", "total": "总计"}
ARTICLES = {"一": "第二十条第（一）项", "五": "第二十条第（五）项", "六": "第二十条第（六）项", "八": "第二十条第（八）项",
            "九": "第二十条第（九）项"}
ROW_LABELS = {"regulations": "规章", "normative_documents": "行政规范性文件", "permits": "行政许可",
              "other_services": "其他对外管理服务事项", "penalties": "行政处罚", "coercive_measures": "行政强制",
              "fees": "行政事业性收费", "procurement": "政府集中采购"}
COLUMN_LABELS = {
    "issued": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数", "decisions-2021": "本年处理决定数量",
    "amount-2021": "本年收费金额（单位：万元）", "produced": "本年新\v制作数量", "disclosed": "本年新\v公开数量",
    "disclosed_total": "对外公开总数量", "items_last_year": "上一年项目数量", "change": "本年增/减",
    "decisions": "处理决定数量", "projects": "采购项目数量", "amount": "采购总金额"}
BLOCKS = {
    "gkb-2021": [("一", ["regulations", "normative_documents"]), ("五", ["permits"]),
                 ("六", ["penalties", "coercive_measures"]), ("八", ["fees"])],
    "gkb-2019": [("一", ["regulations", "normative_documents"]), ("五", ["permits", "other_services"]),
                 ("六", ["penalties", "coercive_measures"]), ("八", ["fees"]), ("九", ["procurement"])]}


def span_of(form, ragged, columns, head):
    """How many grid columns each cell of a block takes. The 2019 form is ragged as published: 5 columns."""
    count = len(columns)
    if form == "gkb-2021" or not ragged:
        return {1: [3], 2: [1, 2], 3: [1, 1, 1]}[count]
    if count == 2:
        return [2, 2]
    if columns[0] == "produced":
        return [1, 2, 1]
    return [1, 2, 1] if head else [2, 1, 1]


def column_label(form, column):
    return COLUMN_LABELS.get(f"{column}-2021" if form == "gkb-2021" else "", COLUMN_LABELS[column])


def proactive(form, figures, plan):
    """plan: quirks that change the table itself."""
    columns_of = {row: columns.split() for row, columns in PROACTIVE[form]}
    width, rows = 5 if plan.ragged and form == "gkb-2019" else 4, []
    if plan.caption_row:
        rows.append(Row([Cell(plan.caption_row, 1), Cell("", 1), Cell(f"{plan.year}年度", width - 2)], True, "caption"))
    for article, members in BLOCKS[form]:
        columns = list(columns_of[members[0]])
        plan.permute(article, columns)
        if article not in plan.no_captions:
            rows.append(Row([Cell(ARTICLES[article], width)], True, "article"))
        heads = [Cell(column_label(form, c), s) for c, s in zip(columns, span_of(form, plan.ragged, columns, True))]
        rows.append(Row([Cell("信息内容")] + heads, True, "head"))
        for member in members:
            if member in plan.missing_rows:
                continue
            cells = [Cell(figures[f"proactive/{member}/{c}"].text, s, 1, figures[f"proactive/{member}/{c}"])
                     for c, s in zip(columns, span_of(form, plan.ragged, columns, False))]
            if member == "fees" and plan.one_fee and len(cells) == 2:  # one value in the place of two
                cells = [Cell(cells[0].text, cells[0].columns + cells[1].columns, 1, cells[0].figure)]
                cells[0].merged = ["proactive/fees/items_last_year", "proactive/fees/change"]
            label = "规范性文件" if form == "gkb-2019" and member == "normative_documents" else ROW_LABELS[member]
            rows.append(Row([Cell(label)] + cells, name=member))
        if article == "一" and plan.extra_row:
            of = {f.key.rsplit("/", 1)[1]: f for f in plan.extra_row}  # below the header, whatever its order
            cells = [Cell(of[c].text, s, 1, of[c]) for c, s in zip(columns, span_of(form, plan.ragged, columns, False))]
            rows.append(Row([Cell("其他主动公开文件")] + cells, name="x-其他主动公开文件"))
    return rows


def request_rows(form, without=()):
    """(labels that begin in this row: [(text, columns, rows)], row id)."""
    order = list(LABELS)
    order.remove("other" if form == "gkb-2021" else "other.other")
    if form == "gkb-2019":
        order = [r for r in order if not r.startswith("other.")]
    results, out = order[2:-1], []
    order, results = [r for r in order if r not in without], [r for r in results if r not in without]
    for row in order:
        labels, group = [], row.split(".")[0]
        if row == results[0]:
            labels.append(("三、本年度办理结果", 1, len(results)))
        if "." in row:
            if out[-1][1].split(".")[0] != group:
                labels.append((GROUPS[group], 1, sum(1 for r in order if r.startswith(group + "."))))
            labels.append((LABELS[row], 1, 1))
        else:
            labels.append((LABELS[row], 2 if row in results else 3, 1))
        out.append((labels, row))
    return out


def requests(form, figures, plan):
    applicants = dict(APPLICANTS)
    people = list(applicants)
    plan.permute("applicants", people)
    columns = ["natural_person"] + people + ["total"]
    assert sorted(columns) == sorted(COLUMNS)
    five = [Cell(applicants[c]) for c in people]
    head = [Row(([Cell(NOTE, 3, 3)] if plan.note_cell else [Cell("", 3, 3)]) + [Cell("申请人情况", 7)], True, "head")]
    if plan.empty_head:
        head += [Row([Cell("自然人"), Cell("法人或其他组织", 5), Cell("总计")], True, "head"),
                 Row([Cell("")] + five + [Cell("")], True, "head")]
    else:
        head += [Row([Cell("自然人", 1, 2), Cell("法人或其他组织", 5), Cell("总计", 1, 2)], True, "head"), Row(five, True, "head")]
        if plan.split_rows and "applicants" not in plan.permuted:  # 商业 | 科研 over 企业 | 机构
            for cell in five[2:] + [c for c in head[1] if c.rows == 2]:
                cell.rows += 1
            five[0].text, five[1].text = "商业", "科研"
            head[0][0].rows = 4
            head.append(Row([Cell("企业"), Cell("机构")], True, "head"))
    body = []
    for labels, row in request_rows(form, plan.missing_rows):
        values = [Cell(figures[k].text, 1, 1, figures[k]) for k in (f"requests/{row}/{c}" for c in columns)]
        if plan.one_row and all(c.figure.text == "0" for c in values):  # one 0 for seven columns
            values = [Cell("0", 7, 1, values[0].figure)]
            values[0].merged = [f"requests/{row}/{c}" for c in columns]
        body.append(Row([Cell(*label) for label in labels] + values, name=row))
    if plan.no_person:
        head[1][0].text = ""
    return head + body


def disputes(figures, plan):
    outcomes = RESULTS + ["total"]
    orders = []
    for channel in CHANNELS:
        order = list(outcomes)
        plan.permute(channel, order)
        orders.append(order)
    names = [[Cell(RESULT_LABELS[c]) for c in order] for order in orders]
    first = Row([Cell("行政复议", 5), Cell("行政诉讼", 10)], True, "head")
    direct = [Cell("未经复议直接起诉", 5), Cell("复议后起诉", 5)]
    if plan.empty_head:
        head = [first, Row([Cell("", 5)] + direct, True, "head"), Row(names[0] + names[1] + names[2], True, "head")]
    else:
        for cell in names[0]:
            cell.rows = 2
        head = [first, Row(names[0] + direct, True, "head"), Row(names[1] + names[2], True, "head")]
    keys = [f"disputes/{channel}/{c}" for channel, order in zip(CHANNELS, orders) for c in order]
    return head + [Row([Cell(figures[k].text, 1, 1, figures[k]) for k in keys], name="disputes")]


def width_of(rows):
    """As the extractor measures it: the widest sum of the colspans declared in a row; rowspans are not read."""
    return max(sum(c.columns for c in row) for row in rows)


def expanded(rows):
    """The full grid: rows of (cell or None); a span is its cell once, and None."""
    grid, taken = [], {}
    width = max(width_of(rows), 1)
    for y, row in enumerate(rows):
        line, x, cells = [None] * width, 0, list(row)
        while x < width and (cells or (y, x) in taken):
            if (y, x) in taken:
                x += 1
                continue
            cell = cells.pop(0)
            line[x] = cell
            for dy in range(cell.rows):
                for dx in range(cell.columns):
                    taken[y + dy, x + dx] = True
            x += cell.columns
        grid.append(line)
    return grid
