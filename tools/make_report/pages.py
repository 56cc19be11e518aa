# SPDX-License-Identifier: Apache-2.0
"""HTML pages and DOCX files. Every cell is proved there: nothing is left open."""
import html
import io
import zipfile

from .tables import BREAK, PARAGRAPH, Cell, Row, width_of

PAGES = ("html-plain", "html-p", "html-span", "html-word", "html-nested", "html-busy", "html-hidden", "html-th", "html-lines",
         "html-loose", "html-comments")
DOCUMENTS = ("docx-plain", "docx-runs", "docx-nested", "docx-noise")


def inner_html(cell, style, rng):
    paragraphs = [[html.escape(x, quote=False) for x in p.split(BREAK)] for p in cell.text.split(PARAGRAPH)]
    if cell.text == "":
        return {"p": "<p>&nbsp;</p>", "word": "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"}.get(
            style, rng.choice(["", "&nbsp;", "<br>", "　", "<p>&nbsp;</p>"]))
    if style == "p":
        return "".join("<p>" + "<br>".join(p) + "</p>" for p in paragraphs)
    if style == "span":
        return "<br/>".join(f'<span style="font-size:14px">{x}</span>' for p in paragraphs for x in p)
    if style == "word":
        def runs(x):
            at = len(x) // 2
            return (f"<span lang=EN-US style='mso-bidi-font-size:10.5pt'>{x[:at]}</span><b>{x[at:]}</b>" if len(x) > 1 and x.isdigit()
                    else f"<span style='font-family:宋体'>{x}</span>")
        return "".join("<p class=MsoNormal align=center style='text-align:center'>"
                       + "<br>".join(runs(x) for x in p) + "<o:p></o:p></p>" for p in paragraphs)
    if style == "comments":
        return "<!-- 9 -->" + "<br>".join(f"<font>{x}</font>" for p in paragraphs for x in p) + "<!--[if !mso]>8<![endif]-->"
    if style == "lines":
        return "\n      " + "<br />".join(x for p in paragraphs for x in p) + "\n    "
    return "<br />".join(x for p in paragraphs for x in p)


def html_table(rows, style, rng):
    spans = {"lines": ' colspan="{}"'}.get(style, " colspan={}")

    def one(cell, tag):
        span = (spans.format(cell.columns) if cell.columns > 1 else "") + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")
        width = f' width="{rng.randint(40, 200)}"' if style in ("word", "lines") else ""
        return f"<{tag}{width}{span}>{inner_html(cell, style, rng)}</{tag}>"
    out = []
    for row in rows:
        tag = "th" if style == "th" and row.head else "td"
        out += ["<tr>" + ("\n" if style == "lines" else "").join(one(c, tag) for c in row if not c.lost) + "</tr>"] * row.times
    if style == "loose":  # closing tags left out, as HTML 4 allows
        out = [line.replace("</td>", "").replace("</tr>", "").replace("<t", "<T") for line in out]
    attributes = ' class=MsoTableGrid border=1 cellspacing=0 style="border-collapse:collapse;mso-yfti-tbllook:1184"' if style == "word" else ""
    return f"<table{attributes}>\n<tbody>\n" + "\n".join(out) + "\n</tbody></table>"


BUSY = ("""<script>var menu = ["规章", "行政规范性文件"]; var n = 99;</script><style>.a td{width:100px}</style>
<ul><li><a href="/gz/">规章</a></li><li><a href="/gfx/">行政规范性文件</a></li><li><a href="/xk/">行政许可</a></li></ul>
<!-- 规章 99 99 99 -->""",
        """<footer><p>浏览次数：<span>731</span></p></footer><script>document.title = "规章 88";</script>""")


def print_html(report, layout, rng):
    style = layout.split("-", 1)[1]
    body = []
    for kind, content in report.blocks:
        if kind == "table":
            table = html_table(content, style, rng)
            if style == "hidden":
                body.append(f'<div style="display:none">{html_table(other_numbers(content, rng), "plain", rng)}</div>')
            body.append(table)
        elif kind == "title":
            body.append(f"<h1>{html.escape(content)}</h1>")
        elif kind == "heading":
            body.append(rng.choice(["<h2>{}</h2>", "<p><strong>{}</strong></p>", "<p>{}</p>"]).format(content))
        else:
            body.append(f"<p>{html.escape(content, quote=False)}</p>")
    text = "\n".join(body)
    if style == "nested":
        text = ('<table width="980"><tr><td width="200"><table><tr><td>栏目</td></tr><tr><td>公开指南</td></tr></table></td>\n<td>'
                f'<table><tr><td>\n{text}\n</td></tr></table></td></tr></table>')
    charset = report.plan.encoding if report.plan.encoding in ("gb18030",) else "utf-8"
    top, bottom = BUSY if style == "busy" else ("", "")
    return (f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="{charset}">\n<title>{report.title}</title>\n</head>\n<body>\n'
            f'{top}<div class="article">\n{text}\n</div>{bottom}\n</body>\n</html>\n').encode(charset, "xmlcharrefreplace")


