"""Tables of a layout as cells that know their row and column, so that an empty cell keeps its place."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.document.model import Cell, Table
from loaders.segments import Kind, Layout, Segment
from loaders.shadow import shadow


def tables(layout: Layout) -> Iterator[Table]:
    """The rows that stand together as tables, in order."""
    run: list[Segment] = []
    for segment in layout.body:
        if segment.kind is Kind.ROW:
            run.append(segment)
        elif run:
            yield _table(layout, run)
            run = []
    if run:
        yield _table(layout, run)


def _table(layout: Layout, rows: list[Segment]) -> Table:
    return Table(tuple(cell for index, row in enumerate(rows) for cell in _cells(layout, row, index)))


def _cells(layout: Layout, row: Segment, index: int) -> Iterator[Cell]:
    text = layout.source.text
    start, end = row.place.start, row.place.end
    begin = text.rfind("\n", 0, start) + 1
    close = text.find("\n", end)
    line = text[begin : close if close >= 0 else len(text)]
    sign = "\t" if "\t" in line else "|" if "|" in line else ""
    if not sign or len(line) > 4 * (end - start) + 80:
        yield from (Cell(cell, index, column) for column, cell in enumerate(row.cells))
        return
    at = begin
    parts = line.split(sign)
    if sign == "|" and not parts[0].strip():
        at, parts = at + len(parts[0]) + 1, parts[1:]
    for column, part in enumerate(parts):
        if clean := shadow(text, [(at, at + len(part))], layout.repairs):
            yield Cell(clean, index, column)
        at += len(part) + 1
