# SPDX-License-Identifier: Apache-2.0
"""schemas/ against its schemas, its documents, the sources that name its keys, and the program that embeds it."""
import json
import os
import re
import subprocess
import unittest
import xml.etree.ElementTree as ET

from tree import CODE, ROOT, files, lines_with, place, text

RULES = "{urn:nianbao:rules:1}"
MESSAGES = "{urn:nianbao:messages:1}"


def ids(path, tag):
    return [node.get("id") for node in ET.parse(ROOT / path).getroot().iter(tag)]


def literals(pattern):
    """What a pattern captures in the C++ sources -> where it first stands."""
    out = {}
    for path in files("src", "parsers", suffixes=CODE):
        for number, line in enumerate(text(path).splitlines(), 1):
            for found in re.finditer(pattern, line):
                out.setdefault(found.group(1), place(path, number))
    return out


class Data(unittest.TestCase):
    maxDiff = None

    def test_schemas(self):
        pairs = [(p, p.with_suffix(".xsd")) for p in files("schemas", suffixes=(".xml",)) if p.parent.name == "schemas"]
        pairs += [(p, ROOT / "schemas/form.xsd") for p in files("schemas/forms", "tests/data/forms", suffixes=(".xml",))]
        pairs += [(ROOT / f"schemas/{kind}/texts.xml", ROOT / "schemas/messages.xsd") for kind in ("html", "xlsx")]
        self.assertGreater(len(pairs), 6)
        for path, schema in pairs:
            with self.subTest(file=place(path)):
                done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", schema, path], capture_output=True,
                                      text=True, check=False)
                self.assertEqual(0, done.returncode, done.stderr)

    def test_rule_pages(self):
        """Each rule has a page, each page a rule, and its title names it."""
        rules = ids("schemas/rules.xml", RULES + "rule")
        pages = [p.stem for p in files("docs/rules", suffixes=(".md",)) if p.name != "README.md"]
        self.assertEqual(sorted(rules), sorted(pages))
        for rule in rules:
            self.assertIn(rule, text(ROOT / f"docs/rules/{rule}.md").splitlines()[0])
            self.assertIn(rule, text(ROOT / "docs/rules/README.md"))

    def test_rules_named(self):
        """A rule that the sources or the corpus name is there."""
        rules = set(ids("schemas/rules.xml", RULES + "rule"))
        named = literals(r'"([A-Z]-\d\d)"')
        for path in files("corpus", suffixes=(".xml",)):
            if path.name == "case.xml":
                named.update({f.get("rule"): place(path) for f in ET.parse(path).getroot().iter("finding")})
        self.assertEqual({}, {rule: where for rule, where in named.items() if rule not in rules})

    def test_message_keys(self):
        """A key that the sources name has its sentence."""
        known = set(ids("schemas/messages.xml", MESSAGES + "message"))
        kinds = "|".join(sorted({key.split(".")[0] for key in known}))
        named = literals(rf'"((?:{kinds})\.[a-z0-9][a-z0-9.-]*[a-z0-9])"')
        named.update({f"error.{k}": v for k, v in literals(r'Error[({]\s*ErrorCode::\w+,\s*"([a-z0-9-]+)"').items()})
        named.update({f"error.{k}": v for k, v in literals(r'corrupt\("([a-z0-9-]+)"').items()})
        named.update({f"because.{k}": v for k, v in literals(r'because\s*=\s*"([a-z0-9-]+)"').items()})
        self.assertEqual({}, {key: where for key, where in named.items() if key not in known})

    def test_case_files(self):
        for path in files("corpus", suffixes=(".xml",)):
            if path.name == "case.xml":
                root = ET.parse(path).getroot()
                self.assertTrue(all((root.findtext(tag) or "").strip() for tag in ("protects", "facts")), place(path))
                self.assertLessEqual({child.tag for child in root}, {"protects", "facts", "printed", "decoding", "findings", "score"})
        self.assertEqual([], lines_with(files("corpus", suffixes=(".json",)), r"\bTODO\b"))

    def test_figure_ids(self):
        """Ids and units are those written down by hand, in order: they are released, they never change."""
        program = os.environ.get("NIANBAO", str(ROOT / "build/release/nianbao"))
        for path in files("tests/data", suffixes=(".txt",)):
            if path.name.startswith("ids-"):
                form = path.stem.removeprefix("ids-")
                done = subprocess.run([program, "forms", form, "--json"], capture_output=True, check=True)
                figures = [f"{f['id']} {f['unit']}" for f in json.loads(done.stdout)["figures"]]
                self.assertEqual(text(path).splitlines(), figures, form)


if __name__ == "__main__":
    unittest.main()
