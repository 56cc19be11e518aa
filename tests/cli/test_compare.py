# SPDX-License-Identifier: Apache-2.0
"""nianbao compare: changes only where they are allowed, continuity that fires on prepared cases and is silent on clean ones."""
import csv
import os
import pathlib
import shutil
import subprocess
import tempfile
import unicodedata
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("NIANBAO", str(ROOT / "build/release/nianbao"))
SOURCES = ROOT / "tests/data/compare"


def run(*args, code=0, **more):
    done = subprocess.run([PROGRAM, *map(str, args)], capture_output=True, text=True, check=False,
                          env={**os.environ, "LC_ALL": "C"}, **more)
    assert done.returncode == code, (args, done.returncode, done.stderr)
    return done


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="nianbao-compare-"))
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "sources").mkdir()

    def source(self, year, name=None, changes=()):
        """A report of the corpus, with texts of it changed; each must be there."""
        path = next(SOURCES.glob(f"{year}.*"))
        text = path.read_text("utf-8")
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        (self.folder / "sources" / (name or path.name)).write_text(text, "utf-8")

    def compare(self, *options):
        records, out = self.folder / "records", self.folder / "out"
        shutil.rmtree(records, ignore_errors=True)
        run("convert", self.folder / "sources", "-o", records, "-q", "--to", "xml")
        self.done = run("compare", records, "-o", out, "--overwrite", *options)
        return self.read("comparison.csv")

    def read(self, name):
        with open(self.folder / "out" / name, encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def findings(self):
        return self.read("comparison-findings.csv")

    @staticmethod
    def line(rows, series, column="value"):
        return {row["year"]: row[column] for row in rows if row["series"] == series}


CARRIED_OVER_2023 = ("二、上年结转政府信息公开申请数量</td><td>2</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>2</td>",
                     "二、上年结转政府信息公开申请数量</td><td>3</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>2</td>")


class Changes(Case):
    def test_clean_years(self):
        """No finding at all over the forms of 2019 and 2021."""
        for year in range(2019, 2025):
            self.source(year)
        rows = self.compare()
        self.assertEqual([], self.findings())
        self.assertEqual({"2019": "40", "2020": "45", "2021": "54", "2022": "55", "2023": "61", "2024": "68"},
                         self.line(rows, "requests.received"))
        self.assertEqual({"2019": "", "2020": "5", "2021": "9", "2022": "1", "2023": "6", "2024": "7"},
                         self.line(rows, "requests.received", "change"))
        self.assertEqual({"2019": "", "2020": "12.5", "2021": "20", "2022": "1.9", "2023": "10.9", "2024": "11.5"},
                         self.line(rows, "requests.received", "percent"))

    def test_measures_that_changed(self):
        """Fees are never one series over 2019 and 2021, nor are documents disclosed and documents in force."""
        for year in (2019, 2020, 2021, 2022):
            self.source(year)
        rows = self.compare()
        for before, after in (("administrative_fees.items_last_year", "administrative_fees.amount"),
                              ("normative_documents.disclosed_total", "normative_documents.in_force")):
            old = [row for row in rows if row["series"] == before]
            new = [row for row in rows if row["series"] == after]
            self.assertEqual(["2019", "2020", "2021"], [row["year"] for row in old])
            self.assertEqual(("", "not-in-form", "measure-changed"), tuple(old[-1][key] for key in ("value", "state", "break")))
            self.assertEqual(["2021", "2022"], [row["year"] for row in new])
            self.assertEqual(("", "", "no", "measure-changed"), tuple(new[0][key] for key in ("change", "percent", "comparability", "break")))
            self.assertNotEqual("", new[0]["note"])
        figures = {}
        for row in rows:
            for figure in filter(None, row["figure"].split(" + ")):
                figures.setdefault(row["series"], set()).add((row["form"], figure))
        self.assertEqual([], [series for series, members in figures.items()
                              if {("gkb-2021", "proactive/fees/amount")} < members])

    def test_doubtful_and_blank(self):
        """Shown as such; neither they nor sums of them are computed with."""
        self.source(2022)
        self.source(2023, changes=[("（一）予以公开</td><td>26</td><td>4</td><td>0</td><td>0</td><td>0</td><td>0</td><td>30</td>",
                                    "（一）予以公开</td><td>26</td><td>4</td><td>0</td><td>0</td><td>0</td><td>0</td><td></td>"),
                                   ("<td>9.1</td>".replace("<td", '<td colspan="3"'), '<td colspan="3">91000元</td>'),
                                   ("1.属于国家秘密</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td>",
                                    "1.属于国家秘密</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>/</td>")])
        rows = [row for row in self.compare() if row["year"] == "2023"]
        row = {r["series"]: r for r in rows}
        self.assertEqual(("", "blank", "no-number", ""), tuple(row["requests.granted"][k] for k in ("value", "state", "trouble", "change")))
        self.assertEqual(("9.1", "doubtful", "doubtful", ""), tuple(row["administrative_fees.amount"][k] for k in ("value", "reading", "trouble", "change")))
        self.assertEqual(("", "mark", "part", ""), tuple(row["requests.denied"][k] for k in ("value", "state", "trouble", "change")))

    def test_gap(self):
        self.source(2021)
        self.source(2023)
        rows = self.compare()
        self.assertEqual({"2021": "", "2023": ""}, self.line(rows, "requests.received", "change"))
        found = self.findings()
        self.assertEqual(["Y-04"], [one["rule"] for one in found])
        self.assertIn("2022", found[0]["message"])

    def test_series_and_arrangement(self):
        for year in (2022, 2023):
            self.source(year)
        rows = self.compare("--series", "requests.received,requests/carried_over/total,litigation_direct/*", "--by", "year")
        self.assertEqual({"requests.received", "requests.carried_over", "litigation_direct/upheld", "litigation_direct/corrected",
                          "litigation_direct/other", "litigation_direct/pending", "litigation_direct/total"}, {row["series"] for row in rows})
        self.assertEqual(sorted(row["year"] for row in rows), [row["year"] for row in rows])
        wrong = run("compare", self.folder / "records", "--series", "requests.recieved", code=2)
        self.assertIn("requests.received", wrong.stderr)


class ContinuityRules(Case):
    def test_carried_over(self):
        self.source(2022)
        self.source(2023, changes=[CARRIED_OVER_2023])
        self.compare("--lang", "en")
        found = self.findings()
        self.assertEqual([("Y-01", "2023", "2022", "requests/carried_over/natural_person; requests/carried_forward/natural_person")],
                         [(one["rule"], one["year"], one["year_before"], one["figures"]) for one in found])
        for part in ("2022", "2023", "2022.html.xml t2.", "2023.html.xml t2.", " 3", " 2", "difference 1"):
            self.assertIn(part, found[0]["message"])
        rows = self.read("comparison.csv")
        self.assertEqual(2, len([row for row in rows if "Y-01" in row["findings"].split(";")]))

    def test_silent_without_operand(self):
        """A blank, a mark and a doubtful number are no operands."""
        for new in ("", "-", "3（含转办1件）"):
            with self.subTest(printed=new):
                self.source(2022)
                self.source(2023, changes=[(CARRIED_OVER_2023[0], CARRIED_OVER_2023[0].replace("<td>2</td>", f"<td>{new}</td>", 1))])
                self.compare()
                self.assertEqual([], self.findings())

    def test_over_the_forms(self):
        """What a report on 2020 carried forward, one on 2021 carries over."""
        self.source(2020, changes=[("四、结转下年度继续办理</td><td>1</td>", "四、结转下年度继续办理</td><td>5</td>")])
        self.source(2021)
        self.compare()
        self.assertEqual(["Y-01"], [one["rule"] for one in self.findings()])

    def test_in_force(self):
        self.source(2022, changes=[("行政规范性文件</td><td>4</td><td>1</td><td>31</td>", "行政规范性文件</td><td>4</td><td>2</td><td>31</td>")])
        self.source(2021)
        self.source(2023)
        self.compare()
        found = self.findings()
        self.assertEqual([("Y-02", "2022", "2021")], [(one["rule"], one["year"], one["year_before"]) for one in found])
        self.assertIn("2021.html.xml t1.", found[0]["message"])
        self.assertIn("2022.html.xml t1.", found[0]["message"])

    def test_restated(self):
        """Two records of one year: no value is chosen, nothing is subtracted."""
        self.source(2022)
        self.source(2023)
        self.source(2023, "2023-corrected.html", changes=[("行政许可</td><td colspan=\"3\">490", "行政许可</td><td colspan=\"3\">409")])
        rows = self.compare()
        found = [one for one in self.findings() if one["rule"] == "Y-03"]
        self.assertEqual(["permits.decisions"], [one["series"] for one in found])
        for part in ("490", "409", "2023.html.xml", "2023-corrected.html.xml"):
            self.assertIn(part, found[0]["message"])
        row = next(row for row in rows if row["series"] == "permits.decisions" and row["year"] == "2023")
        self.assertEqual(("", "", "restated"), (row["value"], row["change"], row["trouble"]))
        self.assertEqual("61", next(row["value"] for row in rows if row["series"] == "requests.received" and row["year"] == "2023"))

    def test_outlier(self):
        self.source(2022)
        self.source(2023, changes=[("行政许可</td><td colspan=\"3\">490", "行政许可</td><td colspan=\"3\">4900")])
        self.compare()
        found = self.findings()
        self.assertEqual([("Y-05", "permits.decisions")], [(one["rule"], one["series"]) for one in found])
        self.assertIn("10.426", found[0]["message"])


class AgencyMatching(Case):
    NAME = "松河县农业农村局"

    def other(self, year, name, agency):
        text = next(SOURCES.glob(f"{year}.*")).read_text("utf-8").replace(self.NAME, agency)
        (self.folder / "sources" / name).write_text(text, "utf-8")

    def test_unsure(self):
        """A longer name is listed beside the shorter one, never joined to it."""
        self.source(2022)
        self.other(2023, "b.html", "青山市松河县农业农村局")
        rows = self.compare()
        self.assertEqual({self.NAME, "青山市松河县农业农村局"}, {row["agency"] for row in rows})
        notes = [row for row in self.read("agencies-report.csv") if row["kind"] == "unsure"]
        self.assertEqual(["name-within-name"], [row["reason"] for row in notes])
        self.assertEqual({self.NAME, "青山市松河县农业农村局"}, {notes[0]["agency"], notes[0]["other"]})

    def test_width_does_not_count(self):
        self.source(2022)
        self.other(2023, "b.html", "松河縣農業農村局")
        rows = self.compare()
        self.assertEqual(1, len({row["agency"] for row in rows}))

    def test_aliases(self):
        self.source(2022)
        self.other(2023, "b.html", "松河县农牧局")
        table = self.folder / "agencies.csv"
        table.write_text(f"agency,aliases,successor,parent,region_code\n{self.NAME},松河县农牧局,,松河县人民政府,630000\n", "utf-8")
        rows = self.compare("--agencies", table)
        self.assertEqual({(self.NAME, "松河县人民政府", "630000")}, {(row["agency"], row["parent"], row["region_code"]) for row in rows})
        self.assertEqual("6", self.line(rows, "requests.received", "change")["2023"])
        self.assertEqual(["alias"], [row["basis"] for row in self.read("agencies-report.csv") if row["printed"] == "松河县农牧局"])

    def test_table_errors(self):
        self.source(2022)
        self.compare()
        for text, part in (("name\nx\n", "name"), ("agency,aliases\na,b\nc,b\n", "agencies.csv:3"), ("agency,aliases\n,b\n", "agencies.csv:2")):
            table = self.folder / "agencies.csv"
            table.write_text(text, "utf-8")
            done = run("compare", self.folder / "records", "--agencies", table, code=2)
            self.assertIn(part, done.stderr)

    def test_unknown(self):
        """A record without an agency stands alone; two of them are not one."""
        for year in (2022, 2023):
            self.other(year, f"{year}.html", "")
        self.compare()
        report = self.read("agencies-report.csv")
        self.assertEqual(2, len([row for row in report if row["kind"] == "unknown-agency"]))


class Files(Case):
    def test_same_bytes(self):
        for year in (2019, 2021, 2022):
            self.source(year)
        self.compare("-j", "1")
        first = {path.name: path.read_bytes() for path in (self.folder / "out").iterdir()}
        self.compare("-j", "4")
        self.assertEqual(first, {path.name: path.read_bytes() for path in (self.folder / "out").iterdir()})

    def test_terminal(self):
        """Not wider than 80 columns, wide characters counted twice."""
        for year in range(2012, 2025):
            self.source(year)
        self.compare()
        text = (self.folder / "out/comparison.txt").read_text("utf-8")
        for line in text.splitlines():
            width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
            self.assertLessEqual(width, 80, line)

    def test_text_changes(self):
        self.source(2022)
        self.source(2023)
        self.compare()
        rows = self.read("text-changes.csv")
        self.assertIn(("overview", "changed", "2022年，本局按照条例要求做好政府信息公开工作。", "2023年，本局按照条例要求做好政府信息公开工作。"),
                      [(row["section"], row["change"], row["before"], row["after"]) for row in rows])
        self.assertEqual({"front", "overview", "problems"}, {row["section"] for row in rows})

    def test_inputs(self):
        for year in (2022, 2023):
            self.source(year)
        rows = self.compare()
        records = sorted((self.folder / "records").glob("*.xml"))
        done = run("compare", "--files-from", "-", "--to", "csv", input="\n".join(map(str, records)) + "\n")
        self.assertEqual(len(rows) + 1, len(done.stdout.splitlines()))
        exists = run("compare", *records, "-o", self.folder / "out", code=1)
        self.assertIn("--overwrite", exists.stderr)
        run("compare", code=2)
        bad = self.folder / "bad.xml"
        bad.write_text("<report/>")
        failed = run("compare", *records, bad, "-o", self.folder / "out", "--overwrite", code=1)
        self.assertIn("bad.xml", failed.stderr)
        self.assertEqual(len(rows), len(self.read("comparison.csv")))


if __name__ == "__main__":
    unittest.main()
