# SPDX-License-Identifier: Apache-2.0
"""nianbao.xlsx as openpyxl and pandas read it: every number, every link, no formula, equal bytes."""
import decimal
import pathlib
import re
import tempfile
import unittest
import zipfile

import openpyxl
import pandas

from common import ROOT, SHEETS, as_text, generate, nianbao, rows, same_number

SOURCE = ROOT / "corpus/flat-2021-cell-per-line/source.txt"


def convert(inputs, output, *more):
    done = nianbao("convert", inputs, "-o", output, "--to", "xlsx,csv", "-q", *more)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return output


class Few(unittest.TestCase):
    """A block a report, as printed."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        place = pathlib.Path(cls.folder.name)
        inputs = generate(place / "made", 24, 11)
        text = SOURCE.read_text(encoding="utf-8")
        for name, printed in (("long.txt", "1234567890.1234567"), ("formula.txt", "=1+1")):  # 17 digits: no double
            assert text.count("\n12.3456 |") == 1
            (inputs / name).write_text(text.replace("\n12.3456 |", f"\n{printed} |"), encoding="utf-8")
        cls.out = convert(inputs, place / "out")
        cls.inputs = inputs
        cls.figures = rows(cls.out / "figures.csv")
        cls.findings = rows(cls.out / "findings.csv")
        cls.book = openpyxl.load_workbook(cls.out / "nianbao.xlsx")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_sheets(self):
        names = self.book.sheetnames
        self.assertEqual(["说明", *SHEETS.values(), "长表", "疑点"], names)
        for sheet in self.book:
            self.assertEqual("9", str(sheet.page_setup.paperSize), sheet.title)
            self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title)
        for name in ("长表", "疑点"):
            self.assertEqual("A2", self.book[name].freeze_panes)
            self.assertTrue(self.book[name].auto_filter.ref)
            self.assertIn("$1:$1", self.book[name].print_title_rows)

    def test_long(self):
        got = list(self.book["长表"].iter_rows(min_row=2, values_only=True))
        self.assertEqual(len(self.figures), len(got))
        for cells, row in zip(got, self.figures):
            for cell, (name, text) in zip(cells, row.items()):
                if name == "value" and text and row["source"] != "long.txt":
                    self.assertTrue(same_number(cell, text), (cell, row))
                else:
                    self.assertEqual(text, as_text(cell), row)

    def test_blocks(self):
        """Numbers stand in a block in the order of the form; nothing else is a number."""
        for table, name in SHEETS.items():
            want = [row for row in self.figures if row["table"] == table and row["value"] and row["source"] != "long.txt"]
            got = []
            skipped = False
            for cells in self.book[name].iter_rows():
                if isinstance(cells[0].value, str) and cells[0].value.endswith("）") and "（" in cells[0].value and cells[0].font.size == 13:
                    skipped = "（long.txt）" in cells[0].value
                got += [c.value for c in cells if isinstance(c.value, (int, float)) and not skipped]
            self.assertEqual(len(want), len(got), name)
            for cell, row in zip(got, want):
                self.assertTrue(same_number(cell, row["value"]), (cell, row))

    def test_marked(self):
        """Whatever is missing or doubtful is colored and says why."""
        marked = {}
        for name in SHEETS.values():
            for cells in self.book[name].iter_rows():
                for cell in cells:
                    if cell.comment and cell.value != "1234567890.1234567":
                        self.assertEqual("solid", cell.fill.fill_type, (name, cell.coordinate))
                        marked[name] = marked.get(name, 0) + 1
        for table, name in SHEETS.items():
            wanted = sum(1 for row in self.figures if row["table"] == table and not row["row"].startswith("x-")
                         and (row["state"].startswith("missing") or row["state"] == "undecided"
                              or row["reading"] in ("doubtful", "unread")))
            self.assertGreaterEqual(marked.get(name, 0), wanted, name)
        self.assertGreater(sum(marked.values()), 20)

    def test_links(self):
        sheet = self.book["疑点"]
        values = {}
        for row in self.figures:
            values.setdefault((row["source"], "/".join((row["table"], row["row"], row["column"]))), row)
        checked = 0
        self.assertEqual(len(self.findings), sheet.max_row - 1)
        for cells, finding in zip(sheet.iter_rows(min_row=2), self.findings):
            self.assertEqual(finding["message"], as_text(cells[7].value))
            name, place = re.fullmatch(r"'(.+)'!([A-Z]+\d+)", cells[8].hyperlink.location).groups()
            target = self.book[name][place]
            figure = values.get((finding["source"], finding["about"]))
            if figure and figure["value"] and finding["source"] != "long.txt":
                self.assertTrue(same_number(target.value, figure["value"]), finding)
                checked += 1
            elif figure and not figure["value"] and figure["raw"]:
                self.assertEqual(figure["raw"], target.value)
        self.assertGreater(checked, 3)

    def test_no_formula(self):
        with zipfile.ZipFile(self.out / "nianbao.xlsx") as package:
            for part in package.namelist():
                if part.startswith("xl/worksheets/sheet"):
                    self.assertNotIn(b"<f>", package.read(part), part)
        found = [c for cells in self.book["主动公开"].iter_rows() for c in cells if c.value == "=1+1"]
        # openpyxl takes every text with an equals sign for a formula when it reads: the file's own type counts.
        raw = zipfile.ZipFile(self.out / "nianbao.xlsx").read("xl/sharedStrings.xml").decode()
        self.assertIn(">=1+1<", raw)
        self.assertEqual(1, len(found))

    def test_long_decimal(self):
        found = [c for cells in self.book["主动公开"].iter_rows() for c in cells if c.value == "1234567890.1234567"]
        self.assertEqual(1, len(found))
        self.assertIn("15", found[0].comment.text)

    def test_equal_bytes(self):
        place = pathlib.Path(self.folder.name)
        again = convert(self.inputs, place / "again", "-j", "1")
        self.assertEqual((self.out / "nianbao.xlsx").read_bytes(), (again / "nianbao.xlsx").read_bytes())
        self.assertEqual([], [p.name for p in again.iterdir() if p.name.startswith(".")])

    def test_pandas(self):
        frame = pandas.read_excel(self.out / "nianbao.xlsx", sheet_name="长表", keep_default_na=False)
        got = frame[frame["来源"] != "long.txt"]
        want = [row for row in self.figures if row["source"] != "long.txt"]
        self.assertEqual([row["value"] for row in want if row["value"]],
                         [format(decimal.Decimal(repr(float(v))).normalize(), "f") for v in got["数值"] if v != ""])

    def test_english(self):
        out = convert(self.inputs, pathlib.Path(self.folder.name) / "en", "--lang", "en")
        book = openpyxl.load_workbook(out / "nianbao.xlsx", read_only=True)
        self.assertEqual(["Notes", "Proactive disclosure", "Requests", "Reviews and litigation", "Figures", "Findings"], book.sheetnames)
        self.assertEqual("source", book["Figures"]["A1"].value)


class Many(unittest.TestCase):
    """A row a report."""

    def test_rows(self):
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder)
            out = convert(generate(place / "made", 64, 5, "--form", "gkb-2021"), place / "out")
            book = openpyxl.load_workbook(out / "nianbao.xlsx")
            reports = {}
            for row in rows(out / "figures.csv"):
                if not row["row"].startswith("x-") and not row["column"].startswith("x-"):
                    reports.setdefault(row["source"], {}).setdefault(row["table"], []).append(row)
            self.assertGreater(len(reports), 60)
            for table, name in SHEETS.items():
                sheet = book[name]
                self.assertEqual("D3", sheet.freeze_panes)
                lines = list(sheet.iter_rows(min_row=3))
                self.assertEqual(list(reports), [cells[0].value for cells in lines])
                for cells in lines:
                    figures = reports[cells[0].value][table]
                    self.assertEqual(len(figures), len(cells) - 3)
                    for cell, row in zip(cells[3:], figures):
                        if row["value"]:
                            self.assertTrue(same_number(cell.value, row["value"]), row)
                        else:
                            self.assertIsInstance(cell.value, str, row)


class Years(unittest.TestCase):
    """nianbao compare: series down, years across."""

    def test_numbers(self):
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder)
            done = nianbao("convert", generate(place / "made", 12, 21), "-o", place / "out", "-q")
            self.assertEqual(0, done.returncode, done.stderr)
            for name in ("years", "again"):
                done = nianbao("compare", place / "out", "-o", place / name, "--to", "xlsx,csv", "-q")
                self.assertEqual(0, done.returncode, done.stderr)
            self.assertEqual((place / "years/comparison.xlsx").read_bytes(), (place / "again/comparison.xlsx").read_bytes())
            book = openpyxl.load_workbook(place / "years/comparison.xlsx")
            self.assertEqual(["说明", "历年对比", "对比长表", "疑点", "机构", "文字变化"], book.sheetnames)
            want = rows(place / "years/comparison.csv")
            sheet = book["历年对比"]
            years = [str(c.value) for c in sheet[1]][4:]
            got = {}
            for cells in sheet.iter_rows(min_row=2):
                for year, cell in zip(years, cells[4:]):
                    if cell.value is not None:
                        got[(cells[0].value or "", cells[2].value, year)] = cell
            # Rows of an agency without a name stand alone: several may share the key, and are compared in number only.
            unique = {}
            for row in want:
                unique.setdefault((row["agency"], row["series"], row["year"]), []).append(row)
            compared = 0
            for key, group in unique.items():
                if len(group) == 1 and group[0]["value"]:
                    self.assertTrue(same_number(got[key].value, group[0]["value"]), group)
                    compared += 1
                if len(group) == 1 and group[0]["trouble"]:
                    self.assertIsNotNone(got[key].comment, group)
            self.assertGreater(compared, 100)
            for cells, row in zip(book["对比长表"].iter_rows(min_row=2, values_only=True), want, strict=True):
                for cell, (name, text) in zip(cells, row.items()):
                    if name in ("value", "change", "percent") and text:
                        self.assertTrue(same_number(cell, text), row)
                    else:
                        self.assertEqual(text, as_text(cell), row)


class CommandLine(unittest.TestCase):
    def test_needs_a_folder(self):
        done = nianbao("convert", SOURCE, "--to", "xlsx")
        self.assertEqual((2, ""), (done.returncode, done.stdout))
        self.assertIn("-o DIR", done.stderr)

    def test_never_replaced(self):
        with tempfile.TemporaryDirectory() as folder:
            target = pathlib.Path(folder) / "nianbao.xlsx"
            target.write_text("mine", encoding="utf-8")
            self.assertEqual(1, nianbao("convert", SOURCE, "-o", folder, "--to", "xlsx").returncode)
            self.assertEqual("mine", target.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
