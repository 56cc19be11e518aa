# SPDX-License-Identifier: Apache-2.0
"""A made-up form in a folder, given with --forms, is recognized and read; nothing is built again for it."""
import csv
import io
import unittest

from common import ROOT, run

DATA = ROOT / "tests/data"
EXPECTED = {  # docs/add-a-form.md prints the same report
    "platform/portal/datasets": ("120", "个"), "platform/portal/change": ("8", "个"), "platform/portal/cost": ("35.5", "万元"),
    "platform/mobile/datasets": ("64", "个"), "platform/mobile/change": ("-2", "个"), "platform/mobile/cost": ("12", "万元"),
    **{f"consultation/{row}/{column}": (value, "件")
       for row, values in {"accepted": "300 45 345", "closed.answered": "210 30 240", "closed.referred": "80 12 92",
                           "open": "10 3 13"}.items()
       for column, value in zip(("online", "on_site", "total"), values.split())}}


class AddedForm(unittest.TestCase):
    def test_listed(self):
        done = run("forms", "--forms", DATA / "forms")
        self.assertIn("shili-2024", done.stdout.decode())

    def test_documented(self):
        """docs/add-a-form.md shows the form that is tested."""
        form = (DATA / "forms/shili-2024.xml").read_text("utf-8").rstrip("\n")
        self.assertIn(form, (ROOT / "docs/add-a-form.md").read_text("utf-8"))

    def test_read(self):
        for name in ("shili-2024.html", "shili-2024.txt"):
            with self.subTest(report=name):
                done = run("convert", DATA / "reports" / name, "--forms", DATA / "forms", "--to", "csv", "-q")
                self.assertEqual((0, b""), (done.returncode, done.stderr))
                rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
                got = {"/".join((r["table"], r["row"], r["column"])): (r["value"], r["unit"]) for r in rows}
                self.assertEqual(EXPECTED, got)
                self.assertEqual({("shili-2024", "2024", "")}, {(r["form"], r["year"], r["findings"]) for r in rows})
                self.assertLessEqual({r["reading"] for r in rows}, {"exact", "normalized"})

    def test_not_without_it(self):
        done = run("convert", DATA / "reports/shili-2024.html", "--to", "csv", "-q")
        self.assertEqual(0, done.returncode)
        self.assertEqual([], list(csv.DictReader(io.StringIO(done.stdout.decode()))))


if __name__ == "__main__":
    unittest.main()
