"""What is laid over a PDF page: fields that are filled in, remarks, strokes and covers. Nothing of it is executed."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from loaders.formats.ledger import Unread
from loaders.formats.page.sheet import Frame, Rect, Sheet, Word
from loaders.formats.page.turning import Place

_MOST = 5_000
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_SIZE = 10.0
# A letter takes this share of the size of type, on average.
_WIDTH = 0.5
_LINE = 1.2
_LAST = 1 << 30
_BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_FILLED = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_COVERS = (pdfium.FPDF_ANNOT_SQUARE, pdfium.FPDF_ANNOT_REDACT)
_REMARKS = (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_UNDERLINE)


@dataclass(frozen=True, slots=True)
class _Field:
    """What a field shows, and where; its lines begin at the top of its place where it takes several."""

    text: str
    rect: Rect


@dataclass(slots=True)
class Annotations:
    """Reads the annotations of one page; `form` is the document's form, None where it has none."""

    sheet: Sheet
    place: Place
    page: Any
    form: Any
    fields: list[_Field] = field(default_factory=list)
    struck: list[Rect] = field(default_factory=list)

    def gather(self) -> None:
        """Covers go on the sheet at once; fields wait until the words are known that they stand beside."""
        for index in range(min(pdfium.FPDFPage_GetAnnotCount(self.page), _MOST)):
            if handle := pdfium.FPDFPage_GetAnnot(self.page, index):
                self._add(handle)
                pdfium.FPDFPage_CloseAnnot(handle)

    def _add(self, handle: Any) -> None:
        kind = pdfium.FPDFAnnot_GetSubtype(handle)
        rect = self._rect(handle)
        if rect is None or kind in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP):
            return
        text = self._value(handle) if kind == pdfium.FPDF_ANNOT_WIDGET else _string(handle, b"Contents")
        if pdfium.FPDFAnnot_GetFlags(handle) & _UNSEEN:
            self.sheet.ledger.words(Unread.HIDDEN, text)
        elif kind in (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT):
            if text.strip():
                self.fields.append(_Field(text, rect))
        elif kind == pdfium.FPDF_ANNOT_STRIKEOUT:
            self.struck.append(rect)
        elif kind in _COVERS:
            if (fill := _interior(handle)) is not None:
                self.sheet.covers.append(Frame(rect, fill, False, _LAST))
        elif kind in _REMARKS:
            self.sheet.ledger.words(Unread.COMMENT, text)
        elif kind in (pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_INK):
            self.sheet.ledger.things(Unread.PICTURE)
        elif kind == pdfium.FPDF_ANNOT_FILEATTACHMENT:
            self.sheet.ledger.things(Unread.EMBEDDED)

    def words(self) -> Iterator[Word]:
        """The words of the fields, each on the line of print that its field stands on."""
        for each in self.fields:
            beside = next((word for word in self.sheet.words if _on_one_line(word.rect, each.rect)), None)
            said = [line.split() for line in each.text.replace("\r", "\n").split("\n")]
            several = sum(map(bool, said)) > 1
            size = beside.size if beside and not several else min(_SIZE, 0.8 * each.rect.height)
            first = each.rect.top + size if several else beside.base if beside else each.rect.bottom - 0.3 * size
            for number, line in enumerate(said):
                yield from _set(line, each.rect, first + number * _LINE * size, size)

    def _value(self, handle: Any) -> str:
        if self.form is None:
            return ""
        kind = pdfium.FPDFAnnot_GetFormFieldType(self.form, handle)
        if kind in _BOXES:
            return "☒" if pdfium.FPDFAnnot_IsChecked(self.form, handle) else "☐"
        if kind not in _FILLED:
            return ""
        length = pdfium.FPDFAnnot_GetFormFieldValue(self.form, handle, None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFAnnot_GetFormFieldValue(
            self.form, handle, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
        )
        return _decoded(buffer.raw)

    def _rect(self, handle: Any) -> Rect | None:
        found = pdfium.FS_RECTF()
        if not pdfium.FPDFAnnot_GetRect(handle, found):
            return None
        one, other = self.place(found.left, found.top), self.place(found.right, found.bottom)
        return Rect(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def _set(line: list[str], rect: Rect, base: float, size: float) -> Iterator[Word]:
    """The words of one line side by side, narrower where they would run out of their field."""
    letter = min(_WIDTH * size, rect.width / max(len(" ".join(line)), 1))
    left = rect.left
    for text in line:
        right = left + letter * len(text)
        yield Word(text, Rect(left, base - 0.85 * size, right, base + 0.2 * size), base, size)
        left = right + letter


def _on_one_line(rect: Rect, other: Rect) -> bool:
    return rect.beside(other) and rect.height < 2 * other.height


def _interior(handle: Any) -> tuple[int, int, int] | None:
    """The paint that an annotation is filled with; None where it is not, or can be looked through."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFAnnot_GetColor(handle, pdfium.FPDFANNOT_COLORTYPE_InteriorColor, red, green, blue, alpha):
        return None
    return (red.value, green.value, blue.value) if alpha.value > 250 else None


def _string(handle: Any, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(handle, key, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(handle, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return _decoded(buffer.raw)


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-16-le", "replace").rstrip("\x00")
