# SPDX-License-Identifier: Apache-2.0
"""The text of a source, extracted without the program: decoders, html.parser, zipfile and ElementTree.

<decoding charset="..."/> in the case.xml beside a source says how its bytes become text where they do not show it:
Python names of charsets, several where each line (or tag) is in the first that fits; taken-for="cp1252" where UTF-8 was
taken for that charset and encoded again. What fits none becomes U+FFFD.
"""
import html.parser
import io
import re
import xml.etree.ElementTree as ET
import zipfile

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


def squeezed(text):
    """Without white space and table bars."""
    return "".join(c for c in text if not c.isspace() and c != "|")


def decoded(data, decoding=None):
    """As `decoding` says; by its byte order mark, else as UTF-8, else as GB18030."""
    if decoding is not None:
        charsets = decoding.get("charset", "utf-8").split()
        # UTF-16 has no lines of bytes
        pieces = [data] if charsets[0].startswith("utf-16") else re.split(rb"(?<=[\n>])", data)
        text = "".join(in_first_that_fits(piece, charsets) for piece in pieces)
        return once(text, decoding.get("taken-for")) if "taken-for" in decoding.attrib else text
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def in_first_that_fits(piece, charsets):
    for charset in charsets:
        try:
            return piece.decode(charset)
        except UnicodeDecodeError:
            pass
    return piece.decode(charsets[0], "replace")


def once(text, charset):
    """Undoes a second encoding. The bytes that Windows-1252 leaves free are those of Latin-1."""
    if charset == "gb18030":  # 80 is the euro sign in the code page of Windows
        return b"\x80".join(part.encode(charset) for part in text.split("€")).decode("utf-8")
    return b"".join(c.encode("latin-1" if ord(c) < 0x100 else "cp1252") for c in text).decode("utf-8")


class Page(html.parser.HTMLParser):
    """All character data in order: script, style and title, too; comments and attributes are no text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.pieces, self.values = [], set()
        self.feed(text)
        self.close()

    def handle_data(self, data):
        self.pieces.append(data)

    def handle_starttag(self, tag, attrs):
        self.values.update(value for _, value in attrs if value)


def of_word(data):
    """Every run of text below word/: the body, then all other parts in name order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(n for n in archive.namelist() if re.fullmatch(r"word/\w+\.xml", n))
        names.sort(key=lambda n: n != "word/document.xml")
        parts = [ET.fromstring(archive.read(n)) for n in names]
    texts = {space + tag for space in (WORD, STRICT) for tag in ("t", "delText", "instrText")}
    hyphens = {space + "noBreakHyphen" for space in (WORD, STRICT)}
    out = []
    for part in parts:
        for node in part.iter():
            if node.tag in texts:
                out.append(node.text or "")
            elif node.tag in hyphens:
                out.append("\u2011")
    return "".join(out)


def text_of(path):
    """(all text in order, attribute values that may be the page's metadata)"""
    data = path.read_bytes()
    case = path.with_name("case.xml")
    decoding = ET.parse(case).getroot().find("decoding") if case.is_file() else None
    if path.suffix == ".docx":
        return of_word(data), set()
    if path.suffix == ".html":
        page = Page(decoded(data, decoding))
        return "".join(page.pieces), page.values
    return decoded(data, decoding), set()
