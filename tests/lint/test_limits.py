#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every cap of Limits is set and reached in a unit test, ends in an error of its name, and can be raised by an option."""
import re
import unittest

from tree import ROOT, files, text

CLAMPED = {"span"}  # what is more is cut off, without an error
IN_ITS_OWN_OPTION = {"seconds"}


class Caps(unittest.TestCase):
    def setUp(self):
        declared = text(ROOT / "src/nianbao/base/limits.hpp")
        self.caps = re.findall(r"^    (?:std::size_t|double) (\w+) = [\d'.]+;", declared, re.M)
        self.assertEqual(declared.count("///<"), len(self.caps))
        self.assertGreater(len(self.caps), 10)

    def test_tested(self):
        tests = "\n".join(text(p) for p in files("tests/unit", suffixes=(".cpp",)))
        missing = []
        for cap in self.caps:
            if not re.search(rf"(?:limits|limits_)\.{cap} = |Limits\{{\}}\.{cap}\b", tests):
                missing.append(f"{cap} is set in no unit test")
            if cap not in CLAMPED and not re.search(rf'"(?:[^"]*too-large limit |too-large )?{cap}\b', tests):
                missing.append(f"no unit test ends in {cap}")
        self.assertEqual([], missing)

    def test_options(self):
        table = text(ROOT / "src/cli/arguments.hpp")
        options = dict(re.findall(r'\{"--[a-z-]+", &Limits::(\w+), "(\w+)"\}', table))
        self.assertEqual({cap: cap for cap in self.caps if cap not in IN_ITS_OWN_OPTION}, options)


if __name__ == "__main__":
    unittest.main()
