#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Thousands of reports in one run: all of them out, what is broken listed, bytes that do not depend on the threads or on
how often the run was killed, and memory that does not grow with their number.

    tests/batch/many.py [--count N] [--kills N] [--work DIR] [--reports DIR]

Makes N reports with tools/make-report (or takes the folder made before), breaks every hundredth, and prints what it
measured. NIANBAO: the program; the release build by default. Needs some 100 KB of disk a report.
"""
import argparse
import csv
import hashlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NIANBAO = os.environ.get("NIANBAO", ROOT / "build/release/nianbao")
DOCX = (ROOT / "corpus/docx-2021-spans/source.docx").read_bytes()
BROKEN = [b"PK\3\4 and no more", DOCX[:len(DOCX) // 2]]
MOST_BYTES_EACH = 200
faults = []


def expect(good, what):
    print(("  ok    " if good else "  WRONG ") + what, flush=True)
    if not good:
        faults.append(what)


def break_some(given):
    """Every hundredth input, named .docx: what is no report by its look would only be skipped. Their names."""
    broken = []
    for number, path in enumerate(sorted(given.iterdir())):
        if number % 100 == 99:
            name = path.with_name(path.stem + ".broken.docx")
            if path.suffix != ".docx" or ".broken" not in path.name:
                path.rename(name)
                name.write_bytes(BROKEN[number // 100 % 2])
            broken.append(name.name)
    return broken


def run(given, out, *options):
    """(exit code, CPU seconds, seconds, peak megabytes)"""
    start = time.monotonic()
    process = subprocess.Popen([str(NIANBAO), "convert", str(given), "-o", str(out), "-q", *options], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss * 1024 / 1e6


def digest(folder):
    """Of the names and bytes of all files but hidden ones."""
    total = hashlib.sha256()
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != ".nianbao")
        for name in sorted(files):
            total.update(f"{os.path.relpath(os.path.join(place, name), folder)}\0".encode())
            with open(os.path.join(place, name), "rb") as file:
                total.update(hashlib.file_digest(file, "sha256").digest())
    return total.hexdigest()


def check_outputs(given, broken, out):
    with open(out / "reports.csv", newline="") as file:
        states = {}
        for row in csv.DictReader(file):
            states.setdefault(row["source"].split("#")[0], row["status"])
    expect(len(states) == len(list(given.iterdir())), f"{len(states)} inputs have a row in reports.csv")
    failed = sorted(name for name, state in states.items() if state == "failed")
    expect(failed == sorted(broken), f"{len(failed)} failed: exactly those that were broken")
    others = {state for name, state in states.items() if name not in set(broken)}
    expect(others <= {"converted", "no-form"}, f"all others are {', '.join(sorted(others))}")
    records = {p.name[:-4] for p in out.glob("*.xml")}
    expect(all(name in records for name in states if name not in set(broken)), f"{len(records)} records written")


def kill_and_resume(given, out, seconds, kills, seed):
    moments = random.Random(seed)
    killed = 0
    for _ in range(kills):
        process = subprocess.Popen([str(NIANBAO), "convert", str(given), "-o", str(out), "-q", "-j2", "--resume"], stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0, seconds * 1.5 / kills))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
    code, _, took, megabytes = run(given, out, "-j2", "--resume")
    print(f"  killed {killed} times (seed {seed}); the last run took {took:.1f} s, {megabytes:.1f} MB, exit code {code}")
    return killed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--reports", type=pathlib.Path, help="DIR of tools/make-report, made before")
    chosen = parser.parse_args()
    work = chosen.work or pathlib.Path(tempfile.mkdtemp(prefix="nianbao-many-"))
    work.mkdir(parents=True, exist_ok=True)
    made = chosen.reports or work / "made"
    if not chosen.reports:
        subprocess.run([ROOT / "tools/make-report", "-o", made, "--seed", "6", "--count", str(chosen.count)], check=True, stdout=subprocess.DEVNULL)
    given = made / "in"
    broken = break_some(given)
    few = work / "few"
    shutil.rmtree(few, ignore_errors=True)
    few.mkdir()
    for path in sorted(given.iterdir())[:chosen.count // 10]:
        os.link(path, few / path.name)

    print(f"{len(list(given.iterdir()))} inputs, {len(broken)} of them broken:")
    digests, peaks = {}, {}
    for jobs in "1", "2":
        out = work / f"out-{jobs}"
        code, cpu, took, peak = run(given, out, "-j", jobs)
        expect(code == 1, f"-j{jobs}: {took:.1f} s, {cpu:.1f} s CPU, {peak:.1f} MB, exit code {code}")
        digests[jobs], peaks[jobs] = digest(out), peak
    check_outputs(given, broken, work / "out-1")
    expect(digests["1"] == digests["2"], "-j1 and -j2 wrote the same bytes")
    shutil.rmtree(work / "out-2")
    _, _, _, peak_of_few = run(few, work / "out-few", "-j2")
    count = len(list(given.iterdir()))
    each = (peaks["2"] - peak_of_few) * 1e6 / (count - len(list(few.iterdir())))
    # Of a few thousand the noise of the allocator is larger than what is measured.
    expect(each <= MOST_BYTES_EACH or count < 20_000, f"memory: {peak_of_few:.1f} MB for a tenth of them, {each:.0f} bytes a further input")
    killed = kill_and_resume(given, work / "out-killed", took, chosen.kills, int.from_bytes(os.urandom(4), "big"))
    expect(killed > 0, "runs were killed on their way")
    expect(digest(work / "out-killed") == digests["1"], "killed and resumed: the same bytes")
    if not chosen.work:
        shutil.rmtree(work)
    print("WRONG: " + "; ".join(faults) if faults else "all as it should be")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
