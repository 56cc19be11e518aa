# SPDX-License-Identifier: Apache-2.0
"""Flattened text: the dialects of variety.md and the release lines of flattening.md, and what each print leaves open.

A printer of a row gets its texts ("" is a blank that is kept, dropped blanks are not there) and the number of
bars that pad it. proof() prints the row again as any other row would be printed that might have come to the
same text: where all of them have their values in the same columns, the columns are proved.
"""
import unicodedata

from .tables import BREAK, PARAGRAPH, expanded, width_of

DATA, END = 0xF0000, 0x100000  # planes for marks around figure i and before row i: stripped at the end
ROW = 0xF8000


def bars(texts):
    return [f"{t} |".lstrip() for t in texts]


def row_a(texts, pad):
    return bars(texts) + (["|" * pad] if pad else [])


def row_a_plus(texts, pad):
    lines = bars(texts)
    lines[-1] += " " + "|" * pad if pad else ""
    return lines


def row_a_start(texts, pad):
    return ["|"] + row_a(texts, pad)


def row_b(texts, pad):
    return [" ".join(bars(texts) + (["|" * pad] if pad else []))]


def row_b_broken(texts, pad):
    """A kept blank breaks the line, as 1.10 to 1.12 do in one-line rows."""
    out = ""
    for text in texts:
        out += f"{' ' if out and not out.endswith(chr(10)) else ''}{text} |" if text else "\n|\n"
    out = out.replace("\n\n", "\n").rstrip("\n")
    return (out + (" " + "|" * pad if pad else "")).strip("\n").replace("\n ", "\n").split("\n")


def row_b_start(texts, pad):
    return ["| " + row_b(texts, pad)[0]]


def row_b_21(texts, pad):
    """2.1.0: a kept blank is a bar on a line of its own."""
    out = "| " + " ".join(f"{t} |" if t else "\n |" for t in texts) + (" " + "|" * pad if pad else "")
    return [line.strip() for line in out.split("\n")]


def row_c(texts, pad):
    return [x for t in texts for x in ([t] if t else []) + ["|"]]


def row_c_bare(texts, pad):
    return [f"{t}|" for t in texts]


def row_e(texts, pad):
    return ["|"] + row_a_plus(texts, pad)


def row_f(texts, pad):
    lines = [x for i, t in enumerate(texts) for x in ["| " + t if i == 0 else t, "|"] if x]
    return lines + (["|" * pad] if pad else [])


def row_08(texts, pad):
    return ["".join(f"|{t}|" for t in texts)]


def row_08_cells(texts, pad):
    return [x for t in texts for x in ["|", t, "|"] if x]


class Layout:
    """row: the printer; pads: bars at the end of short rows (all: the last row too); blanks: which it can keep."""

    def __init__(self, letter, row=None, pads=False, blanks="kept dropped", weight=2, grid=None, inner=" ", all_pads=False):
        self.letter, self.row, self.pads, self.blanks = letter, row, pads, blanks.split()
        self.weight, self.grid, self.inner, self.all_pads = weight, grid, inner, all_pads
        self.keep = True

    def paragraphs(self):
        return self.grid in ("d", "d-glued", "cell-lines")


def print_grid(rows, style):
    grid = [["" if c is None else c.shown for c in line] for line in expanded(rows)]
    width = len(grid[0])
    if style == "gfm":
        lines = ["| " + " | ".join(line) + " |" for line in grid]
        return lines[:1] + ["|" + "---|" * width] + lines[1:]
    if style == "pipes":
        lines = ["|" + "|".join(f" {t} " if t else "  " for t in line) + "|" for line in grid]
        return lines[:1] + ["|" + "-----|" * width] + lines[1:]
    sizes = [max(2, *(columns_of(line[i]) for line in grid)) for i in range(width)]
    if style == "plain":  # pandoc -t plain: a grid table
        edge = "+" + "+".join("-" * (s + 2) for s in sizes) + "+"
        out = [edge]
        for number, line in enumerate(grid):
            out += ["| " + " | ".join(fill(t, s) for t, s in zip(line, sizes)) + " |", edge.replace("-", "=") if number == 0 else edge]
        return out
    raise ValueError(style)


