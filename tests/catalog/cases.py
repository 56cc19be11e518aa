# SPDX-License-Identifier: Apache-2.0
"""The cases that a catalog must pass in every database. test_sqlite.py and test_postgresql.py run them."""
import csv
import gzip
import io
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("NIANBAO", str(ROOT / "build/release/nianbao"))
YEARS = ROOT / "tests/data/compare"  # one agency, 2012 to 2024
AGENCY = "松河县农业农村局"
COUNT = 60  # generated reports

FILES = None  # the folder of records that all cases share


def run(*args, code=0, **more):
    done = subprocess.run([PROGRAM, *map(str, args)], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
                          env={**os.environ, "LC_ALL": "C"}, timeout=240, **more)
    if done.returncode != code:
        raise AssertionError((args, done.returncode, done.stdout[-2000:], done.stderr[-2000:]))
    return done


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def make_files():
    """The records; made once."""
    global FILES
    FILES = pathlib.Path(tempfile.mkdtemp(prefix="nianbao-catalog-"))
    unittest.addModuleCleanup(shutil.rmtree, FILES, ignore_errors=True)
    subprocess.run([sys.executable, "-B", ROOT / "tools/make-report", "-o", FILES / "made", "--count", str(COUNT), "--seed", "11",
                    "--quirks", "some"], check=True, capture_output=True, timeout=240)
    run("convert", FILES / "made/in", "-o", FILES / "made/out", "-q")
    run("convert", YEARS, "-o", FILES / "years", "-q")


