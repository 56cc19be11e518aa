# SPDX-License-Identifier: Apache-2.0
"""Pages of government sites, as a crawl finds them: reports from the printers of this folder, and what stands around them."""
import dataclasses
import gzip
import html
import random
import zlib

from . import flat, pages as printers, report as reports, statistics

MENU = ["首页", "政务要闻", "政务公开", "办事服务", "互动交流", "走进{town}"]
TOPICS = ["道路养护", "春季植树", "防汛准备", "就业服务", "校园安全", "老旧小区改造", "农田水利", "食品抽检", "养老服务", "消防演练"]
VERBS = ["部署", "推进", "检查", "总结", "调研", "启动"]
SENTENCES = [
    "{agency}近日召开会议，{verb}{topic}工作，有关科室负责人参加。",
    "会议听取了前一阶段{topic}的情况汇报，对下一步任务作了安排。",
    "工作人员走访了{n}户群众，收集意见{m}条，能办的当场答复。",
    "今年以来，{town}在{topic}方面投入资金{n}万元，完成项目{m}个。",
    "负责人要求，各村各社区要把{topic}抓实抓细，每周报送进度。",
    "截至月底，已完成全部任务的百分之{m}，比去年同期加快{k}天。",
]
NOTICES = ["关于{topic}期间交通管制的通告", "{agency}公开招聘工作人员公告", "关于{topic}项目的采购结果公示", "{year}年第{k}季度饮用水水质情况",
           "关于停止供水的通知", "{agency}行政许可公示（{year}年第{k}批）", "{agency}行政处罚决定书摘要"]
OTHER_REPORTS = ["{agency}{year}年法治政府建设年度报告", "{agency}{year}年部门预算公开说明", "{agency}{year}年度部门决算", "{town}{year}年国民经济和社会发展统计公报",
                 "{agency}{year}年度绩效自评报告", "{town}水务有限公司{year}年年度报告"]
KINDS = {"news": 30, "notice": 22, "list": 16, "report-list": 10, "other-report": 10, "guide": 5, "text": 5, "pdf": 2}


@dataclasses.dataclass
class Page:
    url: str
    suffix: str       # .html, .txt, .docx, .pdf
    body: bytes
    charset: str      # as its HTTP header says it; may be empty
    is_report: bool
    encoding: str = "" # of the body, where no header says it

    @property
    def name(self):
        return self.url.split("://", 1)[1]

    @property
    def text(self):
        """As a crawler hands it on, decoded."""
        return self.body.decode(self.charset or self.encoding or "utf-8").removeprefix("\ufeff")


class Site:
    """Words of one site, the same on all of its pages."""

    def __init__(self, rng):
        self.town = rng.choice(reports.TOWNS)
        self.agency = self.town + rng.choice(reports.BODIES)
        self.host = f"www.{rng.choice('abcdefghk')}{rng.randint(100, 999)}.example"
        # Most sites name the reports in the menu of every page; some only say what is meant.
        self.names_reports = rng.random() < 0.6
        self.year = rng.randint(2019, 2025)

    def fill(self, text, rng):
        return text.format(town=self.town, agency=self.agency, topic=rng.choice(TOPICS), verb=rng.choice(VERBS), year=self.year,
                           n=rng.randint(10, 900), m=rng.randint(2, 98), k=rng.randint(1, 4))

    def page(self, title, body, rng):
        menu = [self.fill(x, rng) for x in MENU if self.names_reports or "公开" not in x]
        if self.names_reports:
            menu += ["政府信息公开", "信息公开指南", "信息公开年报"]
        links = "".join(f'<li><a href="/c{i}/">{x}</a></li>' for i, x in enumerate(menu))
        script = "<script>var a = 1;" + "function f(x) { return x + a; }\n" * rng.choice([1, 20, 200]) + "</script>"
        return (f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{html.escape(title)}-{self.town}人民政府</title>{script}</head>\n<body>'
                f"<ul>{links}</ul><h1>{html.escape(title)}</h1>\n{body}\n<p>版权所有：{self.agency}</p></body></html>\n")


def news(site, rng, title=None):
    title = title or site.fill("{agency}{verb}{topic}工作", rng)
    body = [site.fill(rng.choice(SENTENCES), rng) for _ in range(rng.randint(3, 25))]
    return title, "".join(f"<p>　　{x}</p>" for x in body)


def notice(site, rng):
    title = site.fill(rng.choice(NOTICES), rng)
    rows = "".join(f"<tr><td>{i}</td><td>{site.fill('{town}{topic}', rng)}</td><td>{rng.randint(1, 500)}</td></tr>" for i in range(1, rng.randint(4, 30)))
    return title, f"<table><tr><td>序号</td><td>名称</td><td>数量</td></tr>{rows}</table>"


def link_list(site, rng):
    items = "".join(f'<li><a href="/n/{rng.randint(1000, 9999)}.html">{site.fill("{agency}{verb}{topic}", rng)}</a></li>' for _ in range(20))
    return "政务要闻", f"<ul>{items}</ul>"


def report_list(site, rng):
    """Names many reports and is none of them."""
    items = "".join(f'<li><a href="/nb/{y}.html">{site.town}{rng.choice(reports.BODIES)}{y}年政府信息公开工作年度报告</a><span>{y + 1}-01-2{y % 10}</span></li>'
                    for y in range(2008, 2026))
    return "政府信息公开年报", f"<ul>{items}</ul>"


def other_report(site, rng):
    title = site.fill(rng.choice(OTHER_REPORTS), rng)
    parts = ["一、主要工作", "二、存在的问题", "三、下一步打算"]
    return title, "".join(f"<p>{part}</p>" + news(site, rng)[1] for part in parts)


