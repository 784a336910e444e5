"""Blocks of a document, as every format with a layout gives them, set as one text that keeps their structure beside it.

The text is what a person would copy, line by line of thought rather than of print: one line a paragraph, heading, list
item or table row; a blank line around headings and paragraphs; the cells of a row apart by a tab a column; an item's
bullet and a blank before it, two more blanks for each level below the first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from loaders.document import block as tree
from loaders.document.block import BlockKind, CellPlace
from loaders.formats.colours import Paint
from loaders.formats.decoded import Decoded, Furniture, Span
from loaders.formats.ledger import Ledger
from loaders.formats.marks import Box, Colour, Mark


class Kind(StrEnum):
    """What a block is; of its kind depends how far it stands from the next one."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    QUOTE = "quote"
    NOTE = "note"
    FURNITURE = "furniture"


# Blocks of these kinds follow one another without a blank line.
_CLOSE = {Kind.ITEM, Kind.ROW, Kind.NOTE, Kind.FURNITURE}
_IN_THE_TREE = {
    Kind.HEADING: BlockKind.HEADING,
    Kind.PARAGRAPH: BlockKind.PARAGRAPH,
    Kind.ITEM: BlockKind.ITEM,
    Kind.QUOTE: BlockKind.QUOTE,
    Kind.NOTE: BlockKind.FOOTNOTE,
    Kind.FURNITURE: BlockKind.FURNITURE,
}
# How the words of a picture are marked in the text, and the mark without them.
PICTURE = "[afbeelding: {}]"
_PICTURE_MARK = re.compile(r"\[afbeelding: ([^\]]*)\]")
# What stands open at the end of a line that goes on in the next one.
_CARRIES_ON = (",", "-", "–", "(", "/", "&")
_STOPS = (".", "!", "?", ":", ";")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand together on one line of print; the blank to the next run is part of the text."""

    text: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Disc:
    """A coloured disc of a block, before its place in the text is known.

    `run` is the line of print that it stands beside, `paint` what it is painted with where that is known.
    """

    colour: Colour | None
    label: str = ""
    legend: bool = False
    box: Box | None = None
    run: int | None = None
    paint: Paint | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell with words in a row: which of the row's runs each of its parts takes, and where it stands.

    `parts` are pairs of first run and last (excluded), one for each paragraph of the cell.
    """

    parts: tuple[tuple[int, int], ...]
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    head: bool = False


@dataclass(slots=True)
class Block:
    """One piece of a document; `level` is an item's depth from 0 or a heading's rank from 1 (0 where none shows).

    `marker` is the bullet or number that stands before its words (a heading's becomes one of them), `page` the page on
    which it begins. A row has its
    `entries` and its `table`, which is the same object for all rows of one table.
    """

    kind: Kind
    runs: list[Run]
    level: int = 0
    discs: list[Disc] = field(default_factory=list)
    page: int | None = None
    marker: str = ""
    entries: tuple[Entry, ...] = ()
    table: object = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def plain(kind: Kind, text: str, level: int = 0, discs: Iterable[Disc] = (), marker: str = "") -> Block:
    """A block of a format without pages, blanks collapsed but for tabs and line breaks."""
    return Block(kind, [Run(text)], level, list(discs), marker=marker)


