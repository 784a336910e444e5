"""The characters of a PDF page as words, without those that no reader of the page can see."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from loaders.formats.colours import Paint
from loaders.formats.page.sheet import Rect, Word
from loaders.formats.page.turning import Place, into
from loaders.formats.symbols import is_symbolic, sign

# How pdfium writes a hyphen at the end of a line.
_HYPHEN = {0x02, 0xFFFE}
_BLANK = {0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2002, 0x2003, 0x2009, 0x200A, 0x202F}
_DROPPED = {0x00, 0x200B, 0x200C, 0x200D, 0xFEFF}
# A word ends where the next character stands further away than this share of the type's size.
_GAP = 0.35
_INVISIBLE_MODES = (3, 7)
_BOLD = ("bold", "black", "heavy", "demi")
_BOLD_WEIGHT = 600
_FILL_AND_STROKE = 2
# Type turned by less than this, in degrees, from a quarter turn stands on it: scans lie a little askew.
_ASKEW = 15
SLANTED = -1
# The address of a character's text object, as a number: a pointer would cost more to make than all else.
_ADDRESS = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


@dataclass(frozen=True, slots=True)
class _Print:
    """How one text object is printed: all on one line, whose height `base` is in the frame of its turn.

    `turn` is SLANTED where it is turned by anything but quarters.
    """

    visible: bool
    bold: bool
    ink: Paint
    turn: int = 0
    order: int = 0
    font: str = ""
    base: float = 0.0


@dataclass(slots=True)
class _Glyph:
    text: str
    rect: Rect
    base: float
    print: _Print


@dataclass(frozen=True, slots=True)
class Printed:
    """A word in the frame of its turn; when it was painted, and whether its mode of printing shows it."""

    word: Word
    turn: int
    order: int
    visible: bool


class Glyphs:
    """Reads the words of one page; `texts` are its text objects in their order of painting, `turned` its own turn."""

    def __init__(
        self, text_page: Any, place: Place, width: float, height: float, texts: Mapping[int | None, int], turned: int
    ) -> None:
        self._page = text_page
        self._place = place
        self._frames = [into(turn, width, height) for turn in range(4)]
        self._texts = texts
        self._turned = turned
        self._prints: dict[int | None, _Print] = {}
        self._slanted: list[str] = []
        self.printed = list(self._words())

    @property
    def slanted(self) -> str:
        """The words of type that stands aslant, as that of a watermark."""
        return " ".join("".join(self._slanted).split())

    def turn(self) -> int:
        """The quarter turn of most of the page's type."""
        turns: Counter[int] = Counter()
        for each in self.printed:
            turns[each.turn] += len(each.word.text)
        return max(turns, key=lambda turn: (turns[turn], -turn)) if turns else 0

    def _words(self) -> Iterator[Printed]:
        word: list[_Glyph] = []
        glued = False
        for glyph in self._glyphs():
            if word and (glyph is None or not _goes_on(word[-1], glyph)):
                yield _printed(word, glued)
                word = []
                glued = glyph is not None
            if glyph is not None:
                word.append(glyph)
            else:
                glued = False
        if word:
            yield _printed(word, glued)

    def _glyphs(self) -> Iterator[_Glyph | None]:
        """The characters in the order of the file, each in the frame of its turn; None for a blank."""
        page, rect, place, prints = self._page, pdfium.FS_RECTF(), self._place, self._prints
        count, code_of, box_of = pdfium.FPDFText_CountChars, pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
        address_of = _ADDRESS(ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0)
        for index in range(count(page)):
            code = code_of(page, index)
            if code in _BLANK:
                if self._slanted:
                    self._slanted.append(" ")
                yield None
            if code in _BLANK or code in _DROPPED:
                continue
            address = address_of(page, index)
            print_ = prints.get(address) or self._print(index, address)
            text = "-" if code in _HYPHEN else chr(code) if code < 0x110000 else "\ufffd"
            if print_.font:
                text = sign(print_.font, code) or text
            if print_.turn == SLANTED:
                self._slanted.append(text)
                continue
            if not box_of(page, index, rect):
                continue
            left, top = place(rect.left, rect.top)
            right, bottom = place(rect.right, rect.bottom)
            if print_.turn:
                frame = self._frames[print_.turn]
                (left, top), (right, bottom) = frame(left, top), frame(right, bottom)
            if left > right:
                left, right = right, left
            if top > bottom:
                top, bottom = bottom, top
            yield _Glyph(text, Rect(left, top, right, bottom), print_.base, print_)

    def _print(self, index: int, address: int | None) -> _Print:
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._page, index, x, y)
        turn = _turn(math.degrees(pdfium.FPDFText_GetCharAngle(self._page, index)), self._turned)
        base = self._frames[max(turn, 0)](*self._place(x.value, y.value))[1]
        if not address:
            return _Print(True, False, (0, 0, 0), turn, base=base)
        handle = pdfium.FPDFText_GetTextObject(self._page, index)
        found = self._prints[address] = _print_of(handle, turn, self._texts.get(address, 0), base)
        return found


def _turn(angle: float, turned: int) -> int:
    """The quarter turn of type at an angle (in degrees, with the clock), on a page that is shown turned itself."""
    quarters = round(angle / 90)
    return SLANTED if abs(angle - 90 * quarters) > _ASKEW else (-quarters - turned) % 4


def _print_of(handle: Any, turn: int, order: int, base: float) -> _Print:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
    font = pdfium.FPDFTextObj_GetFont(handle)
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    name = buffer.value.decode("latin-1")
    bold = any(word in name.lower() for word in _BOLD)
    bold = bold or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT or mode == _FILL_AND_STROKE
    visible = mode not in _INVISIBLE_MODES and not (known and alpha.value == 0)
    ink = (red.value, green.value, blue.value) if known else (0, 0, 0)
    return _Print(visible, bold, ink, turn, order, name if is_symbolic(name) else "", base)


def _goes_on(last: _Glyph, glyph: _Glyph) -> bool:
    one, other = last.rect, glyph.rect
    size = max(one.bottom - one.top, 1.0)
    gap = other.left - one.right
    if glyph.print is last.print:
        return -size < gap < _GAP * size
    off = abs(glyph.base - last.base)
    return abs(gap) < 0.1 * size and off < 0.05 * size and _alike(last.print, glyph.print)


def _alike(one: _Print, other: _Print) -> bool:
    return one.visible == other.visible and one.ink == other.ink and one.turn == other.turn


def _printed(glyphs: Sequence[_Glyph], glued: bool) -> Printed:
    text = "".join(glyph.text for glyph in glyphs)
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not text.isascii():
        text = "".join(unicodedata.normalize("NFKC", c) if "\ufb00" <= c <= "\ufb06" else c for c in text)
    first, last = glyphs[0], glyphs[-1]
    top, bottom = first.rect.top, first.rect.bottom
    for glyph in glyphs:
        top, bottom = min(top, glyph.rect.top), max(bottom, glyph.rect.bottom)
    rect = Rect(first.rect.left, top, max(first.rect.right, last.rect.right), bottom)
    bold = sum(glyph.print.bold for glyph in glyphs) * 2 > len(glyphs)
    word = Word(text, rect, first.base, first.rect.height, bold, first.print.ink, glued)
    return Printed(word, first.print.turn, first.print.order, first.print.visible)