def guide(site, rng):
    return "政府信息公开指南", ("<p>公民、法人或者其他组织可以向本机关申请公开政府信息。申请应当写明姓名、联系方式和所需信息的名称。</p>"
                         "<p>本机关收到申请后，能够当场答复的，当场答复。</p>" + news(site, rng)[1])


MAKERS = {"news": news, "notice": notice, "list": link_list, "report-list": report_list, "other-report": other_report, "guide": guide}


def other_page(site, number, rng):
    kind = rng.choices(list(KINDS), list(KINDS.values()))[0]
    base = f"http://{site.host}/{kind}/{number}"
    if kind == "pdf":
        return Page(base + ".pdf", ".pdf", b"%PDF-1.4\n" + zlib.compress(rng.randbytes(2000)) + b"\n%%EOF\n", "", False)
    if kind == "text":
        lines = [site.fill(rng.choice(SENTENCES), rng) for _ in range(rng.randint(3, 40))]
        return Page(base + ".txt", ".txt", "\n".join(lines).encode(), "utf-8", False)
    title, body = MAKERS[kind](site, rng)
    text = site.page(title, body, rng)
    if rng.random() < 0.15:
        return Page(base + ".html", ".html", text.replace('charset="utf-8"', 'charset="gbk"').encode("gbk", "replace"), "gbk", False)
    return Page(base + ".html", ".html", text.encode(), rng.choice(["utf-8", ""]), False)


def report_page(seed, site, number, quirks):
    """From the printers of reports: mostly pages, some texts, some DOCX."""
    rng = random.Random(f"{seed}/{number}/report")
    group = rng.choices([printers.PAGES, list(flat.LAYOUTS), printers.DOCUMENTS], [70, 25, 5])[0]
    layout = rng.choice(list(group))
    if layout in printers.PAGES and rng.random() < 0.1:
        report = statistics.StatisticsReport(seed, number, layout, quirks)
    else:
        report = reports.Report(seed, number, "both", layout, quirks)
    body = report.render()
    encoding = report.plan.encoding if layout not in printers.PAGES or report.plan.encoding == "gb18030" else "utf-8"  # as they print
    if layout in printers.PAGES and rng.random() < 0.5:
        body = within_site(body, site, rng)
    return Page(f"http://{site.host}/nb/{number}{report.suffix}", report.suffix, body, "", True, encoding)


def within_site(body, site, rng):
    """The report below the site's menu and scripts, where they can be joined: a page in UTF-8 with a body."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return body
    at = text.lower().find("<body")
    end = text.find(">", at)
    if at < 0 or end < 0:
        return body
    frame = site.page("", "", rng)
    return (text[:end + 1] + frame[frame.index("<ul>"):frame.index("<h1>")] + text[end + 1:]).encode()


def pages(seed, report_count, count, quirks):
    """`count` pages, `report_count` of them reports, in random order."""
    order = random.Random(f"{seed}/order")
    places = set(order.sample(range(count), report_count))
    for number in range(count):
        rng = random.Random(f"{seed}/{number}/page")
        site = Site(random.Random(f"{seed}/site/{number // 25}"))
        yield report_page(seed, site, number, quirks) if number in places else other_page(site, number, rng)


# ---- WARC --------------------------------------------------------------------------------------------------

MEDIA = {".html": "text/html", ".txt": "text/plain", ".pdf": "application/pdf",
         ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}


def record(kind, url, media, block):
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2026-01-01T00:00:00Z\r\nContent-Type: {media}\r\n"
            f"Content-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"


def answer(url, status, headers, body=b""):
    return record("response", url, "application/http; msgtype=response", f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body)


def response(page):
    """Every third is packed or comes in chunks, as servers send them."""
    rng = random.Random(page.url)
    charset = f"; charset={page.charset}" if page.charset else ""
    headers, body, way = f"Content-Type: {MEDIA[page.suffix]}{charset}\r\n", page.body, rng.random()
    if way < 0.2:
        headers, body = headers + "Content-Encoding: gzip\r\n", gzip.compress(body, 6, mtime=0)
    elif way < 0.33:
        at = len(body) // 2
        chunks = [x for x in (body[:at], body[at:]) if x]
        headers, body = headers + "Transfer-Encoding: chunked\r\n", b"".join(b"%x\r\n%s\r\n" % (len(x), x) for x in chunks) + b"0\r\n\r\n"
    return answer(page.url, "200 OK", headers, body)


def records_around(page, rng):
    """What a crawl keeps besides pages: requests, pictures, styles, redirects, pages that are gone."""
    url = page.url.rsplit("/", 1)[0]
    yield record("request", page.url, "application/http; msgtype=request", f"GET {page.url} HTTP/1.1\r\n\r\n".encode())
    if rng.random() < 0.3:
        yield answer(f"{url}/{rng.randint(1, 9999)}.jpg", "200 OK", "Content-Type: image/jpeg\r\n", rng.randbytes(500))
    if rng.random() < 0.1:
        yield answer(f"{url}/style.css", "200 OK", "Content-Type: text/css\r\n", b"a { color: red }")
    if rng.random() < 0.1:
        yield answer(f"{url}/old", "301 Moved Permanently", f"Location: {page.url}\r\n")
    if rng.random() < 0.1:
        yield answer(f"{url}/gone", "404 Not Found", "Content-Type: text/html\r\n", "<h1>找不到页面</h1><a>政府信息公开年报</a>".encode())
