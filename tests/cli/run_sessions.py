#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a session file: commands as typed, and what they must print.

    %file NAME          the lines up to ^D become a file
    % COMMAND           run by bash in a folder of its own; `nianbao` is the program under test
    line                expected on standard output, in order
    2> line             expected on standard error
    => 2                expected exit code (0 where it is not said)

In an expected line, [...] stands for any text; a line that is ... stands for any number of lines.
Lines that begin with # between commands are comments, and so is everything before the first %.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile


class Step:
    def __init__(self, number, command):
        self.number = number
        self.command = command
        self.out = []
        self.err = []
        self.code = 0


def read_session(path):
    """Files and steps, in their order."""
    parts = []
    lines = path.read_text(encoding="utf-8").split("\n")
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.startswith("%file "):
            end = lines.index("^D", index)
            parts.append((line[6:].strip(), "\n".join(lines[index + 1:end]) + "\n"))
            index = end
        elif line.startswith("% "):
            parts.append(Step(index + 1, line[2:]))
        elif parts and isinstance(parts[-1], Step) and line and not line.startswith("#"):
            step = parts[-1]
            if line.startswith("=> "):
                step.code = int(line[3:])
            elif line.startswith("2> "):
                step.err.append(line[3:])
            else:
                step.out.append(line)
        index += 1
    return parts


def pattern_of(expected):
    """One regular expression for all expected lines."""
    text = ""
    for line in expected:
        if line == "...":
            text += r"(?:[^\n]*\n)*"
        else:
            text += ".*".join(re.escape(piece) for piece in line.split("[...]")) + "\n"
    return text + r"\Z"


def show(title, text):
    return "".join(f"    {title} {line}\n" for line in text.splitlines())


def check_step(step, folder, environment):
    done = subprocess.run(["bash", "-c", step.command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=120)
    out = done.stdout.decode("utf-8", "replace")
    err = done.stderr.decode("utf-8", "replace")
    # Empty lines do not count: they separate the steps of a session file.
    told = re.sub(r"\n{2,}", "\n", out.lstrip("\n"))
    faults = ""
    if done.returncode != step.code:
        faults += f"    exit code {done.returncode}, expected {step.code}\n"
    if not re.match(pattern_of(step.out), told):
        faults += show("expected |", "\n".join(step.out)) + show("got      |", told)
    if not re.match(pattern_of(step.err), err):
        faults += show("expected 2|", "\n".join(step.err)) + show("got      2|", err)
    elif faults:
        faults += show("stderr   |", err)
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--nianbao", required=True)
    parser.add_argument("sessions", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    failed = 0
    for session in arguments.sessions:
        with tempfile.TemporaryDirectory(prefix="nianbao-cli-") as root:
            folder = pathlib.Path(root, "work")
            programs = pathlib.Path(root, "bin")
            folder.mkdir()
            programs.mkdir()
            (programs / "nianbao").symlink_to(pathlib.Path(arguments.nianbao).resolve())
            kept = {key: value for key, value in os.environ.items()
                    if key != "LANG" and not key.startswith("LC_")}
            environment = {**kept, "PATH": f"{programs}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
            for part in read_session(session):
                if isinstance(part, tuple):
                    target = folder / part[0]
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text(part[1], encoding="utf-8")
                    continue
                faults = check_step(part, folder, environment)
                if faults:
                    failed += 1
                    print(f"{session.name}:{part.number}: % {part.command}\n{faults}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
