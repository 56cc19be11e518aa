# SPDX-License-Identifier: Apache-2.0
"""Where the time goes: instructions of each stage, by valgrind's callgrind, from whole runs of the program."""
import re
import shutil
import subprocess

import bench_inputs
from bench_measure import NIANBAO, head, row

FEW, MORE = 4, 24 # reports of the two runs; their difference leaves out start-up and what is done once

# A stage is the functions of that beginning with all they call; a further one ("of it") is part of the one above.
STAGES = (
    ("convert, all of it", ("nianbao::cli::convert_input",)),
    ("read", ("nianbao::read_source",)),
    ("digest (SHA-256; here without the processor's own instructions)", ("nianbao::sha256",)),
    ("recognize the format", ("nianbao::choose_parser",)),
    ("parse", ("nianbao::parse_flat_document", "nianbao::parse_html_document", "nianbao::parse_docx_document")),
    ("- of it decode", ("nianbao::decode",)),
    ("- of it clean the page", ("nianbao::html::without_stray_bytes", "nianbao::html::clean_page")),
    ("- of it unzip", ("nianbao::ZipReader::read",)),
    ("- of it libxml2", ("htmlCtxtReadMemory", "xmlCtxtReadMemory", "xmlFreeDoc")),
    ("titles: one report or several", ("nianbao::split_reports",)),
    ("rebuild", ("nianbao::rebuild",)),
    ("- of it match: tokens, keys, forms, labels", ("nianbao::tokenize", "nianbao::key_tokens", "nianbao::form_bids", "nianbao::find_labels")),
    ("outline", ("nianbao::find_sections",)),
    ("figures", ("nianbao::build_figures",)),
    ("identity", ("nianbao::find_identity",)),
    ("checks", ("nianbao::check_identities",)),
    ("XML", ("nianbao::record_to_xml",)),
    ("CSV", ("nianbao::figures_csv_rows", "nianbao::findings_csv_rows", "nianbao::reports_csv_row")),
    ("JSON", ("nianbao::record_to_json",)),
)
LINE = re.compile(r"^ *([0-9,]+) \([^)]*\) +[^:\s]*:(.*?)(?: \[|$)")


def inclusive(folder, files, count):
    """Instructions of every function with what it calls."""
    source, out, profile = folder / "profiled", folder / "profiled-out", folder / "callgrind.out"
    for path in (source, out):
        shutil.rmtree(path, ignore_errors=True)
    bench_inputs.many(source, files, count)
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", NIANBAO, "convert", source, "-o", out, "-q", "-j1",
                    "--to", "xml,csv,json"], check=True, capture_output=True)
    text = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", "--auto=no", profile], check=True,
                          capture_output=True, text=True).stdout
    functions = {}
    for line in text.splitlines():
        if found := LINE.match(line):
            name = found.group(2)
            functions[name] = functions.get(name, 0) + int(found.group(1).replace(",", ""))
    return functions


def of_stage(functions, names):
    """The sum over the functions; of one that the compiler cut into several the largest part, which calls the others."""
    total = 0
    for name in names:
        pattern = re.compile(re.escape(name) + r"(?:\[abi:cxx11\])?(?:\.[a-z.0-9]+)?(?:\(|$)")
        total += max((count for function, count in functions.items() if pattern.match(function)), default=0)
    return total


def print_profile(folder, inputs):
    columns = (("flattened text", [inputs.flat]), ("page of 36 kB", [inputs.page]), ("DOCX", [inputs.document]))
    head(f"Thousands of instructions a report, to XML, CSV and JSON, and their share (callgrind: {MORE} reports less {FEW}, by {MORE - FEW}):",
         "stage", *(name for name, _ in columns))
    profiles = [(inclusive(folder, files, FEW), inclusive(folder, files, MORE)) for _, files in columns]
    for stage, names in STAGES:
        cells = []
        for few, more in profiles:
            count = (of_stage(more, names) - of_stage(few, names)) / (MORE - FEW)
            whole = (of_stage(more, STAGES[0][1]) - of_stage(few, STAGES[0][1])) / (MORE - FEW)
            cells.append(f"{count / 1000:.0f} ({count / whole:.0%})" if count > 0 else "")
        row(stage, *cells)
