"""Which lines of a text are footnotes: by the raised number before them, or by a plain one that a word carries."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.document.block import Block
from loaders.formats.guess.lines import Line

_NOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*\S|<sup>\d+</sup>\s|\[\d+\]\s|\d{1,2}\.?\s+(?:<?https?:|www\.)|\*\s[A-Z]")
_PLAIN = re.compile(r"(\d{1,2})\s+[A-ZÀ-Ý\"“(]")
# The number of a note as it stands behind a word: "weken.1", "beleid12".
_CARRIED = re.compile(r"(?<=[a-zà-ÿ]{2})[.,;:!?)”\"']?(\d{1,2})(?=\s|$)")
_FARTHEST = 70  # lines of a page
_WRAPPED = 60
Span = tuple[int, int]


def is_note(line: Line) -> bool:
    """Whether a line opens with the mark of a footnote."""
    return bool(_NOTE.match(line.text))


def numbered_notes(all_lines: Sequence[Line]) -> tuple[frozenset[int], tuple[Span, ...]]:
    """The indices of lines that open with a plain number which a word before them carries, and where it is carried."""
    found = list(_numbered(all_lines))
    return frozenset(index for index, _ in found), tuple(sorted(span for _, span in found))


def without_marks(blocks: Iterable[Block], marks: Sequence[Span]) -> Iterator[Block]:
    """The blocks without the numbers that their words carry as the marks of notes."""
    for block in blocks:
        ranges = tuple(part for span in block.ranges for part in _parted(span, marks))
        yield block if ranges == block.ranges else replace(block, ranges=ranges)


def _parted(span: Span, marks: Sequence[Span]) -> Iterator[Span]:
    start, end = span
    for mark in marks[bisect_left(marks, (start, start)) :]:
        if mark[1] > end:
            break
        yield start, mark[0]
        start = mark[1]
    if start < end:
        yield start, end


def _numbered(all_lines: Sequence[Line]) -> Iterator[tuple[int, Span]]:
    carried: dict[str, tuple[int, Span]] = {}
    for index, line in enumerate(all_lines):
        found = _PLAIN.match(line.text)
        if found and found[1] in carried and _is_sentence(all_lines, index):
            at, mark = carried.pop(found[1])
            if index - at < _FARTHEST:
                yield index, mark
        for word in _CARRIED.finditer(line.text):
            carried[word[1]] = index, (line.start + word.start(1), line.start + word.end(1))


def _is_sentence(all_lines: Sequence[Line], index: int) -> bool:
    """Whether a line is more than a title: it ends in a full stop, is long, or goes on below in lower case."""
    line = all_lines[index]
    goes_on = index + 1 < len(all_lines) and all_lines[index + 1].text[:1].islower()
    return goes_on or line.text.endswith((".", ")")) or len(line.text) >= _WRAPPED
