# SPDX-License-Identifier: Apache-2.0
"""The findings case.xml expects: rule, severity, and the figures they name.

<findings complete="yes"> lists them all; without it, others may be there. <findings record="2"> is about a second
report. `figures` holds ids, * for any part of one (requests/denied.*/total), and must be exactly those the finding
names. `suggests` holds the kind of its one suggestion, and figure=value for each change; "" is none. What is not given
may be anything.
"""
import fnmatch
import unittest

from common import SPACE, corpus, findings_asked, name_of, reports


def matches(pattern, key):
    """Part by part: * does not reach over a slash."""
    parts, given = key.split("/"), pattern.split("/")
    return len(parts) == len(given) and all(map(fnmatch.fnmatchcase, parts, given))


def agrees(expected, finding, known):
    rule, severity, figures, suggestions = finding
    if expected.get("rule") != rule or expected.get("severity", severity) != severity:
        return False
    if "suggests" in expected.attrib and [expected.get("suggests")] != (suggestions or [""]):
        return False
    if "figures" not in expected.attrib:
        return True
    patterns = expected.get("figures").split()
    return figures == {key for key in known if any(matches(p, key) for p in patterns)}


def findings_of(record):
    return [(f.get("rule"), f.get("severity"), {x.get("ref") for x in f.findall(SPACE + "figure")})
            for f in record.find(SPACE + "findings").findall(SPACE + "finding")]


def suggestions_of(record):
    """For each finding the texts of its suggestions, as case.xml has them."""
    return [[" ".join([s.get("kind")] + [f"{c.get('figure')}={c.get('value')}" for c in s]) for s in f.findall(SPACE + "suggestion")]
            for f in record.find(SPACE + "findings").findall(SPACE + "finding")]


def compare(expected, record):
    """Expected findings that are not there, and findings that are not expected."""
    known = {"/".join((f.get("table"), f.get("row"), f.get("column")))
             for f in record.find(SPACE + "figures").findall(SPACE + "figure")}
    rest, missing = [(*f, s) for f, s in zip(findings_of(record), suggestions_of(record))], []
    for one in expected:
        found = next((f for f in rest if agrees(one, f, known)), None)
        if found is None:
            missing.append(f"{one.get('rule')} {one.get('severity', '')} {one.get('figures', 'any figures')}".strip())
        else:
            rest.remove(found)
    return missing, [f"{rule} {severity} {' '.join(sorted(figures))}".strip() for rule, severity, figures, _ in rest]


class Findings(unittest.TestCase):
    def test_sentences(self):
        """No name stays unfilled, in either language."""
        for report in reports():
            for message in corpus().record(name_of(*report)).iter(SPACE + "message"):
                self.assertNotRegex(message.text, r"[{}]", name_of(*report))

    def test_cases(self):
        for report in reports():
            asked = findings_asked(*report)
            if asked is None:
                continue
            with self.subTest(report=name_of(*report)):
                missing, others = compare(asked.findall("finding"), corpus().record(name_of(*report)))
                self.assertEqual([], missing, f"not there; there are {others}")
                if asked.get("complete") == "yes":
                    self.assertEqual([], others, "not expected")


if __name__ == "__main__":
    unittest.main()
