#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""run.py TEST.js [--accept]: runs a browser test with Debian's chromium and what package.json names, installed below build/.

Ends with 77 (skipped) and a reason where node, npm, chromium or the packages cannot be had. NIANBAO is the program.
--accept copies the screenshots that documents show to docs/images."""
import fcntl
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
BUILD = HERE.parent.parent / "build"
SKIPPED = 77


def skip(reason):
    print(f"SKIPPED: {reason}")
    sys.exit(SKIPPED)


def packages():
    """The folder in which the packages are installed; once for all builds and all tests of this tree."""
    folder = BUILD / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        wanted = (HERE / "package-lock.json").read_bytes()
        installed = folder / "installed.json"
        if not installed.is_file() or installed.read_bytes() != wanted:
            for name in ("package.json", "package-lock.json"):
                shutil.copyfile(HERE / name, folder / name)
            done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder,
                                  capture_output=True, text=True, check=False)
            if done.returncode != 0:
                skip(f"npm cannot install the packages: {done.stderr.strip()[-300:]}")
            installed.write_bytes(wanted)
    return folder


def main():
    for program in ("node", "npm", "chromium"):
        if shutil.which(program) is None:
            skip(f"{program} is not installed")
    folder = packages()
    (BUILD / "screenshots").mkdir(exist_ok=True)
    environment = dict(os.environ, NIANBAO_PACKAGES=str(folder), NIANBAO_SCREENSHOTS=str(BUILD / "screenshots"),
                       NIANBAO_CHROMIUM=shutil.which("chromium"))
    if "--accept" in sys.argv[2:]:
        environment["NIANBAO_ACCEPT"] = "1"
    environment.setdefault("NIANBAO", str(BUILD / "release/nianbao"))
    sys.exit(subprocess.run(["node", str(HERE / sys.argv[1])], env=environment, check=False).returncode)


main()
