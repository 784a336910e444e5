"""The lines of a source text, and which of them are page furniture rather than text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.shadow import NO_REPAIRS, Repairs, fold

# A bullet, letter or number before a list item; one may follow another ("- a.").
MARKER = re.compile(
    r"^((?:(?:[-–—•▪◦·●○*\uf0b7]|[a-z][.)]|\d{1,2}[.)]|\((?:\d{1,2}|[a-z])\)|o|e(?=\s+(?:[A-Z]|\d+\s[a-z])))\s+)+)"
    r"(?=\S)"
)
ENDS_SENTENCE = re.compile(r"""[.!?:;…]["'”’)\]*]*\s*\d?$|["”]\**$""")
_BYTE_ORDER_MARK = "\ufeff"
# Cells stand apart by a tab, a bar or a wide gap.
CELL_GAP = re.compile(r"\t+|\s*\|\s*| {3,}")
_QUOTE_MARK = re.compile(r"(?:>[ \t]?)+")
# What is left of a page's tags around a line; a raised number is a note's mark and stays.
_NAMES = r"(?:p|b|i|u|em|strong|br|div|span|h[1-6]|t[dhr]|table|tbody|li|ul|ol|font|section)\b"
_TAGS = re.compile(rf"(?:</?{_NAMES}[^<>]{{0,80}}>\s*)+", re.IGNORECASE)
_TELLING_TAG = re.compile(r"<(h(?=[1-6])|l(?=i\b))", re.IGNORECASE)
_CLOSING_TAGS = re.compile(rf"(?:\s*</{_NAMES}>)+$", re.IGNORECASE)
_RULE = re.compile(r"^[\s|:+=_*~-]*$")
_PAGE = re.compile(
    r"^(?:(?:pagina|bladzijde|p\.|blz\.?|page|blad)\s*)?\d{1,3}(?:\s*(?:/|van)\s*\d{1,3})?$"
    r"|^\d{1,3}\s*\|[^|]+$|^[^|]+\|\s*\d{1,3}$"
    r"|^.{3,}\.{4,}\s*\d{1,3}$"
    r"|^.{3,80}\W(?:pagina|bladzijde|blz\.?|blad) \d{1,3}\s*(?:/|van)\s*\d{1,3}$"
)
# A running head with its page number far to the right of it.
_HEAD_AND_PAGE = re.compile(r"^(?P<head>[^.|][^.]{2,80}?)(?:\s{3,}|\s*\|\s*)\d{1,3}$")


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


def furniture(all_lines: Sequence[Line]) -> frozenset[int]:
    """The indices of lines that are no text: page numbers, running heads and the rules of tables."""
    heads = _running_heads(all_lines)
    return frozenset(
        index
        for index, line in enumerate(all_lines)
        if line.text and (line.folded in heads or _PAGE.match(line.folded) or _RULE.match(line.text))
    )


def _running_heads(all_lines: Sequence[Line]) -> set[str]:
    """Folded lines that return on page after page: in mid-sentence, beside a page number or with one behind them."""
    numbered = [(line.folded, head["head"]) for line in all_lines if (head := _HEAD_AND_PAGE.match(line.folded))]
    heads = Counter(head for _, head in numbered)
    out = {folded for folded, head in numbered if heads[head] > 1 or _stands_alone(all_lines, folded)}
    seen = Counter(line.folded for line in all_lines if 3 <= len(line.text) <= 90)
    returning = {text for text, count in seen.items() if count >= 3 and not text.endswith((".", ":", "?"))}
    breaks: Counter[str] = Counter()
    for index, line in enumerate(all_lines):
        if line.folded in returning and (_interrupts(all_lines, index) or _beside_page_number(all_lines, index)):
            breaks[line.folded] += 1
    return out | {text for text, count in breaks.items() if count * 3 >= seen[text]}


def _stands_alone(all_lines: Sequence[Line], folded: str) -> bool:
    """Whether a line has a blank one (or nothing) on either side, as a page's foot has and a table's row has not."""
    index = next(i for i, line in enumerate(all_lines) if line.folded == folded)
    around = [all_lines[i] for i in (index - 1, index + 1) if 0 <= i < len(all_lines)]
    return all(line.blank for line in around)


def _beside_page_number(all_lines: Sequence[Line], index: int) -> bool:
    around = [all_lines[i].folded for i in (index - 1, index + 1) if 0 <= i < len(all_lines)]
    return any(folded and _PAGE.match(folded) for folded in around)


def _interrupts(all_lines: Sequence[Line], index: int) -> bool:
    before = next((line.text for line in reversed(all_lines[max(0, index - 4) : index]) if line.text), "")
    after = next((line.text for line in all_lines[index + 1 : index + 5] if line.text), "")
    return bool(before) and not ENDS_SENTENCE.search(before) and after[:1].islower()
