# SPDX-License-Identifier: Apache-2.0
"""Every figure of a text stands where it says: its raw text is on the line of its place."""
import re
import unittest

from common import cases, corpus, name_of, source
from independent_text import decoded


class Places(unittest.TestCase):
    def test_lines(self):
        checked = 0
        for case in cases():
            path = source(case)
            if path.suffix != ".txt":
                continue
            lines = decoded(path.read_bytes()).split("\n")
            with self.subTest(case=case.name):
                for row in corpus().table("figures.csv").get(name_of(case), []):
                    if row["raw"]:
                        self.assertRegex(row["place"], r"^L\d+$")
                        line = lines[int(row["place"][1:]) - 1].strip()
                        self.assertIn(row["raw"], re.split(r"\s*\|\s*", line) + line.split())  # between bars, or white space
                        checked += 1
        self.assertGreater(checked, 5000)


if __name__ == "__main__":
    unittest.main()
