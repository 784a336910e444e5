"""Which words of a page its reader sees: none that lie under something, outside the page, or struck through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.formats.colours import Paint
from loaders.formats.ledger import Unread
from loaders.formats.page.lines import lines
from loaders.formats.page.sheet import Frame, PaintedDisc, Rect, Sheet, Word
from loaders.formats.page.turning import back, into, moved
from loaders.formats.pdf.glyphs import Glyphs, Printed

# Type lower than this, in points, is not there to be read.
_UNREADABLE = 2.0
_WHITE = 245
# Ink and ground whose parts differ by less than this together are one to the eye.
_ALIKE = 30
# A cover darker than this (red, green and blue together) shows as one; its words stand as blocks in the text.
_DARK = 240
_BLACKED_OUT = "\u2588\u2588\u2588"
_MOST_GROUNDS = 1_000
# More covers or strokes than these make a drawing; covers are looked up by strips of this height, in points.
_MOST_COVERS, _MOST_STROKES, _STRIP = 3_000, 1_000, 40.0
# The share of a word that a cover takes, and of its length that a stroke runs through, to be counted.
_COVERED, _STRUCK = 0.6, 0.7
# Where a stroke goes through small letters, in sizes of type above the line they stand on.
_THROUGH = (0.1, 0.42)


def look(sheet: Sheet, glyphs: Glyphs, struck: Sequence[Rect] = ()) -> list[Word]:
    """Puts the words that can be seen on a sheet, in the frame in which most of them stand upright.

    The rest is entered in its ledger; words that are printed without being shown are returned, since a picture over
    them may show the same. `struck` are places that a mark of their own strikes out.
    """
    turn = glyphs.turn()
    width, height = sheet.width, sheet.height
    unseen: list[Word] = []
    over = _Grounds(sheet)
    sideways: dict[int, list[Word]] = {}
    for each in glyphs.printed:
        rect = moved(each.word.rect, back(each.turn, width, height)) if each.turn else each.word.rect
        if why := over.unseen(each, rect):
            sheet.ledger.words(why, each.word.text)
            sheet.hidden += len(each.word.text)
            if not each.visible:
                unseen.append(each.word)
            elif why is Unread.COVERED and each.turn == turn and over.is_dark(rect):
                sheet.words.append(replace(each.word, text=_BLACKED_OUT))
        elif each.turn == turn:
            sheet.words.append(each.word)
        else:
            sideways.setdefault(each.turn, []).append(each.word)
    sheet.ledger.words(Unread.SLANTED, glyphs.slanted)
    marks = [moved(rect, into(turn, width, height)) for rect in struck]
    if turn:
        _turn(sheet, turn)
    sheet.words = list(_unstruck(sheet, marks))
    for other, words in sideways.items():
        sheet.aside += [_one_word(line.text, line.rect, other, turn, width, height) for line in lines(words)]
    return unseen


class _Grounds:
    """What lies under and over the words of a page; covers are kept by the strips of the page that they cross."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._frames = sheet.frames[-_MOST_GROUNDS:]
        self._has_dark = any(frame.fill and sum(frame.fill) < _ALIKE for frame in self._frames)
        self._covers: dict[int, list[Frame]] = {}
        for cover in sheet.covers[-_MOST_COVERS:]:
            top, bottom = max(cover.rect.top, 0.0), min(cover.rect.bottom, sheet.height)
            for strip in range(int(top // _STRIP), int(bottom // _STRIP) + 1):
                self._covers.setdefault(strip, []).append(cover)

    def unseen(self, each: Printed, rect: Rect) -> Unread | None:
        """Why nobody sees a word that stands at a place; None for one that is seen."""
        if not each.visible or each.word.size < _UNREADABLE or not _on(self._sheet, rect):
            return Unread.HIDDEN
        if any(cover.order > each.order for cover in self._over(rect)):
            return Unread.COVERED
        ink = each.word.ink
        if min(ink) >= _WHITE:
            ground = self._ground(each, rect)
            return Unread.HIDDEN if ground is None or min(ground) >= _WHITE else None
        ground = self._ground(each, rect) if self._has_dark and sum(ink) < _ALIKE else None
        return Unread.HIDDEN if ground and sum(abs(a - b) for a, b in zip(ground, ink, strict=True)) < _ALIKE else None

    def is_dark(self, rect: Rect) -> bool:
        """Whether a reader sees that something is covered, and a sentence goes on behind it."""
        return any(cover.fill and sum(cover.fill) < _DARK for cover in self._over(rect))

    def _over(self, rect: Rect) -> Iterator[Frame]:
        for cover in self._covers.get(int(rect.middle[1] // _STRIP), ()):
            if _covers(cover.rect, rect):
                yield cover

    def _ground(self, each: Printed, rect: Rect) -> Paint | None:
        """What was painted last below a word."""
        below = (frame for frame in reversed(self._frames) if frame.order < each.order and frame.fill)
        return next((frame.fill for frame in below if frame.rect.holds(rect, 0)), None)


def _on(sheet: Sheet, rect: Rect) -> bool:
    return Rect(0, 0, sheet.width, sheet.height).holds(rect)


def _covers(cover: Rect, rect: Rect) -> bool:
    wide = min(cover.right, rect.right) - max(cover.left, rect.left)
    high = min(cover.bottom, rect.bottom) - max(cover.top, rect.top)
    return wide > 0 and high > 0 and wide * high > _COVERED * rect.width * rect.height


def _unstruck(sheet: Sheet, marks: Sequence[Rect]) -> Iterator[Word]:
    strokes = sheet.strokes if len(sheet.strokes) <= _MOST_STROKES else []
    for word in sheet.words:
        if any(_runs_through(stroke, word) for stroke in strokes) or any(mark.holds(word.rect, 0) for mark in marks):
            sheet.ledger.words(Unread.STRUCK, word.text)
        else:
            yield word


def _runs_through(stroke: Rect, word: Word) -> bool:
    above = word.base - (stroke.top + stroke.bottom) / 2
    if not _THROUGH[0] * word.size < above < _THROUGH[1] * word.size:
        return False
    shared = min(stroke.right, word.rect.right) - max(stroke.left, word.rect.left)
    return shared > _STRUCK * word.rect.width


def _turn(sheet: Sheet, turn: int) -> None:
    """Turns all that a sheet holds, but its words, so that they stand upright."""
    place = into(turn, sheet.width, sheet.height)
    for places in (sheet.rules, sheet.strokes, sheet.pictures):
        places[:] = [moved(rect, place) for rect in places]
    sheet.frames = [Frame(moved(each.rect, place), each.fill, each.edged, each.order) for each in sheet.frames]
    sheet.discs = [PaintedDisc(moved(each.rect, place), each.paint) for each in sheet.discs]
    if turn % 2:
        sheet.width, sheet.height = sheet.height, sheet.width
        sheet.strokes = [rect for rect in sheet.rules if rect.width > rect.height]
    sheet.turn = turn


def _one_word(text: str, rect: Rect, turn: int, frame: int, width: float, height: float) -> Word:
    """A line of sideways type as one word, in the frame of the page."""
    on_page = moved(rect, back(turn, width, height))
    place = moved(on_page, into(frame, width, height))
    return Word(text, place, place.bottom, min(rect.height, 12.0))
