"""Whether a line carries on the block above it, or begins one of its own."""

from __future__ import annotations

import re

from loaders.document.block import BlockKind
from loaders.document.forms import opens_with_label
from loaders.formats.guess.group import Group
from loaders.formats.guess.lines import Line, ends_sentence
from loaders.readers.value_lines import is_value
from loaders.shadow import fold

# A box with somebody's words may stand in the middle of a sentence.
_LABELLED_QUOTATION = re.compile(r"[A-ZÀ-Ý][\w -]{2,40}: ?[“„\"«]")
# A line shorter than this was not broken off for want of room.
_FULL_LINE = 55
_ROOM = 0.85  # of the width of print: a line this long may have been wrapped after all
_MUCH_ROOM = 0.5
_LAST_WORD = 12
_LABEL_WORDS = 2
_LEAD_WORDS = 4
_SHORT_VALUE = 30
_EXPECTS_MORE = re.compile(
    r"(?:[,-]|\b(?:de|het|een|en|of|van|voor|met|in|op|te|tot|bij|aan|als|dat|die|door|om|uit|naar|over|per|is"
    r"|zijn|was))$"
)


def continues(current: Group, line: Line, width: float) -> bool:
    """Whether a line carries on the block before it: directly below it, or after a page break in mid-sentence."""
    if _LABELLED_QUOTATION.match(line.text) or _explains_value(line):
        return False
    if current.kind is BlockKind.HEADING:
        return current.open
    if current.kind is BlockKind.CELL or current.whole:
        return False
    if current.open:
        if current.kind is BlockKind.ITEM and _stands_below(current, line):
            return False
        return not _breaks_off(current, line, width)
    if ends_sentence(current.last):
        return False
    return (_goes_on(line) and not _is_labelled(current, line)) or _expects_more(current.last)


def _explains_value(line: Line) -> bool:
    """Whether a line says what a value of a scale means ("voldoet niet: de basis ontbreekt")."""
    value, colon, _ = line.folded.partition(": ")
    return bool(colon) and len(value) <= _SHORT_VALUE and is_value(value)


def _goes_on(line: Line) -> bool:
    """Whether a line begins in lower case, as the middle of a sentence does."""
    return line.text.lstrip("“”„‘«»\"'(")[:1].islower()


def _is_labelled(current: Group, line: Line) -> bool:
    """Whether a line of a few words stands below a block that is no more than a label for them."""
    alone = current.kind is BlockKind.PARAGRAPH and len(current.ranges) == 1 and current.last[:1].isupper()
    value = len(line.text) <= _SHORT_VALUE and not ends_sentence(line.text)
    return alone and value and len(current.last.split()) <= _LABEL_WORDS and not _expects_more(current.last)


def _expects_more(text: str) -> bool:
    return bool(_EXPECTS_MORE.search(fold(text[-_LAST_WORD:])))


def _breaks_off(current: Group, line: Line, width: float) -> bool:
    """Whether a line begins a block of its own right below another: the line above had room for its first word.

    That is so where the sentence above was not over, or where a label with its value begins.
    """
    first = line.text.split(maxsplit=1)[0]
    needed = current.indent + len(current.last) + 1 + len(first)
    if _goes_on(line):
        return needed <= _MUCH_ROOM * width and _is_labelled(current, line)
    if ends_sentence(current.last) and _is_short_lead(line):
        return True
    if needed > _ROOM * width:
        return False
    if ends_sentence(current.last):
        return opens_with_label(line.text)
    return not _expects_more(current.last)


def _is_short_lead(line: Line) -> bool:
    """Whether a line is no more than a few words that lead in what follows ("Aandacht nodig:")."""
    return line.text.endswith(":") and line.text[:1].isupper() and len(line.text.split()) <= _LEAD_WORDS


def _stands_below(item: Group, line: Line) -> bool:
    """Whether a line under an item is a sentence of its own: less indented, or below an item that is over."""
    if not line.text[:1].isupper():
        return False
    if ends_sentence(item.last):
        return line.indent < item.level
    return len(item.last) < _FULL_LINE and line.text.endswith(".") and not _expects_more(item.last)
