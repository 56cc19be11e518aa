#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Random reports in every layout: no silent wrong figure, nearly all of the plain figures right, few false alarms.

The seed is fresh in each run and is printed. NIANBAO_SEED asks for another one, NIANBAO_SECONDS for another time. A failure
prints the figure and the command that makes its report again.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("NIANBAO", str(ROOT / "build/release/nianbao"))
SECONDS = float(os.environ.get("NIANBAO_SECONDS", "60"))
BATCH = 50
LEAST_REPORTS = 200    # of fewer, one that is undecided as a whole would count too much
LEAST_RIGHT = 0.97
MOST_ALARMS = 0.03


def score_of(seed, quirks, form="both"):
    """What tools/score says about one batch."""
    with tempfile.TemporaryDirectory(prefix="nianbao-property-") as folder:
        subprocess.run([sys.executable, "-B", ROOT / "tools/make-report", "-o", folder, "--seed", str(seed), "--count", str(BATCH),
                        "--quirks", quirks, "--form", form], check=True, capture_output=True)
        subprocess.run([PROGRAM, "convert", f"{folder}/in", "-o", f"{folder}/out", "--to", "csv", "-q"], check=True, stdin=subprocess.DEVNULL)
        scored = subprocess.run([sys.executable, "-B", ROOT / "tools/score", f"{folder}/out/figures.csv", f"{folder}/truth.json", "--json"],
                                capture_output=True, text=True)
        return json.loads(scored.stdout)


def commands(seed, quirks, silent, form="both"):
    """For each report with a silent wrong figure: how to make it again, and the figures."""
    reports = {}
    for line in silent:
        number = re.match(rf"silent wrong[^:]*: [rs]{seed}-(\d+)-", line)
        reports.setdefault(int(number.group(1)) if number else None, []).append(line)
    return "".join(f"\ntools/make-report -o DIR --seed {seed} --quirks {quirks}{'' if form == 'both' else ' --form ' + form} --only {number}\n  " + "\n  ".join(lines[:5])
                   for number, lines in reports.items())


class Generated(unittest.TestCase):
    def test_no_silent_wrong_figure(self):
        seed = int(os.environ.get("NIANBAO_SEED") or int.from_bytes(os.urandom(4), "big"))
        begin, reports, plain, right, quiet, alarms = time.monotonic(), {"some": 0, "heavy": 0}, 0, 0, 0, 0
        print(f"seeds from {seed}", flush=True)
        while reports["some"] < LEAST_REPORTS or time.monotonic() - begin < SECONDS:
            quirks = "heavy" if reports["some"] >= 3 * (reports["heavy"] + BATCH) else "some"
            scored = score_of(seed, quirks)
            self.assertEqual([], scored["silent_wrong"], commands(seed, quirks, scored["silent_wrong"]))
            reports[quirks] += BATCH
            if quirks == "some":  # the shares are promised for reports as they are printed, not for the heavily damaged
                total = scored["total"]
                plain, right = plain + total["plain"], right + total["plain_right"]
                quiet, alarms = quiet + total["quiet"], alarms + total["false_alarms"]
            seed = (seed + 1) % 2**32
        print(f"{reports['some']} reports and {reports['heavy']} with heavy quirks, last seed {(seed - 1) % 2**32}: 0 silent wrong; "
              f"{right / plain:.2%} of {plain} plain figures right, {alarms / quiet:.2%} false alarms")
        self.assertGreater(right / plain, LEAST_RIGHT)
        self.assertLess(alarms / quiet, MOST_ALARMS)

    def test_statistics_of_2014_to_2018(self):
        seed = int(os.environ.get("NIANBAO_SEED") or int.from_bytes(os.urandom(4), "big"))
        print(f"seeds of statistics from {seed}", flush=True)
        for quirks in ("some", "some", "heavy"):
            scored = score_of(seed, quirks, "stat-2014")
            self.assertEqual([], scored["silent_wrong"], commands(seed, quirks, scored["silent_wrong"], "stat-2014"))
            if quirks == "some":
                self.assertGreater(scored["total"]["plain_right"] / scored["total"]["plain"], LEAST_RIGHT)
                self.assertLess(scored["total"]["false_alarms"] / scored["total"]["quiet"], MOST_ALARMS)
            seed = (seed + 1) % 2**32

    def test_a_wrong_figure_would_be_named(self):
        """The test itself: a truth that is not the print's must fail, and the command must name the report."""
        line = "silent wrong: r7-00012-tabs.txt requests/total/total: truth {}, program value='3'"
        self.assertEqual(f"\ntools/make-report -o DIR --seed 7 --quirks some --only 12\n  {line}", commands(7, "some", [line]))


if __name__ == "__main__":
    unittest.main()