class Cases:
    database = None
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="nianbao-catalog-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.db = self.database(self.folder)
        self.catalog = self.db.new()

    def add(self, *args, code=0, catalog=None):
        """The numbers of the summary, by name."""
        done = run("catalog", "add", catalog or self.catalog, *args, code=code)
        self.errors = done.stderr
        return {name: int(number) for name, number in re.findall(r"(\w+) (\d+)[,.]", done.stderr.lower().splitlines()[-1])}

    def query(self, *args):
        return list(csv.DictReader(io.StringIO(run("catalog", "query", self.catalog, *args).stdout, newline="")))

    def one(self, sql):
        return list(self.query("--sql", sql)[0].values())[0]

    def check(self, code=0, catalog=None):
        return run("catalog", "check", catalog or self.catalog, code=code).stdout

    def export(self, name="exported", catalog=None, *args):
        run("catalog", "export", catalog or self.catalog, "-o", self.folder / name, "-q", *args)
        return {str(p.relative_to(self.folder / name)): p.read_bytes() for p in (self.folder / name).rglob("*") if p.is_file()}

    @staticmethod
    def rows_of(files):
        rows = []
        for name, packed in files.items():
            year, form = re.fullmatch(r"year=([^/]+)/form=([^/]+)/part-\d+\.csv\.gz", name).groups()
            text = io.StringIO(gzip.decompress(packed).decode("utf-8"), newline="")
            rows += [{**row, "year": "" if year.startswith("__") else year, "form": form} for row in csv.DictReader(text)]
        return rows

    def assertSameRows(self, expected, found):
        key = lambda row: sorted(row.items())
        self.assertEqual(sorted(map(key, expected)), sorted(map(key, found)))

    # ---- adding ----

    def test_add_and_add_again(self):
        self.assertEqual({"added": COUNT, "replaced": 0, "unchanged": 0, "duplicates": 0, "skipped": 3, "failed": 0},
                         self.add(FILES / "made/out"))
        self.assertIn("whole", self.check())
        before = self.export("before")
        self.assertEqual({"added": 0, "replaced": 0, "unchanged": COUNT, "duplicates": 0, "skipped": 3, "failed": 0},
                         self.add(FILES / "made/out", "-j1"))
        self.assertEqual(before, self.export("after"))
        figures = read_csv(FILES / "made/out/figures.csv")
        self.assertSameRows(figures, self.rows_of(before))
        self.assertEqual(str(len(figures)), self.one("SELECT count(*) FROM figures"))
        findings = read_csv(FILES / "made/out/findings.csv")
        kept = self.query("--sql", "SELECT source, rule, severity, about, place, message_zh AS message FROM findings")
        self.assertSameRows(findings, kept)
        reports = [{k: r[k] for k in ("source", "status", "form", "year", "agency", "reported", "undecided", "absent", "doubtful", "findings")}
                   for r in read_csv(FILES / "made/out/reports.csv")]
        self.assertSameRows(reports, self.query("--sql", "SELECT source, status, form, year, agency, reported, undecided, absent, doubtful, "
                                                         "findings FROM records"))

    def test_every_form(self):
        """The corpus: all forms, records without one, printed rows and columns, two reports in a page."""
        sources = self.folder / "sources"
        sources.mkdir()
        for case in sorted((ROOT / "corpus").iterdir()):
            for source in case.glob("source.*"):
                shutil.copy(source, sources / (case.name + source.suffix))
        done = subprocess.run([PROGRAM, "convert", sources, "-o", self.folder / "records", "-q"], capture_output=True, check=False)
        self.assertIn(done.returncode, (0, 1))  # some cases must not be converted
        records = len(list((self.folder / "records").rglob("*.xml")))
        told = self.add(self.folder / "records")
        self.assertEqual((records, 0), (told["added"] + told["duplicates"], told["failed"]), self.errors)
        self.check()
        others = {row["source"] for row in self.query("--sql", "SELECT source FROM other_source")}
        figures = [row for row in read_csv(self.folder / "records/figures.csv") if row["source"] not in others]
        self.assertSameRows(figures, self.rows_of(self.export()))
        self.assertGreater(len({row["form"] for row in figures}), 5)
        self.assertTrue(any(row["row"].startswith("x-") for row in figures))

    def test_paths(self):
        """Lists, NUL lists, and files that are no records: those are told, the rest goes on."""
        records = sorted((FILES / "made/out").glob("*.xml"))[:3]
        listed = self.folder / "list"
        listed.write_bytes(b"".join(bytes(p) + b"\0" for p in records[:2]))
        self.assertEqual(2, self.add("--files-from", listed, "-0")["added"])
        broken = self.folder / "broken.xml"
        broken.write_text(records[2].read_text("utf-8").replace("</figures>", ""), "utf-8")
        other = self.folder / "other.xml"
        other.write_text("<a/>", "utf-8")
        listed.write_text(f"{broken}\n{other}\n{self.folder / 'absent.xml'}\n{records[2]}\n", "utf-8")
        told = self.add("--files-from", listed, code=1)
        self.assertEqual((1, 0, 3), (told["added"], told["unchanged"], told["failed"]))
        for path in (broken, other, self.folder / "absent.xml"):
            self.assertIn(str(path) + ": ", self.errors)
        self.assertIn("line", [line for line in self.errors.splitlines() if "broken.xml" in line][0])
        self.check()

    def test_same_source_under_another_name(self):
        """It is noted, not counted twice; adding both again changes nothing."""
        source = sorted((FILES / "made/in").iterdir())[0]
        for name in ("a", "b"):
            (self.folder / name).mkdir()
            shutil.copy(source, self.folder / name / f"{name}{source.suffix}")
            run("convert", self.folder / name, "-o", self.folder / f"out-{name}", "-q")
        both = [self.folder / "out-a", self.folder / "out-b"]
        self.assertEqual((1, 1), tuple(self.add(*both)[k] for k in ("added", "duplicates")))
        self.assertEqual((1, 1), tuple(self.add(*both)[k] for k in ("unchanged", "duplicates")))
        self.assertEqual("1", self.one("SELECT count(*) FROM records"))
        self.assertEqual(f"b{source.suffix}", self.one("SELECT source FROM other_source"))
        self.assertEqual(1, self.add(both[1], "--replace")["replaced"])
        self.assertEqual(f"b{source.suffix}", self.one("SELECT source FROM records"))
        self.check()

    def test_other_figures_of_one_source(self):
        """Neither the same nor a later state: a person settles which of them counts."""
        source = sorted((FILES / "made/in").iterdir())[0]
        (self.folder / "a").mkdir()
        shutil.copy(source, self.folder / "a")
        run("convert", self.folder / "a", "-o", self.folder / "out", "-q")
        record = next((self.folder / "out").glob("*.xml"))
        self.assertEqual(1, self.add(record)["added"])
        text = record.read_text()
        other = re.sub(r'(<figure [^>]*value=")([0-9]+)(")', r"\g<1>\g<2>1\3", text, count=1)
        self.assertNotEqual(text, other)
        (self.folder / "b.xml").write_text(other.replace(f'name="{source.name}"', 'name="b.html"', 1))
        self.assertEqual(1, self.add(self.folder / "b.xml", code=1)["failed"])
        self.assertIn(source.name, self.errors)
        self.assertEqual("0", self.one("SELECT count(*) FROM other_source"))
        self.assertEqual(1, self.add(self.folder / "b.xml", "--replace")["replaced"])
        self.check()

    def test_reports_of_one_source_under_any_name(self):
        """Which report of its source a record is stands in its name; a name that says otherwise loses none."""
        one, two = (sorted((FILES / "made/in").iterdir())[i] for i in (0, 1))
        (self.folder / "a").mkdir()
        for path in (one, two):
            shutil.copy(path, self.folder / "a")
        run("convert", self.folder / "a", "-o", self.folder / "out", "-q")
        first, second = sorted((self.folder / "out").glob("*.xml"))
        digest = re.search(r'sha256="([0-9a-f]{64})"', first.read_text()).group(1)
        second.write_text(re.sub(r'sha256="[0-9a-f]{64}"', f'sha256="{digest}"', second.read_text(), count=1))
        self.assertEqual(2, self.add(first, second)["added"])
        self.assertEqual(2, self.add(first, second)["unchanged"])
        self.assertEqual("2", self.one("SELECT count(*) FROM records"))
        self.check()

    def test_corrections_and_editions(self):
        source = YEARS / "2023.html"
        record = FILES / "years/2023.html.xml"
        self.assertEqual(1, self.add(record)["added"])
        decisions = self.folder / "decisions.xml"
        decisions.write_text("""<?xml version="1.0" encoding="UTF-8"?>
<corrections xmlns="urn:nianbao:corrections:1" version="1.0.0">
  <correction table="requests" row="received" column="total" decision="correct" value="62" unit="件">
    <seen state="reported" published="61">61</seen>
    <reason>笔误, "原件"为62</reason>
  </correction>
</corrections>
""", "utf-8")
        kept = self.folder / "kept"
        kept.mkdir()
        run("correct", record, "--with", decisions, "--by", "核对人", "--date", "2026-03-09", "-o", kept / record.name)
        told = self.add(kept / record.name)
        self.assertEqual((1, 0), (told["replaced"], told["failed"]))
        where = "FROM figures WHERE figure = 'requests/received/total'"
        self.assertEqual([{"value": "61", "corrected_value": "62", "current_value": "62", "decision": "correct"}],
                         self.query("--sql", "SELECT value, corrected_value, current_value, decision " + where))
        self.assertEqual([{"decided_by": "核对人", "decided_on": "2026-03-09", "reason": '笔误, "原件"为62', "state": "accepted"}],
                         self.query("--sql", "SELECT decided_by, decided_on, reason, state FROM corrections"))
        # The record as it was is refused: the decision would be lost.
        told = self.add(record, code=1)
        self.assertEqual(1, told["failed"])
        self.assertIn("--replace", self.errors)
        self.assertEqual("62", self.one("SELECT current_value " + where))
        # Both editions leave as convert writes them.
        (self.folder / "in").mkdir()
        shutil.copy(source, self.folder / "in")
        for edition in ("published", "corrected"):
            out = self.folder / edition
            run("convert", self.folder / "in", "-o", out, "--corrections", kept, "--edition", edition, "-q")
            self.assertSameRows(read_csv(out / "figures.csv"), self.rows_of(self.export("e-" + edition, None, "--edition", edition)))
        ranking = ["--ranking", "requests/received/total", "--year", "2023"]
        self.assertEqual("61", self.query(*ranking)[0]["value"])
        self.assertNotIn("decision", self.query(*ranking)[0])
        self.assertEqual(("62", "correct"), tuple(self.query(*ranking, "--edition", "corrected")[0][name] for name in ("value", "decision")))
        self.check()
        self.assertEqual(1, self.add(record, "--replace")["replaced"])
        self.assertEqual("0", self.one("SELECT count(*) FROM corrections"))
        self.check()

    def test_killed(self):
        """Whenever a load is killed, what is there is whole, and a second load completes it to the same bytes."""
        records = FILES / "made/out"
        reference = self.db.new()
        started = time.monotonic()
        self.add(records, catalog=reference)
        whole = time.monotonic() - started
        expected = self.export("reference", reference)
        self.catalog = self.db.new()
        generator = random.Random(os.getpid())
        killed = 0
        for attempt in range(6):
            loading = subprocess.Popen([PROGRAM, "catalog", "add", self.catalog, str(records), "--batch", "3", "-q"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                loading.wait(generator.uniform(0, 1.2 * whole))
            except subprocess.TimeoutExpired:
                loading.send_signal(signal.SIGKILL)
                killed += 1
            loading.wait()
            done = subprocess.run([PROGRAM, "catalog", "check", self.catalog], capture_output=True, text=True, check=False,
                                  env={**os.environ, "LC_ALL": "C"})
            not_yet = "nianbao catalog add makes" in done.stderr
            self.assertTrue(done.returncode == 0 or not_yet, (attempt, done.stdout, done.stderr))
        self.assertGreater(killed, 0)
        told = self.add(records)
        self.assertEqual(COUNT, told["added"] + told["unchanged"])
        self.check()
        self.assertEqual(expected, self.export("completed"))

    # ---- questions ----

    def test_series(self):
        """As compare shows it: changes where they are comparable, the break said."""
        self.add(FILES / "years")
        rows = self.query("--series", "requests.received", "--agency", AGENCY, "--lang", "en")
        run("compare", FILES / "years", "-o", self.folder / "compared", "--to", "csv", "--series", "requests.received", "--lang", "en", "-q")
        compared = read_csv(self.folder / "compared/comparison.csv")
        names = ("agency", "year", "form", "figure", "value", "unit", "state", "reading", "change", "percent", "comparability", "relation",
                 "break", "note", "trouble", "place", "raw", "findings")
        pick = lambda all_rows: [{name: row[name] for name in names} for row in all_rows]
        self.assertEqual(pick(compared), pick(rows))
        self.assertEqual("61", [row["value"] for row in rows if row["year"] == "2023"][0])
        changed = self.query("--series", "administrative_fees.amount", "--agency", "　" + AGENCY, "--lang", "en")
        self.assertIn("measure-changed", {row["break"] for row in changed})
        self.assertIn("no record of this agency", run("catalog", "query", self.catalog, "--series", "requests.received", "--agency", "无此局",
                                                      code=2).stderr)

    def test_ranking(self):
        self.add(FILES / "made/out")
        figures = [row for row in read_csv(FILES / "made/out/figures.csv")
                   if (row["table"], row["row"], row["column"]) == ("requests", "received", "total") and row["year"] == "2021"]
        ranked = self.query("--ranking", "requests/received/total", "--year", "2021")
        self.assertEqual(sorted(row["source"] for row in figures), sorted(row["source"] for row in ranked))
        for form in {row["form"] for row in figures}:
            own = [row for row in ranked if row["form"] == form]
            values = [int(row["value"]) for row in own if row["value"]]
            self.assertEqual(sorted(values, reverse=True), values)
            self.assertEqual([str(1 + sum(other > value for other in values)) for value in values], [row["rank"] for row in own if row["value"]])
            self.assertTrue(all(row["rank"] == "" for row in own if not row["value"]))
        self.assertIn("no such figure", run("catalog", "query", self.catalog, "--ranking", "requests/received/nobody", "--year", "2021", code=2).stderr)

    def test_rule(self):
        self.add(FILES / "made/out")
        findings = read_csv(FILES / "made/out/findings.csv")
        rule = max({row["rule"] for row in findings}, key=lambda r: sum(row["rule"] == r for row in findings))
        expected = [(row["source"], row["about"], row["message"]) for row in findings if row["rule"] == rule]
        found = [(row["source"], row["about"], row["message"]) for row in self.query("--rule", rule, "--lang", "zh")]
        self.assertGreater(len(expected), 0)
        self.assertEqual(expected, found)
        self.assertIn("no such rule", run("catalog", "query", self.catalog, "--rule", "A-99", code=2).stderr)

    def test_missing_years(self):
        self.add(*[FILES / f"years/{name}.xml" for name in ("2018.html", "2020.html", "2021.html", "2024.html")])
        self.assertEqual(["2019;2022;2023"], [row["missing_years"] for row in self.query("--missing-years")])
        wider = self.query("--missing-years", "--from-year", "2017", "--to-year", "2025")
        self.assertEqual(["2017;2019;2022;2023;2025"], [row["missing_years"] for row in wider])
        self.add(FILES / "years")
        self.assertEqual([], self.query("--missing-years"))

    def test_agencies(self):
        """What the operator knows joins names and gives regions; records stay as they are."""
        agencies = self.folder / "agencies.csv"
        agencies.write_text(f"agency,aliases,region_code\n松河县农业农村委员会,{AGENCY},530100\n", "utf-8")
        self.add(FILES / "years/2023.html.xml", "--agencies", agencies)
        self.assertEqual([{"agency": AGENCY, "agency_name": "松河县农业农村委员会", "region": "530100"}],
                         self.query("--sql", "SELECT agency, agency_name, region FROM records"))
        for name in (AGENCY, "松河县农业农村委员会"):
            rows = self.query("--series", "requests.received", "--agency", name)
            self.assertEqual([("松河县农业农村委员会", "530100", "61")], [(row["agency"], row["region_code"], row["value"]) for row in rows])
        self.check()

    def test_null_and_empty(self):
        self.add(FILES / "years/2023.html.xml")
        sql = "SELECT 1 AS a, NULL AS b, '' AS c, 'x,\"y\"' AS d"
        self.assertEqual('a,b,c,d\n1,,"","x,""y"""\n', run("catalog", "query", self.catalog, "--sql", sql).stdout)
        self.assertEqual([{"a": "1", "b": None, "c": "", "d": 'x,"y"'}],
                         json.loads(run("catalog", "query", self.catalog, "--sql", sql, "--to", "json").stdout))
        self.assertEqual([], json.loads(run("catalog", "query", self.catalog, "--sql", sql + " WHERE 1 = 0", "--to", "json").stdout))
        self.assertEqual("a  b  c   d\n-  -  --  -----\n1     \"\"  x,\"y\"\n",
                         run("catalog", "query", self.catalog, "--sql", sql, "--to", "table").stdout)

    def test_order_stays(self):
        self.add(FILES / "years")
        rows = self.query("--sql", "SELECT year FROM records ORDER BY year DESC -- a comment")
        self.assertEqual([str(year) for year in range(2024, 2011, -1)], [row["year"] for row in rows])
        more = self.query("--sql", "SELECT ordinal FROM figures WHERE year >= 2019 ORDER BY record_id DESC, ordinal DESC")
        self.assertGreater(len(more), 1000)  # more than are fetched at once

    def test_only_questions(self):
        """Nothing but a SELECT is asked, and it can change nothing."""
        self.add(FILES / "years/2023.html.xml")
        before = self.export("before")
        for sql in ("INSERT INTO agency VALUES ('a', 'b', NULL, NULL, NULL)", "DELETE FROM record", "DROP TABLE record",
                    "INSERT INTO agency VALUES ('a', 'b', NULL, NULL, NULL) RETURNING name",
                    "WITH gone AS (DELETE FROM record RETURNING id) SELECT * FROM gone",
                    "ATTACH 'other.db' AS other", "PRAGMA query_only = OFF", "PRAGMA journal_mode = WAL", "VACUUM", "SET search_path TO public",
                    "COPY record TO STDOUT", "SELECT 1; DELETE FROM record", "SELECT 1) AS a; DELETE FROM record; SELECT (1",
                    "SELECT 1) AS a, (SELECT 2", "SELECT 'a", "SELECT 1 /* 2", "SELECT 1 -- 2\n; SELECT 3",
                    "SELECT * FROM nothing", "", "SELECT 1 INTO other"):
            done = run("catalog", "query", self.catalog, "--sql", sql, code=2, cwd=self.folder)
            self.assertEqual("", done.stdout, sql)
        self.assertFalse((self.folder / "other.db").exists())
        self.assertEqual("1", self.one("SELECT 1 /* ; */ AS a ; \n"))
        self.assertEqual(";--(", self.one("SELECT ';--(' AS \"a;(\""))
        self.assertEqual(before, self.export("after"))
        self.check()

    # ---- export ----

    def test_parts(self):
        self.add(FILES / "made/out")
        files = self.export("small", None, "--rows-per-part", "250")
        self.assertGreater(len(files), len({name.rsplit("/", 1)[0] for name in files}))
        self.assertSameRows(read_csv(FILES / "made/out/figures.csv"), self.rows_of(files))
        sources = {}
        for name, packed in files.items():
            self.assertEqual(bytes(4), packed[4:8], "a time")
            # Quotes from the first row on: a reader that guesses from the first rows cannot miss them.
            self.assertRegex(gzip.decompress(packed).decode("utf-8").splitlines()[1], r'^".+","')
            for row in self.rows_of({name: packed}):
                sources.setdefault(row["source"], set()).add(name)
        self.assertEqual([], [source for source, names in sources.items() if len(names) > 1])
        again = run("catalog", "export", self.catalog, "-o", self.folder / "small", code=1)
        self.assertIn("year=", again.stderr)
        self.assertLess(len(self.export("small", None, "--overwrite")), len(files))

    def test_order_of_adding(self):
        """The bytes depend on the records, not on how they came."""
        records = sorted((FILES / "made/out").glob("*.xml"))
        self.add(*records)
        other = self.db.new()
        self.add(*reversed(records), catalog=other)
        self.assertEqual(self.export("forth"), self.export("back", other))

    # ---- what may be wrong ----

    def test_newer_and_older(self):
        self.add(FILES / "years/2023.html.xml")
        self.db.execute("INSERT INTO migration VALUES (99, '0099-future', 'x', '9.9.9')")
        for command in (["add", self.catalog, FILES / "years"], ["query", self.catalog, "--missing-years"], ["check", self.catalog],
                        ["export", self.catalog, "-o", self.folder / "x"]):
            self.assertIn("newer than this program (99 > ", run("catalog", *command, code=1).stderr)
        self.db.execute("DELETE FROM migration WHERE version = 99")
        self.check()

    def test_damage(self):
        """Each kind of damage is found, and said."""
        for statement, said in (("DELETE FROM figure WHERE ordinal = 3", "figures 200 ≠ 199"),
                                ("DELETE FROM finding", "findings"),
                                ("UPDATE record SET reported = reported + 1", "reported"),
                                ("UPDATE record SET record_sha256 = 'x'", "no SHA-256: x"),
                                ("UPDATE label SET row_label = 'x' WHERE id = 1", "digest"),
                                ("DELETE FROM label WHERE id = 2", "no label: 2"),
                                ("DELETE FROM record", "rows of no record"),
                                ("UPDATE figure SET decision = 'correct' WHERE ordinal = 1", "decision"),
                                ("UPDATE label SET form = 'gkb-2019' WHERE id = 1", "another form"),
                                ("UPDATE migration SET sha256 = 'x'", "not this program")):
            self.catalog = self.db.new()
            self.add(sorted((FILES / "made/out").glob("*.xml"))[0], FILES / "years/2023.html.xml", FILES / "years/2014.html.xml")
            self.check()
            self.db.execute(statement)
            told = self.check(code=1)
            self.assertIn(said, told, statement)
            self.assertIn("not whole", told)

    def test_nothing_there(self):
        self.assertIn("nianbao catalog add makes", run("catalog", "query", self.catalog, "--missing-years", code=1).stderr)
        self.assertEqual(0, self.add()["added"])  # made, empty
        self.check()
