# SPDX-License-Identifier: Apache-2.0
"""Hostile pages."""
from hostile import PAGE, fill, hostile


@hostile("a.html")
def html_cells():
    return fill("<td>", PAGE + "<table><tr>")


@hostile("a.html")
def html_cells_closed():
    return fill("<td>1</td>", PAGE + "<table><tr>")


@hostile("a.html")
def html_rows():
    return fill("<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>\n", PAGE + "<table>")


@hostile("a.html")
def html_rows_at_cap():  # 100,000 cells
    return (PAGE + "<table>" + "<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>\n" * 24_900).encode()


@hostile("a.html")
def html_unknown_rows():  # x- rows, every one of another name
    rows = "".join(f"<tr><td>另类{i}</td><td>1</td><td>2</td><td>3</td></tr>\n" for i in range(24_000))
    return (PAGE + "<table><tr><td colspan=4>第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td>"
            "<td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr>" + rows).encode()


@hostile("a.html")
def html_tables():
    return (PAGE + "<table><tr><td>规章</td><td>1</td></tr><tr><td>2</td><td>3</td></tr></table>" * 24_900).encode()


@hostile("a.html")
def html_crossed():
    return fill("<b></i>", PAGE, size=280_000)


@hostile("a.html")
def html_crossed_20mb():
    return fill("<b></i>", PAGE)


@hostile("a.html")
def html_end_tags():
    return fill("</i></b></td>", PAGE + "<div>" * 3000)


@hostile("a.html")
def html_attributes():
    return (PAGE + "<p " + " ".join(f"a{i}=1" for i in range(40_000)) + ">x</p>").encode()


@hostile("a.html")
def html_attributes_at_cap():
    tag = "<p " + " ".join(f"a{i:x}" for i in range(10_000))[:63_000] + ">x</p>"
    return fill(tag, PAGE)


@hostile("a.html")
def html_deep():
    return fill("<div>", PAGE)


@hostile("a.html")
def html_deep_below_cap():
    return (PAGE + ("<div>" * 3_900 + "深" + "</div>" * 3_900) * 250).encode()


@hostile("a.html")
def html_tables_in_tables():
    return fill("<table><tr><td>x", PAGE)


@hostile("a.html")
def html_tables_in_tables_below_cap():
    return (PAGE + ("<table><tr><td>规章<td>1" * 1_000 + "</table>" * 1_000) * 60).encode()


@hostile("a.html")
def html_rowspans():
    return fill("<tr><td rowspan=65534>1</td></tr>", PAGE + "<table>", size=3_000_000)


@hostile("a.html")
def html_rowspans_20mb():
    return fill("<tr><td rowspan=65534>1</td><td>2</td></tr>", PAGE + "<table>")


@hostile("a.html")
def html_colspans():
    return fill("<td colspan=4294967297>1</td>", PAGE + "<table><tr>")


@hostile("a.html")
def html_both_spans():
    return fill("<tr><td rowspan=1000 colspan=1000>1</td></tr>", PAGE + "<table>")


@hostile("a.html")
def html_text():
    return fill("政府信息公开。", PAGE + "<p>")


@hostile("a.html")
def html_one_cell():
    return fill("政府信息公开。", PAGE + "<table><tr><td>规章</td><td>")


@hostile("a.html")
def html_paragraphs():
    return fill("<p>政府信息公开</p>", PAGE)


@hostile("a.html")
def html_bars():
    return fill("1|", PAGE + "<p>")


@hostile("a.html")
def html_paragraphs_below_cap():
    return (PAGE + "<p>政府信息公开</p>" * 199_000).encode()


@hostile("a.html")
def html_breaks():
    return fill("<br>", PAGE + "<table><tr><td>")


@hostile("a.html")
def html_comments():
    return fill("<!-- ", PAGE)


@hostile("a.html")
def html_comments_closed():
    return fill("<!---->", PAGE + "<p>x</p>")


@hostile("a.html")
def html_declarations():
    return fill("<!", PAGE)


@hostile("a.html")
def html_cdata():
    return fill("<![CDATA[", PAGE)


@hostile("a.html")
def html_scripts():
    return fill("<script>", PAGE)


@hostile("a.html")
def html_scripts_closed():
    return fill("<script></script>", PAGE + "<p>x</p>")


@hostile("a.html")
def html_scripts_half():
    return fill("</s", PAGE + "<script>")


@hostile("a.html")
def html_quotes():
    return fill("<a b='", PAGE)


@hostile("a.html")
def html_less_than():
    return fill("<", PAGE)


@hostile("a.html")
def html_references():
    return fill("&#x4e00;", PAGE + "<p>")


@hostile("a.html")
def html_ampersands():
    return fill("&", PAGE + "<p>")


@hostile("a.html")
def html_meta():
    return fill('<meta name="ArticleTitle" content="政府信息公开工作年度报告">', PAGE)


@hostile("a.html")
def html_hidden():
    return fill("<p style='display:none'>x</p>", PAGE + "<p>x</p>")


@hostile("a.html")
def html_select():
    return fill("<option>规章", PAGE + "<p>x</p><select>")


@hostile("a.html")
def html_stray_cells():
    return fill("<td>1</td></table>", PAGE, size=2_000_000)
