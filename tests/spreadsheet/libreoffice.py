# SPDX-License-Identifier: Apache-2.0
"""A workbook of 500 reports as LibreOffice opens it: every number of the records, no formula, links that lead to their cells.

Run by tools/test --all: it needs libreoffice-calc-nogui and poppler-utils, and two minutes. Screenshots go to build/screenshots.
"""
import csv
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

from common import ROOT, SHEETS, generate, nianbao, rows

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"  # UTF-8, as shown, every sheet
SHOWN = ("flat-2021-cell-per-line", "flat-2019-alternating")


def soffice(home, kind, output, book):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", kind, "--outdir", output, book],
                   check=True, capture_output=True, timeout=500)


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def expect(good, what):
    if not good:
        sys.exit(f"FAILED: {what}")


def check_values(place):
    out = place / "out"
    done = nianbao("convert", generate(place / "made", 500, 7), "-o", out, "--to", "csv,xlsx", "--edition", "published", "-q")
    expect(done.returncode == 0, done.stderr)
    soffice(place / "home", CSV, place / "back", out / "nianbao.xlsx")
    figures = rows(out / "figures.csv")
    long = table(place / "back/nianbao-长表.csv")
    expect(len(long) == len(figures) + 1, f"rows of 长表: {len(long)}")
    for got, want in zip(long[1:], figures):
        expect(got == list(want.values()), f"{got} is not {want}")
    numbers = 0
    for form in ("gkb-2019", "gkb-2021"):
        for name, title in SHEETS.items():
            reports = {}
            for row in figures:
                if (row["form"], row["table"]) == (form, name) and not row["row"].startswith("x-") and not row["column"].startswith("x-"):
                    reports.setdefault(row["source"], []).append(row)
            lines = table(place / f"back/nianbao-{title} {form}.csv")[2:]
            expect([line[0] for line in lines] == list(reports), f"reports of {title} {form}")
            for line in lines:
                for cell, row in zip(line[3:], reports[line[0]], strict=True):
                    if row["value"]:
                        expect(cell == row["value"], f"{cell} is not {row}")
                        numbers += 1
    print(f"{len(figures)} figures in 长表, {numbers} numbers in the printed tables, as in the records")
    return out / "nianbao.xlsx"


def check_links(place, book):
    """LibreOffice's own copy has no formula, and its links lead where ours do: to the value of the figure."""
    soffice(place / "home", "xlsx", place / "again", book)
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(place / "again/nianbao.xlsx") as copy:
        names = [s.get("name") for s in ET.fromstring(copy.read("xl/workbook.xml")).iter(space + "sheet")]
        for number in range(1, len(names) + 1):
            expect(b"<f " not in copy.read(f"xl/worksheets/sheet{number}.xml") and
                   b"<f>" not in copy.read(f"xl/worksheets/sheet{number}.xml"), f"a formula in {names[number - 1]}")
        sheet = ET.fromstring(copy.read(f"xl/worksheets/sheet{names.index('疑点') + 1}.xml"))
        links = {link.get("ref"): link.get("location") for link in sheet.iter(space + "hyperlink")}
    tables = {}
    values = {(r["source"], "/".join((r["table"], r["row"], r["column"]))): r["value"] for r in rows(place / "out/figures.csv")}
    checked = 0
    findings = rows(place / "out/findings.csv")
    expect(len(links) == len(findings), f"{len(links)} links for {len(findings)} findings")
    for number, finding in enumerate(findings):
        name, column, line = re.fullmatch(r"#?'?(.+?)'?[!.]\$?([A-Z]+)\$?(\d+)", links[f"I{number + 2}"]).groups()
        value = values.get((finding["source"], finding["about"]))
        if value:
            if name not in tables:
                tables[name] = table(place / f"back/nianbao-{name}.csv")
            index = 0
            for letter in column:
                index = index * 26 + ord(letter) - 64
            expect(tables[name][int(line) - 1][index - 1] == value, f"{finding} leads to {links[f'I{number + 2}']}")
            checked += 1
    expect(checked > 100, "findings about a number")
    print(f"{len(links)} links, {checked} of them to a number: all lead to it; no formula")


def make_screenshots(place):
    shots = ROOT / "build/screenshots"
    shots.mkdir(parents=True, exist_ok=True)
    few = place / "few"
    few.mkdir()
    for case in SHOWN:
        shutil.copy(ROOT / f"corpus/{case}/source.txt", few / f"{case}.txt")
    done = nianbao("convert", few, "-o", place / "shown", "--to", "xlsx", "-q")
    expect(done.returncode == 0, done.stderr)
    soffice(place / "home", "pdf", place, place / "shown/nianbao.xlsx")
    subprocess.run(["pdftoppm", "-r", "70", "-png", place / "nianbao.pdf", shots / "xlsx"], check=True)
    for name, page in (("notes", "01"), ("requests", "05")):  # those of docs/spreadsheets.md
        shutil.copy(shots / f"xlsx-{page}.png", shots / f"xlsx-{name}.png")
    print(f"screenshots: {', '.join(sorted(p.name for p in shots.glob('xlsx-*.png')))}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        check_links(place, check_values(place))
        make_screenshots(place)


if __name__ == "__main__":
    main()
