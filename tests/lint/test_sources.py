# SPDX-License-Identifier: Apache-2.0
"""Habits of the sources that can be checked: length, licence line, ASCII, guards, words."""
import re
import unittest

from tree import CODE, ROOT, everything, files, lines_with, place, text

LIMITS = {"tests": 800}  # lines of a file; 500 elsewhere
SCRIPTS = (".py", ".sh", "")
BRITISH = (r"behaviour|colour|honour|favour|neighbour|labell(?!ess|edby)|modell|cancell(?!ation)|travell|centre\b|licence|defence|"
           r"catalogue|analyse|recogni[s]e|normali[s]e|organi[s]e|summari[s]e|initiali[s]e|serialis|optimis|"
           r"capitalis|tokenis|minimis|maximis|emphasis[e]|judgement|grey\b|whilst|artefact")
MACHINE = r"(?<![\w.])/(home|root|Users|mnt|work)/|/tmp/(?!nianbao)|localhost|127\.0\.0\.1|\b(?:192\.168|10\.\d+)\.\d+\.\d+"


def sources():
    return files("src", "parsers", "tests/unit", suffixes=CODE)


def scripts():
    """Everything that runs, but for data."""
    found = [p for p in files("tools", ".ci", "tests") if p.suffix in SCRIPTS and "data" not in p.parts]
    return [p for p in found if p.suffix or text(p).startswith("#!")]


class Sources(unittest.TestCase):
    maxDiff = None

    def test_length(self):
        long = []
        for path in sources() + scripts():
            limit, count = LIMITS.get(path.relative_to(ROOT).parts[0], 500), text(path).count("\n")
            if count > limit:
                long.append(f"{place(path)}: {count} lines, {limit} allowed")
        self.assertEqual([], long)

    def test_licence_line(self):
        """First line of a source, second of a script; a header goes on with a sentence that says what it is for."""
        wrong = []
        for path in sources() + scripts():
            lines = text(path).splitlines()
            start = 1 if lines[0].startswith("#!") else 0
            if not re.fullmatch(r"(//|#) SPDX-License-Identifier: Apache-2\.0", lines[start]):
                wrong.append(f"{place(path)}: no SPDX line")
            elif path.suffix == ".hpp" and not re.match(r"// \S", lines[1]):
                wrong.append(f"{place(path, 2)}: does not say what the file is for")
        self.assertEqual([], wrong)

    def test_ascii(self):
        """All Chinese lives in schemas/."""
        self.assertEqual([], lines_with(files("src", "parsers", suffixes=CODE), r"[^\x00-\x7f]+"))

    def test_guards(self):
        wrong = []
        for path in sources():
            if path.suffix == ".hpp":
                name = re.sub(r"^(src/nianbao|src|tests/unit/nianbao|tests/unit)/", "", str(path.relative_to(ROOT)))
                guard = re.sub(r"\W", "_", name.upper())
                known = {f"NIANBAO_{guard}", f"NIANBAO_TESTS_{path.stem.upper()}_HPP"}
                found = re.search(r"^#ifndef (\w+)\n#define (\w+)$", text(path), re.M)
                if not found or found.group(1) != found.group(2) or found.group(1) not in known:
                    wrong.append(f"{place(path)}: guard NIANBAO_{guard} expected")
        self.assertEqual([], wrong)

    def test_style(self):
        """No tabs or blanks at line ends; a line end at the end; no leftover work."""
        paths = [p for p in everything() if p.suffix not in (".docx", ".png") and "data" not in p.parts and p.name != "LICENSE"]
        self.assertEqual([], lines_with([p for p in paths if p.suffix not in (".session", ".md")], r"[ \t]+$"))
        self.assertEqual([], lines_with([p for p in paths if p.suffix in CODE], r"\t"))
        self.assertEqual([], [place(p) for p in paths if text(p) and not text(p).endswith("\n")])
        own = ROOT / "tests/lint/test_sources.py"
        self.assertEqual([], lines_with([p for p in paths if p != own], r"\b(TODO|FIXME|XXX|HACK)\b"))

    def test_machines(self):
        """No path, host or address of a machine."""
        paths = [p for p in everything() if p.name not in ("LICENSE", "test_sources.py") and p.suffix not in (".docx", ".png")]
        self.assertEqual([], lines_with(paths, MACHINE))

    def test_spelling(self):
        """American, in code and documents."""
        paths = [p for p in everything() if p.name not in ("LICENSE", "test_sources.py") and p.suffix not in (".docx", ".png")]
        self.assertEqual([], lines_with(paths, "(?i)" + BRITISH))

    def test_test_names(self):
        """Catch2 2 makes two passing tests of a name with a semicolon, and does not list what begins with a dot."""
        self.assertEqual([], lines_with(files("tests/unit", suffixes=CODE), r'TEST_CASE\("[^"]*;|TEST_CASE\([^)]*"\[\.'))


if __name__ == "__main__":
    unittest.main()
