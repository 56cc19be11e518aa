# SPDX-License-Identifier: Apache-2.0
"""What the spreadsheet tests share: generated reports, and the program's outputs of them."""
import csv
import decimal
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SHEETS = {"proactive": "主动公开", "requests": "依申请公开", "disputes": "复议诉讼"}
sys.dont_write_bytecode = True


def nianbao(*arguments):
    program = os.environ.get("NIANBAO", str(ROOT / "build/release/nianbao"))
    return subprocess.run([program, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          timeout=280, check=False)


def generate(folder, count, seed, *more):
    subprocess.run([sys.executable, "-B", ROOT / "tools/make-report", "-o", folder, "--count", str(count), "--seed", str(seed),
                    *more], check=True, capture_output=True, timeout=280)
    return folder / "in"


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def same_number(cell, text):
    """Whether the cell holds this decimal and no other."""
    return isinstance(cell, (int, float)) and decimal.Decimal(repr(cell)) == decimal.Decimal(text)


def as_text(cell):
    return "" if cell is None else str(cell)
