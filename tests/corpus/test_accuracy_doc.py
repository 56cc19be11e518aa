#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/accuracy.md holds the table of the corpus as this program makes it."""
import subprocess
import unittest

from common import ROOT


class AccuracyDocument(unittest.TestCase):
    def test_corpus_table(self):
        said = subprocess.run([ROOT / "tools/accuracy", "--corpus"], capture_output=True, text=True, check=True).stdout
        self.assertIn("dialect", said)
        self.assertIn(said, (ROOT / "docs/accuracy.md").read_text("utf-8"), "tools/accuracy > docs/accuracy.md")


if __name__ == "__main__":
    unittest.main()
