"""A PDF file to its pages, read by pdfium; scripts and attachments are never touched."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdf  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from PIL import Image

from loaders.formats.decoded import Undecodable
from loaders.formats.ledger import Ledger
from loaders.formats.page.sheet import Sheet
from loaders.formats.page.turning import Place
from loaders.formats.pdf.annotations import Annotations
from loaders.formats.pdf.glyphs import Glyphs
from loaders.formats.pdf.graphics import Shapes
from loaders.formats.pdf.sight import look

# More pages than any report has; a file with more is refused before they are read.
MAX_PAGES = 2_000
_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: "this PDF is locked by a password",
    pdfium.FPDF_ERR_SECURITY: "this PDF is locked in a way that cannot be opened",
}
_DAMAGED = "this PDF is damaged or truncated"
# The share of a page that a picture covers when the page is a scan.
_SCAN = 0.5
# Pixels a side at most, whatever size of page a file claims.
_WIDEST_PICTURE = 6_000


class Opened:
    """An open PDF; use as a context, in one thread at a time (pdfium has no more)."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pdf.PdfDocument(data, autoclose=True)
        except pdf.PdfiumError as error:
            raise Undecodable(_REASONS.get(getattr(error, "err_code", None), _DAMAGED)) from error
        if not 0 < len(self._document) <= MAX_PAGES:
            pages = len(self._document)
            self._document.close()
            raise Undecodable(f"this PDF has more than {MAX_PAGES} pages" if pages else _DAMAGED)
        self._form = None
        if pdfium.FPDF_GetFormType(self._document.raw) != pdfium.FORMTYPE_NONE:
            self._document.init_forms()
            self._form = self._document.formenv.raw if self._document.formenv else None

    def __enter__(self) -> Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def sheets(self) -> Iterator[Sheet]:
        """The pages in order."""
        for number in range(1, len(self._document) + 1):
            try:
                page = self._document[number - 1]
            except pdf.PdfiumError as error:
                raise Undecodable(f"{_DAMAGED} (page {number})") from error
            yield self._sheet(number, page)
            page.close()

    def picture(self, number: int, dots_per_inch: int) -> tuple[Image.Image, float]:
        """One page as a picture, and how many of its pixels go in a point."""
        page = self._document[number - 1]
        scale = min(dots_per_inch / 72, _WIDEST_PICTURE / max(*page.get_size(), 1.0))
        picture: Image.Image = page.render(scale=scale, may_draw_forms=False, draw_annots=False).to_pil()
        page.close()
        return picture, scale

    def _sheet(self, number: int, page: Any) -> Sheet:
        place = _placing(page)
        width, height = page.get_size()
        sheet = Sheet(number, width, height)
        shapes = Shapes(sheet, place, self._document.raw, page.raw)
        shapes.gather()
        over = Annotations(sheet, place, page.raw, self._form)
        over.gather()
        text_page = page.get_textpage()
        turned = pdfium.FPDFPage_GetRotation(page.raw)
        glyphs = Glyphs(text_page.raw, place, width, height, shapes.texts, turned)
        text_page.close()
        unseen = look(sheet, glyphs, over.struck)
        sheet.words += over.words()
        if not sheet.words and unseen and is_scan(sheet):
            sheet.words, sheet.hidden, sheet.recognised, sheet.ledger = unseen, 0, True, Ledger()
        return sheet


def is_scan(sheet: Sheet) -> bool:
    """Whether pictures cover most of a page."""
    covered = sum(picture.width * picture.height for picture in sheet.pictures)
    return covered > _SCAN * sheet.width * sheet.height


def _placing(page: Any) -> Place:
    """The way from a page's own coordinates to points from the top left corner of the page as it is shown."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(box))
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    turned = pdfium.FPDFPage_GetRotation(page.raw)
    return (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )[turned]
