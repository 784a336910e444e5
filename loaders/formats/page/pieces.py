"""Lines of print to the paragraphs, list items, headings and rows that they are lines of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import quantiles

from loaders.formats.blocks import Disc, Kind
from loaders.formats.page.lines import Line
from loaders.formats.page.sheet import Rect, around

ENDS_SENTENCE = re.compile(r"""[.!?:;…]["'”’)\]¹²³⁴⁵⁶⁷⁸⁹⁰]*$|[”"]$""")
# Lines further apart than this share of the usual distance are not of one paragraph.
_FURTHER = 1.32
_LARGER = 1.1
_LONGEST_HEADING = 220
_INDENT = 0.7
# Signs that choose or reject what stands behind them, at most so many sizes of type away.
SIGNS = ("☐", "☑", "☒", "✓", "✔", "✗", "✘")
_BESIDE_SIGN = 3
_NOTATION = re.compile(
    r"^(?:(?:norm|thema|hoofdstuk|bijlage|deel)\s*)?(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?|[A-Z]\.?|[IVX]{1,4}\.?)$", re.I
)


@dataclass(frozen=True, slots=True)
class Type:
    """How a document's running text is set: its size, and whether all of it is bold."""

    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Print:
    """One line of a piece and its page; `breaks` tells that the piece begins a new line with it on purpose."""

    page: int
    line: Line
    breaks: bool = False


@dataclass(slots=True)
class Piece:
    """One paragraph, item, heading or note with its lines; or, with `cells`, one row of a table without rules.

    `apart` tells that it stands in a box, beside the running text; `room` is the width left behind its last line.
    """

    kind: Kind
    prints: list[Print]
    level: int = 0
    bullet: str = ""
    cells: list[list[Print]] = field(default_factory=list)
    apart: bool = False
    room: float = 0.0
    discs: list[Disc] = field(default_factory=list)

    @property
    def last(self) -> Line:
        return self.prints[-1].line


class Pieces:
    """Gathers the pieces of one run of lines, which stand in one column from top to bottom."""

    def __init__(self, run: Sequence[Line], page: int, body: Type, discs: Sequence[Rect]) -> None:
        self._page = page
        self._discs = discs
        self._body = body
        self._rows = _rows(run)
        self._column = around(line.rect for line in run)
        self._pitch = _pitch(run)
        self._left_of_items: list[float] = []
        self.found: list[Piece] = []
        for row in self._rows:
            self._add(row)
        for piece in self.found:
            if self._is_heading(piece):
                piece.kind = Kind.HEADING

    def _add(self, row: list[Line]) -> None:
        before = self.found[-1] if self.found else None
        if len(row) > 1:
            if before is None or not self._continues_row(before, row):
                cells = [[Print(self._page, line)] for line in row]
                self.found.append(Piece(Kind.ROW, [cell[0] for cell in cells], cells=cells))
            return
        line = row[0]
        if before is not None and before.cells and self._continues_row(before, row):
            return
        if before is not None and not before.cells and self._goes_on(before, line):
            breaks = self._has_room(before.last, line) and not line.text[:1].islower()
            before.prints.append(Print(self._page, line, breaks))
        else:
            self.found.append(self._begun(line))
        self.found[-1].room = self._column.right - line.rect.right

    def _begun(self, line: Line) -> Piece:
        prints = [Print(self._page, line)]
        if not (bullet := line.bullet):
            self._left_of_items.clear()
            return Piece(Kind.PARAGRAPH, prints)
        left = line.rect.left
        self._left_of_items = [*(each for each in self._left_of_items if each < left - 3), left]
        return Piece(Kind.ITEM, prints, len(self._left_of_items) - 1, bullet)

    def _goes_on(self, piece: Piece, line: Line) -> bool:
        """Whether a line belongs to the piece above it."""
        last = piece.last
        gap = line.base - last.base
        if self._opens_with_disc(line) and not self._stands_out(line):
            return False
        if line.text.startswith(SIGNS):
            return False
        if not 0 < gap <= _FURTHER * max(self._pitch, 0.98 * min(last.size, line.size)) + 0.8 or line.bullet:
            return False
        if abs(line.size - last.size) > 0.09 * self._body.size or (line.bold != last.bold and not self._body.bold):
            return self._same_sentence(piece, line)
        if self._stands_out(line) and self._has_room(last, line) and not _carries_on(last.text, line.text):
            return False
        ended = bool(ENDS_SENTENCE.search(last.text))
        if piece.kind is Kind.ITEM:
            first = piece.prints[0].line
            hangs = line.rect.left >= first.content.left - 4
            return hangs or (abs(line.rect.left - first.rect.left) < 3 and not ended)
        if ended and line.rect.left > last.rect.left + _INDENT * line.size:
            return False
        return not (ended and self._has_room(last, line))

    def _opens_with_disc(self, line: Line) -> bool:
        """Whether a disc stands directly before a line, as before each line of a legend."""
        return any(
            abs(disc.middle[1] - line.rect.middle[1]) < 0.35 * line.rect.height
            and -2 < line.rect.left - disc.right < 3 * line.size
            for disc in self._discs
        )

    def _stands_out(self, line: Line) -> bool:
        """Whether a line is set as headings are: larger than the running text, or in bold."""
        return line.size > _LARGER * self._body.size or (line.bold and not self._body.bold)

    def _same_sentence(self, piece: Piece, line: Line) -> bool:
        """Whether type changes within a sentence: a line wholly in bold that ends in the middle of one."""
        same_size = abs(line.size - piece.last.size) <= 0.09 * self._body.size
        return same_size and line.text[:1].islower() and not self._has_room(piece.last, line)

    def _has_room(self, line: Line, following: Line) -> bool:
        """Whether the first word of the next line would have stood on this one: the break is the author's."""
        column = self._column
        free = column.right - line.rect.right
        if abs((line.rect.left - column.left) - free) < 4 and free > 4:
            free *= 2
        return following.words[0].rect.width + 0.35 * line.size < free - 0.02 * column.width

    def _continues_row(self, before: Piece, row: Sequence[Line]) -> bool:
        """Lines under a row's cells that go on with them, while nothing stands under the first cell."""
        if not before.cells or row[0].base - max(p.line.base for p in before.prints) > _FURTHER * self._pitch:
            return False
        lefts = [cell[0].line.rect.left for cell in before.cells]
        under = [min(range(len(lefts)), key=lambda i: abs(lefts[i] - line.rect.left)) for line in row]
        if any(abs(lefts[i] - line.rect.left) > 6 for i, line in zip(under, row, strict=True)) or 0 in under:
            return False
        for index, line in zip(under, row, strict=True):
            before.cells[index].append(Print(self._page, line))
            before.prints.append(Print(self._page, line))
        return True

    def _is_heading(self, piece: Piece) -> bool:
        """Larger type than the running text, or a short line in bold that ends no sentence."""
        if piece.cells or len(piece.prints) > 4:
            return False
        text = " ".join(each.line.text for each in piece.prints)
        if len(text) > _LONGEST_HEADING or not any(char.isalpha() for char in text):
            return False
        larger = all(each.line.size > _LARGER * self._body.size for each in piece.prints)
        bold = not self._body.bold and all(each.line.bold for each in piece.prints)
        if piece.kind is Kind.ITEM:
            return piece.bullet[:1].isdigit() and larger and not text.endswith((".", ";"))
        return (larger and len(text) < 160) or (bold and not text.rstrip().endswith((".", ";", ",", ":")))


