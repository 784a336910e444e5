"""A PDF to text: pages to words, pages without words through recognition, words to blocks."""

from __future__ import annotations

from threading import Lock

from loaders.formats.blocks import compose
from loaders.formats.decoded import Decoded, Undecodable
from loaders.formats.detection import Format
from loaders.formats.legends import with_legends
from loaders.formats.page.furniture import without_furniture
from loaders.formats.page.layout import blocks
from loaders.formats.page.sheet import Sheet
from loaders.formats.pdf.opening import Opened

# pdfium keeps its state for the whole process.
_ONE_AT_A_TIME = Lock()


def decode(data: bytes) -> Decoded:
    """The text of a PDF. Raises Undecodable for one that is damaged, locked, or shows no words."""
    with _ONE_AT_A_TIME, Opened(data) as opened:
        sheets = list(opened.sheets())
    if not any(sheet.words for sheet in sheets):
        raise Undecodable("this PDF shows no words")
    furniture = without_furniture(sheets)
    return compose(
        with_legends(blocks(sheets)),
        Format.PDF,
        furniture=furniture,
        pages=len(sheets),
        warnings=tuple(_warnings(sheets)),
    )


def _warnings(sheets: list[Sheet]) -> list[str]:
    hidden = [(sheet.number, sheet.hidden) for sheet in sheets if sheet.hidden]
    return [f"page {number}: {count} characters that the page does not show were left out" for number, count in hidden]
