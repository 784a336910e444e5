"""Items that follow one another as one list, nested, under the sentence that leads them in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from loaders.document.block import Block
from loaders.document.model import Field, Item, List, Paragraph, Part
from loaders.shadow import Shadow

# A sentence leads a list in where it is not over, or points at what follows.
_OPEN_END = re.compile(r"[:,;…]\W*$|[^.!?\"”’)\s]$")
_POINTS = re.compile(r"\b(?:volgende|hieronder|onderstaande|navolgende|als volgt|namelijk|te weten)\b")


def list_of(blocks: Sequence[Block], words: Callable[[Block], Shadow], before: Part | None) -> List:
    """The list that blocks of items make, with its lead where the part before it ends in one."""
    filled = [(block.level, block.marker, said) for block in blocks if (said := words(block))]
    return List(_items(filled), _lead(before))


def _items(filled: Sequence[tuple[int, str, Shadow]]) -> tuple[Item, ...]:
    out: list[Item] = []
    at = 0
    while at < len(filled):
        level, marker, said = filled[at]
        below = at + 1
        while below < len(filled) and filled[below][0] > level:
            below += 1
        out.append(Item(said, marker, _items(filled[at + 1 : below])))
        at = below
    return tuple(out)


def _lead(before: Part | None) -> Shadow | None:
    if isinstance(before, Field):
        return before.value if _leads(before.value) else None
    if not isinstance(before, Paragraph) or not before.sentences:
        return None
    last = before.sentences[-1]
    return last if _leads(last) else None


def _leads(sentence: Shadow) -> bool:
    return bool(_OPEN_END.search(sentence.text) or _POINTS.search(sentence.folded))
