#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What is no report, or cannot be read or written: a clear error, at once, and nothing half-written."""
import hashlib
import io
import os
import pathlib
import signal
import struct
import subprocess
import tempfile
import time
import unittest
import zipfile

NIANBAO = os.environ["NIANBAO"]
# A sanitized program takes several times of both; the caps of issue and manual hold for the release build.
SANITIZED = b"__asan_init" in pathlib.Path(NIANBAO).read_bytes()
SECONDS, MEGABYTES = (20, 1500) if SANITIZED else (1, 200)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
GOOD = ("<!DOCTYPE html><html><head><meta charset='utf-8'><title>某县某局2023年政府信息公开工作年度报告</title></head><body>"
        "<h1>某县某局2023年政府信息公开工作年度报告</h1><h2>一、总体情况</h2><p>本年工作正常开展。</p>"
        "<h2>二、主动公开政府信息情况</h2><p>无。</p></body></html>").encode()


def package(parts, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def compound(*names):
    """A tiny OLE2 file with streams of these names, all of them empty."""
    header = (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6 +
              struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0) + b"\xff" * 432)
    entries = b""
    for kind, name in [(5, "Root Entry")] + [(2, name) for name in names]:
        encoded = name.encode("utf-16-le") + b"\0\0"
        entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1) + b"\xff" * 12
        entries += entry.ljust(116, b"\0") + struct.pack("<IQ", 0xFFFFFFFE, 0)
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE).ljust(512, b"\xff")
    return header + table + entries.ljust(((len(entries) + 511) // 512) * 512, b"\0")


def document(text):
    return f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>'


DOCX = package({"word/document.xml": document("某县2023年政府信息公开工作年度报告" * 40)})
# file name: (bytes, words of the reason)
BAD = {
    "empty.txt": (b"", "no text"),
    "blank.txt": (b" \n\t\r\n \n", "no text"),
    "binary.txt": (b"".join(hashlib.sha256(bytes([i])).digest() for i in range(250)), "not recognized"),
    "zeros.docx": (b"\0" * 100_000, "not recognized"),
    "truncated.docx": (DOCX[:len(DOCX) // 2], "archive"),
    "header.docx": (b"PK\3\4", "archive"),
    "password.docx": (compound("EncryptedPackage", "EncryptionInfo"), "password"),
    "old.doc": (compound("WordDocument", "1Table"), "DOCX"),
    "old.wps": (compound("WpsContent"), "DOCX"),
    "page.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "PDF"),
    "bomb.docx": (package({"word/document.xml": document("x" + " " * 60_000_000)}), "unpacked_ratio"),
    "other.docx": (package({"word/document.xml": document("今天天气很好")}), "no yearly report"),
    "nothing.html": (b"<!DOCTYPE html><html><head><script>1</script></head><body><div></div></body></html>", "no text"),
    "missing.html": ("<!DOCTYPE html><html><head><title>404 Not Found</title></head><body><h1>404</h1><p>您访问的页面不存在"
                     "</p></body></html>".encode(), "no yearly report"),
    "budget.html": ("<!DOCTYPE html><html><body><h1>某县某局2023年部门预算公开</h1><p>一、部门职责</p></body></html>".encode(), "预算"),
    "company.txt": ("某某股份有限公司2023年年度报告\n一、公司简介\n二、财务指标\n".encode(), "年度报告"),
    "data.json": ('{"title": "某县2023年政府信息公开工作年度报告", "rows": [1, 2]}'.encode(), "JSON"),
    "table.xlsx": (package({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "XLSX"),
    "text.rtf": (b"{\\rtf1\\ansi{\\fonttbl}\\f0 x}", "RTF"),
    "scan.png": (b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0" * 200, "PNG"),
    "entities.docx": (package({"word/document.xml": "<!DOCTYPE d [<!ENTITY a 'x'>]>" + document("&a;")}), "document type declaration"),
    "outside.docx": (package({"word/document.xml": "<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + document("&a;")}),
                     "document type declaration"),
    "large.txt": (b"x" * 20_000_001, "input_bytes"),
}


class BadInput(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return str(path)

    def run_it(self, *arguments, stdin=b"", **more):
        """Exit code, output, errors; CPU seconds and megabytes are kept."""
        (self.folder / ".in").write_bytes(stdin)
        with open(self.folder / ".out", "wb") as out, open(self.folder / ".err", "wb") as err, open(self.folder / ".in", "rb") as given:
            process = subprocess.Popen([NIANBAO, *map(str, arguments)], stdin=given, stdout=more.pop("stdout", out), stderr=err,
                                       env={**os.environ, "LC_ALL": "C"}, **more)
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.seconds, self.megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        return process.returncode, (self.folder / ".out").read_bytes(), (self.folder / ".err").read_text()

    def left(self, folder="out"):
        """Files below a folder, in name order."""
        root = self.folder / folder
        return sorted(str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()) if root.exists() else []

    def test_each(self):
        for name, (content, reason) in BAD.items():
            with self.subTest(name):
                code, out, err = self.run_it("convert", self.file(name, content), "--to", "xml")
                self.assertEqual((1, b""), (code, out))
                self.assertIn(name, err)
                self.assertIn(reason.lower(), err.lower())
                self.assertNotIn("Internal error", err)
                self.assertLess(self.seconds, SECONDS)
                self.assertLess(self.megabytes, MEGABYTES)

    def test_each_to_folder(self):
        """The failure has a row; no record is written."""
        for name, (content, _) in BAD.items():
            with self.subTest(name):
                out = self.folder / ("out-" + name)
                code, _, err = self.run_it("convert", self.file(name, content), "-o", out)
                self.assertEqual(1, code, err)
                self.assertEqual(["figures.csv", "findings.csv", "reports.csv"], self.left("out-" + name))
                row = (out / "reports.csv").read_text().splitlines()[1]
                self.assertTrue(row.startswith(f"{name},failed,"), row)

    def test_any(self):
        """--any converts what is readable but no report, and nothing else."""
        readable = {"other.docx", "missing.html", "budget.html", "company.txt"}
        for name, (content, _) in BAD.items():
            with self.subTest(name):
                code, out, err = self.run_it("convert", self.file(name, content), "--to", "xml", "--any")
                self.assertEqual(0 if name in readable else 1, code, err)
                self.assertEqual(name in readable, out.startswith(b"<?xml"))

    def test_one_among_many(self):
        """Bad files in a folder do not stop the batch: what may be a report fails, what is none is skipped."""
        for name, (content, _) in BAD.items():
            self.file("in/" + name, content)
        self.file("in/a-good.html", GOOD)
        self.file("in/z-good.html", GOOD.replace("某县".encode(), "某市".encode()))
        code, _, err = self.run_it("convert", self.folder / "in", "-o", self.folder / "out", "-j2")
        self.assertEqual(1, code, err)
        self.assertEqual(["a-good.html.xml", "figures.csv", "findings.csv", "reports.csv", "z-good.html.xml"], self.left())
        rows = (self.folder / "out/reports.csv").read_text().splitlines()[1:]
        states = {row.split(",")[0]: row.split(",")[1] for row in rows}
        self.assertEqual(len(BAD) + 2, len(states))
        self.assertEqual("failed", states["truncated.docx"])
        self.assertEqual("failed", states["password.docx"])
        self.assertEqual("skipped", states["data.json"])
        self.assertEqual("skipped", states["missing.html"])

    def test_archive_without_report(self):
        """A ZIP is opened up; named on the command line it must hold a report."""
        archive = self.file("archive.zip", package({"a.txt": "x"}))
        code, out, err = self.run_it("convert", archive, "--to", "xml")
        self.assertEqual((1, b""), (code, out))
        self.assertIn("archive.zip", err)
        self.assertIn("-o", err)
        code, _, err = self.run_it("convert", archive, "-o", self.folder / "out")
        self.assertEqual(1, code, err)
        rows = [row.split(",")[:2] for row in (self.folder / "out/reports.csv").read_text().splitlines()[1:]]
        self.assertEqual([["archive.zip/a.txt", "skipped"], ["archive.zip", "failed"]], rows)
        code, _, err = self.run_it("convert", self.folder, "-o", self.folder / "out2")
        self.assertEqual(0, code, err)  # met in a folder it is no failure

    def test_missing(self):
        code, out, err = self.run_it("convert", self.folder / "none.txt", "--to", "xml")
        self.assertEqual((1, b""), (code, out))
        self.assertIn("none.txt", err)

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_unreadable(self):
        path = self.file("secret.html", GOOD)
        os.chmod(path, 0)
        code, out, err = self.run_it("convert", path, "--to", "xml")
        self.assertEqual((1, b""), (code, out))
        self.assertIn("secret.html", err)

    def test_output_is_a_file(self):
        """Also what a folder that cannot be made looks like to root."""
        taken = self.file("taken", b"x")
        for target in (taken, taken + "/below"):
            code, _, err = self.run_it("convert", self.file("a.html", GOOD), "-o", target)
            self.assertEqual(1, code, err)
            self.assertIn("taken", err)
        self.assertEqual(b"x", (self.folder / "taken").read_bytes())

    @unittest.skipUnless(pathlib.Path("/proc/self").is_dir(), "needs /proc")
    def test_output_not_writable(self):
        """Not even root makes files in /proc."""
        code, _, err = self.run_it("convert", self.file("a.html", GOOD), "-o", "/proc/self/out")
        self.assertEqual(1, code, err)

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_full_standard_output(self):
        with open("/dev/full", "wb") as full:
            code, _, err = self.run_it("convert", self.file("a.html", GOOD), "--to", "xml", stdout=full)
        self.assertEqual(1, code)
        self.assertNotEqual("", err)

    def test_full_disk(self):
        """A disk that takes 1 KB of a file: no output exists, no temporary file is left."""
        limit = lambda: __import__("resource").setrlimit(__import__("resource").RLIMIT_FSIZE, (1024, 1024))
        source = self.file("a.html", GOOD)
        with open(os.devnull, "wb") as nothing:
            process = subprocess.run([NIANBAO, "convert", source, "-o", str(self.folder / "out")], stdout=nothing,
                                     stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, preexec_fn=limit, env={**os.environ, "LC_ALL": "C"})
        self.assertEqual(1, process.returncode, process.stderr)
        self.assertNotIn("a.html.xml", self.left())
        self.assertEqual([], [name for name in self.left() if ".tmp" in name])

    def test_existing(self):
        source, out = self.file("a.html", GOOD), self.folder / "out"
        self.assertEqual(0, self.run_it("convert", source, "-o", out)[0])
        before = {name: (out / name).read_bytes() for name in self.left()}
        (out / "figures.csv").unlink()
        code, _, err = self.run_it("convert", source, "-o", out)
        self.assertEqual(1, code)
        self.assertIn("a.html.xml" if "a.html.xml" in err else "findings.csv", err)
        self.assertNotIn("figures.csv", self.left())
        self.assertEqual(0, self.run_it("convert", source, "-o", out, "--overwrite")[0])
        self.assertEqual(before, {name: (out / name).read_bytes() for name in self.left()})

    def test_collision(self):
        one, two = self.file("one/a.html", GOOD), self.file("two/a.html", GOOD)
        code, _, err = self.run_it("convert", one, two, "-o", self.folder / "out")
        self.assertEqual(2, code)
        self.assertIn("a.html", err)
        self.assertEqual([], self.left())

    def test_standard_input(self):
        code, out, _ = self.run_it("convert", "-", "--to", "xml", stdin=GOOD)
        self.assertEqual(0, code)
        self.assertIn(b'stdin', out)
        for content in (b"", b"%PDF-1.7\n", DOCX[:100], b"x" * 20_000_001):
            code, out, err = self.run_it("convert", "-", "--to", "xml", stdin=content)
            self.assertEqual((1, b""), (code, out))
            self.assertIn("nianbao: -: ", err)

    def test_interrupted(self):
        """SIGINT and SIGTERM: the run ends by the signal, no temporary file and no half output is left."""
        text = "<p>政府信息公开</p>".encode() * 60_000
        for i in range(60):
            self.file(f"in/{i:02}.html", GOOD.replace(b"</body>", text + b"</body>"))
        for number in (signal.SIGINT, signal.SIGTERM):
            out = self.folder / f"out-{number}"
            process = subprocess.Popen([NIANBAO, "convert", str(self.folder / "in"), "-o", str(out), "-j2"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(0.7)
            process.send_signal(number)
            self.assertEqual(-number, process.wait(60))
            names = self.left(f"out-{number}")
            self.assertEqual([], [name for name in names if name.startswith(".") or name.endswith((".tmp", ".csv"))])
            for name in names:
                self.assertTrue((out / name).read_bytes().endswith(b"</report>\n"), name)


if __name__ == "__main__":
    unittest.main()
