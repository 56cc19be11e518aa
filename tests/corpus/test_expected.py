# SPDX-License-Identifier: Apache-2.0
"""Each record, byte for byte, as it was read against its source; valid; and what `nianbao check` derives again."""
import difflib
import subprocess
import unittest

from common import ROOT, corpus, name_of, numbered, reports, run


def difference(old, new):
    lines = list(difflib.unified_diff(old.decode("utf-8", "replace").splitlines(), new.decode("utf-8", "replace").splitlines(),
                                      "expected.xml", "converted", lineterm="", n=1))
    return "\n".join(lines[:40] + ([f"... {len(lines) - 40} more lines"] if len(lines) > 40 else []))


class Records(unittest.TestCase):
    def test_expected(self):
        for case, number in reports():
            with self.subTest(case=case.name, number=number):
                path = numbered(case / "expected.xml", number)
                self.assertTrue(path.is_file(), f"{case.name}: no {path.name}; tools/accept {case.name} makes one to review")
                expected, got = path.read_bytes(), corpus().record_path(name_of(case, number)).read_bytes()
                if expected != got:
                    self.fail(f"tools/accept {case.name} once this is right:\n{difference(expected, got)}")

    def test_schema(self):
        records = [str(corpus().record_path(name_of(*report))) for report in reports()]
        done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", ROOT / "schemas/report-1.xsd", *records],
                              capture_output=True, text=True, check=False)
        faults = [line for line in done.stderr.splitlines() if not line.endswith(" validates")]
        self.assertEqual((0, []), (done.returncode, faults[:20]))

    def test_check(self):
        records = [corpus().record_path(name_of(*report)) for report in reports()]
        done = run("check", "--lang", "en", *records)
        told = done.stdout.decode()
        self.assertEqual(0, done.returncode, told[-3000:] + done.stderr.decode())
        for path in records:
            self.assertIn(f"{path}: checked:", told)


if __name__ == "__main__":
    unittest.main()
