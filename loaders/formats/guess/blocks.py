"""The lines of a plain text put together to blocks: which of them stand alone, and which carry on the one before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.document.block import Block, BlockKind
from loaders.document.forms import opens_with_label
from loaders.formats.guess.columns import read_down
from loaders.formats.guess.furniture import furniture
from loaders.formats.guess.headings import is_heading, title_runs_on
from loaders.formats.guess.lines import MARKER, Line, ends_sentence, lines, print_width
from loaders.formats.guess.lists import unmarked_items
from loaders.formats.guess.notes import is_note, numbered_notes
from loaders.formats.guess.tables import RowLine, cells
from loaders.readers.value_lines import is_value
from loaders.shadow import Repairs, fold

_HASHES = re.compile(r"(#{1,6})\s+")
_OPENS_EMPHASIS = re.compile(r"\*[^*\s][^*]*\*?$")
_FEW_LINES, _SHORT_STRETCH = 5, 18
# A box with somebody's words may stand in the middle of a sentence.
_LABELLED_QUOTATION = re.compile(r"[A-ZÀ-Ý][\w -]{2,40}: ?[“„\"«]")
_REACH = 3  # lines over which a list goes on, blank ones among them
# The head of a column of judgements, where a table fell apart into lines.
_COLUMN_HEAD = re.compile(r"^\W*(?:oordeel|waardering|score)(?: (?:in )?(?:19|20)\d\d)?\W*$")
# A line shorter than this was not broken off for want of room.
_FULL_LINE = 55
_ROOM = 0.85  # of the width of print: a line this long may have been wrapped after all
_EXPECTS_MORE = re.compile(
    r"(?:[,-]|\b(?:de|het|een|en|of|van|voor|met|in|op|te|tot|bij|aan|als|dat|die|door|om|uit|naar|over|per|is"
    r"|zijn|was))$"
)
_MUCH_ROOM = 0.5
_LAST_WORD = 12
_LABEL_WORDS = 2
_SHORT_VALUE = 30
_MOST_CELLS = 60  # a line with more of them is no row of a table
_APART = (BlockKind.FURNITURE, BlockKind.FOOTNOTE)


def guessed_blocks(text: str, repairs: Repairs, known_headings: frozenset[int] = frozenset()) -> tuple[Block, ...]:
    """The blocks of a plain text in reading order; every word of the text is in exactly one of them.

    `repairs` put misread words right for matching alone. `known_headings` are the offsets of lines that are headings,
    whatever they look like.
    """
    all_lines = read_down(list(lines(text, repairs)))
    groups = list(_groups(all_lines, furniture(all_lines), known_headings))
    return tuple(_with_depths(_blocks(text, groups)))


def _groups(all_lines: Sequence[Line], apart: frozenset[int], known: frozenset[int]) -> Iterator[_Group]:
    unmarked = unmarked_items(all_lines, apart)
    notes = numbered_notes(all_lines)
    width = print_width(all_lines)
    current: _Group | None = None
    note: _Group | None = None
    for index, line in enumerate(all_lines):
        if line.blank:
            if current:
                current.open = False
            note = None
            continue
        if line.start in known:
            group = _Group(BlockKind.HEADING, [(line.start, line.end)], line.text, open=False)
        elif index in notes and index not in apart:
            group = _Group(BlockKind.FOOTNOTE, [(line.start, line.end)], line.text)
        elif index in unmarked and index not in apart:
            group = _Group(BlockKind.ITEM, [(line.start, line.end)], line.text)
        else:
            group = _new_group(all_lines, index, apart, current, width)
        group.number, group.indent = index, line.indent
        if note and group.kind is BlockKind.PARAGRAPH and not ends_sentence(note.last):
            note.ranges.append((line.start, line.end))
            note.last = line.text
            continue
        if group.kind is BlockKind.PARAGRAPH and not group.whole and current and _continues(current, line, width):
            current.ranges.append((line.start, line.end))
            current.indent, current.last, current.open = line.indent, line.text, current.kind is not BlockKind.HEADING
            continue
        if group.kind in _APART:
            note = group if group.kind is BlockKind.FOOTNOTE else None
            yield group
            continue
        note = None
        if current:
            current.open = False
        current = group
        yield group


def _blocks(text: str, groups: Iterable[_Group]) -> Iterator[Block]:
    """Groups as blocks; rows that follow one another are the cells of one table."""
    rows: list[RowLine] = []
    held: list[Block] = []
    tables = 0
    for group in [*groups, None]:
        if group is not None and group.kind is BlockKind.CELL:
            rows.append(RowLine(*group.ranges[0], group.number))
            continue
        block = Block(group.kind, tuple(group.ranges), group.level, group.marker) if group else None
        if rows and block is not None and block.kind in _APART:
            held.append(block)
            continue
        if rows:
            found = list(cells(text, rows, tables))
            tables = found[-1].cell.table + 1 if found and found[-1].cell else tables
            yield from found
            yield from held
            rows, held = [], []
        if block is not None:
            yield block


def _with_depths(blocks: Iterable[Block]) -> Iterator[Block]:
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


@dataclass
class _Group:
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


def _new_group(
    all_lines: Sequence[Line], index: int, apart: frozenset[int], current: _Group | None, width: float
) -> _Group:
    line = all_lines[index]
    span = [(line.start, line.end)]
    if index in apart:
        return _Group(BlockKind.FURNITURE, span, line.text)
    marker = MARKER.match(line.text)
    starred = marker is not None and line.text.startswith("*")
    if is_note(line) and not (starred and _in_starred_list(all_lines, index, current)):
        return _Group(BlockKind.FOOTNOTE, span, line.text)
    within = current is not None and current.open and current.kind is not BlockKind.HEADING
    if is_heading(all_lines, index, within, apart, width):
        goes_on = title_runs_on(all_lines, index)
        hashes = _HASHES.match(line.text)
        below = [(line.start + (hashes.end() if hashes else 0), line.end)]
        return _Group(BlockKind.HEADING, below, line.text, level=len(hashes[1]) if hashes else 0, open=goes_on)
    if 1 < line.cells <= _MOST_CELLS:
        return _Group(BlockKind.CELL, span, line.text)
    if marker:
        start = line.start + marker.end()
        return _Group(BlockKind.ITEM, [(start, line.end)], line.text, marker.group().strip(), min(line.indent, 8))
    if line.tag == "l" or _emphasised_in_a_row(all_lines, index):
        return _Group(BlockKind.ITEM, span, line.text)
    if line.text[:1].isupper() and (is_value(line.folded) or _COLUMN_HEAD.match(line.folded)):
        return _Group(BlockKind.PARAGRAPH, span, line.text, open=False, whole=True)
    if current and (_lost_bullet(all_lines, index, current) or _unmarked_item(all_lines, index, current)):
        return _Group(BlockKind.ITEM, span, line.text, level=current.level if current.kind is BlockKind.ITEM else 0)
    return _Group(BlockKind.PARAGRAPH, span, line.text)


def _in_starred_list(all_lines: Sequence[Line], index: int, current: _Group | None) -> bool:
    """Whether a starred line is one of several, and so an item rather than a note."""
    if current and current.open and current.kind is BlockKind.ITEM:
        return True
    around = (all_lines[index + 1 : index + _REACH], reversed(all_lines[max(0, index - _REACH + 1) : index]))
    return any(line.text[:2] == "* " for side in around for line in _next_text(side))


def _next_text(side: Iterable[Line]) -> list[Line]:
    """The nearest line with text on one side, over blank ones."""
    return [line for line in side if not line.blank][:1]


def _emphasised_in_a_row(all_lines: Sequence[Line], index: int) -> bool:
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


def _lost_bullet(all_lines: Sequence[Line], index: int, current: _Group) -> bool:
    """Whether a line between two list items is an item itself, of which the bullet went missing."""
    line = all_lines[index]
    following = next((other for other in all_lines[index + 1 : index + 4] if not other.text[:1].islower()), None)
    return (
        current.open
        and current.kind is BlockKind.ITEM
        and current.last.endswith((".", ";"))
        and not line.text[:1].islower()
        and following is not None
        and bool(MARKER.match(following.text))
    )


def _unmarked_item(all_lines: Sequence[Line], index: int, current: _Group) -> bool:
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


def _stands_below(item: _Group, line: Line) -> bool:
    """Whether a line under an item is a sentence of its own: less indented, or below an item that is over."""
    if not line.text[:1].isupper():
        return False
    if ends_sentence(item.last):
        return line.indent < item.level
    return len(item.last) < _FULL_LINE and line.text.endswith(".") and not _expects_more(item.last)


def _continues(current: _Group, line: Line, width: float) -> bool:
    """Whether a line carries on the block before it: directly below it, or after a page break in mid-sentence."""
    if _LABELLED_QUOTATION.match(line.text):
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


def _goes_on(line: Line) -> bool:
    """Whether a line begins in lower case, as the middle of a sentence does."""
    return line.text.lstrip("“”„‘«»\"'(")[:1].islower()


def _is_labelled(current: _Group, line: Line) -> bool:
    """Whether a line of a few words stands below a block that is no more than a label for them."""
    alone = current.kind is BlockKind.PARAGRAPH and len(current.ranges) == 1 and current.last[:1].isupper()
    value = len(line.text) <= _SHORT_VALUE and not ends_sentence(line.text)
    return alone and value and len(current.last.split()) <= _LABEL_WORDS and not _expects_more(current.last)


def _expects_more(text: str) -> bool:
    return bool(_EXPECTS_MORE.search(fold(text[-_LAST_WORD:])))


def _breaks_off(current: _Group, line: Line, width: float) -> bool:
    """Whether a line begins a block of its own right below another: the line above had room for its first word.

    That is so where the sentence above was not over, or where a label with its value begins.
    """
    first = line.text.split(maxsplit=1)[0]
    needed = current.indent + len(current.last) + 1 + len(first)
    if _goes_on(line):
        return needed <= _MUCH_ROOM * width and _is_labelled(current, line)
    if needed > _ROOM * width:
        return False
    if ends_sentence(current.last):
        return opens_with_label(line.text)
    return not _expects_more(current.last)
