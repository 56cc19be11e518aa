#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Converts a made crawl and reports how many of its reports were found, and how many other pages were taken for one.

    tests/batch/crawl.py [--seed N] [--reports N] [--pages N]

Prints the table of docs/containers.md. Ends with 1 where a report is missed, another page becomes a record with figures of
a form, or a page has no row in reports.csv. NIANBAO: the program; the release build by default.
"""
import argparse
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NIANBAO = os.environ.get("NIANBAO", ROOT / "build/release/nianbao")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", default="3")
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=10_000)
    chosen = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        made, out = pathlib.Path(name, "made"), pathlib.Path(name, "out")
        subprocess.run([ROOT / "tools/make-crawl", "-o", made, "--seed", chosen.seed, "--reports", str(chosen.reports), "--pages", str(chosen.pages)],
                       check=True, stdout=subprocess.DEVNULL)
        truth = json.loads((made / "truth.json").read_text())
        print("| container | reports | found | found share | other pages | taken for a report | false share | CPU s | peak MB |")
        print("|---|---|---|---|---|---|---|---|---|")
        for container, said in truth.items():
            process = subprocess.Popen([str(NIANBAO), "convert", str(made / container), "-o", str(out / container), "--to", "csv", "-j1", "-q"],
                                       stderr=subprocess.DEVNULL)
            _, _, usage = os.wait4(process.pid, 0)
            with open(out / container / "reports.csv", newline="") as file:
                states = {}
                for row in csv.DictReader(file):
                    source = row["source"].split("/", 1)[1].split("#")[0]
                    states.setdefault(source, row["status"])
            reports, others = set(said["reports"]), set(said["others"])
            taken = {source for source, state in states.items() if state in ("converted", "no-form")}
            found, false = len(reports & taken), sorted(taken - reports)
            print(f"| {container} | {len(reports)} | {found} | {100 * found / len(reports):.2f} % | {len(others)} | {len(false)} | "
                  f"{100 * len(false) / len(others):.2f} % | {usage.ru_utime + usage.ru_stime:.1f} | {usage.ru_maxrss * 1024 / 1e6:.1f} |")
            for source in sorted(reports - taken)[:10] + false[:10]:
                print(f"  {source}: {states.get(source, 'no row')}", file=sys.stderr)
            without_row = (reports | others) - set(states)
            wrong += len(reports) - found + len(false) + len(without_row)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
