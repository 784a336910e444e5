"""The cells of one table, with the line that captions it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from loaders.document.block import Block
from loaders.document.heads import head_rows
from loaders.document.model import Cell, Paragraph, Part, Table
from loaders.shadow import Shadow

_CAPTION = re.compile(r"^\W*(?:tabel|figuur|overzicht|schema|bijlage)\b|:\W*$")
_LONGEST = 160


def table_of(blocks: Sequence[Block], words: Callable[[Block], Shadow], before: Part | None) -> Table:
    """The table that blocks of cells make; a cell without words is not there, a head printed again neither."""
    cells = [
        Cell(said, block.cell.row, block.cell.column, block.cell.rowspan, block.cell.colspan, block.cell.head)
        for block in blocks
        if block.cell and (said := words(block))
    ]
    if not any(cell.head for cell in cells):
        cells = _with_heads(cells)
    again = set(_printed_again(cells))
    return Table(tuple(cell for cell in cells if cell.row not in again), _caption(before))


def _with_heads(cells: Sequence[Cell]) -> list[Cell]:
    """The cells with the heads that their words tell, where the format tells none."""
    rows: dict[int, dict[int, str]] = {}
    for cell in cells:
        rows.setdefault(cell.row, {})[cell.column] = cell.text.text
    numbers = sorted(rows)
    heads = set(numbers[: head_rows([rows[number] for number in numbers])])
    return [replace(cell, head=cell.row in heads) for cell in cells]


def _printed_again(cells: Sequence[Cell]) -> list[int]:
    """The rows that print the heads once more, as at the top of a page."""
    rows: dict[int, list[tuple[int, str]]] = {}
    heads: dict[int, list[tuple[int, str]]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append((cell.column, cell.text.folded))
        if cell.head:
            heads.setdefault(cell.row, []).append((cell.column, cell.text.folded))
    full = {row: said for row, said in heads.items() if len(said) > 1 and said == rows[row]}
    first: set[tuple[tuple[int, str], ...]] = set()
    again = []
    for row, said in rows.items():
        if any(said == head for head in full.values()):
            if tuple(said) in first:
                again.append(row)
            first.add(tuple(said))
    return again


def _caption(before: Part | None) -> Shadow | None:
    if not isinstance(before, Paragraph) or len(before.text.text) > _LONGEST:
        return None
    return before.text if _CAPTION.search(before.text.folded) else None
