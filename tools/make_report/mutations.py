# SPDX-License-Identifier: Apache-2.0
"""Damage to a printed report, and what of its figures may be read afterwards."""
import re

from . import flat, pages
from .figures import decimal_text

TEXT = ("bar-lost", "bar-doubled", "line-lost", "row-lost", "row-doubled", "cell-lost", "cell-blanked", "values-exchanged",
        "lines-exchanged")
ALIGNED = ("row-lost", "row-doubled", "cell-blanked", "values-exchanged")  # what leaves the other columns where they are
GRID = ("row-lost", "row-doubled", "cell-lost", "cell-blanked", "label-lost", "label-blanked", "span-lost", "values-exchanged")
STRUCTURE = tuple(dict.fromkeys(TEXT + GRID))
NO_FIGURES = {"glued", "deduplicated"}  # no figure is read from these
IN_COLUMNS = {"aligned", "aligned-blanks", "aligned-wrapped", "plain"}


def layouts_of(kind):
    """The layouts in which such damage can be."""
    bars = [n for n in flat.LAYOUTS if n not in NO_FIGURES | IN_COLUMNS]
    return (bars if kind in TEXT else []) + (sorted(IN_COLUMNS) if kind in ALIGNED else []) + (
        list(pages.PAGES + pages.DOCUMENTS) if kind in GRID else [])
OPEN = {"proactive/"}  # tables without arithmetic: another number there is another report


class Mutant:
    """data: the damaged source; truth: figures as they may be read; free: keys whose number was touched."""

    def __init__(self, report, kind, data, truth, about, free=()):
        self.report, self.kind, self.data, self.truth, self.about, self.free = report, kind, data, truth, about, set(free)


def other_number(rng, number):
    """Another number, as typing errors make it."""
    text = str(number)
    swapped = [text[:i] + text[i + 1] + text[i] + text[i + 2:] for i in range(len(text) - 1) if text[i] != text[i + 1] and text[:1] != "-"]
    choices = [number + 1, number + rng.randint(2, 99), int(text + text[-1]), number * 10 + 1]
    choices += [int(s) for s in swapped if s[0] != "0"] * 2
    if number > 9:
        choices += [int(text[:-1]), number - rng.randint(1, 9)]
    return next(c for c in rng.sample(choices, len(choices)) + [number + 1] if c != number)


def number_changed(report, table):
    """One figure of a table is another number. The report is rendered anew, in its layout."""
    rng = report.rng
    keys = [k for k, f in report.figures.items() if k.startswith(table) and f.number is not None and f.text == decimal_text(f.number)]
    key = rng.choice(keys)
    figure = report.figures[key]
    old = figure.number
    number = other_number(rng, int(old))
    figure.number = number
    figure.show(decimal_text(number))
    for rows in report.tables.values():
        for row in rows:
            for cell in row:
                if cell.figure is figure:
                    cell.text = figure.text
    data = report.render()
    return Mutant(report, f"number-{table}", data, report.truth()["figures"], f"{key}: {old} -> {number}", [key])


def damage(report, kind):
    """Structural damage to a report; None where it has nothing of the kind."""
    report.render()
    return damage_grid(report, kind) if report.flat is None else damage_text(report, kind)


def damage_grid(report, kind):
    """To a table of a page or a document: the rest is printed as if nothing had been."""
    rng, truth = report.rng, {k: dict(v) for k, v in report.truth()["figures"].items()}
    row = rng.choice([row for rows in report.tables.values() for row in rows])
    about, free = f"row {row.name}", [c.figure.key for c in row.values() if c.text]
    if kind in ("row-lost", "row-doubled"):
        row.times = 0 if kind == "row-lost" else 2
        return Mutant(report, kind, report.render(), truth, about, free)
    if kind == "values-exchanged":
        pairs = [(a, b) for a, b in zip(row.values(), row.values()[1:]) if a.text and b.text]
        if not pairs or row.name == "procurement":  # a count and an amount, by the units of their columns
            return None
        one, other = rng.choice(pairs)
        one.text, other.text = other.text, one.text
        free = [one.figure.key, other.figure.key]
        truth[free[0]], truth[free[1]] = truth[free[1]], truth[free[0]]
        return Mutant(report, kind, report.render(), truth, f"{free[0]} and {free[1]}", free)
    cells = {"cell-lost": row.values(), "cell-blanked": [c for c in row.values() if c.text],
             "label-lost": [c for c in row if not c.figure], "label-blanked": [c for c in row if not c.figure and c.text],
             "span-lost": [c for c in row if c.columns > 1 or c.rows > 1]}[kind]
    if not cells:
        return None
    cell = rng.choice(cells)
    about += f", {cell.figure.key if cell.figure else cell.text!r}"
    free = [cell.figure.key] if cell.figure else []
    if kind.endswith("-lost") and kind != "span-lost":
        cell.lost = True
    elif kind.endswith("-blanked"):
        cell.text = ""
    elif cell.columns > 1 and (cell.rows == 1 or rng.random() < 0.5):
        cell.columns = 1
    else:
        cell.rows = 1
    return Mutant(report, kind, report.render(), truth, about, free)


