#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Many inputs: ended runs that go on, lists and archives, what failed, what came twice, reports through standard input."""
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
import tempfile
import time
import unittest
import zipfile

NIANBAO = os.environ["NIANBAO"]
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "corpus"
NEWS = ("<!DOCTYPE html><html><head><meta charset='utf-8'><title>我市召开工作会议</title></head><body><h1>我市召开工作会议</h1>"
        "<p>昨天上午，会议在市政府召开。</p></body></html>").encode()


def run(*arguments, stdin=b"", **more):
    done = subprocess.run([NIANBAO, *map(str, arguments)], input=stdin, capture_output=True, env={**os.environ, "LC_ALL": "C"}, **more)
    return done.returncode, done.stdout, done.stderr.decode()


def tree(folder):
    """Relative path: bytes, of every file below the folder, hidden ones too."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


class Batch(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def inputs(self, count=60):
        """A folder of reports of all formats, some junk, some broken."""
        made = self.folder / "in"
        sources = sorted(CORPUS.glob("*/source.*"))
        for i in range(count):
            source = sources[i % len(sources)]
            place = made / f"{i % 3}" / f"{i:03}{source.suffix}"
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)
        (made / "0/broken.docx").write_bytes(b"PK\3\4 and no more")
        (made / "1/news.html").write_bytes(NEWS)
        return made

    def test_threads_change_nothing(self):
        given = self.inputs()
        for jobs in "1", "2", "7":
            code, _, err = run("convert", given, "-o", self.folder / jobs, "-j", jobs, "--to", "xml,csv,json,html,xlsx", "--duplicates")
            self.assertEqual(1, code, err)
        one = tree(self.folder / "1")
        self.assertFalse([name for name in one if ".nianbao" in name])
        for jobs in "2", "7":
            other = tree(self.folder / jobs)
            self.assertEqual(sorted(one), sorted(other))
            self.assertEqual([], [name for name in one if one[name] != other[name]])

    def ended(self, given, out, signals, options, seconds):
        """Starts the run again and again, ends it each time after a while, and lets the last one go through."""
        command = [NIANBAO, "convert", str(given), "-o", str(out), "--resume", "-q", *options]
        ended = 0
        for number in signals:
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(seconds())
            process.send_signal(number)
            ended += process.wait() == -number
            for record in out.rglob("*.xml"):
                self.assertTrue(record.read_bytes().rstrip().endswith(b">"), record)
        code, _, err = run(*command[1:])
        self.assertEqual(1, code, err)
        return ended

    def test_killed_and_gone_on_with(self):
        given = self.inputs(400)
        options = ["--to", "xml,csv,json", "-j2", "--duplicates"]
        start = time.monotonic()
        run("convert", given, "-o", self.folder / "whole", *options)
        took = time.monotonic() - start
        seed = int.from_bytes(os.urandom(4), "big")
        moments = random.Random(seed)
        signals = [signal.SIGKILL] * 6 + [signal.SIGTERM, signal.SIGINT, signal.SIGHUP]
        out = self.folder / "ended"
        ended = self.ended(given, out, signals, options, lambda: moments.uniform(0, took))
        self.assertGreater(ended, 0, f"seed {seed}: no run was ended on its way")
        whole, gone_on = tree(self.folder / "whole"), {name: content for name, content in tree(out).items() if ".nianbao/" not in name}
        self.assertEqual(sorted(whole), sorted(gone_on), f"seed {seed}")
        self.assertEqual([], [name for name in whole if whole[name] != gone_on[name]], f"seed {seed}")

    def test_late_tables_gone_on_with(self):
        """Pages, workbooks and wide tables take the rows of an earlier run from its records."""
        given = self.inputs(120)
        options = ["--to", "xml,csv,html,xlsx", "--shape", "wide"]
        run("convert", given, "-o", self.folder / "whole", *options)
        out = self.folder / "ended"
        self.ended(given, out, [signal.SIGKILL] * 3, options, lambda: 0.4)
        whole, gone_on = tree(self.folder / "whole"), {name: content for name, content in tree(out).items() if ".nianbao/" not in name}
        self.assertEqual(sorted(whole), sorted(gone_on))
        self.assertEqual([], [name for name in whole if whole[name] != gone_on[name]])

    @unittest.skipIf(os.geteuid() != 0, "mounting a small disk needs root")
    def test_full_disk(self):
        """An error, not a hole: the run ends, and goes on when there is room."""
        given = self.inputs(200)
        disk = self.folder / "disk"
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], capture_output=True).returncode != 0:
            self.skipTest("no tmpfs here")
        try:
            code, _, err = run("convert", given, "-o", disk / "out", "-q", "-j2")
            self.assertEqual(1, code)
            self.assertIn("disk is full", err)
            self.assertFalse((disk / "out/reports.csv").exists())
            for record in (disk / "out").rglob("*.xml"):
                self.assertTrue(record.read_bytes().rstrip().endswith(b"</report>"), record)
            subprocess.run(["mount", "-o", "remount,size=200m", disk], check=True)
            self.assertIn("--resume", run("convert", given, "-o", disk / "out")[2])
            code, _, err = run("convert", given, "-o", disk / "out", "-q", "-j2", "--resume")
            self.assertEqual(1, code, err)
            run("convert", given, "-o", self.folder / "whole", "-q")
            self.assertEqual(tree(self.folder / "whole"), {name: content for name, content in tree(disk / "out").items() if ".nianbao/" not in name})
        finally:
            subprocess.run(["umount", disk], check=True)

    def test_only_what_changed(self):
        given = self.inputs(30)
        out = self.folder / "out"
        run("convert", given, "-o", out, "--resume")
        code, _, err = run("convert", given, "-o", out, "--resume")
        self.assertEqual(1, code)
        done_again = len(rows(out / "reports.csv")) - int(re.search(r"(\d+) were done by an earlier run", err).group(1))
        self.assertEqual(2, done_again, err)  # what failed and what was skipped is looked at again
        changed = given / "0/000.docx"
        before = tree(out)
        shutil.copyfile(CORPUS / "docx-stat-2014/source.docx", changed)
        (given / "2/new.txt").write_bytes((CORPUS / "flat-no-form-prose/source.txt").read_bytes())
        code, _, err = run("convert", given, "-o", out, "--resume")
        self.assertIn(f"{len(rows(out / 'reports.csv')) - 4} were done by an earlier run", err)
        run("convert", given, "-o", self.folder / "anew")
        anew, now = tree(self.folder / "anew"), {name: content for name, content in tree(out).items() if ".nianbao/" not in name}
        self.assertEqual(anew, now)
        self.assertNotEqual(before["0/000.docx.xml"], now["0/000.docx.xml"])
        self.assertIn("2/new.txt.xml", now)

    def test_other_columns_do_all_again(self):
        """Rows of an earlier run must have the columns of this one's header."""
        given = self.inputs(5)
        out = self.folder / "out"
        run("convert", given, "-o", out, "--resume", "--labels", "en")
        _, _, err = run("convert", given, "-o", out, "--resume", "--labels", "en", "--edition", "published")
        self.assertNotIn("were done by an earlier run", err)
        with open(out / "figures.csv", newline="") as file:
            self.assertEqual({20}, {len(row) for row in csv.reader(file)})

    def test_second_record_keeps_its_place(self):
        """A page's second record and another page of that name: the later one fails, also in a run that goes on."""
        two = next(p for p in CORPUS.glob("flat-two-reports/source.txt")).read_bytes()
        with zipfile.ZipFile(self.folder / "a.zip", "w") as archive:
            archive.writestr("a.txt", two)
            archive.writestr("a.txt.2", (CORPUS / "flat-2019-tabs/source.txt").read_bytes())
        out = self.folder / "out"
        written = []
        for _ in range(2):
            code, _, err = run("convert", self.folder / "a.zip", "-o", out, "--resume")
            self.assertEqual(1, code, err)
            states = {row["source"]: row["status"] for row in rows(out / "reports.csv")}
            self.assertEqual({"a.zip/a.txt": "converted", "a.zip/a.txt#2": "converted", "a.zip/a.txt.2": "failed"}, states)
            written.append((out / "a.zip/a.txt.2.xml").read_bytes())
        self.assertEqual(written[0], written[1])

    def test_corrected_record_is_not_replaced(self):
        """In a run that goes on a record with a person's decisions fails alone."""
        given = self.inputs(6)
        out = self.folder / "out"
        run("convert", given, "-o", out, "--resume")
        record = next(p for p in sorted(out.rglob("*.xml")) if b"</findings>" in p.read_bytes())
        corrected = record.read_bytes().replace(b"</report>", b"  <corrections></corrections>\n</report>")
        record.write_bytes(corrected)
        source = given / str(record.relative_to(out)).removesuffix(".xml")
        source.write_bytes(source.read_bytes() + b" ")
        code, _, err = run("convert", given, "-o", out, "--resume")
        self.assertEqual(1, code, err)
        self.assertIn(record.name, err)
        self.assertEqual(corrected, record.read_bytes())
        states = {row["source"]: row["status"] for row in rows(out / "reports.csv")}
        self.assertEqual("failed", states[str(source.relative_to(given))])
        self.assertGreater(list(states.values()).count("converted"), 3)

    def test_ended_says_how_to_go_on(self):
        given = self.inputs(400)
        process = subprocess.Popen([NIANBAO, "convert", str(given), "-o", str(self.folder / "out"), "-j1"], stderr=subprocess.PIPE,
                                   env={**os.environ, "LC_ALL": "C"})
        while not (self.folder / "out/.nianbao/journal").exists():
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
        self.assertEqual(-signal.SIGINT, process.returncode)
        self.assertIn("--resume", err.decode())

    def test_other_options_do_all_again(self):
        given = self.inputs(5)
        out = self.folder / "out"
        run("convert", given, "-o", out, "--resume")
        _, _, err = run("convert", given, "-o", out, "--resume", "--lang", "en")
        self.assertNotIn("were done by an earlier run", err)
        self.assertEqual({"en"}, {"en" if row["message"].isascii() else "zh" for row in rows(out / "findings.csv")
                                  if row["rule"].startswith("F-")} | {"en"})

    def test_a_record_that_was_touched_is_written_again(self):
        given = self.inputs(5)
        out = self.folder / "out"
        run("convert", given, "-o", out, "--resume")
        record = next(out.rglob("*.xml"))
        whole = record.read_bytes()
        for other in whole[:100], whole.replace(b"<raw>0</raw>", b"<raw>1</raw>").replace(b"1", b"2"):  # shorter; as long
            record.write_bytes(other)
            run("convert", given, "-o", out, "--resume")
            self.assertEqual(whole, record.read_bytes())

    def test_another_start_of_the_system(self):
        """What was not on the disk for sure is done again."""
        given = self.inputs(6)
        out = self.folder / "out"
        run("convert", given, "-o", out, "--resume")
        journal = out / ".nianbao/journal"
        lines = journal.read_text().splitlines(keepends=True)
        self.assertTrue(lines[1].startswith("boot "))
        self.assertEqual("complete\n", lines[-1])
        journal.write_text("".join([lines[0], "boot other\n", *lines[2:5], "synced\n", *lines[5:-1]]))
        _, _, err = run("convert", given, "-o", out, "--resume")
        converted = [line for line in lines[2:5] if line.split("\t")[1]]  # with a digest
        self.assertIn(f"{len(converted)} were done by an earlier run", err)
        run("convert", given, "-o", self.folder / "anew")
        self.assertEqual(tree(self.folder / "anew"), {name: content for name, content in tree(out).items() if ".nianbao/" not in name})

    def test_unfinished(self):
        """Without --resume or --overwrite nothing is done where a run was ended."""
        given = self.inputs(300)
        out = self.folder / "out"
        process = subprocess.Popen([NIANBAO, "convert", str(given), "-o", str(out), "-q"], stderr=subprocess.DEVNULL)
        while process.poll() is None and not list(out.rglob("*.xml")):
            time.sleep(0.01)
        process.kill()
        process.wait()
        code, _, err = run("convert", given, "-o", out)
        self.assertEqual(1, code)
        self.assertIn("--resume", err)
        code, _, err = run("convert", given, "-o", out, "--overwrite")
        self.assertEqual(1, code)
        self.assertFalse((out / ".nianbao").exists())
        self.assertEqual(302, len({row["source"].split("#")[0] for row in rows(out / "reports.csv")}), err)

    def test_two_runs_at_once(self):
        given = self.inputs(300)
        out = self.folder / "out"
        process = subprocess.Popen([NIANBAO, "convert", str(given), "-o", str(out), "-q", "--resume"], stderr=subprocess.DEVNULL)
        while process.poll() is None and not (out / ".nianbao/journal").exists():
            time.sleep(0.005)
        code, _, err = run("convert", given, "-o", out, "--resume")
        process.kill()
        process.wait()
        self.assertEqual(1, code)
        self.assertIn("Another run", err)

    def test_lists(self):
        given = self.inputs(9)
        names = sorted(str(p.relative_to(self.folder)) for p in given.rglob("0*.*"))
        (self.folder / "list").write_text("".join(name + "\r\n" for name in names) + "\n")
        code, _, err = run("convert", "--files-from", self.folder / "list", "-o", self.folder / "a", cwd=self.folder)
        self.assertEqual(0, code, err)
        self.assertEqual(names, [row["source"] for row in rows(self.folder / "a/reports.csv")])
        self.assertTrue((self.folder / "a" / (names[0] + ".xml")).exists())
        code, _, err = run("convert", "--files-from", "-", "-0", "-o", self.folder / "b", cwd=self.folder,
                           stdin=b"".join(name.encode() + b"\0" for name in ["./" + names[0], "../" + self.folder.name + "/" + names[1]]))
        self.assertEqual(0, code, err)
        self.assertEqual([names[0], self.folder.name + "/" + names[1]], [row["source"] for row in rows(self.folder / "b/reports.csv")])
        code, _, err = run("convert", "--files-from", "-", "-o", self.folder / "c", stdin=b"x" * 5000)
        self.assertEqual(2, code, err)
        self.assertFalse((self.folder / "c").exists())
        code, _, err = run("convert", "--files-from", "-", "-", "-o", self.folder / "c")
        self.assertEqual(2, code, err)

    def test_archive_and_crawl(self):
        report = (CORPUS / "html-2021-official-spans/source.html").read_bytes()
        with zipfile.ZipFile(self.folder / "a.zip", "w") as archive:
            archive.writestr("2023/r.html", report)
            archive.writestr("2023/news.html", NEWS)
            archive.writestr("2023/bad.docx", b"PK\3\4 and no more")
        lines = [{"url": "http://www.x.gov.cn/art/1.html", "html": report.decode()}, {"id": "n", "html": NEWS.decode()}]
        (self.folder / "c.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines) + "{broken\n")
        out = self.folder / "out"
        code, _, err = run("convert", self.folder / "a.zip", self.folder / "c.jsonl", "-o", out, "--quarantine", self.folder / "q")
        self.assertEqual(1, code, err)
        states = {row["source"]: row["status"] for row in rows(out / "reports.csv")}
        self.assertEqual({"a.zip/2023/r.html": "converted", "a.zip/2023/news.html": "skipped", "a.zip/2023/bad.docx": "failed",
                          "c.jsonl/www.x.gov.cn/art/1.html": "converted", "c.jsonl/n": "skipped", "c.jsonl/L3": "failed"}, states)
        self.assertTrue((out / "a.zip/2023/r.html.xml").exists())
        self.assertEqual({"a.zip/2023/bad.docx": b"PK\3\4 and no more"}, tree(self.folder / "q"))
        self.assertEqual("a.zip/2023/r.html", rows(out / "figures.csv")[0]["source"])

    def test_archive_that_breaks_off(self):
        """What was read before the fault stands; the archive has one row of its own."""
        lines = json.dumps({"url": "http://x.gov.cn/a", "text": (CORPUS / "flat-2019-tabs/source.txt").read_text()}) + "\n"
        packed = gzip.compress(lines.encode() * 1)
        (self.folder / "c.jsonl.gz").write_bytes(packed + gzip.compress((lines * 50).encode())[:-20])
        code, _, err = run("convert", self.folder / "c.jsonl.gz", "-o", self.folder / "out", "--to", "csv")
        self.assertEqual(1, code, err)
        states = [(row["source"], row["status"]) for row in rows(self.folder / "out/reports.csv")]
        self.assertEqual(("c.jsonl.gz/x.gov.cn/a", "converted"), states[0])
        self.assertEqual(("c.jsonl.gz", "failed"), states[-1])
        self.assertEqual(len(states), len(set(states)))
        (self.folder / "d.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-30])
        code, _, err = run("convert", self.folder / "d.jsonl.gz", "-o", self.folder / "out2", "--to", "csv")
        self.assertEqual(1, code, err)
        self.assertEqual(["d.jsonl.gz"], [row["source"] for row in rows(self.folder / "out2/reports.csv")])

    def exported(self, catalog):
        """What a catalog holds, without when it was put there."""
        folder = self.folder / ("export-" + catalog.name)
        code, _, err = run("catalog", "export", catalog, "-o", folder)
        self.assertEqual(0, code, err)
        return tree(folder)

    def test_catalog(self):
        """Filled on the way it holds what `catalog add` makes of the records, also where the run was ended."""
        given = self.inputs(120)
        out = self.folder / "out"
        self.ended(given, out, [signal.SIGKILL, signal.SIGTERM, signal.SIGKILL], ["--catalog", str(self.folder / "a.db")], lambda: 0.3)
        code, _, err = run("catalog", "check", self.folder / "a.db")
        self.assertEqual(0, code, err)
        code, _, err = run("catalog", "add", self.folder / "b.db", out)
        self.assertEqual(0, code, err)
        self.assertEqual(self.exported(self.folder / "b.db"), self.exported(self.folder / "a.db"))
        code, _, err = run("convert", given, "-o", self.folder / "x", "--catalog", self.folder)  # a folder
        self.assertEqual(1, code, err)
        self.assertFalse(list((self.folder / "x").rglob("*.xml")))

    def test_own_outputs_are_no_inputs(self):
        """records.jsonl is JSON Lines by its name, and none of its lines a report."""
        given = self.inputs(3)
        run("convert", given, "-o", given / "old", "--to", "xml,csv,json,html,xlsx", "--duplicates", "--datapackage")
        code, _, err = run("convert", given / "old", "-o", self.folder / "out")
        self.assertEqual(0, code, err)
        self.assertEqual({"skipped"}, {row["status"] for row in rows(self.folder / "out/reports.csv")})

    def test_archives_within(self):
        """An archive that is met and not read may hold reports: it fails, and is not passed over like a picture."""
        page = (CORPUS / "html-2021-official-spans/source.html").read_bytes()
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as archive:
            archive.writestr("a.html", page)
        with zipfile.ZipFile(self.folder / "in.zip", "w") as archive:
            archive.writestr("inner.zip", inner.getvalue())
            archive.writestr("a.html.gz", gzip.compress(page))
            archive.writestr("b.rar", b"Rar!\x1a\x07\x01\x00")
            archive.writestr("c.png", b"\x89PNG\r\n\x1a\n")
            archive.writestr("d.html", page)
        code, _, err = run("convert", self.folder / "in.zip", "-o", self.folder / "out")
        self.assertEqual(1, code, err)
        self.assertEqual({"in.zip/inner.zip": "failed", "in.zip/a.html.gz": "failed", "in.zip/b.rar": "failed", "in.zip/c.png": "skipped", "in.zip/d.html": "converted"},
                         {row["source"]: row["status"] for row in rows(self.folder / "out/reports.csv")})

    def test_quarantine(self):
        given = self.inputs(3)
        code, _, err = run("convert", given, "-o", self.folder / "out", "--quarantine", self.folder / "q")
        self.assertEqual(1, code, err)
        self.assertEqual({"0/broken.docx": (given / "0/broken.docx").read_bytes()}, tree(self.folder / "q"))

    def test_duplicates(self):
        given = self.folder / "in"
        given.mkdir()
        page = (CORPUS / "html-2021-official-spans/source.html").read_text()
        (given / "a.html").write_text(page)
        (given / "b.html").write_text(page)
        (given / "c.html").write_text(page.replace("<td", "<td "))
        (given / "d.html").write_text(page.replace("</body>", "<p>转发一次。</p></body>"))
        (given / "e.txt").write_bytes((CORPUS / "flat-2019-tabs/source.txt").read_bytes())
        code, _, err = run("convert", given, "-o", self.folder / "out", "--duplicates")
        self.assertEqual(0, code, err)
        self.assertIn("4 records in 1 groups", err)
        self.assertEqual([("1", "a.html", "", ""), ("1", "b.html", "a.html", "bytes"), ("1", "c.html", "a.html", "text"),
                          ("1", "d.html", "a.html", "figures")], [tuple(row.values()) for row in rows(self.folder / "out/duplicates.csv")])

    def test_numbers_keep_apart(self):
        """3 | 1 | 17 and 31 | 1 | 7 are the same digits, not the same text."""
        given = self.folder / "in"
        given.mkdir()
        page = (CORPUS / "html-2021-official-spans/source.html").read_text()
        self.assertIn("<td>26</td><td>14</td><td>358</td>", page)
        (given / "a.html").write_text(page)
        (given / "b.html").write_text(page.replace("<td>26</td><td>14</td><td>358</td>", "<td>2</td><td>614</td><td>358</td>"))
        code, _, err = run("convert", given, "-o", self.folder / "out", "--duplicates")
        self.assertEqual(0, code, err)
        self.assertEqual([], rows(self.folder / "out/duplicates.csv"))

    def test_filter_lines(self):
        page = (CORPUS / "html-2021-official-spans/source.html").read_text()
        text = (CORPUS / "flat-2019-tabs/source.txt").read_text()
        given = [{"url": "http://x.gov.cn/a.html", "html": page}, {"id": "news", "html": NEWS.decode()}, {"id": "t", "text": text}, {"id": "e"}]
        code, out, err = run("convert", "--filter", "-j2", stdin=b"".join(json.dumps(line).encode() + b"\n" for line in given))
        self.assertEqual(1, code, err)
        lines = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(["x.gov.cn/a.html", "t", "e"], [line["source"] if isinstance(line["source"], str) else line["source"]["name"] for line in lines])
        self.assertEqual("failed", lines[2]["status"])
        folder = self.folder / "alone"
        (self.folder / "t").write_text(text)
        run("convert", self.folder / "t", "-o", folder, "--to", "json")
        self.assertEqual((folder / "records.jsonl").read_bytes(), out.splitlines(keepends=True)[1])

    def test_filter_frames(self):
        text = (CORPUS / "flat-2019-tabs/source.txt").read_bytes()
        docx = (CORPUS / "docx-2021-spans/source.docx").read_bytes()
        given = b"".join(b"%d %s\n%s\n" % (len(content), name, content) for name, content in [(b"a.txt", text), (b"b/c.docx", docx), (b"bad", b"PK\3\4")])
        code, out, err = run("convert", "--filter", "--frames", "length", "--to", "xml", stdin=given)
        self.assertEqual(1, code, err)
        stream, frames = io.BytesIO(out), {}
        while head := stream.readline():
            size, name = head.rstrip(b"\n").split(b" ", 1)
            frames[name] = stream.read(int(size))
            self.assertEqual(b"\n", stream.read(1))
        self.assertEqual([b"a.txt", b"b/c.docx", b"bad.error"], list(frames))
        self.assertIn(b"urn:nianbao:report:", frames[b"b/c.docx"])
        for options in (["-o", "x"], ["in"], ["--to", "csv"], ["--to", "xml,json"], ["--resume"], ["--catalog", "x.db"], ["--quarantine", "q"]):
            self.assertEqual(2, run("convert", "--filter", *options)[0], options)

    def test_progress(self):
        given = self.inputs(40)
        code, _, err = run("convert", given, "-o", self.folder / "out", "--progress", "json", "-q")
        events = [json.loads(line) for line in err.splitlines() if line.startswith("{")]
        self.assertEqual(("done", 42, 42, 1), tuple(events[-1][key] for key in ("event", "done", "total", "failed")))


if __name__ == "__main__":
    unittest.main()
