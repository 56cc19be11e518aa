# SPDX-License-Identifier: Apache-2.0
"""What a catalog costs: adding, adding again, asking, exporting, checking. Prints a table; CPU time, median of five.

    python3 -B tools/lib/bench_catalog.py [--count 2000] [--also postgresql://...]

The records are made by tools/make-report and converted first; they stand on tmpfs where there is one. A server's own time is not in its rows."""
import argparse
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("NIANBAO", str(ROOT / "build/release/nianbao"))


def measured(arguments):
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([PROGRAM, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, time.monotonic() - started


def row(name, count, arguments, before=lambda: None):
    runs = []
    for _ in range(5):
        before()
        runs.append(measured(arguments))
    cpu, wall = (statistics.median(column) for column in zip(*runs))
    print(f"| {name} | {cpu:.2f} | {count / cpu:.0f} | {wall:.2f} |", flush=True)
    return count / cpu, count / wall


def tables(count, also=None):
    """Prints the table. Records a second: added from their files (CPU), and converted into a catalog with two threads (elapsed)."""
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = pathlib.Path(tempfile.mkdtemp(prefix="nianbao-bench-", dir=memory))
    try:
        subprocess.run([sys.executable, "-B", ROOT / "tools/make-report", "-o", folder, "--seed", "1", "--count", str(count)],
                       check=True, stdout=subprocess.DEVNULL)
        subprocess.run([PROGRAM, "convert", folder / "in", "-o", folder / "out", "-q", "--to", "xml"], check=True)
        catalog = folder / "a.db"
        print(f"| {count} records | CPU seconds | records a CPU second | seconds |\n|---|---|---|---|")
        for jobs in (2, 1):
            added = row(f"add, SQLite, -j{jobs}", count, ["catalog", "add", catalog, folder / "out", f"-j{jobs}", "-q"],
                lambda: catalog.unlink(missing_ok=True))
        row("add again, -j1", count, ["catalog", "add", catalog, folder / "out", "-j1", "-q"])
        row("export", count, ["catalog", "export", catalog, "-o", folder / "exported", "--overwrite", "-q"])
        row("check", count, ["catalog", "check", catalog])
        row("--ranking", count, ["catalog", "query", catalog, "--ranking", "requests/received/total", "--year", "2023"])
        again, filled = folder / "again", folder / "b.db"

        def anew():
            shutil.rmtree(again, ignore_errors=True)
            filled.unlink(missing_ok=True)

        for jobs in (1, 2):
            for what, more in (("without", []), ("with", ["--catalog", filled])):
                inside = row(f"convert --to xml {what} --catalog, -j{jobs}", count, ["convert", folder / "in", "-o", again, "--to", "xml", f"-j{jobs}", "-q", *more], anew)
        if also:
            cpu, wall = measured(["catalog", "add", also, folder / "out", "-j2", "-q"])
            print(f"| add, PostgreSQL, -j2, once | {cpu:.2f} | {count / cpu:.0f} | {wall:.2f} |")
        print(f"\nThe file: {catalog.stat().st_size / count / 1000:.1f} kB a record.")
        return added[0], inside[1]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--also", help="an empty PostgreSQL database")
    options = parser.parse_args()
    tables(options.count, options.also)


if __name__ == "__main__":
    main()
