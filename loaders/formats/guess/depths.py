"""How deep the items of a list stand, by their indents and their bullets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.document.block import Block, BlockKind

_APART = (BlockKind.FURNITURE, BlockKind.FOOTNOTE)


def with_depths(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with each item's depth in place of how far its line is indented.

    An item is deeper than the one before where it is indented more, or has a bullet of another sort that no item of
    the list so far has.
    """
    open_items: list[tuple[int, str]] = []
    for block in blocks:
        if block.kind is BlockKind.ITEM:
            sort = _sort(block.marker) or (open_items[-1][1] if open_items else "")
            while open_items and block.level < open_items[-1][0]:
                open_items.pop()
            here = [at for at, each in enumerate(open_items) if each == (block.level, sort)]
            if here:
                del open_items[here[0] + 1 :]
            else:
                open_items.append((block.level, sort))
            yield replace(block, level=len(open_items) - 1)
            continue
        if block.kind not in _APART:
            open_items = []
        yield block


def _sort(marker: str) -> str:
    """What sort of bullet an item has: a figure, a letter, a dash or a dot."""
    last = marker.split()[-1].strip("().") if marker else ""
    if last.isdigit():
        return "figure"
    if len(last) == 1 and last.isalpha() and marker[-1] in ".)":
        return "letter"
    return "dash" if last in "-–—" and last else "dot" if marker else ""