def damage_text(report, kind):
    rng, text = report.rng, report.text
    truth = {k: dict(v) for k, v in report.truth()["figures"].items()}
    columns = report.layout in IN_COLUMNS
    rows = sorted((at, number) for number, at in report.starts.items())
    spans = {}
    for number, figure in enumerate(report.printer.figures):
        spans[figure.key] = report.spans[number]
    inside = [(at, rows[i + 1][0], report.printer.rows[number]) for i, (at, number) in enumerate(rows[:-1])
              if report.printer.rows[number].name not in ("title", "p", "heading")]
    if kind == "lines-exchanged":  # of a header they would be the columns of another report, in another order
        inside = [x for x in inside if x[2].values()]
    begin, end, row = rng.choice(inside)
    values = [c.figure.key for c in row.values() if c.text]
    if kind in ("bar-lost", "bar-doubled"):
        bars = [m.start() for m in re.finditer(r"\|", text[begin:end])]
        if not bars:
            return None
        at = begin + rng.choice(bars)
        changed = text[:at] + ("" if kind == "bar-lost" else "| |") + text[at + 1:]
        return Mutant(report, kind, changed.encode(), truth, f"bar at {line_of(text, at)}")
    if kind in ("line-lost", "lines-exchanged"):
        lines = text[begin:end].split("\n")
        number = rng.randrange(max(1, len(lines) - 1))
        about = f"line {line_of(text, begin) + number}: {lines[number]!r}"
        gone = []
        offset = begin + sum(len(x) + 1 for x in lines[:number])
        if kind == "line-lost":
            gone = [k for k, (b, e) in spans.items() if offset <= b < offset + len(lines[number]) + 1]
            del lines[number]
        else:
            if number + 2 >= len(lines):  # what follows the last line break is the next row's
                return None
            one, other = lines[number:number + 2]
            lines[number], lines[number + 1] = other, one
            middle = offset + len(one) + 1
            above = [k for k in values if offset <= spans[k][0] < middle]
            below = [k for k in values if middle <= spans[k][0] < middle + len(other) + 1]
            moved, blank = above + below, "|" in (one.strip(), other.strip())
            if any("/procurement/" in key for key in moved) or len(moved) > 2 or len(moved) > 1 and blank:
                return None  # a unit goes with its column; values and a kept blank moved together are another report's
            bare = [line.replace("|", "").strip() for line in (one, other)]
            if len(above) == len(below) == 1 and bare == [text[slice(*spans[k])] for k in moved]:  # a value a line: as another report has them
                truth[moved[0]], truth[moved[1]] = truth[moved[1]], truth[moved[0]]
            elif len(moved) == 1 and blank:  # a value and a kept blank
                keys = [c.figure.key for c in row.values()]
                place = keys.index(moved[0]) + (1 if other.strip() == "|" else -1)
                if 0 <= place < len(keys) and not row.values()[place].text:
                    truth[moved[0]], truth[keys[place]] = truth[keys[place]], truth[moved[0]]
                    gone = [moved[0]]
        return Mutant(report, kind, (text[:begin] + "\n".join(lines) + text[end:]).encode(), truth, about, gone)
    if kind in ("row-lost", "row-doubled"):
        changed = text[:begin] + (text[begin:end] * 2 if kind == "row-doubled" else "") + text[end:]
        return Mutant(report, kind, changed.encode(), truth, f"row {row.name} at line {line_of(text, begin)}", values if kind == "row-lost" else ())
    if not values:
        return None
    key = rng.choice(values)
    b, e = spans[key]
    if kind == "cell-blanked":
        space = " " * (e - b) if columns else ""
        return Mutant(report, kind, (text[:b] + space + text[e:]).encode(), truth, f"{key} at line {line_of(text, b)}", [key])
    if kind == "cell-lost":
        bar = re.compile(r"[ \n]*\|[ \n]?|\t|\n\n?| +").match(text, e)
        return Mutant(report, kind, (text[:b] + text[bar.end() if bar else e:]).encode(), truth, f"{key} at line {line_of(text, b)}", [key])
    place = values.index(key)
    if place + 1 == len(values):
        return None
    other = values[place + 1]
    if "/procurement/" in key:  # a count and an amount: exchanged they are other numbers, by the units of their columns
        return None
    c, d = spans[other]
    if columns and d - c != e - b:  # what stands between would move
        return None
    truth[key], truth[other] = truth[other], truth[key]
    changed = text[:b] + text[c:d] + text[e:c] + text[b:e] + text[d:]
    return Mutant(report, kind, changed.encode(), truth, f"{key} and {other} at line {line_of(text, b)}", [key, other])


def line_of(text, at):
    return text.count("\n", 0, at) + 1


SURE = ("exact", "normalized", "inferred", "prose")


def violations(mutant, rows):
    """What was read, and is not so, and nothing says it. rows: key -> row of figures.csv."""
    out = []
    for key, row in rows.items():
        truth, quiet = mutant.truth.get(key), not row["findings"]
        if row["value"] and row["reading"] in SURE and quiet:
            if truth is None or "v" not in truth or float(truth["v"]) != float(row["value"]):
                out.append((key, truth, row))
        elif not row["value"] and row["state"] in ("blank", "mark", "text") and quiet and truth and "v" in truth and key not in mutant.free:
            out.append((key, truth, row))
    return out
