# SPDX-License-Identifier: Apache-2.0
"""Nothing lost: white space and table bars aside, the text of the source is the document layer and what is left out.

In order, character by character: the source's text must be the document layer's with the left-out texts inserted.
Only metadata (attributes of the page) stands apart: each value must be one of the source's.
"""
import unittest

from common import SPACE, cases, corpus, name_of, reports, source
from independent_text import squeezed, text_of


def layers(record):
    """Text of the document layer in order, the left-out texts in order, the metadata."""
    document, kept, left, meta = record.find(SPACE + "document"), [], [], []
    for part in document:
        if part.tag == SPACE + "page-metadata":
            meta += [m.text or "" for m in part]
        elif part.tag == SPACE + "left-outs":
            left += [squeezed(x.text or "") for x in part]
        elif part.tag != SPACE + "remarks":  # remarks are the parser's words
            kept += part.itertext()
    return squeezed("".join(kept)), [x for x in left if x], meta


def merged(whole, kept, left):
    """None where `whole` is `kept` with the texts of `left` inserted in order; else how far that goes."""
    starts = [0]
    for piece in left:
        starts.append(starts[-1] + len(piece))
    seen, todo, furthest = set(), [(0, 0)], (0, 0)
    while todo:
        at, used = todo.pop()  # characters of kept, pieces of left
        while True:
            if (at, used) in seen:
                break
            seen.add((at, used))
            place = at + starts[used]
            furthest = max(furthest, (place, at))
            if used < len(left) and whole.startswith(left[used], place):
                todo.append((at, used + 1))
            if at == len(kept) and used == len(left) and place == len(whole):
                return None
            if at == len(kept) or place == len(whole) or kept[at] != whole[place]:
                break
            at += 1
    place, at = furthest
    return f"from here on, the source has {whole[place:place + 60]!r}, the record {kept[at:at + 60]!r}"


class NothingLost(unittest.TestCase):
    def test_cases(self):
        for case in cases():
            with self.subTest(case=case.name):
                whole, values = text_of(source(case))
                kept, left, meta = "", [], []
                for report in reports():  # one after the other where there are several: each has its part
                    if report[0] == case:
                        part = layers(corpus().record(name_of(*report)))
                        kept, left, meta = kept + part[0], left + part[1], meta + part[2]
                self.assertIsNone(merged(squeezed(whole), kept, left))
                if values:
                    known = {squeezed(v) for v in values} | {squeezed(whole)}
                    self.assertEqual([], [m for m in meta if not any(squeezed(m) in v for v in known)])

    def test_merged(self):
        """The comparison itself."""
        self.assertIsNone(merged("abcabd", "abd", ["abc"]))
        self.assertIsNone(merged("abcabd", "abcabd", []))
        for whole, kept, left in (("abc", "ab", []), ("ab", "abc", []), ("abc", "bc", ["b"]), ("abcd", "abd", ["cc"]),
                                  ("ba", "ab", [])):
            self.assertIsNotNone(merged(whole, kept, left))


if __name__ == "__main__":
    unittest.main()
