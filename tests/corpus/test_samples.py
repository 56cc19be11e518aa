# SPDX-License-Identifier: Apache-2.0
"""The samples, where they are (NIANBAO_SAMPLES, default ../shared/samples): real reports, not part of this tree."""
import collections
import json
import sys
import unittest

from common import SKIPPED, SPACE, Outputs, samples, tool
from independent_text import squeezed, text_of
from test_findings import findings_of
from test_nothing_lost import layers, merged

score = tool("score")
NAMED = "ABCEFMJ"  # the dialects that are promised; in the others, only that no figure is silently wrong
WAITING = ["006", "054", "060", "090"]  # wild input and older forms


def rows_of(outputs, name):
    return {"/".join((r["table"], r["row"], r["column"])): r for r in outputs.table("figures.csv")[name]}


class Samples(unittest.TestCase):
    def test_gaoxin(self):
        name = "gaoxin-2023-flat.txt"
        outputs = Outputs("gaoxin", [samples() / name])
        rows, record = rows_of(outputs, name), outputs.record(name)
        self.assertEqual(("gkb-2021", "2023"), (record.get("form"), record.get("year")))
        self.assertEqual("narrative", record.find(f"{SPACE}identity/{SPACE}year").get("basis"))
        states = collections.Counter(r["state"] for r in rows.values())
        self.assertEqual({"reported": 185, "missing-table": 15}, states)
        self.assertEqual(("3126", "15"), tuple(rows[f"proactive/{r}/decisions"]["value"] for r in ("permits", "penalties")))
        requests = [r for r in rows.values() if r["table"] == "requests"]
        self.assertEqual((175, {("0", "exact")}), (len(requests), {(r["value"], r["reading"]) for r in requests}))
        fee = rows["proactive/fees/amount"]
        self.assertEqual(("86000元(罚没收入)", "8.6", "万元", "doubtful"),
                         tuple(fee[k] for k in ("raw", "value", "unit", "reading")))
        figure = next(f for f in record.iter(SPACE + "figure") if f.get("row") == "fees")
        self.assertEqual(["86000"], [a.get("value") for a in figure.findall(SPACE + "alternative")])
        found = sorted((rule, severity) for rule, severity, _ in findings_of(record))
        self.assertEqual([("E-01", "warning"), ("I-01", "info"), ("Q-01", "warning"), ("U-03", "error")], found)
        printed = (samples() / name).read_text("utf-8").split("\n")
        headings = [n for n, line in enumerate(printed) if line[:2] in ("一、", "二、", "三、", "四、", "五、", "六、") and "|" not in line]
        self.assertEqual(6, len(headings))
        sections = {s.get("id"): squeezed("".join(s.itertext())) for s in record.iter(SPACE + "section")}
        for section, number in (("overview", 0), ("problems", 4), ("other", 5)):
            lines = printed[headings[number]:headings[number + 1] if number < 5 else None]
            self.assertEqual(squeezed("".join(lines)), sections[section])

    def test_blank_form(self):
        name = "blank-gkb-2021.docx"
        outputs = Outputs("blank", [samples() / name])
        rows = rows_of(outputs, name)
        self.assertEqual({("blank", "", "", "")},
                         {(r["state"], r["value"], r["reading"], r["raw"].strip()) for r in rows.values()})
        self.assertEqual(200, len(rows))
        self.assertEqual("0", outputs.record(name).find(SPACE + "findings").get("failed"))

    def test_fragments(self):
        folder = samples() / "fragments"
        truth = json.loads((folder / "truth.json").read_text("utf-8"))
        outputs = Outputs("fragments", [folder / name for name in truth])
        exempt = WAITING + [n for n, t in truth.items() if t.get("dialect", "?")[0] not in NAMED]
        result = score.Score(score.read_rows(outputs.folder / "figures.csv"), truth, exempt)
        print(score.table_text("dialect", {**dict(sorted(result.dialects.items())), "all": result.total}))
        said = "\n".join(score.describe(n) for n in result.notes if n in result.wrong or n[2] != "right" or n[5])
        self.assertEqual([], result.failures(0.97, 0.01), said[:6000])

    def test_nothing_lost(self):
        paths = [samples() / "gaoxin-2023-flat.txt", samples() / "blank-gkb-2021.docx",
                 *sorted(p for p in (samples() / "fragments").iterdir() if p.suffix in (".txt", ".html"))]
        outputs = Outputs("all", paths)
        for path in paths:
            with self.subTest(sample=path.name):
                kept, left, _ = layers(outputs.record(path.name))
                self.assertIsNone(merged(squeezed(text_of(path)[0]), kept, left))


if __name__ == "__main__":
    if samples() is None:
        print("skipped: the samples are not there; NIANBAO_SAMPLES names their folder")
        sys.exit(SKIPPED)
    unittest.main()