def other_numbers(rows, rng):
    """A hidden copy that a browser never shows, with figures that are not the report's."""
    return [Row([Cell(str(rng.randint(70000, 79999)) if c.figure else c.text, c.columns, c.rows) for c in row], row.head) for row in rows]


# ---- DOCX --------------------------------------------------------------------------------------------------

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
         'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/'
         'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>\n')
RELATIONS = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/'
             '2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
             'officeDocument" Target="word/document.xml"/></Relationships>\n')


def run(text, style, rng):
    noise = "<w:rPr><w:rFonts w:eastAsia=\"仿宋\"/><w:sz w:val=\"24\"/></w:rPr>" if style != "plain" else ""
    out = []
    for number, line in enumerate(text.split(BREAK)):
        pieces = [line]
        if style in ("runs", "noise") and len(line) > 1:
            at = rng.randint(1, len(line) - 1)
            pieces = [line[:at], line[at:]]
        for place, piece in enumerate(pieces):
            mid = '<w:bookmarkStart w:id="7" w:name="_Hlk"/><w:proofErr w:type="spellStart"/>' if place and style == "noise" else ""
            out.append(f'{mid}<w:r>{noise}{"<w:br/>" if number and not place else ""}'
                       f'<w:t xml:space="preserve">{html.escape(piece, quote=False)}</w:t></w:r>')
    return "".join(out)


def paragraph(text, style, rng, name=""):
    properties = f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>' if name else ""
    deleted = ('<w:del w:id="9" w:author="a"><w:r><w:delText>77</w:delText></w:r></w:del>'
               if style == "noise" and text.isdigit() and rng.random() < 0.02 else "")
    inner = run(text, style, rng) if text else ""
    if style == "noise" and text and rng.random() < 0.1:
        inner = rng.choice(['<w:ins w:id="4" w:author="b">{}</w:ins>', '<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>',
                            '<w:hyperlink w:anchor="x">{}</w:hyperlink>', '<w:smartTag w:element="n">{}</w:smartTag>']).format(inner)
    return f"<w:p>{properties}{inner}{deleted}</w:p>"


def docx_cell(text, columns, merge, style, rng):
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    merged = {"start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>", "": ""}[merge]
    return (f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{span}{merged}</w:tcPr>'
            + "".join(paragraph(t, style, rng) for t in text.split(PARAGRAPH)) + "</w:tc>")


def docx_table(rows, style, rng):
    width, hanging, out = width_of(rows), {}, []
    for row in rows:
        cells, x, line = list(row), 0, []
        while x < width:
            left, span = hanging.get(x, (0, 0))
            if left > 0:
                line.append(docx_cell("", span, "on", style, rng))
                hanging[x] = (left - 1, span)
                x += span
            elif cells:
                cell = cells.pop(0)
                if not cell.lost:
                    line.append(docx_cell(cell.text, cell.columns, "start" if cell.rows > 1 else "", style, rng))
                if cell.rows > 1:
                    hanging[x] = (cell.rows - 1, cell.columns)
                x += cell.columns
            else:
                break
        out += ["<w:tr>" + "".join(line) + "</w:tr>"] * row.times
    grid = '<w:gridCol w:w="900"/>' * width
    return f'<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>' + "\n".join(out) + "</w:tbl>"


def print_docx(report, layout, rng):
    style = layout.split("-", 1)[1]
    body = []
    for kind, content in report.blocks:
        if kind == "table":
            table = docx_table(content, style, rng)
            if style == "nested":
                table = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>{table}<w:p/></w:tc></w:tr></w:tbl>'
            body.append(table)
        else:
            body.append(paragraph(content, style, rng, {"title": "Title", "heading": "Heading1"}.get(kind, "")))
    document = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                f'<w:document xmlns:w="{SPACE}"><w:body>\n' + "\n".join(body) + "\n<w:sectPr/></w:body></w:document>\n")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in (("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document)):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()
