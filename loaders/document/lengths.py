"""Blocks of a bounded length: text without line breaks is cut, so that reading takes time in proportion to its size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.document.block import Block, BlockKind

# No paragraph of print has so many characters, and no report so many on one line: what is beyond that is not read.
LONGEST = 6000
ENDLESS = 200_000
Span = tuple[int, int]
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s")


def bounded(blocks: Iterable[Block], text: str) -> Iterator[Block]:
    """The blocks; one that is longer than any in print is cut into several, behind a sentence where there is one."""
    for block in blocks:
        if sum(end - start for start, end in block.ranges) <= LONGEST:
            yield block
            continue
        read, rest = _parted(block.ranges, ENDLESS)
        for number, ranges in enumerate(_stretches(read, text)):
            yield replace(block, ranges=ranges, marker="" if number else block.marker)
        if rest:
            yield Block(BlockKind.FURNITURE, rest)


def endless_words(text: str) -> int:
    """How many words of a text are not read because their line has no end in sight."""
    lines = (line for line in text.splitlines() if len(line) > ENDLESS)
    return sum(len(line[ENDLESS:].split()) for line in lines)


def _parted(ranges: Iterable[Span], limit: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Ranges up to a number of characters, and what is left of them."""
    first: list[Span] = []
    rest: list[Span] = []
    for start, end in ranges:
        cut = min(end, start + limit)
        limit -= cut - start
        first += [(start, cut)] if start < cut else []
        rest += [(cut, end)] if cut < end else []
    return tuple(first), tuple(rest)


def _stretches(ranges: Iterable[Span], text: str) -> Iterator[tuple[Span, ...]]:
    held: list[Span] = []
    size = 0
    for start, end in ranges:
        while size + end - start > LONGEST:
            cut = _cut(text, start, min(start + LONGEST - size, end)) if size < LONGEST else start
            if cut > start:
                held.append((start, cut))
            yield tuple(held)
            held, size, start = [], 0, cut
        if start < end:
            held.append((start, end))
            size += end - start
    if held:
        yield tuple(held)


def _cut(text: str, start: int, limit: int) -> int:
    """Where a stretch is cut at best: behind its last sentence, else at its last blank, else at the limit."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text, start, limit)]
    if ends:
        return ends[-1]
    blank = text.rfind(" ", start + 1, limit)
    return blank if blank > 0 else limit
