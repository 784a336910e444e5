"""Blocks of a document, as every format with a layout gives them, set as one text.

The text is what a person would copy, line by line of thought rather than of print: one line a paragraph, heading, list
item or table row; a blank line around headings and paragraphs; the cells of a row apart by a tab; an item's bullet and
a blank before it, two more blanks for each level below the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from loaders.formats.colours import Paint
from loaders.formats.decoded import Decoded, Furniture, Span
from loaders.formats.marks import Box, Colour, Mark


class Kind(StrEnum):
    """What a block is; of its kind depends how far it stands from the next one."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"


# Blocks of these kinds follow one another without a blank line.
_CLOSE = {Kind.ITEM, Kind.ROW, Kind.NOTE}


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


@dataclass(slots=True)
class Block:
    """One piece of a document; `level` is an item's depth from 0, `page` the page on which it begins."""

    kind: Kind
    runs: list[Run]
    level: int = 0
    discs: list[Disc] = field(default_factory=list)
    page: int | None = None

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def plain(kind: Kind, text: str, level: int = 0, discs: Iterable[Disc] = ()) -> Block:
    """A block of a format without pages, blanks collapsed but for tabs and line breaks."""
    return Block(kind, [Run(text)], level, list(discs))


def compose(
    blocks: Sequence[Block],
    media_type: str,
    *,
    furniture: tuple[Furniture, ...] = (),
    pages: int = 0,
    ocr_pages: tuple[int, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Decoded:
    """The text of some blocks in reading order, with the place of everything that has one."""
    parts: list[str] = []
    spans: list[Span] = []
    marks: list[Mark] = []
    headings: list[tuple[int, int]] = []
    begins: dict[int, int] = {}
    length = 0
    before: Block | None = None
    for block in blocks:
        if not block.text.strip():
            continue
        lead = _gap(before, block) + ("  " * block.level if block.kind is Kind.ITEM else "")
        parts.append(lead)
        start = length = length + len(lead)
        places: list[tuple[int, int]] = []
        for run in block.runs:
            parts.append(run.text)
            places.append((length, length + len(run.text.rstrip())))
            if run.box and run.text.strip():
                spans.append(Span(*places[-1], run.box))
                if block.kind is not Kind.NOTE:
                    begins.setdefault(run.box.page, length)
            length += len(run.text)
        if block.kind is Kind.HEADING:
            headings.append((start, length))
        marks.extend(_mark(disc, block, places) for disc in block.discs)
        before = block
    text = "".join(parts)
    return Decoded(
        f"{text}\n" if text else "",
        media_type,
        page_starts=_page_starts(begins, pages, length),
        spans=tuple(spans),
        headings=tuple(headings),
        marks=tuple(sorted(marks, key=lambda mark: mark.start)),
        furniture=furniture,
        ocr_pages=ocr_pages,
        warnings=warnings,
    )


def _gap(before: Block | None, block: Block) -> str:
    if before is None:
        return ""
    return "\n" if before.kind is block.kind and block.kind in _CLOSE else "\n\n"


def _mark(disc: Disc, block: Block, places: list[tuple[int, int]]) -> Mark:
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
