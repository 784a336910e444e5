"""The flat pieces in which every format gives a document, in reading order, before they become a tree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is, as its format shows it (text/plain: as it is guessed)."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    QUOTE = "quote"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands: its table (counted in the document), row and column from 0, its spans; whether a head."""

    table: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document.

    `ranges` are the spans of the source text that hold its words, in code points, end excluded; several where lines of
    print are wrapped or something stands in between. `level` is a heading's rank from 1 (0 where the format does not
    tell) or an item's depth from 0; `marker` an item's or heading's printed bullet or number, outside the ranges.
    """

    kind: BlockKind
    ranges: tuple[tuple[int, int], ...]
    level: int = 0
    marker: str = ""
    cell: CellPlace | None = None
