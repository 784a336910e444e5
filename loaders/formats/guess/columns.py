"""Two columns of running text that stand side by side on each line, read down one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.formats.guess.lines import Line, ends_sentence

_GAP = re.compile(r" {3,}")
_FEWEST = 4
_AVERAGE = 22
_WOBBLE = 1


@dataclass(frozen=True)
class _Halves:
    """A line cut at the gap between two columns; either half may be absent."""

    left: Line | None
    right: Line | None


def read_down(lines: Sequence[Line]) -> list[Line]:
    """The lines in reading order: where two columns of running text stand side by side, the left one goes first.

    A table keeps its lines: its cells do not go on in lower case on the line below, in both columns and mostly.
    """
    if not any("   " in line.text for line in lines):
        return list(lines)
    out: list[Line] = []
    index = 0
    while index < len(lines):
        block = _block(lines, index)
        if not block:
            out.append(lines[index])
        elif _is_running_text(block):
            out += [half.left for half in block if half.left]
            last = out[-1]
            out.append(Line(last.end, last.end, "", "", 0))
            out += [half.right for half in block if half.right]
        else:
            out += lines[index : index + len(block)]
        index += max(len(block), 1)
    return out


def _block(lines: Sequence[Line], first: int) -> list[_Halves]:
    """The lines from a first one on that have their gap at its column, or text on one side of that column alone."""
    column = _column(lines[first])
    if column is None:
        return []
    block: list[_Halves] = []
    for index in range(first, len(lines)):
        line = lines[index]
        if line.blank:
            break
        own = _column(line)
        if own is not None and abs(own - column) <= _WOBBLE:
            block.append(_cut(line))
        elif own is None and line.indent + _WOBBLE >= column:
            block.append(_Halves(None, line))
        elif own is None and line.indent + len(line.text) < column:
            block.append(_Halves(line, None))
        else:
            break
    return block


def _column(line: Line) -> int | None:
    """Where the text behind the one wide gap of a line begins; None where there is no gap, or more than one."""
    gaps = list(_GAP.finditer(line.text)) if "   " in line.text else []
    return line.indent + gaps[0].end() if len(gaps) == 1 and "\t" not in line.text and "|" not in line.text else None


def _cut(line: Line) -> _Halves:
    gap = _GAP.search(line.text)
    if gap is None:
        return _Halves(line, None)
    begin, end = gap.span()
    size = len(line.text)
    # A repaired word may make the folded line longer or shorter: it is then cut anew at its own gap.
    folded_gap = _GAP.search(line.folded)
    low, high = folded_gap.span() if folded_gap else (begin, end)
    left = replace(line, end=line.start + begin, text=line.text[:begin], folded=line.folded[:low])
    right = replace(
        line, start=line.end - (size - end), text=line.text[end:], folded=line.folded[high:], indent=line.indent + end
    )
    return _Halves(left, right)


def _is_running_text(block: Sequence[_Halves]) -> bool:
    sides = ([half.left for half in block if half.left], [half.right for half in block if half.right])
    both = sum(half.left is not None and half.right is not None for half in block)
    return both >= _FEWEST and all(_runs_on(side) for side in sides)


def _runs_on(side: Sequence[Line]) -> bool:
    """Whether at least a third of a column's lines are carried on by the next one, and lines are not short."""
    carried = sum(_carries(one.text, other.text) for one, other in pairwise(side))
    return carried * 3 >= len(side) - 1 and sum(len(line.text) for line in side) >= _AVERAGE * len(side)


def _carries(one: str, other: str) -> bool:
    return other[:1].islower() and not ends_sentence(one)
