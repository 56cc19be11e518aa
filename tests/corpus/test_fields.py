# SPDX-License-Identifier: Apache-2.0
"""XML, JSON Lines and CSV say the same, field by field."""
import unittest

from common import SPACE, corpus, name_of, reports

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
IDENTITY = ("title agency year period-from period-to published index-number document-number credit-code").split()


def text(parent, name):
    """Text of a child element, "" where there is none."""
    return parent.findtext(SPACE + name, "") or ""


def rules_of(figure, rule_of):
    """Rules of a figure's findings, each once, in the order of the findings."""
    out = []
    for one in figure.findall(SPACE + "finding"):
        if rule_of[one.get("ref")] not in out:
            out.append(rule_of[one.get("ref")])
    return out


def figures_of_xml(record):
    rule_of = {f.get("id"): f.get("rule") for f in record.find(SPACE + "findings").findall(SPACE + "finding")}
    out = []
    for f in record.find(SPACE + "figures").findall(SPACE + "figure"):
        printed = f.find(SPACE + "printed")
        units = {k: "" if printed is None else printed.get(k.replace("_", "-"), "")
                 for k in ("number", "unit", "column_unit", "form_unit")}
        others = [{k: a.get(k, "") for k in ("value", "unit", "because", "cell")} for a in f.findall(SPACE + "alternative")]
        out.append({**{k: f.get(k, "") for k in ("table", "row", "column", "value", "unit", "state", "reading", "cell")},
                    "place": f.get("at", ""), "raw": text(f, "raw"), "note": text(f, "note"), "evidence": text(f, "evidence"),
                    "findings": rules_of(f, rule_of), "printed": units, "alternatives": others,
                    "decision": "", "published_value": f.get("value", ""), "corrected_value": ""})
    return out


def strings(value):
    """null is an empty field."""
    if isinstance(value, dict):
        return {k: strings(v) for k, v in value.items()}
    if isinstance(value, list):
        return [strings(v) for v in value]
    return "" if value is None else value


def suggestion_of_xml(suggestion):
    return {"kind": suggestion.get("kind"),
            "changes": [{"figure": c.get("figure"), "label": c.text, "printed": c.get("printed", ""), "value": c.get("value")}
                        for c in suggestion.findall(SPACE + "change")]}


def findings_of_xml(record):
    out = []
    for f in record.find(SPACE + "findings").findall(SPACE + "finding"):
        out.append({"rule": f.get("rule"), "severity": f.get("severity"), "about": f.get("about", ""), "place": f.get("at", ""),
                    "message": {m.get(XML_LANG): m.text for m in f.findall(SPACE + "message")},
                    "figures": [x.get("ref") for x in f.findall(SPACE + "figure")],
                    "suggestions": [suggestion_of_xml(s) for s in f.findall(SPACE + "suggestion")]})
    return out


def identity_of_xml(record):
    identity = record.find(SPACE + "identity")
    printed = {p.get("field"): p.text for p in identity.findall(SPACE + "printed")}
    out = {}
    for name in IDENTITY:
        field = identity.find(SPACE + name)
        out[name.replace("-", "_")] = {"value": field.text or "", "basis": field.get("basis", field.get("state")),
                                       "raw": printed.get(name, ""), "at": field.get("at", "")}
    return out


def labels_of_xml(record):
    """The labels a record holds: those of rows and columns that no form knows."""
    return {(f.get("row"), f.get("column"), kind): text(f, kind.replace("_", "-"))
            for f in record.find(SPACE + "figures").findall(SPACE + "figure") for kind in ("row_label", "column_label")
            if f.find(SPACE + kind.replace("_", "-")) is not None}


class Fields(unittest.TestCase):
    maxDiff = 3000

    def each(self, compare):
        for report in reports():
            name = name_of(*report)
            with self.subTest(report=name):
                compare(name, corpus().record(name), strings(corpus().lines()[name]))

    def test_figures(self):
        def compare(name, record, line):
            json = [{k: v for k, v in f.items() if not k.endswith("_label")} for f in line["figures"]]
            self.assertEqual(figures_of_xml(record), json)
            labels = {(f["row"], f["column"], kind): f[kind] for f in line["figures"] for kind in ("row_label", "column_label")}
            self.assertLessEqual(labels_of_xml(record).items(), labels.items())
            rows = [{**{k: v for k, v in f.items() if k not in ("printed", "note", "evidence", "alternatives", "cell",
                                                               "decision", "published_value", "corrected_value")},
                     "findings": ";".join(f["findings"]), "source": name, "form": line["form"], "year": line["year"],
                     "agency": line["identity"]["agency"]["value"]} for f in line["figures"]]
            self.assertEqual(rows, corpus().table("figures.csv").get(name, []))
        self.each(compare)

    def test_findings(self):
        def compare(name, record, line):
            found = findings_of_xml(record)
            self.assertEqual(found, line["findings"])
            rows = [{"source": name, "rule": f["rule"], "severity": f["severity"], "about": f["about"], "place": f["place"],
                     "message": f["message"]["zh"]} for f in found]
            self.assertEqual(rows, corpus().table("findings.csv").get(name, []))
        self.each(compare)

    def test_identity(self):
        def compare(name, record, line):
            identity = identity_of_xml(record)
            for field, values in identity.items():
                told = line["identity"][field]
                raw = values["raw"] or values["value"]  # <printed> only where the wording differs from the value
                self.assertEqual({**values, "raw": raw}, {**told, "raw": told["raw"] or told["value"]}, field)
            self.assertEqual((record.get("form", ""), record.get("year", "")), (line["form"], line["year"]))
        self.each(compare)

    def test_counts(self):
        def compare(name, record, line):
            figures, findings = record.find(SPACE + "figures"), record.find(SPACE + "findings")
            counts = {k: int(figures.get(k)) for k in ("expected", "reported", "undecided", "absent", "doubtful")}
            checks = {f"checks_{k.replace('-', '_')}": int(findings.get(k)) for k in ("passed", "failed", "not-testable")}
            self.assertEqual({**counts, **checks}, line["counts"])
            self.assertEqual(counts["expected"], counts["reported"] + counts["undecided"] + counts["absent"])
            row = corpus().table("reports.csv")[name][0]
            counted = {k: row[k] for k in ("reported", "undecided", "absent", "doubtful", "findings")}
            self.assertEqual({**{k: str(counts[k]) for k in counted if k != "findings"},
                              "findings": str(len(findings.findall(SPACE + "finding")))}, counted)
            self.assertEqual((line["form"], line["year"], line["identity"]["agency"]["value"]),
                             (row["form"], row["year"], row["agency"]))
        self.each(compare)


if __name__ == "__main__":
    unittest.main()
