#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Feeds hostile inputs to the program; none may take more than 5 s of CPU or 300 MB, crash, or give a wrong exit.

    tests/hostile/measure.py [--nianbao FILE] [--seconds N] [--megabytes N] [NAME...]

Prints a Markdown table. What costs too much ends in an error that names a cap of Limits. `check` reads back what was
converted, under the same caps, where the record is no larger than an input may be.
"""
import argparse
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

from inputs import INPUTS

ROOT = pathlib.Path(__file__).resolve().parents[2]
INPUT_BYTES = 20_000_000


def confine():
    """What runs away must not take the machine along."""
    resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


def run(command, folder):
    """Exit code, CPU seconds, peak megabytes, standard error."""
    with open(folder / "err", "wb") as err, open(folder / "out", "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=err, env={**os.environ, "LC_ALL": "C"},
                                   preexec_fn=confine)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    text = (folder / "err").read_text(errors="replace")
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--nianbao", default=os.environ.get("NIANBAO", str(ROOT / "build/release/nianbao")))
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--megabytes", type=float, default=300.0)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    bad = []
    print("| input | MB | CPU s | peak MB | ends in |\n|---|--:|--:|--:|---|")
    for name in options.names or INPUTS:
        file_name, make = INPUTS[name]
        with tempfile.TemporaryDirectory() as work:
            folder = pathlib.Path(work)
            path = folder / file_name
            path.write_bytes(make())
            size = path.stat().st_size
            code, seconds, megabytes, text = run([options.nianbao, "convert", str(path), "-o", str(folder / "o"), "-j1"], folder)
            errors = [line for line in text.splitlines() if file_name in line]
            end = "record" if code == 0 else re.sub(r"^.*?a\.\w+: ?", "", errors[0] if errors else text.strip()[-90:])
            faults = []
            record = folder / "o" / (file_name + ".xml")
            if code == 0 and record.stat().st_size <= INPUT_BYTES:
                again = run([options.nianbao, "check", str(record)], folder)
                end += f", check {again[1]:.1f} s {again[2]:.0f} MB"
                said = (folder / "err").read_text(errors="replace") + (folder / "out").read_text(errors="replace")
                if again[0] != 0 and "limit was reached" not in said:
                    faults.append(f"check ends in {again[0]}: " + (folder / "out").read_text()[:200])
                seconds, megabytes = max(seconds, again[1]), max(megabytes, again[2])
            if code not in (0, 1):
                faults.append(f"exit code {code}")
            if code == 1 and not errors:
                faults.append("no error names the file")
            if seconds > options.seconds:
                faults.append(f"{seconds:.1f} s")
            if megabytes > options.megabytes:
                faults.append(f"{megabytes:.0f} MB")
            if any(left.name.endswith(".tmp") for left in folder.rglob("*")):
                faults.append("a temporary file is left")
            mark = " **" + "; ".join(faults) + "**" if faults else ""
            print(f"| {name} | {size / 1e6:.1f} | {seconds:.2f} | {megabytes:.0f} | {end}{mark} |", flush=True)
            if faults:
                bad.append(name)
    print(f"{len(bad)} of {len(options.names or INPUTS)} beyond what is allowed" + (": " + " ".join(bad) if bad else "."))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
