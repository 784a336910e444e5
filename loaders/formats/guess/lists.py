"""Lists of which the bullets are lost: lines that each hold one item and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.formats.guess.lines import MARKER, Line

_CLOSED = re.compile(r"[.;!?]['\"”’)*]*$")
_TWO_SENTENCES = re.compile(r"[.!?:]['\"”’)]*\s+[\"'“‘(]?[A-ZÀ-Ý]")
_NO_ITEM = re.compile(
    r"^\W*(?:norm|thema|oordeel|bijlage|hoofdstuk|advies|aandachtspunt|verbeterpunt|tekortkoming)(?:en)?\b(?!.*[.;]$)"
)
_FEWEST = 3
_SHORT = 70
_AVERAGE = 180


def unmarked_items(all_lines: Sequence[Line], apart: frozenset[int]) -> frozenset[int]:
    """The indices of lines that begin an item of a list without bullets.

    Of three lines or more together, each is one whole sentence; below a lead with a colon two are enough, and names of
    a few words will do.
    """
    return frozenset(index for block, led in _blocks(all_lines, apart) for index in _items(all_lines, block, led))


def _blocks(all_lines: Sequence[Line], apart: frozenset[int]) -> Iterator[tuple[list[int], bool]]:
    """The runs of lines without a blank one between them, and whether a line with a colon at its end leads them in."""
    block: list[int] = []
    led = was_lead = False
    for index, line in enumerate(all_lines):
        if index in apart:
            continue
        if line.blank or line.text.endswith(":"):
            if block:
                yield block, led
                was_lead = False
            block = []
            was_lead = was_lead or line.text.endswith(":")
            continue
        if not block:
            led = was_lead
        block.append(index)
    if block:
        yield block, led


def _items(all_lines: Sequence[Line], block: list[int], led: bool) -> list[int]:
    lines = [all_lines[index] for index in block]
    starts = [number for number, line in enumerate(lines) if not line.text[:1].islower()]
    if len(starts) < (2 if led else _FEWEST) or starts[0] != 0 or any(_is_other(line) for line in lines):
        return []
    ends = [lines[number - 1].text for number in starts[1:]]
    if sum(len(line.text) for line in lines) > _AVERAGE * len(starts):
        return []
    if all(_CLOSED.search(end) for end in ends) and _CLOSED.search(lines[-1].text):
        return [block[number] for number in starts]
    names = led and len(starts) == len(lines) and not any(_CLOSED.search(end) for end in ends)
    return block if names and all(len(line.text) <= _SHORT for line in lines) else []


def _is_other(line: Line) -> bool:
    """Whether a line cannot be part of such a list: it has a mark of its own, several sentences or cells."""
    return (
        bool(MARKER.match(line.text) or _TWO_SENTENCES.search(line.text) or _NO_ITEM.match(line.folded))
        or line.cells > 1
        or bool(line.tag)
        or line.text[:1] in "#*>\"“„«'‘"
    )
