"""The lines of a source text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.shadow import NO_REPAIRS, Repairs, fold

# A bullet, letter or number before a list item; one may follow another ("- a.").
MARKER = re.compile(
    r"^((?:(?:[-–—•▪◦·●○*\uf0b7]|[a-z][.)]|\d{1,2}[.)]|\((?:\d{1,2}|[a-z])\)|o|e(?=\s+(?:[A-Z]|\d+\s[a-z])))\s+)+)"
    r"(?=\S)"
)
_ENDS_SENTENCE = re.compile(r"""[.!?:;…]["'”’)\]*]*\s*\d?$|["”]\**$""")
_NARROWEST = 20
_END = 12  # characters at a line's end that tell whether a sentence is over
_BYTE_ORDER_MARK = "\ufeff"
# Cells stand apart by a tab, a bar or a wide gap; the gap before the colon of a form's line parts none.
CELL_GAP = re.compile(r"\t+|\s*\|\s*| {3,}(?![ :])")
_QUOTE_MARK = re.compile(r"(?:>[ \t]?)+")
# What is left of a page's tags around a line; a raised number is a note's mark and stays.
_NAMES = r"(?:p|b|i|u|em|strong|br|div|span|h[1-6]|t[dhr]|table|tbody|li|ul|ol|font|section)\b"
_TAGS = re.compile(rf"(?:</?{_NAMES}[^<>]{{0,80}}>\s*)+", re.IGNORECASE)
_TELLING_TAG = re.compile(r"<(h(?=[1-6])|l(?=i\b))", re.IGNORECASE)
_CLOSING_TAGS = re.compile(rf"(?:\s*</{_NAMES}>)+$", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One line without surrounding blanks and tags; a blank line, or a page break, is a line without text.

    `tag` is the letter of a leftover tag that says what the line is: h for a heading, l for an item of a list.
    """

    start: int
    end: int
    text: str
    folded: str
    indent: int
    tag: str = ""

    @property
    def blank(self) -> bool:
        return not self.text

    @property
    def cells(self) -> int:
        """How many cells of a table row stand on the line; 1 for running text."""
        filled = len([cell for cell in CELL_GAP.split(self.text) if cell.strip()])
        return max(filled, 2) if self.text.count("|") > 1 and self.text[0] == self.text[-1] == "|" else filled


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, or as a lead-in of what follows."""
    return bool(_ENDS_SENTENCE.search(text[-_END:]))


def lines(text: str, repairs: Repairs = NO_REPAIRS) -> Iterator[Line]:
    """The lines of a text in order, folded as they were meant."""
    pages_by_space = _pages_begin_with_a_space(text)
    for match in re.finditer(r"[^\n\f]+", text):
        raw = match.group()
        content = raw.strip().lstrip(_BYTE_ORDER_MARK).lstrip()
        if pages_by_space and raw[0] == " ":
            yield Line(match.start(), match.start(), "", "", 0)
        indent = raw.index(content) if content else len(raw)
        if quoted := _QUOTE_MARK.match(content):
            indent, content = indent + quoted.end(), content[quoted.end() :]
        tag = ""
        if content[:1] == "<" and (tags := _TAGS.match(content)):
            named = _TELLING_TAG.search(tags.group())
            tag = named[1].lower() if named else ""
            indent, content = indent + tags.end(), content[tags.end() :]
        if content[-1:] == ">" and "</" in content:
            content = _CLOSING_TAGS.sub("", content)
        start = match.start() + indent
        end = start + len(content)
        meant = repairs.apply(text, start, end) if repairs else content
        yield Line(start, end, content, fold(meant), indent, tag)
        # A blank line between two others shows as two newlines; a page break counts as one.
        gap = text[match.end() : match.end() + 2]
        if gap in ("\n\n", "\n\f", "\f\n") or gap[:1] == "\f":
            yield Line(match.end(), match.end(), "", "", 0)


def _pages_begin_with_a_space(text: str) -> bool:
    """Whether page breaks became a single space: no other line is indented, and hardly any of these is a list item."""
    indented = re.findall(r"(?m)^[ \t]+\S.{0,20}", text)
    if "\f" in text or len(indented) < 5 or any(line[:1] != " " or line[1:2].isspace() for line in indented):
        return False
    return sum(bool(MARKER.match(line.strip())) for line in indented) * 3 < len(indented)


def print_width(all_lines: Sequence[Line]) -> float:
    """How long a line of running text grows before it is wrapped; infinite where no line is.

    That is the length that most lines reach which the next one carries on in lower case; a line of a few words, which
    may be a label, tells nothing.
    """
    wrapped = sorted(
        line.indent + len(line.text)
        for line, below in pairwise(all_lines)
        if below.text[:1].islower()
        and len(line.text) >= _NARROWEST
        and line.cells == 1
        and not ends_sentence(line.text)
    )
    return wrapped[len(wrapped) * 3 // 4] if wrapped else math.inf
