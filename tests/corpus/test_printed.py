# SPDX-License-Identifier: Apache-2.0
"""Each printed source is what tools/corpus-print prints from the hand-made numbers; each case is complete."""
import unittest

from common import cases, source, tool


class Printed(unittest.TestCase):
    def test_sources(self):
        printer = tool("corpus-print")
        for case in cases():
            with self.subTest(case=case.name):
                self.assertTrue((case / "truth.json").is_file())
                made = printer.source_of(case)
                if made is not None:
                    name, data = made
                    self.assertEqual(name, source(case).name)
                    self.assertTrue(printer.same(name, source(case).read_bytes(), data))


if __name__ == "__main__":
    unittest.main()
