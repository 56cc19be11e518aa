# SPDX-License-Identifier: Apache-2.0
"""Includes go downwards only, and each third-party library stands behind its one file."""
import re
import unittest

from tree import CODE, ROOT, files, place, text

# A folder may include those it names, and itself. parsers know no form, forms no format.
BELOW = {
    "base": "",
    "text": "base",
    "io": "base",
    "xml": "base text io",
    "members": "base text io",
    "document": "base text io xml",
    "parsers": "base text io xml document",
    "forms": "base text io xml document",
    "rebuild": "base text io xml document forms",
    "record": "base text io xml document forms rebuild",
    "compare": "base text io xml document forms rebuild record",
    "output": "base text io xml document forms rebuild record compare",
    "database": "base",
    "catalog": "base text io xml document forms rebuild record compare output database",
    "cli": "base text io xml document forms rebuild record compare output database catalog parsers members nianbao",
    "nianbao": "base text io xml document forms rebuild record output parsers",  # the library's front door
}
# header -> where it may be included (one place, or a tuple of them)
LIBRARIES = {
    r"libxml/": "src/nianbao/xml/",
    r"Poco/(?!Data/)": "src/nianbao/io/zip.cpp",
    r"Poco/Data/": "src/nianbao/database/poco/",
    r"iconv\.h": "src/nianbao/text/transcode.cpp",
    r"utf8(\.h|cpp/|/)": "src/nianbao/text/utf8.cpp",
    r"re2/": "src/nianbao/text/pattern.cpp",
    r"CLI/": "src/cli/",
    r"rapidjson/": "src/nianbao/members/json_object.cpp",
    r"zlib\.h": ("src/nianbao/members/gunzip.cpp", "src/nianbao/io/gzip_writer.cpp"),  # reading, writing
    r"archive(_entry)?\.h": "src/nianbao/members/tar_members.cpp",
    r"zstd\.h": "src/nianbao/members/unzstd.cpp",
    r"xlsxwriter(\.h|/)": "src/nianbao/output/xlsx.cpp",
    r"openssl/": "src/nianbao/base/digest.cpp",
    r"catch2/": "tests/unit/",
}


def layer_of(name):
    """Layer of a file, or of an include: nianbao/base/place.hpp -> base."""
    parts = name.removeprefix("src/").split("/")
    return parts[1] if parts[0] == "nianbao" and len(parts) > 2 else parts[0].removesuffix(".hpp").removesuffix(".cpp")


class Layers(unittest.TestCase):
    def includes(self, *folders):
        for path in files(*folders, suffixes=CODE):
            for number, line in enumerate(text(path).splitlines(), 1):
                found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)', line)
                if found:
                    yield path, number, found.group(1), found.group(2)

    def test_downwards(self):
        wrong = []
        for path, number, quote, name in self.includes("src", "parsers"):
            layer = layer_of(str(path.relative_to(ROOT)))
            self.assertIn(layer, BELOW, "a folder that has no place yet")
            target = layer_of("src/" + name) if name.startswith("nianbao") else name.split("/")[0]
            if quote == '"' and target not in (layer, *BELOW[layer].split()):
                wrong.append(f"{place(path, number)}: {layer} must not include {name}")
        self.assertEqual([], wrong)

    def test_whole_paths(self):
        """A project header is named from the root, so that its layer can be read."""
        wrong = [f"{place(p, n)}: {name}" for p, n, quote, name in self.includes("src", "parsers")
                 if quote == '"' and not re.match(r"(nianbao|cli|parsers)/", name) and not (ROOT / "src" / name).is_file()]
        self.assertEqual([], wrong)

    def test_libraries(self):
        wrong = []
        for path, number, _, name in self.includes("src", "parsers"):
            for header, home in LIBRARIES.items():
                if re.match(header, name) and not str(path.relative_to(ROOT)).startswith(home):
                    wrong.append(f"{place(path, number)}: {name} belongs to {home}")
        self.assertEqual([], wrong)

    def test_public_headers(self):
        """Nothing of a dependency in a header of the library; those of the module are its own."""
        wrong = [f"{place(p, n)}: {name}" for p, n, _, name in self.includes("src/nianbao", "parsers")
                 if p.suffix == ".hpp" and p.parent.name != "poco" and any(re.match(header, name) for header in LIBRARIES)]
        self.assertEqual([], wrong)


if __name__ == "__main__":
    unittest.main()
