# SPDX-License-Identifier: Apache-2.0
"""What tools/bench compares with, from Python: peers.py READER RUNS FILE prints the CPU milliseconds of the shortest of RUNS readings
in this process; with RUNS 0 it reads once and prints the cells, as a script would."""
import io
import sys
import time


def lxml(data):
    """Every cell of every row, as a script with lxml takes them."""
    import lxml.html
    tree = lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))
    return [["".join(cell.itertext()).strip() for cell in row.iterchildren("td", "th")] for row in tree.iter("tr")]


def pandas(data):
    """Every table as a data frame."""
    import pandas as library
    return [frame.values.tolist() for frame in library.read_html(io.BytesIO(data), encoding="utf-8")]


def docx(data):
    """Every cell of every row, as a script with python-docx takes them."""
    import docx as library
    return [[cell.text for cell in row.cells] for table in library.Document(io.BytesIO(data)).tables for row in table.rows]


def main():
    reader, runs, file = sys.argv[1:]
    read = {"lxml": lxml, "pandas": pandas, "python-docx": docx}[reader]
    with open(file, "rb") as stream:
        data = stream.read()
    if runs == "0":
        print("\n".join("\t".join(map(str, row)) for row in read(data)))
        return
    best = float("inf")
    for _ in range(int(runs) + 1):  # the first imports the library
        begin = time.process_time()
        rows = read(data)
        best = min(best, 1000 * (time.process_time() - begin))
        if not rows:
            sys.exit("no cell was read")
    print(best)


if __name__ == "__main__":
    main()
