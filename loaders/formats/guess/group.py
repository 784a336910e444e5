"""Lines on their way to becoming one block."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.document.block import BlockKind


@dataclass
class Group:
    """Lines on their way to becoming one block."""

    kind: BlockKind
    ranges: list[tuple[int, int]]
    last: str
    marker: str = ""
    level: int = 0
    open: bool = True
    # A line that is complete in itself, such as a cell of a table that fell apart.
    whole: bool = False
    number: int = 0
    indent: int = 0
    # A line that carries on a cell of the row above.
    carries: bool = False