@dataclass(slots=True)
class _Setting:
    """A text under way, with the place of everything in it that has one."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    begins: dict[int, int] = field(default_factory=dict)
    blocks: list[tree.Block] = field(default_factory=list)
    tables: dict[int, int] = field(default_factory=dict)
    printed: str = ""

    def add(self, before: Block | None, block: Block) -> None:
        self._put(_gap(before, block) + ("  " * block.level if block.kind is Kind.ITEM else ""))
        start = self.length
        marker = f"{block.marker} " if block.marker else ""
        if block.kind is Kind.HEADING:
            block.runs[0] = Run(f"{marker}{block.runs[0].text}", block.runs[0].box)
        else:
            self._put(marker)
        places: list[tuple[int, int]] = []
        for run in block.runs:
            begin = self.length
            words = self._put(unicodedata.normalize("NFC", run.text))
            places.append((begin, begin + len(words.rstrip())))
            if run.box and words.strip():
                first = start if len(places) == 1 else begin
                self.spans.append(Span(first, places[-1][1], run.box))
                if block.kind is not Kind.NOTE:
                    self.begins.setdefault(run.box.page, first)
        if block.kind is Kind.HEADING:
            self.headings.append((start, self.length))
        self.marks.extend(_mark(disc, block, [(start, places[0][1]), *places[1:]]) for disc in block.discs)
        self.printed = "".join(self.parts[-len(places) :])
        self.blocks.extend(self._cells(block, places) if block.entries else self._lines(block, places))

    def _put(self, words: str) -> str:
        self.parts.append(words)
        self.length += len(words)
        return words

    def _cells(self, block: Block, places: Sequence[tuple[int, int]]) -> Iterator[tree.Block]:
        table = self.tables.setdefault(id(block.table), len(self.tables))
        for entry in block.entries:
            spans = ((places[first][0], places[last - 1][1]) for first, last in entry.parts)
            ranges = tuple(each for span in spans for each in self._words_in(*span, places[0][0]))
            place = CellPlace(table, entry.row, entry.column, entry.rowspan, entry.colspan, entry.head)
            yield tree.Block(BlockKind.CELL, ranges, cell=place)

    def _words_in(self, start: int, end: int, begin: int) -> Iterator[tuple[int, int]]:
        """The stretch from start to end of a block that begins at `begin`, without the marks of its pictures."""
        for found in _PICTURE_MARK.finditer(self.printed, start - begin, end - begin):
            if start < begin + found.start():
                yield start, begin + found.start()
            yield begin + found.start(1), begin + found.end(1)
            start = begin + found.end()
        if start < end:
            yield start, end

    def _lines(self, block: Block, places: Sequence[tuple[int, int]]) -> Iterator[tree.Block]:
        """One block; a paragraph that its author broke into lines is as many, where no sentence runs over the break."""
        kind, at = _IN_THE_TREE[block.kind], places[0][0]
        ranges: list[tuple[int, int]] = []
        before = ""
        for line in self.printed.split("\n"):
            if shown := line.strip():
                first = at + len(line) - len(line.lstrip())
                if ranges and kind is BlockKind.PARAGRAPH and not _goes_on(before, shown):
                    yield tree.Block(kind, tuple(ranges), block.level)
                    ranges = []
                ranges += self._words_in(first, first + len(shown), places[0][0])
                before = shown
            at += len(line) + 1
        if ranges:
            yield tree.Block(kind, tuple(ranges), block.level, "" if kind is BlockKind.HEADING else block.marker)


def compose(
    blocks: Sequence[Block],
    media_type: str,
    *,
    furniture: tuple[Furniture, ...] = (),
    pages: int = 0,
    ocr_pages: tuple[int, ...] = (),
    warnings: tuple[str, ...] = (),
    ledger: Ledger | None = None,
) -> Decoded:
    """The text of some blocks in reading order, with the place of everything that has one."""
    setting = _Setting()
    before: Block | None = None
    for block in blocks:
        if block.text.strip():
            setting.add(before, block)
            before = block
    text = "".join(setting.parts)
    return Decoded(
        f"{text}\n" if text else "",
        media_type,
        page_starts=_page_starts(setting.begins, pages, setting.length),
        spans=tuple(setting.spans),
        headings=tuple(setting.headings),
        marks=tuple(sorted(setting.marks, key=lambda mark: mark.start)),
        furniture=furniture,
        ocr_pages=ocr_pages,
        warnings=warnings,
        blocks=tuple(setting.blocks),
        ledger=ledger.closed() if ledger else (),
    )


def _gap(before: Block | None, block: Block) -> str:
    if before is None:
        return ""
    return "\n" if before.kind is block.kind and block.kind in _CLOSE else "\n\n"


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence runs over a line's end, although its author broke the line there."""
    return line.endswith(_CARRIES_ON) or (following[:1].islower() and not line.endswith(_STOPS))


def _mark(disc: Disc, block: Block, places: Sequence[tuple[int, int]]) -> Mark:
    """A paragraph is beside a disc by one line of print; anything else by the whole of it."""
    if disc.run is not None and block.kind is Kind.PARAGRAPH:
        start, end = places[disc.run]
    else:
        start, end = places[0][0], places[-1][1]
    return Mark(start, end, disc.colour, disc.label, disc.legend, disc.box)


def _page_starts(begins: dict[int, int], pages: int, length: int) -> tuple[int, ...]:
    """Where each page begins; a page without text begins where the next one does."""
    starts: list[int] = []
    following = length
    for page in range(pages, 0, -1):
        following = min(begins.get(page, following), following)
        starts.append(following)
    return (0, *reversed(starts[:-1])) if starts else ()
