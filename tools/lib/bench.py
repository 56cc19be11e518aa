# SPDX-License-Identifier: Apache-2.0
"""The measurements of tools/bench, printed as Markdown."""
import json
import os
import pathlib
import platform
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NIANBAO = ROOT / "build/release/nianbao"
SMOKE = sys.argv[1:] == ["--smoke"]
RUNS = 3 if SMOKE else 100
SLOW_RUNS = 2 if SMOKE else 20
COPIES = [5, 20] if SMOKE else [100, 1000, 4000]


def reports():
    """(flattened text, HTML): the sample where it is, else the case of the same layout."""
    samples = pathlib.Path(os.environ.get("NIANBAO_SAMPLES", ROOT.parent / "shared/samples"))
    sample = samples / "gaoxin-2023-flat.txt"
    flat = sample if sample.is_file() else ROOT / "corpus/flat-2021-gaoxin-185-different/source.txt"
    return flat, ROOT / "corpus/html-2021-official-spans/source.html"


def time_of(command, folder, runs):
    """Mean, standard deviation and shortest, in milliseconds."""
    out = folder / "hyperfine.json"
    subprocess.run(["hyperfine", "-N", "--warmup", "3", "--runs", str(runs), "--export-json", out, "--style", "none",
                    shlex.join(map(str, command))], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    result = json.loads(out.read_text())["results"][0]
    return [1000 * (result[k] or 0) for k in ("mean", "stddev", "min")]


def peak_of(command, folder):
    """(seconds, peak resident memory in MB) of one run."""
    out = folder / "time"
    subprocess.run(["/usr/bin/time", "-f", "%e %M", "-o", out, *map(str, command)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds, kilobytes = out.read_text().split()
    return float(seconds), int(kilobytes) * 1024 / 1e6


def machine():
    model = next((line.split(":")[1].strip() for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), platform.machine())
    system = next(line.split("=")[1].strip('"') for line in pathlib.Path("/etc/os-release").read_text().splitlines()
                  if line.startswith("PRETTY_NAME"))
    return f"{os.cpu_count()} cores, {model}; {system}, Linux {platform.release().split('-')[0]}"


def single(folder):
    flat, page = reports()
    rows = [("flattened text, XML", [NIANBAO, "convert", flat, "-q"], RUNS),
            ("HTML, XML", [NIANBAO, "convert", page, "-q"], RUNS),
            ("HTML, figures.csv", [NIANBAO, "convert", page, "-q", "--to", "csv"], RUNS),
            ("HTML, parsed only", ["xmllint", "--html", "--noout", page], RUNS),
            ("HTML, Markdown", ["pandoc", "-f", "html", "-t", "gfm", page], SLOW_RUNS),
            ("HTML, tables to CSV", ["/usr/bin/python3", ROOT / "tools/lib/pandas_tables.py", page], SLOW_RUNS)]
    print(f"Inputs: {flat.name} ({flat.stat().st_size} bytes), {page.relative_to(ROOT)} ({page.stat().st_size} bytes).\n")
    print("| program | from, to | mean ms | ± | shortest ms | peak MB |\n|---|---|---|---|---|---|")
    for what, command, runs in rows:
        mean, deviation, shortest = time_of(command, folder, runs)
        _, peak = peak_of(command, folder)
        name = {"python3": "pandas"}.get(pathlib.Path(command[0]).name, pathlib.Path(command[0]).name)
        print(f"| {name} | {what} | {mean:.1f} | {deviation:.1f} | {shortest:.1f} | {peak:.1f} |")


def in_process(folder):
    """CPU time of conversions inside one process, the shortest of several; the sample, the HTML case and a generated set."""
    subprocess.run(["cmake", "--build", "--preset", "release", "--target", "nianbao-in-process"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    flat, page = reports()
    made = folder / "made"
    subprocess.run([ROOT / "tools/make-report", "-o", made, "--seed", "1", "--count", "20" if SMOKE else "1000", "--quirks", "heavy"], check=True,
                   stdout=subprocess.DEVNULL)
    print("\nInside one process, XML included, CPU time, the shortest of several conversions of each report:\n")
    print("| reports | mean ms | slowest ms |\n|---|---|---|")
    for what, files, runs in ((flat.name, [flat], RUNS), (page.parent.name, [page], RUNS),
                              ("`tools/make-report --seed 1 --count 1000 --quirks heavy`", sorted((made / "in").iterdir()), 5)):
        said = subprocess.run([ROOT / "build/release/in-process", "-n", str(runs), *files], check=True, capture_output=True, text=True).stdout.split()
        print(f"| {what} | {float(said[1]):.2f} | {float(said[2]):.2f} |")


def many(folder):
    flat, _ = reports()
    print("\n| reports | threads | seconds | reports a second | peak MB |\n|---|---|---|---|---|")
    source, made = folder / "in", 0
    source.mkdir()
    for count in COPIES:
        for number in range(made, count):
            shutil.copy(flat, source / f"{number:05}.txt")
        made = count
        for threads in ("1", "2"):
            out = folder / "out"
            shutil.rmtree(out, ignore_errors=True)
            seconds, peak = peak_of([NIANBAO, "convert", source, "-o", out, "-q", "-j", threads], folder)
            print(f"| {count} | {threads} | {seconds:.2f} | {count / max(seconds, 0.001):.0f} | {peak:.1f} |")


def comparison(folder):
    """Records of many agencies over ten years, compared into all files."""
    agencies = 5 if SMOKE else 100
    sources, records, out = folder / "years", folder / "records", folder / "comparison"
    sources.mkdir()
    for agency in range(agencies):
        for year in range(2015, 2025):
            text = (ROOT / f"tests/data/compare/{year}.html").read_text("utf-8")
            name = "松河县农业农村局"
            (sources / f"{agency:03}-{year}.html").write_text(text.replace(name, f"第{agency}{name}"), "utf-8")
    subprocess.run([NIANBAO, "convert", sources, "-o", records, "-q", "--to", "xml"], check=True)
    print("\n| records | agencies | years | threads | files | seconds | peak MB |\n|---|---|---|---|---|---|---|")
    for threads, files in ((1, "html,csv,txt"), (2, "html,csv,txt"), (2, "csv")):
        runs = [peak_of([NIANBAO, "compare", records, "-o", out, "-q", "--overwrite", "-j", str(threads), "--to", files], folder)
                for _ in range(3)]
        seconds, megabytes = min(runs)
        print(f"| {10 * agencies} | {agencies} | 10 | {threads} | {files.replace(',', ', ')} | {seconds:.2f} | {megabytes:.0f} |")


def main():
    if sys.argv[1:] not in ([], ["--smoke"]):
        sys.exit("usage: tools/bench [--smoke]")
    print(f"Machine: {machine()}.\n")
    with tempfile.TemporaryDirectory(prefix="nianbao-bench-") as folder:
        single(pathlib.Path(folder))
        in_process(pathlib.Path(folder))
        many(pathlib.Path(folder))
        comparison(pathlib.Path(folder))


if __name__ == "__main__":
    main()
