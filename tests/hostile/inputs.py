# SPDX-License-Identifier: Apache-2.0
"""Hostile inputs: name -> (file name, function that gives its bytes). Nothing is random: a failure comes again."""
import io
import struct
import zipfile

SIZE = 20_000_000  # Limits::input_bytes
PAGE = "<!DOCTYPE html><html><head><meta charset='utf-8'><title>某县2023年政府信息公开工作年度报告</title></head><body>"
TITLE = "某县某局2023年政府信息公开工作年度报告\n"
TABLE = "二、主动公开政府信息情况\n第二十条第（一）项 |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
LABELS = ["规章", "行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费", "总计"]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
INPUTS = {}


def hostile(name):
    def add(function):
        INPUTS[function.__name__.replace("_", "-")] = (name, function)
        return function
    return add


def fill(unit, before="", after="", size=SIZE):
    """`unit` again and again between before and after, `size` bytes at most."""
    unit, before, after = (x.encode() if isinstance(x, str) else x for x in (unit, before, after))
    return before + unit * ((size - len(before) - len(after)) // len(unit)) + after


# ---- HTML ----

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


# ---- flattened text ----

@hostile("a.txt")
def text_bars():
    return fill("|", TITLE)


@hostile("a.txt")
def text_bars_apart():
    return fill("| ", TITLE)


@hostile("a.txt")
def text_bars_and_text():
    return fill("1|", TITLE)


@hostile("a.txt")
def text_bars_and_text_below_cap():
    return fill("1|", TITLE, size=1_990_000)


@hostile("a.txt")
def text_bar_lines():
    return fill("|\n", TITLE)


@hostile("a.txt")
def text_one_line():
    return fill("政府信息公开", TITLE)


@hostile("a.txt")
def text_spaces():
    return fill(" ", TITLE + "x", "x")


@hostile("a.txt")
def text_wide_spaces():
    return fill("　", TITLE + "x", "x")


@hostile("a.txt")
def text_rows():
    return fill("规章 | 0 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_full_rows():
    return fill("规章 | 1 | 2 | 3 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_rows_of_all_labels():
    return fill("".join(f"{x} | 1 | 2 | 3 |\n" for x in LABELS), TITLE + TABLE)


@hostile("a.txt")
def text_unknown_rows():
    text = "".join(f"另类{i} | 1 | 2 | 3 |\n" for i in range(600_000))
    return (TITLE + TABLE + "规章 | 1 | 2 | 3 |\n" + text).encode()[:SIZE]


@hostile("a.txt")
def text_unknown_rows_alike():
    return fill("另类 | 1 | 2 | 3 |\n", TITLE + TABLE + "规章 | 1 | 2 | 3 |\n")


@hostile("a.txt")
def text_one_row_without_end():  # a zone as long as the file
    return fill("甲 | 1 | ", TITLE + TABLE + "规章 | ")


@hostile("a.txt")
def text_values_without_end():
    return fill("1 | ", TITLE + TABLE + "规章 | ", size=7_000_000)


@hostile("a.txt")
def text_captions():
    return fill("第二十条第（一）项 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_headers():
    return fill("信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_headers_of_all_tables():
    return fill("尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 自然人 | 商业企业 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_headings():
    return fill("二、主动公开政府信息情况\n", TITLE)


@hostile("a.txt")
def text_headings_and_rows():
    return fill("二、主动公开政府信息情况\n规章 | 1 | 2 | 3 |\n", TITLE + TABLE)


@hostile("a.txt")
def text_unknown_headings():
    return fill("七、别的\n", TITLE)


@hostile("a.txt")
def text_labels_without_bars():
    return fill("规章行政许可行政处罚", TITLE + TABLE)


@hostile("a.txt")
def text_label_lines():
    return fill("规章\n", TITLE + TABLE)


@hostile("a.txt")
def text_labels_500k():
    return (TITLE + TABLE + "总计\n" * 500_000).encode()


@hostile("a.txt")
def text_labels_below_cap():
    return (TITLE + TABLE + "总计\n" * 199_000).encode()


@hostile("a.txt")
def text_headings_below_cap():
    return (TITLE + "二、主动公开政府信息情况\n" * 199_000).encode()


@hostile("a.txt")
def text_unknown_headings_below_cap():
    return (TITLE + "七、别的\n" * 199_000).encode()


@hostile("a.txt")
def text_rows_below_cap():
    return (TITLE + TABLE + "规章 | 1 | 2 | 3 |\n" * 24_500).encode()


@hostile("a.txt")
def text_unknown_rows_below_cap():
    return (TITLE + TABLE + "规章 | 1 | 2 | 3 |\n" + "".join(f"另类{i} | 1 | 2 | 3 |\n" for i in range(24_500))).encode()


@hostile("a.txt")
def text_headings_and_rows_below_cap():
    return (TITLE + TABLE + "二、主动公开政府信息情况\n规章 | 1 | 2 | 3 |\n" * 21_000).encode()


@hostile("a.txt")
def text_headers_below_cap():
    return (TITLE + TABLE + "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n" * 24_500).encode()


@hostile("a.txt")
def text_zone_below_cap():
    return (TITLE + TABLE + "规章 | " + "1 | " * 99_000 + "\n").encode()


@hostile("a.txt")
def text_words_below_cap():
    return (TITLE + TABLE + "规章 | " + "甲 | 1 | " * 49_000 + "\n").encode()


@hostile("a.txt")
def text_damaged_labels():
    lines = "".join(f"行政规{'范性文件'[i % 4]}{chr(0x4E00 + i % 20000)}件\n" for i in range(190_000))
    return (TITLE + TABLE + lines).encode()


@hostile("a.txt")
def text_undelimited():
    return fill("规章000\n", TITLE + TABLE)


@hostile("a.txt")
def text_digits():
    return fill("1", TITLE)


@hostile("a.txt")
def text_digit_lines():
    return fill("123456789012345678901234567890\n", TITLE)


@hostile("a.txt")
def text_long_values():
    return fill("1,000,000,000,000.000000元 " + "1" * 80 + "\n", TITLE + TABLE + "规章\n")


@hostile("a.txt")
def text_short_lines():
    return (TITLE + "甲\n" * 1_000_000).encode()


@hostile("a.txt")
def text_empty_lines():
    return fill("\n", TITLE + "x")


@hostile("a.txt")
def text_returns():
    return fill("\r", TITLE + "x")


@hostile("a.txt")
def text_parentheses():
    return fill("(", TITLE + TABLE + "规章\n")


@hostile("a.txt")
def text_parenthesis_lines():
    return fill("政(a)(" * 180 + "\n", TITLE)


@hostile("a.txt")
def text_colons():
    return fill("索引号：", TITLE)


@hostile("a.txt")
def text_colon_lines():
    return fill("索引号：" * 10 + "\n", TITLE)


@hostile("a.txt")
def text_titles():
    return fill(TITLE)


@hostile("a.txt")
def text_years():
    return fill("2023年", TITLE)


@hostile("a.txt")
def text_periods():
    return fill("统计期限2023年1月1日至2023年13月31日 2024 1 2 3\n", TITLE)


@hostile("a.txt")
def text_taiwan_words():
    return fill("資訊" * 190 + "\n", TITLE)


@hostile("a.md")
def markdown_rows():
    return fill("| 规章 | 1 | 2 | 3 |\n", TITLE + "| 信息内容 | 甲 | 乙 | 丙 |\n|---|---|---|---|\n")


@hostile("a.md")
def markdown_separators():
    return fill("|---|---|\n", TITLE + "| a | b |\n")


@hostile("a.md")
def markdown_tables():
    return fill("| a | b |\n|---|---|\n", TITLE, size=1_900_000)


@hostile("a.md")
def markdown_wide():
    return fill("a|", "|", "\n" + "|" + "-|" * 400_000 + "\n", size=900_000)


@hostile("a.md")
def markdown_escapes():
    return fill("\\|", "| ", " |\n|---|\n")


@hostile("a.txt")
def utf16():
    return ("\ufeff" + TITLE + TABLE + "规章 | 1 | 2 | 3 |\n" * 600_000).encode("utf-16-le")[:SIZE]


@hostile("a.txt")
def gb18030():
    return (TITLE + TABLE + "规章 | 1 | 2 | 3 |\n" * 1_000_000).encode("gb18030")[:SIZE]


@hostile("a.txt")
def gb18030_one_line():
    return fill("政府信息公开".encode("gb18030"), TITLE.encode("gb18030"))


@hostile("a.txt")
def bytes_undecodable():
    return fill(b"\xff", TITLE.encode())


@hostile("a.txt")
def bytes_half_decodable():
    return fill(b"\xe6\x94\xff", TITLE.encode())


@hostile("a.txt")
def bytes_zero():
    return b"\0" * SIZE


@hostile("a.txt")
def bytes_controls():
    return fill("甲乙丙丁戊己庚辛壬癸" * 6 + "\x01\n", TITLE)


@hostile("a.json")
def json_open():
    return fill("[", size=SIZE)


# ---- DOCX ----

def package(document, method=zipfile.ZIP_STORED, **more):
    """Stored: deflated, most of these would end at the cap on the ratio before anything is read."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        archive.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                         '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                         'officeDocument" Target="word/document.xml"/></Relationships>')
        archive.writestr("word/document.xml", document)
        for name, content in more.items():
            archive.writestr(name, content)
    return out.getvalue()


def body(content, head=""):
    return f'<?xml version="1.0"?>{head}<w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>'


@hostile("a.docx")
def docx_paragraphs():
    return package(body("<w:p/>" * 1_000_000))


@hostile("a.docx")
def docx_paragraphs_below_cap():
    return package(body("<w:p><w:r><w:t>规章</w:t></w:r></w:p>" * 80_000))


@hostile("a.docx")
def docx_cells():
    return package(body("<w:tbl>" + "<w:tr>" + "<w:tc><w:p/></w:tc>" * 300_000 + "</w:tr></w:tbl>"))


@hostile("a.docx")
def docx_cells_below_cap():
    row = "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{x}</w:t></w:r></w:p></w:tc>" for x in ("规章", 1, 2, 3)) + "</w:tr>"
    return package(body("<w:tbl>" + row * 11_000 + "</w:tbl>"))


@hostile("a.docx")
def docx_grid_span():
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>'
    return package(body("<w:tbl>" + ("<w:tr>" + cell * 10 + "</w:tr>") * 10_000 + "</w:tbl>"))


@hostile("a.docx")
def docx_grid_before():
    row = ('<w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr><w:tc><w:tcPr><w:vMerge/></w:tcPr>'
           '<w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>')
    return package(body("<w:tbl>" + row * 60_000 + "</w:tbl>"))


@hostile("a.docx")
def docx_merges():
    cell = '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>'
    return package(body("<w:tbl>" + ("<w:tr>" + cell * 400 + "</w:tr>") * 490 + "</w:tbl>"))


@hostile("a.docx")
def docx_deep():
    return package(body("<w:sdt>" * 200_000))


@hostile("a.docx")
def docx_deep_tables():
    return package(body("<w:tbl><w:tr><w:tc>" * 1_000 + "</w:tc></w:tr></w:tbl>" * 1_000))


@hostile("a.docx")
def docx_deep_below_cap():
    one = "<w:sdt>" * 900 + "<w:p><w:r><w:t>x</w:t></w:r></w:p>" + "</w:sdt>" * 900
    return package(body(one * 500))


@hostile("a.docx")
def docx_fields():
    return package(body('<w:p>' + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 400_000 + '</w:p>'))


@hostile("a.docx")
def docx_deleted():
    return package(body('<w:p>' + '<w:del><w:r><w:delText>x</w:delText></w:r></w:del>' * 240_000 + '</w:p>'))


@hostile("a.docx")
def docx_boxes():
    box = "<w:p><w:r><w:pict><w:txbxContent>" * 150 + "</w:txbxContent></w:pict></w:r></w:p>" * 150
    return package(body(box * 1_000))


@hostile("a.docx")
def docx_versions():
    return package(body("<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
                        + "<mc:Choice Requires='x'><w:p/></mc:Choice>" * 300_000 + "</mc:AlternateContent>"))


@hostile("a.docx")
def docx_bars():
    return package(body("<w:p><w:r><w:t>" + "1|" * 9_000_000 + "</w:t></w:r></w:p>"))


@hostile("a.docx")
def docx_attributes():
    return package(body("<w:p " + " ".join(f"a{i}='1'" for i in range(40_000)) + "/>"))


@hostile("a.docx")
def docx_text():
    return package(body("<w:p><w:r><w:t>" + "政府信息公开。" * 900_000 + "</w:t></w:r></w:p>"))


@hostile("a.docx")
def docx_styles():
    styles = f'<w:styles xmlns:w="{W}">' + "".join(
        f'<w:style w:type="paragraph" w:styleId="s{i}"><w:basedOn w:val="s{i + 1}"/></w:style>' for i in range(80_000)) + "</w:styles>"
    rels = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>')
    text = body('<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>' * 40_000)
    return package(text, **{"word/styles.xml": styles, "word/_rels/document.xml.rels": rels})


@hostile("a.docx")
def docx_entities():
    head = "<!DOCTYPE d [<!ENTITY a 'x'>" + "".join(
        f"<!ENTITY {chr(98 + i)} '{('&' + chr(97 + i) + ';') * 10}'>" for i in range(10)) + "]>"
    return package(body("<w:p><w:r><w:t>&k;</w:t></w:r></w:p>", head))


@hostile("a.docx")
def docx_external_entity():
    return package(body("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"))


@hostile("a.docx")
def zip_bomb():
    return package(body("<w:p/>" + " " * 60_000_000), zipfile.ZIP_DEFLATED)


@hostile("a.docx")
def zip_bomb_of_parts():
    return package(body("<w:p/>"), zipfile.ZIP_DEFLATED, **{f"word/part{i}.xml": " " * 5_000_000 for i in range(40)})


@hostile("a.docx")
def zip_bomb_that_lies():  # the directory says 100 bytes
    data = bytearray(package(body("<w:p/>" + " " * 60_000_000), zipfile.ZIP_DEFLATED))
    at = data.rfind(b"PK\1\2")
    struct.pack_into("<I", data, at + 24, 100)
    return bytes(data)


@hostile("a.docx")
def zip_entries():
    return package(body("<w:p/>"), **{f"e{i}": "" for i in range(60_000)})


@hostile("a.docx")
def zip_huge_offsets():
    data = bytearray(package(body("<w:p/>")))
    at = data.rfind(b"PK\5\6")
    struct.pack_into("<HHII", data, at + 8, 65535, 65535, 0xFFFFFFFF, 0xFFFFFFFF)
    return bytes(data)


@hostile("a.docx")
def zip_signatures():
    return fill(b"PK\5\6" + b"\0" * 18, b"PK\3\4")
