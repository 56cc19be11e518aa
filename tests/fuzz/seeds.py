#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the seeds of the fuzz targets: tests/fuzz/seeds.py FOLDER makes FOLDER/TARGET/*.

The corpus, and small inputs made here. What a fuzzer found stays as an input in FOUND, so that it is tried in every test.
"""
import gzip
import io
import json
import pathlib
import sys
import tarfile
import zipfile

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGETS = ("flat", "html", "docx", "decode", "numbers", "zip", "record", "warc", "jsonl", "pipeline")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

NUMBERS = """0 12 -3 +3 １２ 1,234 1，234 12.5 0.50 86000元 8.6万元 86000元(罚没收入) 3件 3件次 一百二十三 十 两千零五 三万 1亿 〇 零
/ - — 无 0/0 3-5 3~5 3、5 约3 近10 10余 3% 5‰ 减少3 增加3 -减少3 持平 不变 1.000.000 1.5.5 007 13800138000 2023年 2023-01-26
12(其中3) 12（其中3 )12( ３．５ ³ ① ⑫ 1 2 3 1e5 0x1F ∞ NaN .5 5. -0 --3 +-3 １，２３４．５０ 999999999999999999 9999999999999999999
0.0000000000001 三十万元 3万 3万5千 廿 卅 -三 负三 零下三 12 34 1|2 (12) [12] 【12】 “12” 12. 12、 12件/人 十十 百千 万万 亿亿""".split()

TEXTS = {
    "empty-row": "规章 | | | |\n", "bars": "|||\n||\n|\n", "no-end": "二、主动公开政府信息情况\n规章 | 1 | 2",
    "form-feed": "甲\f乙\f", "spaces": "　\u00a0 甲 \u2003\n", "md": "| a | b |\n|---|:-:|\n| 1 \\| 2 | 3 |\n",
    "damaged": "行政规性文件 | 1 | 2 | 3 |\n", "undelimited": "规章000\n行政规范性文件000\n",
    "two": "二、主动公开政府信息情况\n" * 3 + "规章 | 1 | 2 | 3 |\n" * 3,
    "long-number": "规章 | " + "9" * 200 + " | 1 | 2 |\n", "control": "规章\x01 | 1\x02 | 2 | 3 |\n",
}
PAGES = {
    "spans": "<table><tr><td rowspan=0 colspan=9999>1<td>2<tr><td>3</table>", "stray": "<td>1</td></table><td>2</td>",
    "nested": "<table><tr><td><table><tr><td>1<td>2</table><td>3", "hidden": "<p style='display:none'>1</p><p>2",
    "word": "<o:p>1</o:p><![if !x]>2<![endif]><!--[if gte mso 9]><xml>3</xml><![endif]-->",
    "quote": "<td colspan=\"2>1</td><td>2</td>", "meta": "<meta name=PubDate content=2024-01-26><p>x", "ref": "<p>&nbsp1&#150;&#x4e00;&vert;",
    "crossed": "<b><i>1</b>2</i><p><table><p>3</table>", "script": "<script>'</scr'</script>1<style></style>",
    "thead": "<table><caption>c</caption><thead><tr><th>1</thead><tbody><tr><td>2</tbody><tfoot><tr><td>3</tfoot></table>",
}
PARTS = {
    "spans": '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="3"/><w:vMerge w:val="restart"/></w:tcPr>'
             '<w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
    "field": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar '
             'w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    "changes": '<w:p><w:ins><w:r><w:t>1</w:t></w:r></w:ins><w:del><w:r><w:delText>2</w:delText></w:r></w:del></w:p>',
    "box": '<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>1</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>',
    "symbols": '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:tab/><w:br/><w:noBreakHyphen/><w:t xml:space="preserve"> 1 </w:t></w:r></w:p>',
    "carried": '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>1</w:t></w:r></w:p><w:p><w:r><w:t>2</w:t></w:r></w:p>',
    "versions": '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">'
                '<w:p/></mc:Choice><mc:Fallback><w:p><w:r><w:t>1</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>',
}
# Name of the target: {name: bytes}. A crash's input comes here with the fix.
FOUND = {target: {} for target in TARGETS}
# a first number that was not read, and a second: it was taken for one that was
FOUND["numbers"]["split-then-second"] = b"9777\x0f77777777777999999999)99999"
# a statistics period with a month 13: its missing date was cut into pieces
FOUND["pipeline"]["month-13"] = "统计期限2023年1月1日至2023年13月31日\n".encode()


def document_part(content):
    return f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{content}</w:body></w:document>'.encode()


def package(method, parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def warc_record(kind, block, headers=""):
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://a.example/{kind}?q=1\r\n{headers}Content-Length: "
            f"{len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"


def containers():
    """WARC, plain and packed, and TAR."""
    http = "Content-Type: application/http\r\n"
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gbk\r\n"
    records = {
        "page": warc_record("response", page + b"\r\n<p>1", http), "info": warc_record("warcinfo", b"software: x\r\n"),
        "chunked": warc_record("response", page + b"Transfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n1;x\r\n2\r\n0\r\n\r\n", http),
        "gzip": warc_record("response", page + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"<p>3" * 9, mtime=0), http),
        "gone": warc_record("response", b"HTTP/1.1 404 Not Found\r\n\r\n", http),
        "text": warc_record("conversion", "年报".encode(), "Content-Type: text/plain\r\n"),
        "resource": warc_record("resource", b"<p>4", "Content-Type: text/html\r\n"),
        "truncated": warc_record("response", page + b"\r\n<p>5", http + "WARC-Truncated: length\r\n"),
        "lie": warc_record("response", page, http).replace(b"Content-Length: ", b"Content-Length: 9"),
    }
    every = b"".join(records.values())
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in ("a/b.html", "年报.txt", "../" + "n" * 150):
            info = tarfile.TarInfo(name)
            info.size = 3
            archive.addfile(info, io.BytesIO(b"<p>"))
    return {**records, "all": every, "all-gzip": gzip.compress(every, mtime=0), "each-gzip": b"".join(gzip.compress(r, mtime=0) for r in records.values()),
            "cut": every[:len(every) // 2], "garbage": records["page"] + b"x\r\n" + records["text"], "tar": out.getvalue()}


JSON_LINES = {
    "html": '{"url":"http://a.example/b/","html":"<p>1"}\n', "text": '{"id":7,"text":"一\\n二"}\r\n\n', "mark": '\ufeff{"text":"1"}',
    "half": r'{"text":"\ud800|\udc00|\ud83d\ude00|\u0000"}', "broken": '{"text":"1"\n{"text":"2"}}\n[3]\n{"text":"4"}\n',
    "twice": '{"text":"1","text":"2","html":null,"content":{"html":[1,2,{"a":-1.5e3}]}}\n', "missing": '{"title":"x"}\n{"text":3}\n',
    "names": '{"name":"../a/.b","raw_text":" <!DOCTYPE html>"}\n{"name":"../a/.b","raw_text":""}\n', "deep": '{"a":' + "[" * 400 + "\n",
    "numbers": '{"a":1e999,"b":' + "9" * 400 + ',"text":"x"}\n'}


def seeds():
    """(target, name, bytes)"""
    texts = {k: v.encode() for k, v in TEXTS.items()}
    pages = {k: v.encode() for k, v in PAGES.items()}
    parts = {k: document_part(v) for k, v in PARTS.items()}
    packages = {
        "stored": package(zipfile.ZIP_STORED, {"word/document.xml": parts["box"], "a.xml": b"<a/>"}),
        "deflated": package(zipfile.ZIP_DEFLATED, {"word/document.xml": parts["spans"] * 3, "xl/workbook.xml": b"<a/>"}),
        "empty": package(zipfile.ZIP_STORED, {}),
    }
    records = {}
    for case in sorted((ROOT / "corpus").iterdir()):
        for source in case.glob("source.*"):
            data, kind = source.read_bytes(), source.suffix
            if kind == ".txt":
                texts[case.name] = data
            elif kind == ".html":
                pages[case.name] = data
            else:
                packages[case.name] = data
                with zipfile.ZipFile(source) as archive:
                    parts[case.name] = archive.read("word/document.xml")
        if (case / "expected.xml").exists():
            records[case.name] = (case / "expected.xml").read_bytes()
    groups = {"flat": [texts], "html": [pages], "docx": [parts, packages], "zip": [packages], "record": [records],
              "numbers": [{f"n{i}": x.encode() for i, x in enumerate(NUMBERS)}],
              "decode": [{f"{k}-{first}": bytes([first]) + v for k, v in {**texts, **pages}.items() for first in (0, 9)}],
              "warc": [containers()], "jsonl": [{k: v.encode() for k, v in JSON_LINES.items()}, {
                  k: json.dumps({"url": f"http://a.example/{k}", "html": v.decode("utf-8", "replace")}).encode() for k, v in list(pages.items())[:20]}],
              "pipeline": [texts, pages, parts]}
    for target in TARGETS:
        for group in groups[target] + [FOUND[target]]:
            for name, data in group.items():
                yield target, name, data


def main():
    folder = pathlib.Path(sys.argv[1])
    for target in TARGETS:
        (folder / target).mkdir(parents=True, exist_ok=True)
    for target, name, data in seeds():
        path = folder / target / name
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)


if __name__ == "__main__":
    main()
