"""Lines that are items of a list though no bullet, or a doubtful one, says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from loaders.document.block import BlockKind
from loaders.formats.guess.group import Group
from loaders.formats.guess.lines import MARKER, Line, ends_sentence

_OPENS_EMPHASIS = re.compile(r"\*[^*\s][^*]*\*?$")
_FEW_LINES, _SHORT_STRETCH = 5, 18
_SHORT_HEAD = 60
_REACH = 3  # lines over which a list goes on, blank ones among them


def in_starred_list(all_lines: Sequence[Line], index: int, current: Group | None) -> bool:
    """Whether a starred line is one of several, and so an item rather than a note."""
    if current and current.open and current.kind is BlockKind.ITEM:
        return True
    around = (all_lines[index + 1 : index + _REACH], reversed(all_lines[max(0, index - _REACH + 1) : index]))
    return any(line.text[:2] == "* " for side in around for line in _next_text(side))


def _next_text(side: Iterable[Line]) -> list[Line]:
    """The nearest line with text on one side, over blank ones."""
    return [line for line in side if not line.blank][:1]


def emphasised_in_a_row(all_lines: Sequence[Line], index: int) -> bool:
    """Whether some lines are between asterisks as a whole, with others right above or below: items of one list."""
    if not _OPENS_EMPHASIS.match(all_lines[index].text):
        return False
    near = range(index, min(index + _FEW_LINES, len(all_lines)))
    last = next((i for i in near if all_lines[i].text.endswith("*")), None)
    if last is None or sum(len(all_lines[i].text) for i in range(index, last + 1)) < _SHORT_STRETCH:
        return False
    above = all_lines[index - 1].text if index else ""
    below = all_lines[last + 1].text if last + 1 < len(all_lines) else ""
    return above.endswith("*") or bool(_OPENS_EMPHASIS.match(below))


def lost_bullet(all_lines: Sequence[Line], index: int, current: Group) -> bool:
    """Whether a line between two list items is an item itself, of which the bullet went missing."""
    line = all_lines[index]
    following = next((other for other in all_lines[index + 1 : index + 4] if not other.text[:1].islower()), None)
    return (
        current.open
        and current.kind is BlockKind.ITEM
        and not heads_list(all_lines, index, current)
        and current.last.endswith((".", ";"))
        and not line.text[:1].islower()
        and following is not None
        and bool(MARKER.match(following.text))
    )


def heads_list(all_lines: Sequence[Line], index: int, current: Group) -> bool:
    """Whether a line below an item that is over is the head of the next ones: a colon ends it, or no sentence does."""
    text = all_lines[index].text
    below = all_lines[index + 1].text if index + 1 < len(all_lines) else ""
    over = current.kind is BlockKind.ITEM and ends_sentence(current.last) and text[:1].isupper()
    head = text.endswith(":") or not ends_sentence(text)
    return over and head and len(text) <= _SHORT_HEAD and bool(MARKER.match(below))


def unmarked_item(all_lines: Sequence[Line], index: int, current: Group) -> bool:
    """Whether a line belongs to a list without bullets: below a lead that ends in a colon, items end in semicolons."""
    if not all_lines[index].text[:1].islower():
        return False
    if current.kind is BlockKind.ITEM and current.open and not current.marker and current.last.endswith(";"):
        return True
    if current.kind is BlockKind.ITEM or not re.search(r":\W*$", current.last):
        return False
    for line in all_lines[index : index + 6]:
        if line.blank or line.text.endswith((".", ":", "?", "!")):
            return False
        if line.text.endswith(";"):
            return True
    return False
