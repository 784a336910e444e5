"""Tables as rows, or, where a table only arranges a page, as the blocks of its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.formats.blocks import Block, Disc, Kind, Run

# A cell with more text than this is a piece of the document rather than an entry of a table.
_LONGEST_ENTRY = 700
_LONGEST_HEAD = 60


@dataclass(slots=True)
class Cell:
    """One cell, as the blocks in it; `discs` are those beside no words."""

    blocks: list[Block] = field(default_factory=list)
    discs: list[Disc] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(block.text.replace("\n", " ").replace("\t", " ").strip() for block in self.blocks).strip()

    @property
    def arranges(self) -> bool:
        """Whether the cell holds blocks of their own: a heading, a list, several paragraphs or a long text."""
        if any(block.kind is Kind.HEADING for block in self.blocks) and len(self.blocks) > 1:
            return True
        if any(block.kind is Kind.ROW for block in self.blocks):
            return True
        items = sum(block.kind is Kind.ITEM for block in self.blocks)
        return items > 1 or len(self.text) > _LONGEST_ENTRY


def table_blocks(rows: Sequence[Sequence[Cell]]) -> Iterator[Block]:
    """The blocks of a table.

    One column, or cells that are pieces of a document, arrange the page: their blocks follow one another. Two rows of
    which the first holds short heads are columns side by side: each head, and what stands below it.
    """
    filled = [list(row) for row in rows if any(cell.text or cell.discs for cell in row)]
    if not filled:
        return
    if max(len([cell for cell in row if cell.text]) for row in filled) <= 1 and not any(
        cell.discs or any(block.discs for block in cell.blocks) for row in filled for cell in row
    ):
        for row in filled:
            for cell in row:
                yield from cell.blocks
        return
    if any(cell.arranges for row in filled for cell in row):
        yield from _side_by_side(filled)
        return
    for row in filled:
        yield _row(row)


def _row(row: Sequence[Cell]) -> Block:
    discs = [disc for cell in row for disc in (*cell.discs, *(d for block in cell.blocks for d in block.discs))]
    filled = [index for index, cell in enumerate(row) if cell.text]
    runs: list[Run] = []
    for index, cell in enumerate(row[: filled[-1] + 1] if filled else ()):
        runs += [Run("\t")] if index else []
        for at, block in enumerate(cell.blocks):
            runs += [Run(" ")] if at else []
            runs += [Run(run.text.replace("\n", " ").replace("\t", " "), run.box) for run in block.runs]
    return Block(Kind.ROW, runs, 0, discs)


def _side_by_side(rows: Sequence[Sequence[Cell]]) -> Iterator[Block]:
    heads, below = rows[0], rows[1:]
    if len(below) == 1 and len(heads) == len(below[0]) and all(0 < len(c.text) <= _LONGEST_HEAD for c in heads):
        for head, cell in zip(heads, below[0], strict=True):
            yield Block(Kind.HEADING, [Run(head.text)])
            yield from cell.blocks
        return
    for row in rows:
        if any(cell.arranges for cell in row):
            for cell in row:
                yield from cell.blocks
        else:
            yield _row(row)
