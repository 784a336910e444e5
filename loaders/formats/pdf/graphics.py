"""The lines, boxes, pictures and discs of a PDF page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdf  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from loaders.formats.colours import Paint, is_paint
from loaders.formats.page.sheet import Frame, PaintedDisc, Rect, Sheet
from loaders.formats.pictures import paint_of

Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: Matrix = (1, 0, 0, 1, 0, 0)
# Objects beyond these are a drawing rather than a page with a few lines and boxes.
_MOST_OBJECTS = 20_000
_DEEPEST = 8
# Sides of a disc in points: smaller is a bullet, larger an ornament.
_DISC = (5.0, 48.0)
_THIN = 2.5
_LONG = 12.0
_ROUND_ENOUGH = 0.85
_OPAQUE = 40
_COVERING = 250
# A cover is at least this high and wide, in points; a stroke at least this long.
_SMALLEST_COVER = 4.0
_SHORTEST_STROKE = 4.0
_CORNERS = 7


@dataclass(slots=True)
class Shapes:
    """Adds what a page draws to its sheet; `place` maps the page's coordinates to points from its top left.

    `texts` are the places of its text objects in the order of painting, by their address.
    """

    sheet: Sheet
    place: Callable[[float, float], tuple[float, float]]
    document: Any
    page: Any
    texts: dict[int | None, int] = field(default_factory=dict)
    _painted: int = 0

    def gather(self) -> None:
        count = pdfium.FPDFPage_CountObjects(self.page)
        handles = (pdfium.FPDFPage_GetObject(self.page, index) for index in range(min(count, _MOST_OBJECTS)))
        for handle in handles:
            self._add(handle, _AS_IT_IS, 0)

    def _add(self, handle: Any, matrix: Matrix, depth: int) -> None:
        kind = pdfium.FPDFPageObj_GetType(handle)
        self._painted += 1
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self.texts[ctypes.cast(handle, ctypes.c_void_p).value] = self._painted
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _times(_matrix(handle), matrix)
            for index in range(min(pdfium.FPDFFormObj_CountObjects(handle), _MOST_OBJECTS)):
                self._add(pdfium.FPDFFormObj_GetObject(handle, index), inner, depth + 1)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and (rect := self._rect(handle, matrix)):
            self._path(handle, rect)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and (rect := self._rect(handle, matrix)):
            self._picture(handle, rect)

    def _path(self, handle: Any, rect: Rect) -> None:
        fill, edged, solid = _paint(handle)
        if fill is None and not edged:
            return
        if rect.height < _THIN and rect.width >= _SHORTEST_STROKE:
            self.sheet.strokes.append(rect)
        if fill and solid and self.texts and min(rect.width, rect.height) >= _SMALLEST_COVER and _is_plain(handle):
            self.sheet.covers.append(Frame(rect, fill, edged, self._painted))
        if min(rect.width, rect.height) < _THIN and max(rect.width, rect.height) > _LONG:
            self.sheet.rules.append(rect)
        elif fill and is_paint(fill) and _is_square(rect) and _is_round(handle):
            self.sheet.discs.append(PaintedDisc(rect, fill))
        elif rect.width > _LONG and rect.height > _THIN:
            self.sheet.frames.append(Frame(rect, fill, edged, self._painted))

    def _picture(self, handle: Any, rect: Rect) -> None:
        self.sheet.pictures.append(rect)
        self.sheet.frames.append(Frame(rect, (128, 128, 128), False, self._painted))
        if not _is_square(rect):
            return
        # As it is held first; with its mask, at the size of the page, where that shows no disc.
        for bitmap in (
            pdfium.FPDFImageObj_GetBitmap(handle),
            pdfium.FPDFImageObj_GetRenderedBitmap(self.document, self.page, handle),
        ):
            paint = paint_of(pdf.PdfBitmap.from_raw(bitmap).to_pil()) if bitmap else None
            if paint and is_paint(paint):
                self.sheet.discs.append(PaintedDisc(rect, paint))
                return

    def _rect(self, handle: Any, matrix: Matrix) -> Rect | None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not pdfium.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
            return None
        corners = [
            self.place(*_applied(matrix, x, y)) for x in (left.value, right.value) for y in (bottom.value, top.value)
        ]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Rect(min(xs), min(ys), max(xs), max(ys))


def _paint(handle: Any) -> tuple[Paint | None, bool, bool]:
    """The paint that a path is filled with, where it is; whether its edge is drawn; whether nothing shows through."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, mode, stroke)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    filled = mode.value != pdfium.FPDF_FILLMODE_NONE and pdfium.FPDFPageObj_GetFillColor(
        handle, red, green, blue, alpha
    )
    if not filled or alpha.value < _OPAQUE:
        return None, bool(stroke.value), False
    solid = alpha.value >= _COVERING and not pdfium.FPDFPageObj_HasTransparency(handle)
    return (red.value, green.value, blue.value), bool(stroke.value), solid


def _is_plain(handle: Any) -> bool:
    """Whether a path is a rectangle, as far as its few straight sides tell."""
    kinds = list(_segments(handle))
    return len(kinds) <= _CORNERS and pdfium.FPDF_SEGMENT_BEZIERTO not in kinds


def _is_square(rect: Rect) -> bool:
    smaller, larger = sorted((rect.width, rect.height))
    return _DISC[0] <= smaller and larger <= _DISC[1] and smaller >= _ROUND_ENOUGH * larger


def _is_round(handle: Any) -> bool:
    """Whether a path is made of curves: at least three, and hardly a straight side."""
    kinds = list(_segments(handle))
    curves = kinds.count(pdfium.FPDF_SEGMENT_BEZIERTO) / 3
    return curves >= 3 and kinds.count(pdfium.FPDF_SEGMENT_LINETO) <= curves


def _segments(handle: Any) -> Iterator[int]:
    for index in range(min(pdfium.FPDFPath_CountSegments(handle), 200)):
        yield pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(handle, index))


def _matrix(handle: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    x, y = _applied(outer, e, f)
    return (
        a * outer[0] + b * outer[2],
        a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2],
        c * outer[1] + d * outer[3],
        x,
        y,
    )


def _applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
