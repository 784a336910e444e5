"""The flat layout that readers read until they read the document: its blocks in reading order, as segments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import groupby

from loaders.document.block import Block, BlockKind
from loaders.document.model import Document
from loaders.document.tree import document_of
from loaders.language.sentences import split_sentences
from loaders.reading import SourceText
from loaders.shadow import Repairs, Shadow, shadow
from loaders.statements import Place


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


@dataclass(frozen=True)
class Segment:
    """One segment with its clean reading.

    `marker` is a list item's bullet or number, `level` its depth from 0; `cells` are those of a table row, empty for
    any other kind.
    """

    kind: Kind
    shadow: Shadow
    marker: str = ""
    level: int = 0
    cells: tuple[Shadow, ...] = ()

    @property
    def text(self) -> str:
        return self.shadow.text

    @property
    def folded(self) -> str:
        return self.shadow.folded

    @property
    def place(self) -> Place:
        return self.shadow.whole

    @cached_property
    def sentences(self) -> tuple[Shadow, ...]:
        return tuple(split_sentences(self.shadow))


@dataclass(frozen=True)
class Section:
    """A heading (absent for what precedes the first one) and the segments up to the next heading."""

    heading: Segment | None
    segments: tuple[Segment, ...]

    @property
    def title(self) -> str:
        """The folded heading, empty where there is none."""
        return self.heading.folded if self.heading else ""


@dataclass(frozen=True)
class Layout:
    """A document with its segments in reading order."""

    document: Document

    @property
    def source(self) -> SourceText:
        return self.document.source

    @property
    def repairs(self) -> Repairs:
        return self.document.repairs

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(_segments(self.document))

    @cached_property
    def meant(self) -> str:
        """The source text for matching: every offset the same, misread words put right where they stay as long."""
        return self.repairs.of_one_length(self.source.text)

    @cached_property
    def body(self) -> tuple[Segment, ...]:
        """What a reader reads: all but furniture and footnotes."""
        return tuple(s for s in self.segments if s.kind not in (Kind.FURNITURE, Kind.FOOTNOTE))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        out: list[tuple[Segment | None, list[Segment]]] = [(None, [])]
        for segment in self.body:
            if segment.kind is Kind.HEADING:
                out.append((segment, []))
            else:
                out[-1][1].append(segment)
        return tuple(Section(heading, tuple(segments)) for heading, segments in out if heading or segments)


_KINDS = {
    BlockKind.HEADING: Kind.HEADING,
    BlockKind.PARAGRAPH: Kind.PARAGRAPH,
    BlockKind.QUOTE: Kind.PARAGRAPH,
    BlockKind.ITEM: Kind.ITEM,
    BlockKind.CELL: Kind.ROW,
    BlockKind.FOOTNOTE: Kind.FOOTNOTE,
    BlockKind.FURNITURE: Kind.FURNITURE,
}


def segment(source: SourceText, known_headings: frozenset[int] = frozenset()) -> Layout:
    """The layout of a source text; `known_headings` are the offsets of lines that are headings for certain."""
    return Layout(document_of(source, known_headings))


def _segments(document: Document) -> Iterator[Segment]:
    text, mended = document.source.text, document.repairs
    rows = groupby(enumerate(document.blocks), key=lambda each: _row_of(*each))
    for _, group in rows:
        blocks = [block for _, block in group]
        first = blocks[0]
        if first.kind is not BlockKind.CELL:
            if clean := shadow(text, first.ranges, mended):
                yield Segment(_KINDS[first.kind], clean, first.marker, first.level)
        elif clean := shadow(text, _row_ranges(text, blocks), mended):
            cells = tuple(cell for block in blocks if (cell := shadow(text, block.ranges, mended)))
            yield Segment(Kind.ROW, clean, cells=cells)


def _row_of(number: int, block: Block) -> tuple[int, int]:
    return (-1, number) if block.cell is None else (block.cell.table, block.cell.row)


def _row_ranges(text: str, blocks: list[Block]) -> list[tuple[int, int]]:
    """A row on one line is read as a whole, bars and all; else its cells are."""
    ranges = [span for block in blocks for span in block.ranges]
    start, end = ranges[0][0], ranges[-1][1]
    return [(start, end)] if start < end and text.find("\n", start, end) < 0 else ranges
