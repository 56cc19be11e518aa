# SPDX-License-Identifier: Apache-2.0
"""tools/score itself: every class, every threshold, on inline figures."""
import contextlib
import csv
import io
import json
import pathlib
import tempfile
import unittest

from common import tool

score = tool("score")
HEADER = ("source,agency,year,form,table,row,column,row_label,column_label,value,unit,state,reading,"
          "findings,raw,place").split(",")
KEY = "requests/granted/company"


def row(key=KEY, value="", state="reported", reading="exact", findings="", unit="件", source="a.txt"):
    table, name, column = key.split("/")
    return dict.fromkeys(HEADER, "") | {"source": source, "table": table, "row": name, "column": column, "value": value,
                                        "state": state, "reading": reading, "findings": findings, "unit": unit}


def absent(state, **more):
    return row(state=state, reading=more.pop("reading", ""), **more)


class Classes(unittest.TestCase):
    def check(self, expected, csv_row, figure, key=KEY):
        self.assertEqual(expected, score.classify(csv_row, figure, key))

    def test_right(self):
        for reading in ("exact", "normalized", "inferred", "prose"):
            self.check("right", row(value="3", reading=reading), {"v": "3"})
        self.check("right", row(value="3", findings="A-03"), {"v": "3"})
        self.check("right", row(value="8.6"), {"v": "8.60"})
        for state in ("blank", "mark", "text", "missing-cell"):
            self.check("right", absent(state), {"s": state})

    def test_flagged(self):
        self.check("flagged", row(value="3", reading="doubtful"), {"v": "3"})
        self.check("flagged", row(value="4", reading="doubtful"), {"v": "3"})
        self.check("flagged", row(value="4", findings="Q-04"), {"v": "3"})
        self.check("flagged", row(value="3", findings="Q-06"), {"v": "3", "flag": True})
        self.check("flagged", row(value="3", reading="doubtful"), {"v": "3", "flag": True})
        self.check("flagged", row(value="3", reading="doubtful"), {"ambiguous": True})
        self.check("flagged", row(value="3", reading="inferred"), {"ambiguous": True, "alt": ["3"]})
        self.check("flagged", row(value="3", reading="doubtful"), {"s": "blank"})
        self.check("flagged", absent("text", findings="Q-03"), {"v": "3"})

    def test_abstained(self):
        self.check("abstained", absent("undecided"), {"v": "3"})
        self.check("abstained", absent("undecided"), {"ambiguous": True})
        self.check("abstained", absent("reported", reading="doubtful"), {"v": "3"})
        self.check("abstained", absent("reported", reading="unread"), {"v": "3"})
        self.check("abstained", absent("undecided"), {"s": "blank"})

    def test_missing(self):
        self.check("missing", None, {"v": "3"})
        for state in ("missing-cell", "missing-row", "missing-table", "missing-section", "not-in-form"):
            self.check("missing", absent(state), {"v": "3"})

    def test_silent_wrong(self):
        for reading in ("exact", "normalized", "inferred", "prose"):
            self.check("silent wrong", row(value="4", reading=reading), {"v": "3"})
            self.check("silent wrong", row(value="0", reading=reading), {"s": "blank"})
            self.check("silent wrong", row(value="3", reading=reading), {"ambiguous": True, "alt": ["4"]})
            self.check("silent wrong", row(value="3", reading=reading), {"v": "3", "flag": True})
            self.check("silent wrong", row(value="3", reading=reading), None)
        for state in ("blank", "mark", "text"):
            self.check("silent wrong", absent(state), {"v": "3"})
        self.check("silent wrong", absent("blank"), {"s": "mark"})
        self.check("silent wrong", absent("blank"), {"ambiguous": True})
        self.check("silent wrong", row(value="3", findings="E-07"), {"ambiguous": True})

    def test_not_printed(self):
        self.check(None, absent("missing-table"), None)
        self.check("flagged", row(value="3", reading="doubtful"), None)

    def test_unit(self):
        key = "proactive/procurement/amount"
        self.check("right", row(key, "5000", unit="元"), {"v": "5000", "u": "元"}, key)
        self.check("silent wrong", row(key, "5000", unit=""), {"v": "5000", "u": "元"}, key)
        self.check("silent wrong", row(key, "8040", unit="元"), {"v": "8040"}, key)
        self.check("right", row(key, "0", unit="元"), {"v": "0"}, key)
        self.check("flagged", row(key, "8040", unit="", reading="doubtful"), {"v": "8040", "flag": True}, key)


def disputes(v, total):
    names = ("upheld", "corrected", "other", "pending")
    return {**{f"disputes/review/{n}": {"v": v} for n in names}, "disputes/review/total": {"v": total}}


