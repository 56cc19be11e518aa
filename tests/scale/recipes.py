#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the recipes of docs/scale.md as they are written, on a crawl of generated pages, and compares what they wrote.

    tests/scale/recipes.py [--pages N]

Needs Debian's packages parallel, slurm-wlm and munge, and root for Slurm. NIANBAO: the program; the release build by default.
"""
import argparse
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NIANBAO = pathlib.Path(os.environ.get("NIANBAO", ROOT / "build/release/nianbao")).resolve()
NEWS = "<html><head><title>我市召开工作会议</title></head><body><h1>我市召开工作会议</h1><p>昨天上午，会议在市政府召开。</p></body></html>"


def recipes():
    """Name: shell text, in the order of the page."""
    text = (ROOT / "docs/scale.md").read_text()
    return dict(re.findall(r"```sh\n# recipe: (\S+)\n(.*?)```", text, re.S))


def make_crawl(folder, pages):
    """A third of the lines are HTML reports, a third texts, a third no reports; one line is broken."""
    made = folder / "made"
    subprocess.run([ROOT / "tools/make-report", "-o", made, "--seed", "4", "--count", str(pages)], check=True, stdout=subprocess.DEVNULL)
    lines = []
    for number, path in enumerate(sorted(p for p in (made / "in").iterdir() if p.suffix != ".docx")):
        field = "html" if path.suffix == ".html" else "text"
        # Some are printed in GB18030: a crawler has decoded them.
        data = path.read_bytes()
        try:
            content = data.decode()
        except UnicodeDecodeError:
            content = data.decode("gb18030", "replace")
        lines.append(json.dumps({"url": f"http://www.x{number % 7}.gov.cn/art/{path.name}", field: content}, ensure_ascii=False))
        if number % 2:
            lines.append(json.dumps({"url": f"http://www.x{number % 7}.gov.cn/news/{number}.html", "html": NEWS}))
    lines.insert(10, '{"url": "http://www.x.gov.cn/broken", "html":')
    (folder / "crawl.jsonl").write_text("\n".join(lines) + "\n")
    shutil.copyfile(ROOT / "corpus/docx-2021-spans/source.docx", folder / "report.docx")


def figures(path):
    """The rows without the part that they came from."""
    with open(path, newline="") as file:
        return [{**row, "source": row["source"].split("/", 1)[1]} for row in csv.DictReader(file)]


def records(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


class Runner:
    def __init__(self, folder):
        self.folder = folder
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        (folder / "bin").mkdir()
        os.symlink(NIANBAO, folder / "bin/nianbao")
        self.environment["PATH"] = f"{folder}/bin:{os.environ['PATH']}"
        self.recipes = recipes()

    def run(self, name, code=0):
        done = subprocess.run(["bash", "-c", self.recipes.pop(name)], cwd=self.folder, env=self.environment, capture_output=True, text=True)
        assert done.returncode == code, (name, done.returncode, done.stderr)
        print(f"{name}: exit code {code}", flush=True)

    def clear_parts(self):
        for part in self.folder.glob("part-*"):
            shutil.rmtree(part) if part.is_dir() else part.unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=300)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_crawl(folder, chosen.pages)
        runner = Runner(folder)
        runner.run("folder", 1)  # the broken line
        whole = figures(folder / "archive/figures.csv")
        print(f"  {len({row['source'] for row in whole})} reports, {len(whole)} figures")
        assert len(whole) > 100 * chosen.pages
        runner.run("filter", 1)
        alone = (folder / "records.jsonl").read_bytes()
        runner.run("frames")
        assert b"urn:nianbao:report:" in (folder / "report.frame").read_bytes()
        runner.run("parallel-pipe")
        # The broken line is named by its number in the piece.
        same = [record for record in records(folder / "records.jsonl") if "status" not in record]
        assert same == [record for record in map(json.loads, alone.splitlines()) if "status" not in record]
        runner.run("parallel-files")
        assert sorted(map(str, whole)) == sorted(str(row) for part in folder.glob("part-???") for row in figures(part / "figures.csv"))
        runner.clear_parts()
        slurm = folder / "slurm"
        subprocess.run([ROOT / "tests/scale/local_slurm.sh", "start", slurm], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            runner.environment["SLURM_CONF"] = str(slurm / "slurm.conf")
            runner.run("slurm")
        finally:
            subprocess.run([ROOT / "tests/scale/local_slurm.sh", "stop", slurm], check=True)
        runner.run("together")
        assert whole == figures(folder / "figures.csv")
        assert not runner.recipes, f"not run: {list(runner.recipes)}"
    print("all recipes of docs/scale.md ran as written and wrote the same figures")


if __name__ == "__main__":
    sys.exit(main())
