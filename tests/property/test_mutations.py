#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Damaged reports: a changed number of section 3 or 4 is always caught, other damage never makes a wrong figure unflagged.

The numbers are changed with a fresh seed in every run; the structure is damaged with a fixed one.
"""
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = dict(os.environ, NIANBAO=os.environ.get("NIANBAO", str(ROOT / "build/release/nianbao")))


def mutate(*arguments):
    return subprocess.run([sys.executable, "-B", ROOT / "tools/mutate", *map(str, arguments)], capture_output=True, text=True, env=ENVIRONMENT)


class Mutations(unittest.TestCase):
    def test_changed_numbers_are_caught(self):
        seed = int(os.environ.get("NIANBAO_SEED", int.from_bytes(os.urandom(4), "big")))
        done = mutate("--seed", seed, "--count", 150, "--kinds", "number")
        print(done.stdout)
        self.assertEqual(0, done.returncode, f"tools/mutate --seed {seed} --count 150 --kinds number\n{done.stdout}{done.stderr}")

    def test_damaged_structure_is_flagged(self):
        done = mutate("--seed", 42, "--count", 400)
        print(done.stdout)
        self.assertEqual(0, done.returncode, f"tools/mutate --seed 42 --count 400\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    unittest.main()
