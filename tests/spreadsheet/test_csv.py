# SPDX-License-Identifier: Apache-2.0
"""The CSV as its options shape it, as pandas reads it, and datapackage.json beside it."""
import json
import pathlib
import re
import tempfile
import unittest
import xml.etree.ElementTree as ET

import pandas

from common import ROOT, generate, nianbao, rows

MARK = b"\xef\xbb\xbf"
SOURCE = ROOT / "corpus/flat-2021-cell-per-line/source.txt"


class Csv(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.place = pathlib.Path(cls.folder.name)
        cls.inputs = generate(cls.place / "made", 16, 3)
        cls.plain = cls.convert("plain")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def convert(cls, name, *more):
        done = nianbao("convert", cls.inputs, "-o", cls.place / name, "--to", "csv", "-q", *more)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        return cls.place / name

    def test_plain(self):
        """Who asks for nothing new gets what there was."""
        self.assertEqual(["figures.csv", "findings.csv", "reports.csv"], sorted(p.name for p in self.plain.iterdir()))
        described = self.convert("described", "--datapackage")
        for name in ("figures.csv", "findings.csv", "reports.csv"):
            self.assertEqual((self.plain / name).read_bytes(), (described / name).read_bytes())
        self.assertTrue((described / "datapackage.json").is_file())

    def test_mark(self):
        out = self.convert("marked", "--csv-bom")
        for name in ("figures.csv", "findings.csv", "reports.csv"):
            self.assertEqual(MARK + (self.plain / name).read_bytes(), (out / name).read_bytes())

    def test_labels(self):
        plain = rows(self.plain / "figures.csv")
        english = rows(self.convert("en", "--labels", "en") / "figures.csv")
        both = rows(self.convert("both", "--labels", "both") / "figures.csv")
        self.assertEqual(list(plain[0]) + ["row_label_en", "column_label_en"], list(both[0]))
        for a, b, c in zip(plain, english, both):
            self.assertEqual(a, {k: v for k, v in c.items() if k in a})
            self.assertEqual((b["row_label"], b["column_label"]), (c["row_label_en"], c["column_label_en"]))
            if not a["row"].startswith("x-") and not a["column"].startswith("x-"):
                self.assertIsNone(re.search("[\u4e00-\u9fff]", b["row_label"] + b["column_label"]), b)

    def test_every_label(self):
        """No label of a form is without its English name."""
        known = {label.text: label.get("en") for label in ET.parse(ROOT / "schemas/labels-en.xml").getroot()}
        for form in (ROOT / "schemas/forms").glob("*.xml"):
            for table in ET.parse(form).getroot().iter("{urn:nianbao:form:1}table"):
                for label in table.iter("{urn:nianbao:form:1}label"):
                    self.assertIn(label.text, known, form.name)

    def test_wide(self):
        out = self.convert("wide", "--shape", "wide")
        self.assertEqual(["datapackage.json", "figures-wide.csv", "findings.csv", "reports.csv"], sorted(p.name for p in out.iterdir()))
        frame = pandas.read_csv(out / "figures-wide.csv", dtype=str, keep_default_na=False)
        figures = {}
        for row in rows(self.plain / "figures.csv"):
            if not row["row"].startswith("x-") and not row["column"].startswith("x-"):
                figures.setdefault(row["source"], {})["/".join((row["table"], row["row"], row["column"]))] = row
        reports = [r for r in rows(self.plain / "reports.csv") if r["status"] in ("converted", "no-form")]
        self.assertEqual([r["source"] for r in reports], list(frame["source"]))
        ids = list(frame.columns)[9:]
        forms = {r["form"]: figures[r["source"]] for r in reports if r["form"]}
        newest = list(forms["gkb-2021"])
        self.assertEqual(newest + [i for i in forms["gkb-2019"] if i not in newest], ids)
        for _, line in frame.iterrows():
            own = figures.get(line["source"], {})
            doubtful = [i for i, row in own.items() if row["reading"] in ("doubtful", "unread")]
            self.assertEqual(doubtful, [i for i in line["doubtful_figures"].split(";") if i])
            for figure in ids:
                row = own.get(figure)
                want = "not-in-form" if row is None else row["value"] or (row["state"] if row["state"] != "reported" else row["reading"])
                self.assertEqual(want, line[figure], (line["source"], figure))

    def test_package(self):
        """Names in the order of the header; what is called a number is one."""
        for options in (["--datapackage"], ["--shape", "wide", "--labels", "both"], ["--labels", "both", "--csv-bom"]):
            out = self.convert("package" + "".join(options), *options)
            package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
            self.assertEqual("tabular-data-package", package["profile"])
            for resource in package["resources"]:
                fields = resource["schema"]["fields"]
                with open(out / resource["path"], encoding="utf-8-sig", newline="") as file:
                    self.assertEqual(file.readline().rstrip("\n"), ",".join(f["name"] for f in fields))
                missing = set(resource["schema"]["missingValues"])
                frame = pandas.read_csv(out / resource["path"], dtype=str, keep_default_na=False, encoding="utf-8-sig")
                for field in fields:
                    self.assertTrue(field["title"] and not field["title"].startswith("field."), field)
                    pattern = {"number": r"-?\d+(\.\d+)?", "integer": r"\d+", "year": r"\d{4}"}.get(field["type"])
                    if pattern:
                        wrong = [v for v in frame[field["name"]] if v not in missing and not re.fullmatch(pattern, v)]
                        self.assertEqual([], wrong, field["name"])

    def test_again(self):
        """What a run wrote is no input to the next, and may be replaced."""
        out = self.place / "self"
        for number in (1, 2):
            done = nianbao("convert", out if number > 1 else self.inputs, "-o", out, "--to", "csv,xlsx", "--shape", "wide", "--csv-bom",
                           *(["--overwrite"] if number > 1 else []))
            self.assertEqual(0, done.returncode, done.stderr)

    def test_output(self):
        done = nianbao("convert", SOURCE, "--to", "csv", "--shape", "wide")
        self.assertEqual(2, done.returncode)
        self.assertIn("--shape wide", done.stderr)
        done = nianbao("convert", SOURCE, "--to", "csv", "--labels", "both", "--csv-bom")
        self.assertTrue(done.stdout.startswith("\ufeffsource,"))
        self.assertIn("row_label_en,column_label_en\n", done.stdout)


if __name__ == "__main__":
    unittest.main()
