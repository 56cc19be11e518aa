# SPDX-License-Identifier: Apache-2.0
"""How tools/bench measures: CPU time, the median of five; and how its tables look."""
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NIANBAO = ROOT / "build/release/nianbao"
PROGRAMS = ROOT / "build/release/bench"
SMOKE = sys.argv[1:] == ["--smoke"]
TIMES = 1 if SMOKE else 5
PYTHON = "/usr/bin/python3"


class Run:
    """One run of a process: CPU and elapsed seconds."""

    def __init__(self, command, environment=None):
        begin = time.monotonic()
        with subprocess.Popen([str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.elapsed = time.monotonic() - begin
        self.cpu = usage.ru_utime + usage.ru_stime
        if process.returncode != 0:
            raise subprocess.CalledProcessError(process.returncode, command)


def cpu_of(command, before=None, environment=None):
    """CPU seconds of a whole process and its children, user and system: the median; and the elapsed seconds, too."""
    runs = []
    for _ in range(TIMES):
        if before:
            before()
        runs.append(Run(command, environment))
    return statistics.median(run.cpu for run in runs), statistics.median(run.elapsed for run in runs)


def peak_of(command, folder, environment=None):
    """Peak resident memory in MB of the largest process. A small process measures, for a large one hands its own peak on."""
    out = folder / "peak"
    subprocess.run(["/usr/bin/time", "-f", "%M", "-o", out, *map(str, command)], check=True, env=environment,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return int(out.read_text().split()[-1]) * 1024 / 1e6


def in_process(command):
    """CPU milliseconds that a program found out itself, of the shortest of many runs in one process: the median of five processes."""
    return statistics.median(float(subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout.split()[0])
                             for _ in range(TIMES))


def in_program(name, runs, *files):
    """As above, of a program of tests/bench: the mean of the files, and the slowest."""
    said = [subprocess.run([PROGRAMS / name, "-n", str(runs), *files], check=True, capture_output=True, text=True).stdout.split()
            for _ in range(TIMES)]
    return statistics.median(float(words[1]) for words in said), statistics.median(float(words[2]) for words in said)


def row(*cells):
    print("| " + " | ".join(f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |")


def head(title, *columns):
    print(f"\n{title}\n")
    row(*columns)
    row(*["---"] * len(columns))


def machine():
    model = next((line.split(":")[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), platform.machine())
    system = next(line.split("=")[1].strip('"') for line in pathlib.Path("/etc/os-release").read_text().splitlines()
                  if line.startswith("PRETTY_NAME"))
    return f"{os.cpu_count()} cores, {model}; {system}, Linux {platform.release().split('-')[0]}; load {os.getloadavg()[0]:.1f} at the start"