class Identities(unittest.TestCase):
    def test_dispute_total(self):
        self.assertEqual(set(), score.failing("gkb-2021", disputes("2", "8")))
        self.assertEqual(set(disputes("2", "9")), score.failing("gkb-2021", disputes("2", "9")))
        self.assertEqual(set(), score.failing("none", disputes("2", "9")))

    def test_untestable(self):
        for cell in ({"s": "text"}, {"ambiguous": True}):
            self.assertEqual(set(), score.failing("gkb-2021", disputes("2", "9") | {"disputes/review/other": cell}))
        figures = disputes("2", "9")
        del figures["disputes/review/other"]
        self.assertEqual(set(), score.failing("gkb-2021", figures))

    def test_blank_counts_as_zero(self):
        figures = disputes("2", "6") | {"disputes/review/other": {"s": "blank"}}
        self.assertEqual(set(), score.failing("gkb-2021", figures))
        figures["disputes/review/other"] = {"v": "2"}
        self.assertEqual(5, len(score.failing("gkb-2021", figures)))
        no_total = disputes("2", "8") | {"disputes/review/total": {"s": "blank"}}
        self.assertEqual(set(), score.failing("gkb-2021", no_total))

    def test_requests(self):
        """The hand-made reports satisfy all of them; a single change fails where it must."""
        root = pathlib.Path(__file__).resolve().parent.parent.parent / "corpus"
        for form, count in (("2021", 7 + 7 + 25 + 3), ("2019", 7 + 7 + 23 + 3)):
            truth = json.loads((root / f"flat-{form}-cell-per-line/truth.json").read_text("utf-8"))
            self.assertEqual(count, len(list(score.identities(truth["form"]))))
            self.assertEqual(set(), score.failing(truth["form"], truth["figures"]))
            changed = truth["figures"] | {"requests/granted/company": {"v": "9999"}}
            fails = score.failing(truth["form"], changed)
            self.assertIn("requests/granted/natural_person", fails)  # its row
            self.assertIn("requests/total/company", fails)           # its column
            self.assertNotIn("requests/received/company", fails)


class Files(unittest.TestCase):
    def run_score(self, rows, truth, *options):
        with tempfile.TemporaryDirectory() as folder:
            figures, other = pathlib.Path(folder, "figures.csv"), pathlib.Path(folder, "truth.json")
            with figures.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, HEADER, lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
            other.write_text(json.dumps(truth), "utf-8")
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                code = score.main([str(figures), str(other), "--json", *options])
            return code, json.loads(out.getvalue())

    def test_one_truth(self):
        code, out = self.run_score([row(value="3")], {"dialect": "A", "figures": {KEY: {"v": "3"}}})
        self.assertEqual((0, 1, 1.0), (code, out["total"]["right"], out["dialects"]["A"]["share_right"]))
        self.assertEqual(0, out["total"]["false_alarms"])

    def test_silent_wrong_fails(self):
        code, out = self.run_score([row(value="4")], {"dialect": "A", "figures": {KEY: {"v": "3"}}})
        self.assertEqual((1, 1), (code, out["tables"]["requests"]["silent_wrong"]))
        code, _ = self.run_score([row(value="4")], {"dialect": "A", "figures": {}})
        self.assertEqual(1, code)

    def test_second_report_of_a_page_is_not_printed(self):
        rows = [row(value="3"), row(value="3", source="a.txt#2")]
        self.assertEqual(1, self.run_score(rows, {"a.txt": {"figures": {KEY: {"v": "3"}}}})[0])

    def test_thresholds(self):
        figures = {f"requests/granted/{c}": {"v": "3"} for c in score.PEOPLE}
        rows = [row(f"requests/granted/{c}", "3") for c in score.PEOPLE]
        rows[0] |= {"value": "", "state": "undecided", "reading": ""}
        truth = {"a.txt": {"dialect": "B x", "figures": figures}}
        self.assertEqual(0, self.run_score(rows, truth)[0])
        self.assertEqual(1, self.run_score(rows, truth, "--require-right", "0.97")[0])
        self.assertEqual(0, self.run_score(rows, truth, "--require-right", "0.8")[0])
        self.assertEqual(1, self.run_score(rows, truth, "--max-false-alarms", "0.01")[0])
        self.assertEqual(0, self.run_score(rows, truth, "--require-right", "0.97", "--except", "a")[0])

    def test_false_alarms(self):
        figures = disputes("2", "8")
        rows = [row(k, f["v"], findings="A-04") for k, f in figures.items()]
        self.assertEqual(5, self.run_score(rows, {"form": "gkb-2021", "figures": figures})[1]["total"]["false_alarms"])
        broken = disputes("2", "9")  # the finding is deserved
        rows = [row(k, f["v"], findings="A-04") for k, f in broken.items()]
        out = self.run_score(rows, {"form": "gkb-2021", "figures": broken})[1]["total"]
        self.assertEqual((0, 0, 5), (out["false_alarms"], out["quiet"], out["plain_right"]))
        odd = {KEY: {"v": "3", "suspect": True}}  # welcome, not required
        self.assertEqual(0, self.run_score([row(value="3", findings="Q-05")], {"figures": odd})[1]["total"]["false_alarms"])

    def test_inferred_is_right_but_not_clear(self):
        out = self.run_score([row(value="3", reading="inferred")], {"figures": {KEY: {"v": "3"}}})[1]["total"]
        self.assertEqual((1, 0, 1), (out["right"], out["plain_right"], out["false_alarms"]))

    def test_no_form(self):
        code, out = self.run_score([], {"n.txt": {"form": "none", "figures": {}}})
        self.assertEqual((0, 0), (code, out["total"]["plain"]))

    def test_prose(self):
        truth = {"figures": {}, "prose": [{"id": KEY, "v": "3"}]}
        self.assertEqual(0, self.run_score([row(value="3", reading="prose")], truth)[0])
        self.assertEqual(1, self.run_score([row(value="4", reading="prose")], truth)[0])
        self.assertEqual(1, self.run_score([row(value="3")], truth)[0])

    def test_refused(self):
        for rows, truth in (([row(value="3"), row(value="4")], {"figures": {}}),
                            ([row(source="b.txt")], {"a.txt": {"figures": {}}}),
                            ([row(), row(source="b.txt")], {"figures": {}})):
            with self.assertRaises(SystemExit):
                self.run_score(rows, truth)


if __name__ == "__main__":
    unittest.main()
