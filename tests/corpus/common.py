# SPDX-License-Identifier: Apache-2.0
"""What the corpus tests share: where things are, and the program's outputs, made once for each test process."""
import csv
import functools
import importlib.machinery
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "corpus"
SPACE = "{urn:nianbao:report:1}"
SKIPPED = 77  # what ctest shows as skipped
sys.dont_write_bytecode = True


def tool(name):
    """A script of tools/ as a module."""
    loader = importlib.machinery.SourceFileLoader(name.replace("-", "_"), str(ROOT / "tools" / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


def program():
    return os.environ.get("NIANBAO", str(ROOT / "build/release/nianbao"))


def run(*arguments, **more):
    """The finished process; output as bytes. The limit is for a hang, not for speed."""
    return subprocess.run([program(), *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=120, **more)


def cases(names=()):
    """Every case folder, or those named (by any part of the name)."""
    every = sorted(p for p in CORPUS.iterdir() if (p / "case.xml").is_file())
    return [p for p in every if any(n in p.name for n in names)] if names else every


def source(case):
    found = [p for p in sorted(case.iterdir()) if p.name.startswith("source.")]
    if len(found) != 1:
        raise SystemExit(f"{case}: one source.* expected, found {len(found)}; tools/corpus-print writes it")
    return found[0]


def name_of(case, number=1):
    """The case in the outputs' `source`: its path below the folder that is converted; #2 for a second report."""
    return f"{case.name}/{source(case).name}" + (f"#{number}" if number > 1 else "")


def truth_of(case, number=1):
    return json.loads(numbered(case / "truth.json", number).read_text("utf-8"))


def numbered(path, number):
    """truth.json, truth.2.json: the files of a second report in one source."""
    return path if number == 1 else path.with_suffix(f".{number}{path.suffix}")


def findings_asked(case, number=1):
    """The <findings> of case.xml for that report, None where there are none."""
    every = ET.parse(case / "case.xml").getroot().findall("findings")
    return next((f for f in every if f.get("record", "1") == str(number)), None)


def reports():
    """(case, number) of every report: a source that holds two has a truth.2.json."""
    return [(case, number) for case in cases() for number in range(1, 10) if numbered(case / "truth.json", number).is_file()]


def samples():
    """The folder of samples, or None where it is not there."""
    folder = pathlib.Path(os.environ.get("NIANBAO_SAMPLES", ROOT.parent / "shared/samples"))
    return folder if folder.is_dir() else None


@functools.cache
def scratch():
    """A folder of this process's own, removed when it ends."""
    scratch.kept = tempfile.TemporaryDirectory(prefix="nianbao-corpus-")
    return pathlib.Path(scratch.kept.name)


class Outputs:
    """What one run wrote."""

    def __init__(self, name, inputs, *options, environment=None):
        self.folder = scratch() / name
        done = run("convert", *inputs, "-o", self.folder, "-q", "--to", "xml,csv,json", *options,
                   env=None if environment is None else {**os.environ, **environment})
        if done.returncode != 0:
            raise AssertionError(f"nianbao convert: exit code {done.returncode}\n"
                                 + done.stderr.decode("utf-8", "replace"))

    def files(self):
        """path -> bytes of every file."""
        return {str(p.relative_to(self.folder)): p.read_bytes() for p in sorted(self.folder.rglob("*")) if p.is_file()}

    def record_path(self, name):
        return self.folder / (name.replace("#", ".") + ".xml")

    @functools.cache
    def record(self, name):
        return ET.parse(self.record_path(name)).getroot()

    @functools.cache
    def table(self, name):
        """source -> rows of a CSV file."""
        out = {}
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                out.setdefault(row["source"], []).append(row)
        return out

    @functools.cache
    def lines(self):
        """source -> object of records.jsonl."""
        text = (self.folder / "records.jsonl").read_text("utf-8")
        return {o["source"]: o for o in map(json.loads, text.splitlines())}


@functools.cache
def staged():
    """A folder with nothing but the sources of all cases: CASE/source.*"""
    folder = scratch() / "in"
    for case in cases():
        (folder / case.name).mkdir(parents=True)
        shutil.copy(source(case), folder / case.name)
    return folder


@functools.cache
def corpus():
    """The outputs of the whole corpus."""
    return Outputs("out", [staged()])
