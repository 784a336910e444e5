"""Tables as rows with the place of each cell, or, where a table only arranges a page, as the blocks of its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.formats.blocks import Block, Disc, Entry, Kind, Run

# A cell with more text than this is a piece of the document rather than an entry of a table.
_LONGEST_ENTRY = 700
_LONGEST_HEAD = 60
# Words alone in their row are an entry of a table up to this length; longer ones are text that a table sets in place.
_LONGEST_ALONE = 120
# A cell spans at most so many columns and rows, whatever its file claims (HTML: at most 1,000 columns).
_WIDEST, _HIGHEST = 200, 2_000


@dataclass(slots=True)
class Cell:
    """One cell, as the blocks in it; `discs` are those beside no words, `head` tells that its format calls it a head.

    `column` is given where the format knows it; else a cell stands in the first place that is free in its row.
    """

    blocks: list[Block] = field(default_factory=list)
    discs: list[Disc] = field(default_factory=list)
    rowspan: int = 1
    colspan: int = 1
    head: bool = False
    column: int | None = None

    @property
    def text(self) -> str:
        return " ".join(block.text.replace("\n", " ").replace("\t", " ").strip() for block in self.blocks).strip()

    @property
    def has_disc(self) -> bool:
        return bool(self.discs) or any(block.discs for block in self.blocks)

    @property
    def arranges(self) -> bool:
        """Whether the cell holds blocks of their own: a heading, a list, several paragraphs or a long text."""
        if any(block.kind is Kind.HEADING for block in self.blocks) and len(self.blocks) > 1:
            return True
        if any(block.kind is Kind.ROW for block in self.blocks):
            return True
        items = sum(block.kind is Kind.ITEM for block in self.blocks)
        return items > 1 or len(self.text) > _LONGEST_ENTRY


@dataclass(frozen=True, slots=True)
class _Placed:
    cell: Cell
    row: int
    column: int
    rowspan: int
    colspan: int
    head: bool = False


def table_blocks(rows: Sequence[Sequence[Cell]], table: object = None, first_row: int = 0) -> Iterator[Block]:
    """The blocks of a table; with `table` and `first_row` as more rows of one that began before.

    One column, or cells that are pieces of a document, arrange the page: their blocks follow one another. Two rows of
    which the first holds short heads are columns side by side: each head, and what stands below it.
    """
    filled = [row for row in _with_heads(_placed(rows)) if any(each.cell.text or each.cell.has_disc for each in row)]
    if not filled:
        return
    if _is_one_column(filled):
        for row in filled:
            for each in row:
                yield from each.cell.blocks
        return
    if _is_titled(filled):
        yield from filled.pop(0)[0].cell.blocks
    table = object() if table is None else table
    if any(each.cell.arranges for row in filled for each in row):
        yield from _side_by_side(filled, table, first_row)
        return
    for row in filled:
        yield _row(row, table, first_row)


def _placed(rows: Sequence[Sequence[Cell]]) -> list[list[_Placed]]:
    """Each cell in the first place that no cell above or before it takes."""
    out: list[list[_Placed]] = []
    taken: dict[int, int] = {}
    for at, row in enumerate(rows):
        placed: list[_Placed] = []
        column = 0
        for cell in row:
            column = column if cell.column is None else cell.column
            while cell.column is None and taken.get(column, 0) > at:
                column += 1
            high = min(cell.rowspan or _HIGHEST, _HIGHEST, len(rows) - at)
            wide = min(max(cell.colspan, 1), _WIDEST)
            taken.update(dict.fromkeys(range(column, column + wide), at + high))
            placed.append(_Placed(cell, at, column, high, wide, cell.head))
            column += wide
        out.append(placed)
    return out


def _with_heads(rows: Sequence[Sequence[_Placed]]) -> Iterator[Sequence[_Placed]]:
    """The rows, those of heads marked: that their format calls so, above all others; or that gather columns below them.

    What no format says is not guessed here: a table without a known head is guessed as one in plain text is.
    """
    known = 0
    for row in rows:
        filled = [each for each in row if each.cell.text]
        if filled and not all(each.head for each in filled):
            break
        known += 1
    gathering = 0
    while gathering + 2 < len(rows) and _gathers(rows[gathering], rows[gathering + 1]):
        gathering += 1
    deep = max(known if known < len(rows) else 0, gathering + 1 if gathering else 0)
    for at, row in enumerate(rows):
        yield [replace(each, head=at < deep) for each in row]


def _gathers(row: Sequence[_Placed], below: Sequence[_Placed]) -> bool:
    """Whether a row spans columns that the one below has apart: with two such cells, or beside a corner."""
    wide = [each for each in row if each.cell.text and each.colspan > 1]
    columns = {each.column for each in below if each.cell.text}
    corner = not row[0].cell.text or row[0].rowspan > 1 if row else False
    apart = all(columns.issuperset(range(each.column, each.column + each.colspan)) for each in wide)
    return apart and (len(wide) > 1 or (corner and len(wide) == 1))


def _is_one_column(rows: Sequence[Sequence[_Placed]]) -> bool:
    """Whether no row has words in two cells, and none is an entry that stands in a column of its own."""
    if any(each.cell.has_disc for row in rows for each in row):
        return False
    if any(sum(bool(each.cell.text) for each in row) > 1 for row in rows):
        return False
    alone = [each for row in rows for each in row if each.cell.text]
    widest = max(each.column + each.colspan for row in rows for each in row)
    return widest == 1 or any(each.cell.arranges or len(each.cell.text) > _LONGEST_ALONE for each in alone)


def _is_titled(rows: Sequence[Sequence[_Placed]]) -> bool:
    """Whether a table begins with one cell over all its columns, which is its title."""
    widest = max(each.column + each.colspan for row in rows for each in row)
    first = rows[0]
    alone = len(first) == 1 and first[0].column == 0 and first[0].colspan == widest > 1 and not first[0].cell.has_disc
    return alone and len(rows) > 2 and sum(bool(each.cell.text) for each in rows[1]) > 1


def _row(row: Sequence[_Placed], table: object, first_row: int) -> Block:
    runs: list[Run] = []
    entries: list[Entry] = []
    discs: list[Disc] = []
    column = 0
    for each in row:
        discs += [*each.cell.discs, *(disc for block in each.cell.blocks for disc in block.discs)]
        if not each.cell.text:
            continue
        if each.column > column:
            runs.append(Run("\t" * (each.column - column)))
            column = each.column
        parts = []
        for at, block in enumerate(each.cell.blocks):
            lead = f"{' ' if at else ''}{block.marker if any(map(str.isalnum, block.marker)) else ''}"
            runs += [Run(f"{lead} " if lead.strip() else lead)] if lead else []
            first = len(runs)
            runs += [Run(run.text.replace("\n", " ").replace("\t", " "), run.box) for run in block.runs]
            if block.text.strip():
                parts.append((first, len(runs)))
        entries.append(Entry(tuple(parts), first_row + each.row, each.column, each.rowspan, each.colspan, each.head))
    return Block(Kind.ROW, runs or [Run("")], 0, discs, entries=tuple(entries), table=table)


def _side_by_side(rows: Sequence[Sequence[_Placed]], table: object, first_row: int) -> Iterator[Block]:
    heads, below = rows[0], rows[1:]
    if (
        len(below) == 1
        and len(heads) == len(below[0])
        and all(0 < len(each.cell.text) <= _LONGEST_HEAD for each in heads)
    ):
        for head, each in zip(heads, below[0], strict=True):
            yield Block(Kind.HEADING, [Run(head.cell.text)])
            yield from each.cell.blocks
        return
    for row in rows:
        if any(each.cell.arranges for each in row):
            for each in row:
                yield from each.cell.blocks
        else:
            yield _row(row, table, first_row)
