# SPDX-License-Identifier: Apache-2.0
"""Every figure of a text stands where it says: its raw text is on the line of its place."""
import re
import unittest

from common import corpus, name_of, reports, source
from independent_text import text_of


class Places(unittest.TestCase):
    def test_lines(self):
        checked = 0
        for case, number in reports():
            path = source(case)
            if path.suffix != ".txt":
                continue
            lines = text_of(path)[0].split("\n")
            with self.subTest(case=case.name, number=number):
                for row in corpus().table("figures.csv").get(name_of(case, number), []):
                    if row["raw"]:
                        self.assertRegex(row["place"], r"^L\d+$")
                        line = lines[int(row["place"][1:]) - 1].strip()
                        parts = re.split(r"\s*\|\s*", line) + line.split()  # between bars, or white space
                        if row["form"] == "prose":  # doubtful ones, too
                            self.assertIn(row["raw"], line)  # a sentence of it
                        else:
                            self.assertIn(row["raw"], parts)
                        checked += 1
        self.assertGreater(checked, 5000)


if __name__ == "__main__":
    unittest.main()