def columns_of(text):
    """Width on a terminal; marks have none."""
    return sum(0 if ord(c) >= DATA else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def fill(text, size, right=False):
    space = " " * max(0, size - columns_of(text))
    return space + text if right else text + space


def print_aligned(rows, wrap=0):
    """Columns by spaces, as pdftotext -layout and w3m -dump print them. wrap: labels are broken into lines of so
    many characters, and the figures stand beside the middle one. Gives the lines of each row."""
    grid, out = expanded(rows), []
    width = len(grid[0])
    sizes = [8] * width
    for line in grid:
        for x, cell in enumerate(line):
            if cell and cell.columns == 1:
                sizes[x] = max(sizes[x], columns_of(cell.shown if cell.figure else cell.shown[:wrap or None]) + 2)
    for line in grid:
        for x, cell in enumerate(line):  # a span as wide as it needs to be
            if cell and cell.columns > 1:
                lack = columns_of(cell.shown[:wrap or None]) + 2 - sum(sizes[x:x + cell.columns])
                if lack > 0:
                    sizes[x + cell.columns - 1] += lack
    for row, line in zip(rows, grid):
        parts = {id(c): [c.shown] if c.figure or not wrap else [c.shown[i:i + wrap] for i in range(0, len(c.shown), wrap)] for c in row}
        height = max(len(p) for p in parts.values())
        lines = []
        for number in range(height):
            text, at = "", 0
            for x, cell in enumerate(line):
                if cell and cell.shown:
                    pieces = parts[id(cell)]
                    place = number - (height - len(pieces)) // 2
                    piece = pieces[place] if 0 <= place < len(pieces) else ""
                    space = sum(sizes[x:x + cell.columns])
                    begin = at + (space - columns_of(piece)) // 2 if cell.figure else at
                    text = fill(text, begin) + piece if piece else text
                at += sizes[x]
            lines.append(text.rstrip())
        out.append(lines)
    return out


def print_rows(rows, style):
    """Rows without spans: tab, html2text, markdownify, placeholders at the left."""
    out, grid = [], expanded(rows)
    for number, (row, line) in enumerate(zip(rows, grid)):
        texts = [c.shown for c in row]
        if style == "tab":
            out.append("\t".join(texts))
        elif style == "html2text":
            out.append(" | ".join(texts) + "  ")
            if number == 0:
                out.append("---|" * (len(texts) - 1) + "---" + "  ")
        elif style == "markdownify":
            out.append("|" + "".join(f" {c.shown} |" + "  |" * (c.columns - 1) for c in row))
            if number == 0:
                out.append("|" + " --- |" * width_of(rows))
        elif style == "left":
            left = 0
            while left < len(line) and line[left] is None and not row.head:
                left += 1
            out.append(" ".join(["|"] * left + [f"{t} |".lstrip() for t in texts if t or not row.head]))
    return [line for line in out if line.strip()] if style == "left" else out


LAYOUTS = {
    "bar-each-side": Layout("B", row_08, weight=1, blanks="dropped"),
    "bar-each-side-lines": Layout("C", row_08_cells, weight=1, blanks="dropped"),
    "alternating": Layout("C", row_c, weight=3),
    "alternating-bare": Layout("C", row_c_bare, weight=1),
    "row-no-pads": Layout("B", row_b, weight=3),
    "row-pads": Layout("B", row_b, pads=True, weight=3),
    "row-broken": Layout("B", row_b_broken, pads=True, weight=2),
    "row-left": Layout("B", grid="left", blanks="kept", weight=1),
    "cell-pads": Layout("A", row_a, pads=True, weight=5),
    "cell-pads-beside": Layout("A", row_a_plus, pads=True, weight=3),
    "cell-no-pads": Layout("A", row_a, weight=2),
    "cell-pads-start": Layout("A", row_a_start, pads=True, weight=1),
    "row-start": Layout("B", row_b_start, pads=True, weight=2),
    "row-2.1": Layout("B", row_b_21, pads=True, all_pads=True, weight=2),
    "mixed": Layout("A", "mixed", pads=True, weight=2),
    "mixed-no-pads": Layout("A", "mixed", weight=1),
    "leading-bar": Layout("E", row_e, pads=True, all_pads=True, weight=2),
    "bar-then-label": Layout("F", row_f, pads=True, all_pads=True, weight=2),
    "gfm": Layout("M", grid="gfm", blanks="kept", weight=2),
    "pipes": Layout("M", grid="pipes", blanks="kept", weight=1),
    "markdownify": Layout("M", grid="markdownify", blanks="kept", weight=2),
    "html2text": Layout("M", grid="html2text", blanks="kept", weight=1),
    "plain": Layout("M", grid="plain", blanks="kept", weight=1),
    "paragraphs": Layout("D", grid="d", weight=5, inner="d"),
    "cell-lines": Layout("D", grid="cell-lines", weight=2, blanks="kept dropped"),
    "glued": Layout("G", grid="glued", blanks="dropped", weight=0.4),
    "deduplicated": Layout("H", grid="dedup", blanks="dropped", weight=0.4),
    "tabs": Layout("T", grid="tab", blanks="kept", weight=2),
    "aligned": Layout("S", grid="aligned", blanks="none", weight=2),
    "aligned-blanks": Layout("S", grid="aligned-blanks", blanks="kept", weight=1),
    "aligned-wrapped": Layout("S", grid="aligned-wrapped", blanks="none", weight=1),
    "one-line": Layout("L", "one-line", pads=True, weight=1),
    "one-line-spaces": Layout("L", grid="one-line-spaces", blanks="dropped", weight=1),
}


def proof(print_row, texts, count, pad, expected):
    """True if every value's column is proved; texts: the row's, labels included; count: values the form asks for;
    pad: bars printed; expected: what a row without dropped blanks gets, None where there are no pads."""
    values = texts[len(texts) - sum(1 for t in texts if t is VALUE or t == ""):]
    labels = texts[:len(texts) - len(values)]
    seen = print_row(list(texts), pad)
    core = list(values)
    while core and core[-1] == "":
        core.pop()
    for blanks in range(count - len(core) + 1):
        tried = labels + core + [""] * blanks
        dropped = count - len(core) - blanks
        if print_row(tried, pad if expected is None else expected + dropped) == seen and dropped:
            return False
    return True


VALUE = "\x01"  # stands for any number


class Printer:
    """Prints the tables of one text and notes in each row what it leaves open."""

    def __init__(self, layout, blanks, rng, inner):
        self.layout, self.blanks, self.rng, self.inner = layout, blanks, rng, inner
        self.figures, self.rows, self.cache = [], [], {}

    def mark(self, cell):
        """The text of a cell between marks, white space as this layout has it."""
        inner = {"d": ("\n\n", "\n"), " ": (" ", " "), "": ("", "")}[self.inner]
        text = cell.text.replace(PARAGRAPH, inner[0]).replace(BREAK, inner[1])
        if cell.figure is None or not text:
            return text
        self.figures.append(cell.figure)
        number = len(self.figures) - 1
        return chr(DATA + number) + text + chr(END + number)

    def begin(self, row, lines):
        """Marks the first line of a row."""
        self.rows.append(row)
        return [chr(ROW + len(self.rows) - 1) + lines[0]] + lines[1:] if lines else lines

    def table(self, rows):
        """(lines, glue): lines are joined by line breaks, or paragraphs by two."""
        layout, keep = self.layout, self.blanks == "kept"
        for row in rows:
            row.doubt = None
            for cell in row:
                cell.shown = self.mark(cell)
            values = row.values()
            lost = [c for c in values if not c.shown]
            if layout.grid == "glued":
                glued = "".join(c.text for c in values)
                row.doubt = "flag" if len(glued) == len(values) and glued.isdigit() else "open" if glued else None
            elif layout.grid == "dedup":
                row.doubt = "open"
            elif layout.grid in ("d", "cell-lines", "one-line-spaces") and 0 < len(lost) < len(values):
                row.doubt = "flag" if keep else "open"  # blank lines may be read, never as certain
        if layout.grid in ("d", "cell-lines"):
            return self.paragraph_table(rows, keep)
        if layout.grid in ("gfm", "pipes", "plain"):
            return self.spread(rows, print_grid(rows, layout.grid))
        if layout.grid in ("tab", "html2text", "markdownify", "left"):
            return self.spread(rows, print_rows(rows, layout.grid))
        if layout.grid.startswith("aligned") if layout.grid else False:
            self.aligned_doubts(rows)
            wrap = 14 if layout.grid == "aligned-wrapped" else 0
            return [x for row, lines in zip(rows, print_aligned(rows, wrap)) for x in self.begin(row, lines)]
        if layout.grid == "glued":
            return [x for row in rows for x in self.begin(row, ["".join(c.shown for c in row)]) if x]
        if layout.grid == "dedup":
            return [x for row in rows for x in self.begin(row, [c.shown for c in row if c.shown])]
        if layout.grid == "one-line-spaces":
            return [" ".join(x for row in rows for x in self.begin(row, [c.shown for c in row if c.shown]))]
        return self.bar_table(rows, keep)

    def aligned_doubts(self, rows):
        """Where the columns are is proved by a whole row of the same cells."""
        whole = {tuple(c.columns for c in row.values()) for row in rows if row.values() and all(c.shown for c in row.values())}
        for row in rows:
            shown = [c for c in row.values() if c.shown]
            if shown and len(shown) < len(row.values()) and tuple(c.columns for c in row.values()) not in whole:
                row.doubt = "open"

    def spread(self, rows, lines):
        """A mark at the line that holds the row's first text."""
        for row in rows:
            first = next((c.shown for c in row if c.shown), None)
            for number, line in enumerate(lines):
                if first is not None and first in line and not any(ROW <= ord(c) < END for c in line):
                    lines[number:number + 1] = self.begin(row, [line])
                    break
        return lines

    def paragraph_table(self, rows, keep):
        out, gap = [], ""
        for row in rows:
            lines = []
            for cell in row:
                if cell.shown == "":
                    gap += "\n" if keep and cell.figure else ""
                    continue
                lines.append(gap + cell.shown)
                gap = ""
            out += self.begin(row, lines)
        return out + ([gap] if gap and self.layout.grid == "d" else [gap[1:]] if gap else [])

    def bar_table(self, rows, keep):
        width, out, one_line = width_of(rows), [], self.layout.row == "one-line"
        for number, row in enumerate(rows):
            cells = [c for c in row if c.shown or (c.figure and keep)]
            if not cells:
                continue
            print_row = self.layout.row
            if print_row == "mixed":
                print_row = self.rng.choice([row_a, row_a_plus, row_b] if self.layout.pads else [row_a, row_b])
            elif one_line:
                print_row = row_b
            last = number + 1 == len(rows)
            padded = self.layout.pads and (self.layout.all_pads or not last)
            expected = width - len(row)
            pad = width - len(cells) if padded else 0
            out += self.begin(row, print_row([c.shown for c in cells], pad))
            values = row.values()
            shown = [c for c in values if c.shown]
            if values and shown and len(shown) < len(values):
                texts = [VALUE if c.shown and c.figure else c.shown if not c.figure else "" for c in cells]
                if len(values) > len([c for c in cells if c.figure]):
                    row.doubt = "open"
                elif not proof(print_row, texts, len(values), pad, expected if padded else None):
                    row.doubt = "open"
        return [" ".join(out)] if one_line else out


def clean(text):
    """Without marks; where each figure and row begins and ends."""
    out, starts, spans, rows, at = [], {}, {}, {}, 0
    for c in text:
        code = ord(c)
        if code < DATA:
            out.append(c)
            at += 1
        elif code >= END:
            spans[code - END] = (starts[code - END], at)
        elif code >= ROW:
            rows[code - ROW] = at
        else:
            starts[code - DATA] = at
    return "".join(out), spans, rows
