# SPDX-License-Identifier: Apache-2.0
"""Hostile Word documents and ZIP archives."""
import io
import struct
import zipfile

from hostile import W, fill, hostile


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
