"""The lines of a plain text put together to blocks: which of them stand alone, and which carry on the one before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from loaders.document.block import Block, BlockKind
from loaders.formats.guess.columns import read_down
from loaders.formats.guess.depths import with_depths
from loaders.formats.guess.furniture import furniture
from loaders.formats.guess.group import Group
from loaders.formats.guess.headings import FRAMED, is_heading, title_runs_on
from loaders.formats.guess.items import emphasised_in_a_row, heads_list, in_starred_list, lost_bullet, unmarked_item
from loaders.formats.guess.lines import MARKER, Line, ends_sentence, lines, print_width
from loaders.formats.guess.lists import unmarked_items
from loaders.formats.guess.notes import is_note, numbered_notes, without_marks
from loaders.formats.guess.tables import WIDE, RowLine, cells
from loaders.formats.guess.wrapping import continues
from loaders.readers.value_lines import is_value
from loaders.shadow import Repairs

_HASHES = re.compile(r"(#{1,6})\s+")
# The head of a column of judgements, where a table fell apart into lines.
_COLUMN_HEAD = re.compile(r"^\W*(?:oordeel|waardering|score)(?: (?:in )?(?:19|20)\d\d)?\W*$")
_MOST_CELLS = 60  # a line with more of them is no row of a table
_SHORT_VALUE = 40
_WOBBLE = 1  # columns of print by which a line may stand out
_APART = (BlockKind.FURNITURE, BlockKind.FOOTNOTE)


def guessed_blocks(text: str, repairs: Repairs, known_headings: frozenset[int] = frozenset()) -> tuple[Block, ...]:
    """The blocks of a plain text in reading order; every word of the text is in exactly one of them.

    `repairs` put misread words right for matching alone. `known_headings` are the offsets of lines that are headings,
    whatever they look like.
    """
    all_lines = read_down(list(lines(text, repairs)))
    notes, marks = numbered_notes(all_lines)
    groups = list(_groups(all_lines, furniture(all_lines), notes, known_headings))
    return tuple(without_marks(with_depths(_blocks(text, groups)), marks))


def _groups(
    all_lines: Sequence[Line], apart: frozenset[int], notes: frozenset[int], known: frozenset[int]
) -> Iterator[Group]:
    unmarked = unmarked_items(all_lines, apart)
    width = print_width(all_lines)
    current: Group | None = None
    note: Group | None = None
    for index, line in enumerate(all_lines):
        if line.blank:
            if current:
                current.open = False
            note = None
            continue
        if line.start in known:
            group = Group(BlockKind.HEADING, [(line.start, line.end)], line.text, open=False)
        elif index in notes and index not in apart:
            group = Group(BlockKind.FOOTNOTE, [(line.start, line.end)], line.text)
        elif index in unmarked and index not in apart:
            group = Group(BlockKind.ITEM, [(line.start, line.end)], line.text)
        else:
            group = _new_group(all_lines, index, apart, current, width)
        group.number, group.indent = index, line.indent
        if note and group.kind is BlockKind.PARAGRAPH and not ends_sentence(note.last):
            note.ranges.append((line.start, line.end))
            note.last = line.text
            continue
        carries = group.kind is BlockKind.PARAGRAPH and not group.whole
        if carries and current and not heads_list(all_lines, index, current) and continues(current, line, width):
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


def _blocks(text: str, groups: Iterable[Group]) -> Iterator[Block]:
    """Groups as blocks; rows that follow one another are the cells of one table."""
    rows: list[RowLine] = []
    held: list[Block] = []
    tables = 0
    for group in [*groups, None]:
        if group is not None and group.kind is BlockKind.CELL:
            rows.append(RowLine(*group.ranges[0], group.number, group.carries))
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


def _new_group(
    all_lines: Sequence[Line], index: int, apart: frozenset[int], current: Group | None, width: float
) -> Group:
    line = all_lines[index]
    span = [(line.start, line.end)]
    if index in apart:
        return Group(BlockKind.FURNITURE, span, line.text)
    marker = MARKER.match(line.text)
    starred = marker is not None and line.text.startswith("*")
    if is_note(line) and not (starred and in_starred_list(all_lines, index, current)):
        return Group(BlockKind.FOOTNOTE, span, line.text)
    within = current is not None and current.open and current.kind is not BlockKind.HEADING
    if current and _stands_below_label(all_lines, index, current):
        return Group(BlockKind.PARAGRAPH, span, line.text, open=False, whole=True)
    if is_heading(all_lines, index, within, apart, width):
        goes_on = title_runs_on(all_lines, index)
        hashes = _HASHES.match(line.text)
        framed = FRAMED.match(line.text)
        start, stop = framed.span("title") if framed else (hashes.end() if hashes else 0, len(line.text))
        below = [(line.start + start, line.start + stop)]
        return Group(BlockKind.HEADING, below, line.text, level=len(hashes[1]) if hashes else 0, open=goes_on)
    if current and _carries_cell(all_lines, index, current):
        return Group(BlockKind.CELL, span, line.text, carries=True)
    if 1 < line.cells <= _MOST_CELLS:
        return Group(BlockKind.CELL, span, line.text)
    if marker:
        start = line.start + marker.end()
        return Group(BlockKind.ITEM, [(start, line.end)], line.text, marker.group().strip(), min(line.indent, 8))
    if line.tag == "l" or emphasised_in_a_row(all_lines, index):
        return Group(BlockKind.ITEM, span, line.text)
    if line.text[:1].isupper() and (is_value(line.folded) or _COLUMN_HEAD.match(line.folded)):
        return Group(BlockKind.PARAGRAPH, span, line.text, open=False, whole=True)
    if current and (lost_bullet(all_lines, index, current) or unmarked_item(all_lines, index, current)):
        return Group(BlockKind.ITEM, span, line.text, level=current.level if current.kind is BlockKind.ITEM else 0)
    return Group(BlockKind.PARAGRAPH, span, line.text)


def _stands_below_label(all_lines: Sequence[Line], index: int, current: Group) -> bool:
    """Whether a line is the value right below the head of a column that fell apart, and neither head nor sentence."""
    text = all_lines[index].text
    label = current.whole and current.number == index - 1 and _COLUMN_HEAD.match(all_lines[index - 1].folded)
    return bool(label) and len(text) <= _SHORT_VALUE and not ends_sentence(text) and all_lines[index].cells == 1


def _carries_cell(all_lines: Sequence[Line], index: int, current: Group) -> bool:
    """Whether a line of one cell right below a row carries on one of its cells.

    It goes on in lower case, or stands below a cell other than the first; the cell that it carries on was not over.
    """
    line, above = all_lines[index], all_lines[index - 1]
    if current.kind is not BlockKind.CELL or current.number != index - 1 or line.cells > 1 or MARKER.match(line.text):
        return False
    if "|" in above.text or ends_sentence(current.last):
        return False
    starts = [above.indent + gap.end() for gap in WIDE.finditer(above.text)]
    if "\t" in above.text or (not starts and not current.carries):
        return line.text[:1].islower() and "\t" in above.text
    below = current.carries and abs(line.indent - current.indent) <= _WOBBLE
    return below or any(abs(line.indent - start) <= _WOBBLE for start in starts)
