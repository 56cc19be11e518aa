# SPDX-License-Identifier: Apache-2.0
"""The catalog in a file."""
import pathlib
import sqlite3
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
import cases  # noqa: E402
from cases import Cases, run  # noqa: E402


def setUpModule():
    cases.make_files()


class Sqlite:
    """Where a case keeps its catalogs."""
    def __init__(self, folder):
        self.folder = folder
        self.count = 0
        self.last = None

    def new(self):
        self.count += 1
        self.last = self.folder / f"catalog {self.count}%?#.db"
        return str(self.last)

    def execute(self, statement):
        with sqlite3.connect(self.last) as connection:
            connection.execute(statement)
        connection.close()


class InSqlite(Cases, unittest.TestCase):
    database = Sqlite

    def test_no_database(self):
        text = self.folder / "text.db"
        text.write_text("no database at all, but long enough to be looked at\n" * 50)
        for command in (["add", text, cases.FILES / "years"], ["check", text], ["query", text, "--missing-years"]):
            self.assertIn("No database", run("catalog", *command, code=1).stderr)
        other = self.folder / "other.db"
        with sqlite3.connect(other) as connection:
            connection.execute("CREATE TABLE mine (a)")
        connection.close()
        before = other.read_bytes()
        self.assertIn("holds something else", run("catalog", "add", other, cases.FILES / "years", code=1).stderr)
        self.assertEqual(before, other.read_bytes())
        run("catalog", "add", self.folder, cases.FILES / "years", code=1)  # a folder
        run("catalog", "add", self.folder / "absent/a.db", cases.FILES / "years", code=1)

    def test_damaged_file(self):
        self.add(cases.FILES / "years")
        path = pathlib.Path(self.catalog)
        damaged = bytearray(path.read_bytes())
        for page in range(20, 60):
            damaged[page * 4096:page * 4096 + 200] = bytes(200)
        path.write_bytes(damaged)
        done = subprocess.run([cases.PROGRAM, "catalog", "check", path], capture_output=True, text=True, check=False)
        self.assertEqual(1, done.returncode, done.stdout + done.stderr)

    def test_one_file(self):
        """It can be copied: no journal stays beside it. Who may only read it can."""
        self.add(cases.FILES / "years")
        self.assertEqual([pathlib.Path(self.catalog)], [p for p in self.folder.iterdir() if p.name.startswith("catalog")])

    def test_query_makes_nothing(self):
        run("catalog", "query", self.catalog, "--missing-years", code=1)
        self.assertFalse(pathlib.Path(self.catalog).exists())


if __name__ == "__main__":
    unittest.main()
