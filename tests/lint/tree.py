# SPDX-License-Identifier: Apache-2.0
"""What the lint tests share: the files of the tree, and a way to name what is wrong in them."""
import pathlib
import re
import sys

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CODE = (".cpp", ".hpp")


def files(*folders, suffixes=()):
    """Files below these folders of the tree, in name order; those of corpus/ and build/ only if asked for."""
    out = []
    for folder in folders:
        path = ROOT / folder
        found = [path] if path.is_file() else path.rglob("*")
        out += [p for p in found if p.is_file() and (not suffixes or p.suffix in suffixes) and "__pycache__" not in p.parts]
    return sorted(set(out))


def everything():
    """Every file a person wrote, but for the reports of the corpus."""
    top = [p.name for p in ROOT.iterdir() if p.is_file() and not p.name.startswith(".git")]
    return files(*top, ".ci", "cmake", "docs", "parsers", "schemas", "src", "tests", "tools")


def text(path):
    return path.read_text("utf-8")


def place(path, line=None):
    name = str(path.relative_to(ROOT))
    return name if line is None else f"{name}:{line}"


def lines_with(paths, pattern):
    """FILE:LINE: what stands there, for each line in which the pattern is found."""
    regex = re.compile(pattern)
    return [f"{place(p, n)}: {found.group(0)}" for p in paths for n, line in enumerate(text(p).splitlines(), 1)
            for found in [regex.search(line)] if found]
