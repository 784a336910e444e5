"""Tables as plain text leaves them: rows of cells between tabs, bars or wide gaps, some broken over two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.segments import Kind, Layout
from loaders.shadow import Shadow, shadow
from loaders.statements import Place

_SEPARATORS = (re.compile(r"\t"), re.compile(r"\|"), re.compile(r" {3,}"))
_RULE = re.compile(r"^[\s|:+=_-]*$")
_MOST_LINES = 40  # lines over which one row may be broken


@dataclass(frozen=True)
class Row:
    """The cells of one row in the order of the columns, an empty shadow for an empty cell; `place` spans the row."""

    cells: tuple[Shadow, ...]
    place: Place


@dataclass(frozen=True)
class Table:
    """A header row and the rows below it; every row has as many cells as the header."""

    header: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class _Line:
    start: int
    end: int


def tables(layout: Layout, header: re.Pattern[str]) -> Iterator[Table]:
    """The tables of a document of which a cell of the first row is a match for `header` (on folded text).

    Cells are read from the source itself, since a row that begins with an empty cell shows that only there.
    """
    lines = list(_lines(layout))
    index = 0
    while index < len(lines):
        found = _header(layout, lines[index], header)
        index += 1
        if found is None:
            continue
        separator, head = found
        rows, index = _rows(layout, lines, index, separator, len(head.cells))
        if rows:
            yield Table(head, tuple(rows))


def _lines(layout: Layout) -> Iterator[_Line]:
    """The lines of a document without footnotes and page furniture; blank lines stay, as empty ones."""
    apart = sorted(s.place for s in layout.segments if s.kind in (Kind.FOOTNOTE, Kind.FURNITURE))
    at = 0
    for match in re.finditer(r"[^\n\f]*", layout.source.text):
        while at < len(apart) and apart[at].end < match.start():
            at += 1
        if at == len(apart) or apart[at].start > match.end():
            yield _Line(*match.span())


def _header(layout: Layout, line: _Line, header: re.Pattern[str]) -> tuple[re.Pattern[str], Row] | None:
    content = layout.source.text[line.start : line.end].strip(" ")
    for separator in _SEPARATORS:
        if not separator.search(content):
            continue
        row = _row(layout, [line], separator)
        if len([cell for cell in row.cells if cell]) >= 2 and any(header.match(cell.folded) for cell in row.cells):
            return separator, row
    return None


def _rows(
    layout: Layout, lines: list[_Line], index: int, separator: re.Pattern[str], columns: int
) -> tuple[list[Row], int]:
    """The rows from a line on and the index of the first line that is not theirs."""
    text = layout.source.text
    rows: list[Row] = []
    pending: list[_Line] = []
    while index < len(lines):
        line = lines[index]
        content = text[line.start : line.end]
        if _RULE.match(content):
            if not content.strip() and not _goes_on(text, lines, index, separator):
                break
            index += 1
            continue
        if len(pending) == _MOST_LINES or (not pending and not separator.search(content.strip(" "))):
            break
        pending.append(line)
        index += 1
        row = _row(layout, pending, separator)
        if len(row.cells) >= columns:
            rows.append(_fitted(row, columns))
            pending = []
    if pending:
        index -= len(pending) - 1
        row = _row(layout, pending[:1], separator)
        if len(row.cells) > 1:
            rows.append(_fitted(row, columns))
    return rows, index


def _goes_on(text: str, lines: list[_Line], index: int, separator: re.Pattern[str]) -> bool:
    """Whether the table continues below a blank line, as after a page break."""
    after = next((text[line.start : line.end] for line in lines[index + 1 :][:3] if line.end > line.start), "")
    return len(separator.findall(after.strip(" |"))) >= 1 and not _RULE.match(after)


def _row(layout: Layout, lines: list[_Line], separator: re.Pattern[str]) -> Row:
    """One row from one or more lines; the first cell of a further line carries on the last cell of the line above."""
    ranges: list[list[tuple[int, int]]] = []
    for number, line in enumerate(lines):
        parts = list(_parts(layout.source.text, line, separator))
        if number and ranges:
            ranges[-1].append(parts.pop(0))
        ranges.extend([part] for part in parts)
    cells = tuple(shadow(layout.source.text, cell, layout.repairs) for cell in ranges)
    filled = [cell for cell in cells if cell]
    place = Place(filled[0].whole.start, filled[-1].whole.end) if filled else Place(lines[0].start, lines[0].end)
    return Row(cells, place)


def _parts(text: str, line: _Line, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start, end = line.start, line.end
    if separator.pattern == r"\|":
        content = text[start:end]
        start += len(content) - len(content.lstrip(" |")) if content.lstrip().startswith("|") else 0
        end -= len(content) - len(content.rstrip(" |")) if content.rstrip().endswith("|") else 0
        # An empty first cell between two bars is a cell; the bar at the edge of the table is not.
        if re.match(r"\s*\|\s*\|", content):
            start = line.start + content.index("|") + 1
    last = start
    for match in separator.finditer(text, start, end):
        yield last, match.start()
        last = match.end()
    yield last, end


def _fitted(row: Row, columns: int) -> Row:
    """A row with exactly so many cells: of those that are too many, empty ones before the last are dropped first."""
    cells = list(row.cells)
    while len(cells) > columns and any(not cell for cell in cells[1:-1]):
        cells.pop(next(i for i, cell in enumerate(cells[1:-1], 1) if not cell))
    cells += [Shadow("", "", row.cells[0].offsets[:0])] * (columns - len(cells))
    return Row(tuple(cells[: columns - 1] + cells[-1:] if len(cells) > columns else cells), row.place)
