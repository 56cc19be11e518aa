# SPDX-License-Identifier: Apache-2.0
"""What tools/bench measures with. The same files on every machine, the sample aside where it is not there."""
import os
import pathlib
import shutil
import subprocess

import bench_page
from bench_measure import ROOT, SMOKE


def sample():
    """The sample of flattened text, where it is; else the case of the same layout."""
    samples = pathlib.Path(os.environ.get("NIANBAO_SAMPLES", ROOT.parent / "shared/samples"))
    flat = samples / "gaoxin-2023-flat.txt"
    return flat if flat.is_file() else ROOT / "corpus/flat-2021-gaoxin-185-different/source.txt"


def generate(folder, count, layouts, quirks="none", seed="1", form="both"):
    """Reports of tools/make-report; their files, sorted."""
    subprocess.run([ROOT / "tools/make-report", "-o", folder, "--seed", seed, "--count", str(count), "--layout", layouts,
                    "--quirks", quirks, "--form", form], check=True, stdout=subprocess.DEVNULL)
    return sorted((folder / "in").iterdir())


def layouts(prefix):
    """Names of make-report's layouts, with commas between: "html-", "docx-"; "" for flattened text."""
    names = subprocess.run([ROOT / "tools/make-report", "--list"], check=True, capture_output=True, text=True).stdout.split()
    files = ("html-", "docx-")
    return ",".join(name for name in names if (name.startswith(prefix) if prefix else not name.startswith(files)))


def page(folder):
    """The page of 36 kB."""
    report = generate(folder / "page-report", 1, "html-span", form="gkb-2021")[0]
    path = folder / "page.html"
    path.write_text(bench_page.page_around(report.read_text("utf-8")), "utf-8")
    return path


def document(folder):
    """A DOCX with the markup that word processors leave."""
    return generate(folder / "docx-report", 1, "docx-noise", form="gkb-2021")[0]


def many(folder, files, count):
    """A folder of `count` reports: those files again and again."""
    folder.mkdir()
    for number in range(count):
        file = files[number % len(files)]
        shutil.copy(file, folder / f"{number:05}{file.suffix}")
    return folder


class Inputs:
    def __init__(self, folder):
        different = 10 if SMOKE else 1000
        self.flat = sample()
        self.page = page(folder)
        self.document = document(folder)
        self.texts = generate(folder / "texts", different, layouts(""))
        self.pages = generate(folder / "pages", different, layouts("html-"))
        self.documents = generate(folder / "documents", different, layouts("docx-"))
        self.heavy = generate(folder / "heavy", different, "all", quirks="heavy")
