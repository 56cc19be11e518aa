# SPDX-License-Identifier: Apache-2.0
"""The measurements of tools/bench, printed as Markdown."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import bench_catalog
import bench_profile
from bench_inputs import Inputs, many
from bench_measure import NIANBAO, PROGRAMS, PYTHON, ROOT, SMOKE, TIMES, Run, cpu_of, head, in_process, in_program, machine, peak_of, row

RUNS = 3 if SMOKE else 100
PEERS = ROOT / "tests/bench/peers.py"
NODE = ROOT / "build/bench"
FORMATS = ("xml", "xml,csv", "csv,json")
measured = {}  # what has a target


def tool(name):
    """Whether a program to compare with is there; in a smoke run it need not be."""
    present = {"mammoth": (NODE / "node_modules/mammoth").is_dir(), "libzip": (PROGRAMS / "parse_docx").is_file(),
               "python-docx": SMOKE is False or subprocess.run([PYTHON, "-c", "import docx"], capture_output=True, check=False).returncode == 0}
    return present.get(name, shutil.which(name) is not None)


def node():
    return ["env", f"NODE_PATH={NODE / 'node_modules'}", "node", ROOT / "tests/bench/mammoth.js"]


def inside(inputs):
    """One page and one document, converted again and again in one process."""
    for what, file, key, rows in (
            ("HTML, the page of 36 kB", inputs.page, "html",
             [("libxml2: htmlReadMemory", lambda: in_program("parse_html", RUNS, inputs.page)[0], True),
              ("nianbao: to a record's XML", lambda: in_program("in_process", RUNS, inputs.page)[0], True),
              ("lxml: every cell", lambda: in_process([PYTHON, PEERS, "lxml", RUNS, inputs.page]), True),
              ("pandas.read_html: every table", lambda: in_process([PYTHON, PEERS, "pandas", max(RUNS // 10, 1), inputs.page]), True)]),
            ("DOCX", inputs.document, "docx",
             [("libzip and libxml2: xmlReadMemory", lambda: in_program("parse_docx", RUNS, inputs.document)[0], tool("libzip")),
              ("nianbao: to a record's XML", lambda: in_program("in_process", RUNS, inputs.document)[0], True),
              ("python-docx: every cell", lambda: in_process([PYTHON, PEERS, "python-docx", max(RUNS // 10, 1), inputs.document]), tool("python-docx")),
              ("mammoth: to HTML", lambda: in_process([*node(), max(RUNS // 5, 1), inputs.document]), tool("mammoth"))])):
        head(f"{what} ({file.stat().st_size} bytes), inside one process, CPU time:", "program", "ms", "times the parse alone")
        base = None
        for name, measure, present in rows:
            if not present:
                continue
            milliseconds = measure()
            base = milliseconds if base is None else base
            row(name, milliseconds, milliseconds / base)
            if name.startswith("nianbao"):
                measured[key] = milliseconds / base
    head("Reports inside one process, to a record's XML, CPU time:", "reports", "mean ms", "slowest ms")
    row(inputs.flat.name, *in_program("in_process", RUNS, inputs.flat))
    for name, files in (("flattened text", inputs.texts), ("HTML", inputs.pages), ("DOCX", inputs.documents), ("all layouts, heavy quirks", inputs.heavy)):
        row(f"{len(files)} generated, {name}", *in_program("in_process", 3, *files))


def office(folder, *options):
    return ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", *options, "--outdir", folder]


def processes(folder, inputs):
    """Whole processes, start-up included, for one report."""
    csv = 'csv:Text - txt - csv (StarCalc):44,34,76'
    head("One report, a whole process, start-up included, CPU time:", "program", "from, to", "ms", "peak MB")
    for name, what, command, present in (
            ("nianbao", "flattened text, XML", [NIANBAO, "convert", inputs.flat, "-q"], True),
            ("nianbao", "page of 36 kB, XML", [NIANBAO, "convert", inputs.page, "-q"], True),
            ("nianbao", "page of 36 kB, CSV", [NIANBAO, "convert", inputs.page, "-q", "--to", "csv"], True),
            ("nianbao", "DOCX, XML", [NIANBAO, "convert", inputs.document, "-q"], True),
            ("xmllint", "page of 36 kB, parsed only", ["xmllint", "--html", "--noout", inputs.page], True),
            ("lxml", "page of 36 kB, cells", [PYTHON, PEERS, "lxml", 0, inputs.page], True),
            ("pandas", "page of 36 kB, tables", [PYTHON, PEERS, "pandas", 0, inputs.page], True),
            ("pandoc", "page of 36 kB, Markdown", ["pandoc", "-f", "html", "-t", "gfm", inputs.page], True),
            ("LibreOffice", "page of 36 kB, CSV", office(folder, "--infilter=HTML (StarCalc)", "--convert-to", csv, inputs.page), tool("soffice")),
            ("python-docx", "DOCX, cells", [PYTHON, PEERS, "python-docx", 0, inputs.document], tool("python-docx")),
            ("pandoc", "DOCX, Markdown", ["pandoc", "-f", "docx", "-t", "gfm", inputs.document], True),
            ("mammoth", "DOCX, HTML", [*node(), 1, inputs.document], tool("mammoth")),
            ("LibreOffice", "DOCX, text", office(folder, "--convert-to", "txt:Text", inputs.document), tool("soffice"))):
        if present:
            Run(command)  # warms the disk's cache, and makes the profile of LibreOffice
            row(name, what, 1000 * cpu_of(command)[0], peak_of(command, folder))


def batches(folder, inputs):
    """Many reports, one and two threads, to several outputs."""
    out = folder / "out"
    head("Many reports; CPU is user and system time of all threads, elapsed is what a clock on the wall shows:", "reports", "from", "to", "threads",
         "CPU s", "elapsed s", "reports a CPU second", "peak MB")
    for name, files, counts in (("flattened text", inputs.texts, (1, 5, 20) if SMOKE else (1, 100, 10_000)),
                                ("HTML", inputs.pages, (5,) if SMOKE else (1000,)), ("DOCX", inputs.documents, (5,) if SMOKE else (1000,))):
        for count in counts:
            source = many(folder / f"many-{files[0].suffix}-{count}", files, count)
            for formats in FORMATS:
                elapsed_of = {}
                for threads in (1, 2):
                    command = [NIANBAO, "convert", source, "-o", out, "-q", "-j", threads, "--to", formats]

                    def empty():
                        shutil.rmtree(out, ignore_errors=True)
                    cpu, elapsed_of[threads] = cpu_of(command, before=empty)
                    empty()
                    row(count, name, formats.replace(",", ", "), threads, cpu, elapsed_of[threads], f"{count / max(cpu, 1e-9):.0f}", peak_of(command, folder))
                    if threads == 1 and name == "flattened text":
                        measured[formats] = count / cpu
                if name == "flattened text" and formats == "csv,json":
                    measured["threads"] = elapsed_of[1] / elapsed_of[2]
            shutil.rmtree(source)


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
    head("Records of ten years, compared:", "records", "agencies", "threads", "files", "CPU s", "elapsed s", "peak MB")
    for threads, files in ((1, "html,csv,txt"), (2, "html,csv,txt"), (2, "csv")):
        command = [NIANBAO, "compare", records, "-o", out, "-q", "--overwrite", "-j", threads, "--to", files]
        row(10 * agencies, agencies, threads, files.replace(",", ", "), *cpu_of(command), f"{peak_of(command, folder):.0f}")


def catalog():
    print("\nA catalog in SQLite, records of text, HTML and DOCX; the first column of figures is CPU, the last elapsed time:\n")
    measured["added"], measured["inside"] = bench_catalog.tables(20 if SMOKE else 2000)


def targets():
    head("Targets, and what this run measured:", "what", "target", "measured")
    row("page of 36 kB to a record's XML, times libxml2's parse alone", "at most 2", measured["html"])
    if "docx" in measured:
        row("DOCX to a record's XML, times unzip and parse alone", "at most 2", measured["docx"])
    row("flattened text to CSV and records.jsonl, reports a CPU second", "at least 4000", f"{measured['csv,json']:.0f}")
    row("flattened text to XML files, reports a CPU second", "at least 2000", f"{measured['xml']:.0f}")
    row("two threads against one, elapsed time", "at least 1.8", measured["threads"])
    row("records of XML files into SQLite, a CPU second", "at least 500", f"{measured['added']:.0f}")
    row("reports converted into XML files and SQLite with two threads, a second", "at least 1000", f"{measured['inside']:.0f}")


def main():
    if sys.argv[1:] not in ([], ["--smoke"]):
        sys.exit("usage: tools/bench [--smoke]")
    print(f"Machine: {machine()}. Median of {TIMES}.")
    shared = pathlib.Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="nianbao-bench-", dir=shared if os.access(shared, os.W_OK) else None) as name:
        folder = pathlib.Path(name)
        inputs = Inputs(folder)
        inside(inputs)
        processes(folder, inputs)
        batches(folder, inputs)
        comparison(folder)
        catalog()
        targets()
        bench_profile.print_profile(folder, inputs)


if __name__ == "__main__":
    main()