def _carries_on(text: str, following: str) -> bool:
    """Whether a title goes on in its next line by its words: from a comma or a dash, or in a small letter."""
    return text.endswith((",", "-", "–", "&", "/")) or following[:1].islower()


def pieces(run: Sequence[Line], page: int, body: Type, discs: Sequence[Rect] = ()) -> list[Piece]:
    """The pieces of a run of lines, in order; a line of running text with a disc before it begins one."""
    return Pieces(run, page, body, discs).found if run else []


def _rows(run: Sequence[Line]) -> list[list[Line]]:
    """Lines at one height stand in one row, from left to right; a heading's number goes with its title."""
    rows: list[list[Line]] = []
    for line in sorted(run, key=lambda line: (line.base, line.rect.left)):
        if rows and abs(line.base - rows[-1][0].base) < 0.35 * line.size and not _overlaps(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_with_number(sorted(row, key=lambda line: line.rect.left)) for row in rows]


def _overlaps(row: Sequence[Line], line: Line) -> bool:
    return any(line.rect.left < other.rect.right - 1 and other.rect.left < line.rect.right - 1 for other in row)


def _with_number(row: list[Line]) -> list[Line]:
    if len(row) == 2 and row[0].text in SIGNS and row[1].rect.left - row[0].rect.right < _BESIDE_SIGN * row[1].size:
        return [Line((*row[0].words, *row[1].words))]
    if len(row) != 2 or not _NOTATION.match(row[0].text):
        return row
    near = row[1].rect.left - row[0].rect.right < 6 * row[1].size
    alike = row[0].bold and row[1].bold and abs(row[0].size - row[1].size) < 0.1 * row[1].size
    return [Line((*row[0].words, *row[1].words))] if near and alike else row


def _pitch(run: Sequence[Line]) -> float:
    """The usual distance between the lines of one paragraph."""
    bases = sorted({round(line.base, 1) for line in run})
    steps = [b - a for a, b in pairwise(bases) if 0.7 * run[0].size < b - a < 3 * run[0].size]
    if len(steps) < 2:
        return 1.25 * run[0].size
    return min(quantiles(steps, n=4)[0], 2 * run[0].size)


def joined_over_breaks(found: Sequence[Piece]) -> list[Piece]:
    """Sentences that a page, a column or a box breaks in two, put together; what broke them follows behind."""
    out: list[Piece] = []
    for piece in found:
        behind = next(_candidates(out), None) if piece.kind is Kind.PARAGRAPH and not piece.apart else None
        directly = bool(out) and behind is out[-1]
        if behind is not None and _breaks_off(behind) and _takes_up(behind, piece, directly):
            behind.prints.extend(piece.prints)
            behind.room = piece.room
            behind.discs.extend(piece.discs)
        else:
            out.append(piece)
    return out


def _candidates(out: Sequence[Piece]) -> Iterator[Piece]:
    for piece in reversed(out[-40:]):
        if not (piece.apart or piece.cells or piece.kind in (Kind.NOTE, Kind.ROW)):
            yield piece
            return


def _breaks_off(piece: Piece) -> bool:
    return piece.kind in (Kind.PARAGRAPH, Kind.ITEM) and not ENDS_SENTENCE.search(piece.last.text)


def _takes_up(behind: Piece, piece: Piece, directly: bool) -> bool:
    """Whether a piece goes on with an unfinished one: in a small letter, or, over a break, from a line without room."""
    first = piece.prints[0].line
    if abs(first.size - behind.last.size) > 0.1 * first.size or first.bold != behind.last.bold:
        return False
    full = first.words[0].rect.width + 0.35 * first.size > behind.room
    below = behind.prints[-1].page == piece.prints[0].page and first.base > behind.last.base
    if first.text.lstrip("“”„‘«»\"'(")[:1].islower():
        return full or not (below and directly)
    long = sum(len(each.line.text) for each in behind.prints) > 60
    return full and long and not below and behind.kind is Kind.PARAGRAPH
