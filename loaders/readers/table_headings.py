"""The themes and norms that a table prints as a row over all its columns, above the rows on what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.document.model import Cell, Table
from loaders.readers.judged import JudgedNorm
from loaders.readers.norm_numbers import leading_number
from loaders.readers.theme_headings import named_theme
from loaders.shadow import Shadow

_LONGEST = 160


def theme_rows(table: Table) -> Iterator[tuple[str, str, Shadow]]:
    """Number, title and words of each row that is no more than the heading of a theme."""
    for cell in _over_all(table):
        if found := named_theme(cell.text.folded):
            number, start = found
            yield number, cell.text.text[start:].strip(" *"), cell.text


def norm_rows(table: Table) -> Iterator[JudgedNorm]:
    """The norms that head some rows: "Bij norm 1.4: een vaste mentor"."""
    for cell in _over_all(table):
        opens = len("bij ") if cell.text.folded.startswith("bij ") else 0
        number = leading_number(cell.text.folded[opens:])
        if number is None or number.bare:
            continue
        begin = next((i for i in range(opens + number.end, len(cell.text.text)) if cell.text.text[i].isalnum()), None)
        if begin is not None:
            yield JudgedNorm(number.numbers[0], cell.text.text[begin:].strip(" ."), cell.text.whole)


def _over_all(table: Table) -> Iterator[Cell]:
    """The cells that stand alone in their row: over all columns, or with nothing beside them."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    for cells in rows.values():
        alone = len(cells) == 1 and table.columns > 1 and not cells[0].column
        if alone and len(cells[0].text.text) <= _LONGEST:
            yield cells[0]
