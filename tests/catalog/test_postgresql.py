# SPDX-License-Identifier: Apache-2.0
"""The catalog in a PostgreSQL that the test starts."""
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
import cases  # noqa: E402
from cases import Cases, read_csv, run  # noqa: E402
from postgresql import Server  # noqa: E402

SERVER = None


def setUpModule():
    global SERVER
    cases.make_files()
    SERVER = Server()
    unittest.addModuleCleanup(SERVER.stop)


class Postgresql:
    def __init__(self, _):
        self.last = None

    def new(self):
        self.last = SERVER.new_database()
        return SERVER.url(self.last)

    def execute(self, statement):
        SERVER.sql(self.last, "SET search_path TO nianbao; " + statement)


class InPostgresql(Cases, unittest.TestCase):
    database = Postgresql

    def test_server_not_there(self):
        for url in ("postgresql://somebody@/reports?host=/nowhere/at/all", "postgres://somebody:secret@nowhere.invalid:1/reports"):
            done = run("catalog", "add", url, cases.FILES / "years", code=1)
            self.assertIn("cannot be reached", done.stderr)
            self.assertNotIn("secret", done.stderr)

    def test_two_writers(self):
        """Each waits for the other; both are whole in the end."""
        records = sorted((cases.FILES / "made/out").glob("*.xml"))
        halves = [records[::2], records[1::2]]
        self.add()
        loading = [subprocess.Popen([cases.PROGRAM, "catalog", "add", self.catalog, *map(str, half), "--batch", "2", "-q"]) for half in halves]
        self.assertEqual([0, 0], [one.wait(timeout=240) for one in loading])
        self.check()
        self.assertSameRows(read_csv(cases.FILES / "made/out/figures.csv"), self.rows_of(self.export()))

    def test_beside_other_tables(self):
        """A database of other things is shared: the catalog stands in a schema of its own."""
        SERVER.sql(self.db.last, "CREATE TABLE record (mine text)")
        self.add(cases.FILES / "years")
        self.check()
        self.assertEqual("0", SERVER.sql(self.db.last, "SELECT count(*) FROM public.record"))

    def test_same_as_sqlite(self):
        self.add(cases.FILES / "made/out", cases.FILES / "years")
        file = self.folder / "a.db"
        self.add(cases.FILES / "made/out", cases.FILES / "years", catalog=file)
        self.assertEqual(self.export("one", file), self.export("other"))


if __name__ == "__main__":
    unittest.main()
