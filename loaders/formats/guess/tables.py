"""Rows of print as the cells of a table: which column each stands in, and which rows are heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from loaders.document.block import Block, BlockKind, CellPlace
from loaders.document.heads import head_rows

WIDE = re.compile(r" {3,}")
_TABS = re.compile(r"\t+")
_RULE = re.compile(r"^[\s|:+=_-]*[-=][\s|:+=_-]*$")
_FARTHEST = 4  # lines between two rows of one table, as at the end of a page
Span = tuple[int, int]


class Separator(Enum):
    """What stands between two cells of a row."""

    BAR = "|"
    TAB = "\t"
    GAP = " "


@dataclass(frozen=True, slots=True)
class RowLine:
    """A line with several cells: its offsets, and its number among the lines of the text.

    `carries` tells that it has one cell only, which goes on from the row above.
    """

    start: int
    end: int
    number: int
    carries: bool = False

    def separator(self, text: str) -> Separator:
        if text.find("|", self.start, self.end) >= 0:
            return Separator.BAR
        return Separator.TAB if text.find("\t", self.start, self.end) >= 0 else Separator.GAP


@dataclass(slots=True)
class _Row:
    """The spans of each cell of a row by their columns."""

    line: RowLine
    cells: dict[int, list[Span]]

    def words(self, text: str) -> dict[int, str]:
        return {column: " ".join(text[slice(*span)] for span in spans) for column, spans in self.cells.items()}


def cells(text: str, rows: Sequence[RowLine], first_table: int) -> Iterator[Block]:
    """The cells of rows that follow one another, as blocks; tables are counted from `first_table` on.

    Rows belong to one table while they stand directly below one another, or a few lines further with as many cells.
    """
    for number, table in enumerate(_tables(text, rows), first_table):
        yield from _cells(text, table, number)


def _tables(text: str, rows: Sequence[RowLine]) -> Iterator[list[RowLine]]:
    table: list[RowLine] = []
    for row in rows:
        if table and not _goes_on(text, table[-1], row):
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _goes_on(text: str, last: RowLine, row: RowLine) -> bool:
    if row.carries or last.carries:
        return row.number == last.number + 1
    if row.separator(text) is not last.separator(text) or row.number - last.number > _FARTHEST:
        return False
    return row.number == last.number + 1 or len(_filled(text, last)) == len(_filled(text, row)) or _ruled(text, last)


def _filled(text: str, row: RowLine) -> list[Span]:
    return [span for span in _split(text, row, collapse=True) if span[0] < span[1]]


def _cells(text: str, lines: Sequence[RowLine], table: int) -> Iterator[Block]:
    rows = _aligned(text, lines) if lines[0].separator(text) is Separator.GAP else _separated(text, lines)
    grid = [row.words(text) for row in rows]
    ruled = next((at + 1 for at, row in enumerate(rows[:2]) if _ruled(text, row.line)), 0)
    heads = ruled or head_rows(grid)
    width = max((column + 1 for row in rows for column in row.cells), default=0)
    for number, row in enumerate(rows):
        head = number < heads
        for column, spans in row.cells.items():
            wide = _spanned(row, column, width) if number < heads - 1 and column else 1
            place = CellPlace(table, number, column, colspan=wide, head=head)
            yield Block(BlockKind.CELL, tuple(spans), cell=place)


def _spanned(row: _Row, column: int, width: int) -> int:
    """How many columns a head of several covers: up to the next one on its row."""
    return min((other for other in row.cells if other > column), default=width) - column


def _ruled(text: str, row: RowLine) -> bool:
    """Whether a rule is drawn right below a row."""
    if row.separator(text) is not Separator.BAR:
        return False
    below = text.find("\n", row.end)
    return below >= 0 and bool(_RULE.match(text[below + 1 : below + 400].partition("\n")[0]))


def _separated(text: str, lines: Sequence[RowLine]) -> list[_Row]:
    """Rows of which a bar or a tab ends each cell; several tabs in a row are one where that makes rows equally long."""
    whole = [line for line in lines if not line.carries]
    split = [_split(text, line, collapse=False) for line in whole]
    packed = [_split(text, line, collapse=True) for line in whole]
    if len({len(row) for row in split}) > 1 and len({len(row) for row in packed}) == 1:
        split = packed
    indent = min(next((at for at, (start, end) in enumerate(row) if start < end), 0) for row in split)
    found = iter(split)
    rows: list[_Row] = []
    for line in lines:
        if line.carries:
            rows[-1].cells[max(rows[-1].cells)].append((line.start, line.end))
            continue
        filled = {at - indent: [span] for at, span in enumerate(next(found)) if span[0] < span[1]}
        rows.append(_Row(line, filled))
    return rows


def _split(text: str, row: RowLine, *, collapse: bool) -> list[Span]:
    """The spans between separators, empty ones too; blanks around the words are left out."""
    start, end = row.start, row.end
    kind = row.separator(text)
    if kind is Separator.GAP:
        edges = [start, *(edge for gap in WIDE.finditer(text, start, end) for edge in gap.span()), end]
        return list(zip(edges[::2], edges[1::2], strict=True))
    if kind is Separator.TAB:
        if collapse:
            edges = [start, *(edge for gap in _TABS.finditer(text, start, end) for edge in gap.span()), end]
            return [_stripped(text, *span) for span in zip(edges[::2], edges[1::2], strict=True)]
        while start and text[start - 1] in " \t":
            start -= 1
    else:
        start += text[start] == "|"
        end -= text[end - 1] == "|" and end > start
    out = []
    at = start
    while at <= end:
        stop = text.find(kind.value, at, end)
        stop = end if stop < 0 else stop
        out.append(_stripped(text, at, stop))
        at = stop + 1
    return out


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _aligned(text: str, lines: Sequence[RowLine]) -> list[_Row]:
    """Rows of which the cells stand below one another: the fullest rows tell where the columns are."""
    rows = [[(span, _printed(text, span)) for span in _split(text, line, collapse=True)] for line in lines]
    most = max(len(row) for row in rows)
    full = [row for row in rows if len(row) == most]
    columns = [(min(row[at][1][0] for row in full), max(row[at][1][1] for row in full)) for at in range(most)]
    out: list[_Row] = []
    for line, row in zip(lines, rows, strict=True):
        placed = _placed(row, columns)
        if out and line.number <= out[-1].line.number + 1 and _carries_on(text, placed, out[-1]):
            for column, span in placed.items():
                out[-1].cells.setdefault(column, []).append(span)
            out[-1].line = line
        else:
            out.append(_Row(line, {column: [span] for column, span in placed.items()}))
    return out


def _carries_on(text: str, cells: Mapping[int, Span], above: _Row) -> bool:
    """Whether each cell of a row goes on from the one above it, which was not over."""
    first = cells.get(0)
    if first and not text[first[0]].islower():
        return False
    return all(_unfinished(text, span, above.cells.get(column)) for column, span in cells.items())


def _unfinished(text: str, span: Span, above: Sequence[Span] | None) -> bool:
    if above is None or text[span[0]].isdigit() or not any(char.isalpha() for char in text[slice(*span)]):
        return False
    return text[span[0]].islower() or not text[: above[-1][1]].endswith((".", "!", "?", ";"), above[-1][0])


def _printed(text: str, span: Span) -> Span:
    """The columns of print that a span takes on its line."""
    start = text.rfind("\n", 0, span[0]) + 1
    return span[0] - start, span[1] - start


def _placed(row: Sequence[tuple[Span, Span]], columns: Sequence[Span]) -> dict[int, Span]:
    if len(row) == len(columns):
        return {at: span for at, (span, _) in enumerate(row)}
    placed: dict[int, Span] = {}
    first = 0
    for left, (span, printed) in enumerate(row):
        last = len(columns) - (len(row) - left - 1)  # the cells that follow need columns as well
        best = max(
            range(first, last), key=lambda at: (_overlap(printed, columns[at]), -abs(printed[0] - columns[at][0]))
        )
        placed[best] = span
        first = best + 1
    return placed


def _overlap(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])
