"""Tables of pages as rows of cells in their columns: drawn with rules, or set out by their alignment alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.formats.blocks import Block, Kind
from loaders.formats.page.grids import Grid, Key
from loaders.formats.page.lines import lines
from loaders.formats.page.pieces import Piece, Print, Type, pieces
from loaders.formats.page.setting import block_of, disc_of, runs_of
from loaders.formats.page.sheet import around
from loaders.formats.tables import Cell, table_blocks
from loaders.formats.words import Vocabulary

# Columns of one table stand within this many points of each other on the next page.
_SAME_PLACE = 6.0


@dataclass(slots=True)
class Table:
    """A table with rules, at its place among the pieces."""

    page: int
    grid: Grid


@dataclass(slots=True)
class _Begun:
    """The table that stands last on a page, and may go on at the top of the next one."""

    table: object
    page: int
    lefts: tuple[float, ...]
    heads: list[str]
    rows: int


@dataclass(slots=True)
class Rows:
    """Turns tables to blocks, one after the other in reading order."""

    body: Type
    vocabulary: Vocabulary
    _waiting: list[Piece] = field(default_factory=list)
    _last: _Begun | None = None

    def add(self, row: Piece) -> None:
        """One row without rules; rows that follow one another are of one table."""
        self._waiting.append(row)

    def end(self) -> Iterator[Block]:
        """The rows that were added since the last end."""
        if self._waiting:
            yield from self._aligned(self._waiting)
            self._waiting, self._last = [], None

    def apart(self) -> None:
        """Something else stands below the last table."""
        self._last = None

    def ruled(self, table: Table) -> Iterator[Block]:
        """A table with rules; the head that it repeats at the top of a next page is left out."""
        rows = [[self._cell(table, key) for key in row] for row in table.grid.rows]
        _mark_heads(rows)
        last = self._last
        goes_on = last is not None and last.page == table.page - 1 and _same(last.lefts, table.grid.lefts)
        if last is None or not goes_on or _is_head(rows[0], last.heads):
            last = _Begun(object(), table.page, table.grid.lefts, [], 0)
        repeated = 0
        while repeated < min(len(last.heads), len(rows)) and _shown(rows[repeated]) == last.heads[repeated]:
            repeated += 1
        for block in table_blocks(rows[repeated:], last.table, last.rows):
            block.page = table.page
            yield block
        heads = last.heads or [_shown(row) for row in rows[:3]]
        self._last = _Begun(last.table, table.page, last.lefts, heads, last.rows + len(rows) - repeated)

    def _cell(self, table: Table, key: Key) -> Cell:
        words = table.grid.cells.get(key, [])
        inside = [block_of(piece, self.vocabulary) for piece in pieces(lines(words), table.page, self.body)]
        for block in inside:
            block.kind = Kind.PARAGRAPH if block.kind is Kind.HEADING else block.kind
        discs = [disc_of(disc, table.page) for disc in table.grid.discs.get(key, [])]
        bold = bool(words) and not self.body.bold and all(word.bold for word in words)
        high, wide = table.grid.spans.get(key, (1, 1))
        return Cell(inside, discs, high, wide, bold, key[1])

    def _aligned(self, rows: Sequence[Piece]) -> Iterator[Block]:
        columns = _columns([rect for row in rows for rect in _rects(row)])
        cells: list[list[Cell]] = []
        pages: list[int] = []
        first = ""
        for row in rows:
            made = [self._aligned_cell(row, at) for at in range(len(row.cells))]
            _put_in_columns(made, _rects(row), columns)
            made[0].discs = list(row.discs)
            page = row.prints[0].page
            if first == _shown(made) and page != pages[-1]:
                continue
            first = first or _shown(made)
            cells.append(made)
            pages.append(page)
        _mark_heads(cells)
        for block in table_blocks(cells):
            block.page = pages[block.entries[0].row] if block.entries else pages[0]
            yield block

    def _aligned_cell(self, row: Piece, at: int) -> Cell:
        prints: list[Print] = row.cells[at]
        bold = not self.body.bold and all(each.line.bold for each in prints)
        return Cell([Block(Kind.PARAGRAPH, runs_of(prints, self.vocabulary))], head=bold)


def _rects(row: Piece) -> list[tuple[float, float]]:
    found = [around(each.line.rect for each in cell) for cell in row.cells]
    return [(rect.left, rect.right) for rect in found]


def _columns(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Strips that cells share, from left to right; narrow cells lay them out, a wide one may cross several."""
    out: list[tuple[float, float]] = []
    for left, right in sorted(spans, key=lambda span: span[1] - span[0]):
        met = [strip for strip in out if left < strip[1] - 1 and strip[0] < right - 1]
        if len(met) < 2:
            out = [strip for strip in out if strip not in met]
            out.append((min(left, *(each[0] for each in met), left), max(right, *(each[1] for each in met), right)))
    return sorted(out)


def _put_in_columns(
    cells: Sequence[Cell], rects: Sequence[tuple[float, float]], columns: Sequence[tuple[float, float]]
) -> None:
    free = 0
    for cell, (left, right) in zip(cells, rects, strict=True):
        met = [at for at, strip in enumerate(columns) if left < strip[1] - 1 and strip[0] < right - 1 and at >= free]
        cell.column = met[0] if met else free
        cell.colspan = max(len(met), 1)
        free = cell.column + cell.colspan


def _mark_heads(rows: Sequence[Sequence[Cell]]) -> None:
    """Bold rows above others are heads; where bold goes on below them it is the look of something else."""
    bold = [all(cell.head for cell in row if cell.text) for row in rows]
    deep = next((at for at, each in enumerate(bold) if not each), len(rows))
    for at, row in enumerate(rows):
        for cell in row:
            cell.head = at < deep <= 3


def _is_head(row: Sequence[Cell], heads: Sequence[str]) -> bool:
    """Whether a row begins a table of its own: a head that is not the one above."""
    return all(cell.head for cell in row) and _shown(row) not in heads


def _shown(row: Sequence[Cell]) -> str:
    return "\t".join(cell.text for cell in row)


def _same(lefts: Sequence[float], others: Sequence[float]) -> bool:
    return len(lefts) == len(others) and all(
        abs(one - other) <= _SAME_PLACE for one, other in zip(lefts, others, strict=True)
    )
