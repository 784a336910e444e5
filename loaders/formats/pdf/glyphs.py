"""The characters of a PDF page as words, without those that no reader of the page can see."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from loaders.formats.colours import Paint
from loaders.formats.page.sheet import Frame, Rect, Word

Place = Callable[[float, float], tuple[float, float]]
"""From a PDF's own coordinates to points from the top left corner of the page as shown."""

# How pdfium writes a hyphen at the end of a line.
_HYPHEN = {0x02, 0xFFFE}
_BLANK = {0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F}
_DROPPED = {0x00, 0x200B, 0x200C, 0x200D, 0xFEFF}
# A word ends where the next character stands further away than this share of the type's size.
_GAP = 0.35
_OFF_LINE = 0.25
# Type lower than this, in points, is not there to be read.
_UNREADABLE = 2.0
_WHITE = 245
_MOST_GROUNDS = 1_000
_INVISIBLE_MODES = (3, 7)
_BOLD = ("bold", "black", "heavy", "demi")
_BOLD_WEIGHT = 600
_FILL_AND_STROKE = 2


@dataclass(frozen=True, slots=True)
class _Print:
    """How one text object is printed."""

    visible: bool
    bold: bool
    ink: Paint


@dataclass(slots=True)
class _Glyph:
    text: str
    rect: Rect
    base: float
    print: _Print


class Glyphs:
    """Reads the words of one page; `grounds` are what may lie under white type, in their order of painting."""

    def __init__(self, text_page: Any, place: Place, width: float, height: float, grounds: Sequence[Frame]) -> None:
        self._page = text_page
        self._place = place
        self._sheet = Rect(0, 0, width, height)
        self._grounds = grounds[-_MOST_GROUNDS:]
        self._prints: dict[int | None, _Print] = {}
        self.seen: list[Word] = []
        self.unseen: list[Word] = []
        for word, visible in self._words():
            (self.seen if visible and self._can_be_seen(word) else self.unseen).append(word)

    def _words(self) -> Iterator[tuple[Word, bool]]:
        word: list[_Glyph] = []
        glued = False
        for glyph in self._glyphs():
            if word and (glyph is None or not _goes_on(word[-1], glyph)):
                yield _word(word, glued), word[0].print.visible
                word = []
                glued = glyph is not None
            if glyph is not None:
                word.append(glyph)
            else:
                glued = False
        if word:
            yield _word(word, glued), word[0].print.visible

    def _glyphs(self) -> Iterator[_Glyph | None]:
        """The characters in the order of the file; None for a blank."""
        page, rect = self._page, pdfium.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(pdfium.FPDFText_CountChars(page)):
            code = pdfium.FPDFText_GetUnicode(page, index)
            if code in _BLANK:
                yield None
            if code in _BLANK or code in _DROPPED:
                continue
            if not pdfium.FPDFText_GetLooseCharBox(page, index, rect):
                continue
            pdfium.FPDFText_GetCharOrigin(page, index, x, y)
            left, top = self._place(rect.left, rect.top)
            right, bottom = self._place(rect.right, rect.bottom)
            box = Rect(min(left, right), min(top, bottom), max(left, right), max(top, bottom))
            text = "-" if code in _HYPHEN else chr(code) if code < 0x110000 else "\ufffd"
            yield _Glyph(text, box, self._place(x.value, y.value)[1], self._print(index))

    def _print(self, index: int) -> _Print:
        handle = pdfium.FPDFText_GetTextObject(self._page, index)
        key = ctypes.cast(handle, ctypes.c_void_p).value
        if key not in self._prints:
            self._prints[key] = _print_of(handle) if key else _Print(True, False, (0, 0, 0))
        return self._prints[key]

    def _can_be_seen(self, word: Word) -> bool:
        if word.size < _UNREADABLE or not self._sheet.holds(word.rect):
            return False
        return min(word.ink) < _WHITE or self._on_a_ground(word.rect)

    def _on_a_ground(self, rect: Rect) -> bool:
        """Whether something that is not white lies under a word: what was painted last counts."""
        fills = (frame.fill for frame in reversed(self._grounds) if frame.fill and frame.rect.holds(rect, 0))
        ground = next(fills, None)
        return ground is not None and min(ground) < _WHITE


def _print_of(handle: Any) -> _Print:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
    font = pdfium.FPDFTextObj_GetFont(handle)
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, 128)
    bold = any(word in name.value.lower().decode("latin-1") for word in _BOLD)
    bold = bold or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT or mode == _FILL_AND_STROKE
    visible = mode not in _INVISIBLE_MODES and not (known and alpha.value == 0)
    return _Print(visible, bold, (red.value, green.value, blue.value) if known else (0, 0, 0))


def _goes_on(last: _Glyph, glyph: _Glyph) -> bool:
    size = max(last.rect.height, 1.0)
    gap = glyph.rect.left - last.rect.right
    off = abs(glyph.base - last.base)
    if glyph.print is last.print:
        return off < _OFF_LINE * size and -size < gap < _GAP * size
    return abs(gap) < 0.1 * size and off < 0.05 * size and _alike(last.print, glyph.print)


def _alike(one: _Print, other: _Print) -> bool:
    return one.visible == other.visible and one.ink == other.ink


def _word(glyphs: Sequence[_Glyph], glued: bool) -> Word:
    text = "".join(glyph.text for glyph in glyphs)
    if any("\ud800" <= char <= "\udfff" for char in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in text)
    first, last = glyphs[0], glyphs[-1]
    rect = Rect(
        first.rect.left,
        min(glyph.rect.top for glyph in glyphs),
        max(first.rect.right, last.rect.right),
        max(glyph.rect.bottom for glyph in glyphs),
    )
    bold = sum(glyph.print.bold for glyph in glyphs) * 2 > len(glyphs)
    return Word(text, rect, first.base, first.rect.height, bold, first.print.ink, glued)
