# SPDX-License-Identifier: Apache-2.0
"""The 36 kB page of tools/bench: a generated report inside the menus, scripts and links of a government site's page."""
import html

MENUS = (("首页", ("今日要闻", "通知公告", "工作动态", "媒体聚焦", "图片新闻")),
         ("机构概况", ("领导信息", "机构职能", "内设机构", "下属单位", "人事任免", "联系方式")),
         ("政务公开", ("公开指南", "公开制度", "法定主动公开内容", "公开年报", "依申请公开", "政策文件", "政策解读", "财政预决算", "行政许可", "行政处罚")),
         ("政务服务", ("个人服务", "法人服务", "办事指南", "表格下载", "结果查询", "好差评", "一件事一次办", "便民地图")),
         ("互动交流", ("局长信箱", "在线访谈", "民意征集", "网上调查", "常见问题", "意见反馈", "新闻发布会")),
         ("专题专栏", ("优化营商环境", "安全生产", "乡村振兴", "基层政务公开", "重点领域信息公开", "双随机一公开", "信用信息双公示")))
SITES = ("中国政府网", "国务院部门网站", "省政府网站", "市政府网站", "市直部门网站", "县区政府网站", "驻外机构", "新闻媒体", "事业单位", "社会团体")
STYLE = "\n".join(f".{name} {{ width: {100 + 7 * n}px; margin: 0 auto; padding: {n}px {2 * n}px; color: #3{n % 10}3; font: 14px/1.8 \"Microsoft YaHei\"; }}"
                  for n, name in enumerate(("header", "banner", "nav", "sub", "crumbs", "side", "article", "tools", "links", "foot")))
SCRIPT = """
var menu = document.getElementById("nav"), links = menu ? menu.getElementsByTagName("a") : [];
for (var i = 0; i < links.length; i++) {
    if (location.href.indexOf(links[i].href) >= 0 && links[i].className.indexOf("on") < 0) { links[i].className += " on"; }
}
function zoom(size) { document.getElementById("zoom").style.fontSize = size + "px"; return false; }
function go(list) { if (list.selectedIndex > 0) { window.open(list.options[list.selectedIndex].value, "_blank"); } }
"""


def menu():
    entries = []
    for number, (name, below) in enumerate(MENUS):
        inner = "\n".join(f'        <li><a href="/col/{number}{n:02}/index.html" target="_blank" title="{text}">{text}</a></li>'
                          for n, text in enumerate(below))
        entries.append(f'    <li class="top"><a href="/col/{number}/index.html">{name}</a>\n      <ul class="sub">\n{inner}\n      </ul>\n    </li>')
    return '<div class="nav" id="nav">\n  <ul>\n' + "\n".join(entries) + "\n  </ul>\n</div>"


def side(years):
    rows = "\n".join(f'    <li><span class="date">{year + 1}-01-{11 + year % 17}</span><a href="/art/{year + 1}/1/{year % 28}/art_{1300 + year}_{731000 + 13 * year}.html" '
                     f'title="{year}年政府信息公开工作年度报告">{year}年政府信息公开工作年度报告</a></li>' for year in years)
    return f'<div class="side">\n  <h3><a href="/col/202/index.html">公开年报</a><span class="more">更多&gt;&gt;</span></h3>\n  <ul class="list">\n{rows}\n  </ul>\n</div>'


def news(count):
    """What stands below every article: the newest of the same column."""
    rows = "\n".join(f'    <li><a href="/art/2024/{1 + n % 12}/{1 + n % 28}/art_1482_{902117 + 31 * n}.html" target="_blank" title="关于印发第{n + 1}批'
                     f'重点工作任务分工方案的通知">关于印发第{n + 1}批重点工作任务分工方案的通知</a><em>2024-{1 + n % 12:02}-{1 + n % 28:02}</em></li>' for n in range(count))
    return f'<div class="side">\n  <h3>最新文件</h3>\n  <ul class="list">\n{rows}\n  </ul>\n</div>'


def foot():
    lists = "\n".join(f'  <select onchange="go(this)"><option value="">{name}</option>'
                      + "".join(f'<option value="https://www.example.org/{n}/{m}/">{name}{m + 1}</option>' for m in range(6)) + "</select>"
                      for n, name in enumerate(SITES))
    return (f'<div class="links">\n{lists}\n</div>\n<div class="foot">\n  <p>主办单位：<a href="/">本机关办公室</a>&nbsp;&nbsp;技术支持：信息中心&nbsp;&nbsp;网站标识码：0000000000</p>\n'
            '  <p>地址：人民路1号&nbsp;&nbsp;邮编：100000&nbsp;&nbsp;<a href="/map.html">网站地图</a>&nbsp;|&nbsp;<a href="/about.html">关于我们</a></p>\n</div>')


def page_around(report, size=36_000):
    """`report` is a page of tools/make-report in UTF-8, whose article is taken over as it is; a comment fills up to `size` bytes."""
    title = report[report.index("<title>") + 7:report.index("</title>")]
    article = report[report.index('<div class="article">'):report.index("</body>")]
    head = (f'<!DOCTYPE html>\n<html>\n<head>\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n<title>{html.escape(title)}</title>\n'
            f'<meta name="ColumnName" content="公开年报">\n<meta name="ArticleTitle" content="{html.escape(title)}">\n'
            f'<link rel="stylesheet" href="/style/main.css">\n<style>\n{STYLE}\n</style>\n<script src="/script/jquery.min.js"></script>\n</head>\n<body>\n')
    top = '<div class="header"><a href="/"><img src="/images/logo.png" alt="logo"></a></div>\n' + menu()
    crumbs = ('<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/col/2/index.html">政务公开</a> &gt; <a href="/col/202/index.html">公开年报</a></div>\n'
              '<div class="tools"><span>来源：本机关</span><span>浏览次数：<em id="hits"></em></span>'
              '<a href="#" onclick="return zoom(18)">大</a><a href="#" onclick="return zoom(14)">中</a></div>')
    text = f"{head}{top}\n{crumbs}\n<div id=\"zoom\">\n{article}\n</div>\n{side(range(2008, 2024))}\n{news(13)}\n{foot()}\n<script>{SCRIPT}</script>\n"
    end = "</body>\n</html>\n"
    left = size - len((text + end).encode()) - len("<!-- -->\n")
    if left < 0:
        raise ValueError(f"the page is {-left} bytes too long")
    return text + f"<!-- {'.' * left}-->\n" + end
