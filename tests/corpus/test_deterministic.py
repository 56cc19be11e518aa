# SPDX-License-Identifier: Apache-2.0
"""Threads and locale change no byte of any output."""
import unittest

from common import Outputs, corpus, staged


class Deterministic(unittest.TestCase):
    def test_same_bytes(self):
        first = corpus().files()
        self.assertIn("records.jsonl", first)
        for number, (jobs, locale) in enumerate([("1", "C"), ("2", "C"), ("1", "zh_CN.UTF-8"), ("2", "zh_CN.UTF-8"),
                                                 ("2", "C.UTF-8")]):
            with self.subTest(jobs=jobs, locale=locale):
                again = Outputs(f"again{number}", [staged()], "-j", jobs,
                                environment={"LANG": locale, "LC_ALL": locale, "LANGUAGE": ""}).files()
                self.assertEqual(sorted(first), sorted(again))
                self.assertEqual([], [name for name in first if first[name] != again[name]])


if __name__ == "__main__":
    unittest.main()
